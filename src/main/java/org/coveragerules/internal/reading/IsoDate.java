package org.coveragerules.internal.reading;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Days as JSON has them. Read without a formatter, since a request has many. */
final class IsoDate {

    /** How a date is written: digits, and bars where there are bars. */
    private static final String FORM = "0000-00-00";

    private IsoDate() {
    }

    /** The day that a text tells; null where it tells none of the calendar. */
    static LocalDate of(String text) {
        if (text == null || text.length() != FORM.length()) {
            return null;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char c = text.charAt(i);
            if (FORM.charAt(i) == '-' ? c != '-' : c < '0' || c > '9') {
                return null;
            }
        }
        try {
            return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        } catch (DateTimeException notOfTheCalendar) {
            return null;
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
