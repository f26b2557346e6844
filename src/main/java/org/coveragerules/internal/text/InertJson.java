package org.coveragerules.internal.text;

/**
 * JSON that cannot end the element it stands in: {@code <}, {@code >}, {@code &} and two line ends of JavaScript, which
 * JSON has only within its strings, are written as escapes.
 */
public final class InertJson {

    private static final String UNSAFE = "<>&\u2028\u2029";

    private InertJson() {
    }

    /** Whether a character is written as an escape. */
    public static boolean isUnsafe(int character) {
        return UNSAFE.indexOf(character) >= 0;
    }

    /** The escape of a character. */
    public static String escape(int character) {
        return String.format("\\u%04x", character);
    }

    /** The same JSON with all of it escaped. */
    public static String of(String json) {
        var inert = new StringBuilder(json.length() + 16);
        for (int at = 0; at < json.length(); at++) {
            char character = json.charAt(at);
            if (isUnsafe(character)) {
                inert.append(escape(character));
            } else {
                inert.append(character);
            }
        }
        return inert.toString();
    }
}
