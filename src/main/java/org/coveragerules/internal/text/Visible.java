package org.coveragerules.internal.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of others (a request's, a rule's, a file's name) as it is shown to a person: what a terminal would obey and not
 * show is written as an escape. So are line ends: nothing that others say begins a line of its own.
 */
public final class Visible {

    private static final int FIRST_PRINTED = ' ';
    private static final int LAST_PLAIN = '~';
    private static final int LONGEST_QUOTED = 40;
    /** More than 160 characters are cut to 80, so that no more is cut than what nobody reads. */
    private static final Pattern LONG_QUOTE = Pattern.compile("(`[^`]{80})[^`]{81,}+`");

    private Visible() {
    }

    /**
     * The text on one line, with line ends and tabs as in {@code \n}, and as in {@code \}{@code u001b} every other
     * control or format character (of direction, or of no width), line or paragraph separator, character of private
     * use, and half of a pair.
     */
    public static String of(String text) {
        return isPlain(text) ? text : escaped(text);
    }

    /** The text on one line in backticks, cut where it is long. */
    public static String quoted(String text) {
        return "`" + of(cut(text)) + "`";
    }

    /** No more of a text than tells which it is. */
    public static String cut(String text) {
        return text.length() <= LONGEST_QUOTED ? text : text.substring(0, LONGEST_QUOTED) + "...";
    }

    /** The text with whatever is long between two backticks cut: what an author wrote may be a file's whole content. */
    public static String withShortQuotes(String text) {
        return LONG_QUOTE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(found.group(1) + "…`"));
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < FIRST_PRINTED || text.charAt(i) > LAST_PLAIN) {
                return false;
            }
        }
        return true;
    }

    private static String escaped(String text) {
        var shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            switch (Character.getType(character)) {
                case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                        Character.PRIVATE_USE, Character.SURROGATE -> escape(character, shown);
                default -> shown.appendCodePoint(character);
            }
        });
        return shown.toString();
    }

    private static void escape(int character, StringBuilder shown) {
        switch (character) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                for (char unit : Character.toChars(character)) {
                    shown.append(String.format("\\u%04x", (int) unit));
                }
            }
        }
    }
}
