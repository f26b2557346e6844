package org.coveragerules.exchange.x12;

/** Dates as X12 writes them: {@code 20251112}, with a time behind it, or two with a hyphen between them. */
final class Dates {

    private static final int LENGTH = 8;

    private Dates() {
    }

    /** The first day, as JSON has it; the text itself where it is no date, for the reader to refuse; null: none. */
    static String first(String format, String text) {
        return text.isEmpty() ? null : day(isRange(format) ? text.split("-", 2)[0] : text);
    }

    /** The last day; of one day that day. */
    static String last(String format, String text) {
        return text.isEmpty() ? null : day(isRange(format) ? text.substring(text.indexOf('-') + 1) : text);
    }

    private static boolean isRange(String format) {
        return format.equals("RD8");
    }

    /** As JSON has it, without looking whether there is such a day. */
    static String day(String text) {
        return text.matches("\\d{8}(?:\\d{4,6})?")
                ? text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6, LENGTH) : text;
    }
}
