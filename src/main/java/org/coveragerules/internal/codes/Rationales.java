package org.coveragerules.internal.codes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The rationales that a table's edits have, each once, so that a row needs only its number. Filled by several readers
 * at once; a reader finds the rationale of its last row again at the cost of one comparison.
 */
final class Rationales {

    /** Numbers are below this. */
    static final int LIMIT = 1 << 7;
    /** What is returned for one that is not here, or for one more than fits. */
    static final int NONE = -1;

    private volatile byte[][] texts = {};

    /** The number of the rationale in these bytes, first compared with the likely one; or {@link #NONE}. */
    int find(byte[] bytes, int from, int to, int likely) {
        byte[][] known = texts;
        if (likely < known.length && same(known[likely], bytes, from, to)) {
            return likely;
        }
        for (int number = 0; number < known.length; number++) {
            if (same(known[number], bytes, from, to)) {
                return number;
            }
        }
        return NONE;
    }

    private static boolean same(byte[] known, byte[] bytes, int from, int to) {
        return Arrays.equals(known, 0, known.length, bytes, from, to);
    }

    /** The number of a rationale, whether or not it is here already; {@link #NONE} where no more fit. */
    synchronized int add(String rationale) {
        byte[] text = rationale.getBytes(StandardCharsets.ISO_8859_1);
        int known = find(text, 0, text.length, 0);
        if (known != NONE || texts.length == LIMIT) {
            return known;
        }
        byte[][] more = Arrays.copyOf(texts, texts.length + 1);
        more[texts.length] = text;
        texts = more;
        return more.length - 1;
    }

    /** The rationales by number. */
    String[] texts() {
        return Arrays.stream(texts).map(text -> new String(text, StandardCharsets.ISO_8859_1)).toArray(String[]::new);
    }
}
