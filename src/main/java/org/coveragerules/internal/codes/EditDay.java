package org.coveragerules.internal.codes;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * A day as an unsigned 16-bit number, counted from 1950-01-01, so that both days of an edit fit in one {@code int}. The
 * highest number is an open end.
 */
final class EditDay {

    /** The last day of what is still in force. */
    static final int OPEN = 0xFFFF;
    /** What is returned for a text that names no day. */
    static final int NONE = -1;

    private static final long FIRST = LocalDate.of(1950, 1, 1).toEpochDay();
    private static final int LAST_YEAR = 2128;

    private EditDay() {
    }

    /** The day to compare with first and last ones. No edit begins before 1950; only an open one ends after 2128. */
    static int asked(LocalDate date) {
        return (int) Math.max(NONE, Math.min(OPEN - 1, date.toEpochDay() - FIRST));
    }

    /** The day of a date; {@link #OPEN} after 2128 and {@link #NONE} before 1950 or where there is no such date. */
    static int of(int year, int month, int day) {
        try {
            LocalDate date = LocalDate.of(year, month, day);
            return year > LAST_YEAR ? OPEN : (int) Math.max(NONE, date.toEpochDay() - FIRST);
        } catch (DateTimeException noSuchDay) {
            return NONE;
        }
    }

    /** The day of a year and its ordinal day, as {@link #of}. */
    static int ofOrdinal(int year, int dayOfYear) {
        try {
            LocalDate date = LocalDate.ofYearDay(year, dayOfYear);
            return of(year, date.getMonthValue(), date.getDayOfMonth());
        } catch (DateTimeException noSuchDay) {
            return NONE;
        }
    }

    /** The date of a day; null for an open end. */
    static LocalDate date(int day) {
        return day == OPEN ? null : LocalDate.ofEpochDay(FIRST + day);
    }
}
