package org.coveragerules.internal.announce;

import java.util.function.IntPredicate;

/** Text of rules as far as a format can carry it. */
final class Carried {

    private static final int REPLACEMENT = 0xFFFD;

    private Carried() {
    }

    /**
     * The text with line feeds for line ends, and what can't be carried replaced, as half a pair always is.
     *
     * @param isCarried tells of a character but halves of pairs
     */
    static String text(String text, IntPredicate isCarried) {
        var carried = new StringBuilder(text.length());
        text.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(character -> carried.appendCodePoint(
                Character.getType(character) != Character.SURROGATE && isCarried.test(character) ? character
                        : REPLACEMENT));
        return carried.toString();
    }
}
