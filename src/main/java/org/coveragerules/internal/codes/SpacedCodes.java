package org.coveragerules.internal.codes;

import java.util.Arrays;

/**
 * Values whose upper bits are a mixed code, in ascending order with gaps between them, each at the place that is
 * guessed from its code or a few places behind. A value is found by going on from the guess; the gaps, which compare as
 * higher than every code, end the search. Several such stretches lie behind each other, each known by start and width.
 */
final class SpacedCodes {

    private static final int CODES = 1 << CodeNumber.BITS;
    private static final long GAP = -1;

    private long[] places;
    private int size;

    SpacedCodes(int expected) {
        places = new long[Math.max(16, expected)];
    }

    /** The code's number spread over all numbers of its length, each of which stands for one code. */
    static int mixed(int code) {
        int product = code * 0x2C1B3C6D & CODES - 1;
        return (product ^ product >>> CodeNumber.BITS / 2) * 0x297A2D39 & CODES - 1;
    }

    /** The width of a stretch of so many values: three of four places are taken. */
    static int width(int values) {
        return values + values / 3 + 1;
    }

    /** Where, from the start of a stretch, its values of a mixed code are, or behind that place. */
    static int guess(int mixed, int width) {
        return (int) ((long) width * mixed >>> CodeNumber.BITS);
    }

    static boolean isGap(long value) {
        return value == GAP;
    }

    /**
     * Appends a stretch of {@link #width} for the values and gives its start.
     *
     * @param sorted the values are the first {@code count} of these
     * @param codeAt the bit that a value's mixed code begins at
     */
    int append(long[] sorted, int count, int codeAt) {
        int start = size;
        int width = width(count);
        for (int value = 0; value < count; value++) {
            fillGaps(start + guess((int) (sorted[value] >>> codeAt), width));
            put(sorted[value]);
        }
        fillGaps(start + width);
        put(GAP);
        return start;
    }

    private void fillGaps(int end) {
        while (size < end) {
            put(GAP);
        }
    }

    private void put(long value) {
        if (size == places.length) {
            places = Arrays.copyOf(places, size + (size >> 1));
        }
        places[size++] = value;
    }

    /** The stretches as they are read. */
    long[] places() {
        return Arrays.copyOf(places, size);
    }
}
