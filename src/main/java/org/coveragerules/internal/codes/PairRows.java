package org.coveragerules.internal.codes;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/**
 * Rows of PTP edits while they are read and merged: of each its key, which is pair and first day, and what it says.
 * Ordered by key from {@link #sorted} on, and then each key is there once.
 *
 * <p>A key is column one, column two and first day from the highest bit down. What a row says is its last day, its
 * modifier indicator and the number of its rationale.
 */
final class PairRows {

    private static final int DAY_BITS = 16;
    private static final int SAYS_LAST_DAY = 16;
    private static final int SAYS_INDICATOR = 8;

    private long[] keys;
    private int[] says;
    private int size;

    PairRows(int expected) {
        keys = new long[Math.max(16, expected)];
        says = new int[Math.max(16, expected)];
    }

    void add(int columnOne, int columnTwo, int firstDay, int lastDay, int indicator, int rationale) {
        long key = ((long) columnOne << CodeNumber.BITS | columnTwo) << DAY_BITS | firstDay;
        add(key, lastDay << SAYS_LAST_DAY | indicator << SAYS_INDICATOR | rationale);
    }

    private void add(long key, int said) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size + (size >> 1));
            says = Arrays.copyOf(says, size + (size >> 1));
        }
        keys[size] = key;
        says[size++] = said;
    }

    int size() {
        return size;
    }

    int columnOne(int row) {
        return (int) (keys[row] >>> DAY_BITS + CodeNumber.BITS);
    }

    int columnTwo(int row) {
        return (int) (keys[row] >>> DAY_BITS) & (1 << CodeNumber.BITS) - 1;
    }

    int firstDay(int row) {
        return (int) keys[row] & EditDay.OPEN;
    }

    int lastDay(int row) {
        return lastDayOf(says[row]);
    }

    int indicator(int row) {
        return indicatorOf(says[row]);
    }

    int rationale(int row) {
        return says[row] & 0xFF;
    }

    private static int lastDayOf(int said) {
        return said >>> SAYS_LAST_DAY;
    }

    private static int indicatorOf(int said) {
        return said >>> SAYS_INDICATOR & 0xFF;
    }

    /**
     * Of two rows of one release with the same key, the one that holds. CMS leaves a void row (indicator 9, deleted on
     * its first day) beside the one that replaced it, so a row with another indicator comes first.
     */
    static int ofOneRelease(int first, int second) {
        boolean firstVoid = indicatorOf(first) == PairTable.VOID;
        boolean secondVoid = indicatorOf(second) == PairTable.VOID;
        return firstVoid == secondVoid ? deleted(first, second) : firstVoid ? second : first;
    }

    /** Of two rows of releases without names, the one that holds: that which has a deletion date, the earlier one. */
    static int deleted(int first, int second) {
        return lastDayOf(second) < lastDayOf(first) ? second : first;
    }

    /** Of a row of a newer and of an older release, the one that holds. */
    static int newer(int newer, int older) {
        return newer;
    }

    /** These rows in order, each key once: of one release. */
    PairRows sorted() {
        PairRows ordered = this;
        for (int[] runs = runs(); runs.length > 2; runs = ordered.runs()) {
            PairRows merged = new PairRows(size);
            for (int run = 0; run + 1 < runs.length; run += 2) {
                int middle = runs[run + 1];
                int end = run + 2 < runs.length ? runs[run + 2] : middle;
                merged.addMerged(ordered, runs[run], middle, ordered, middle, end, null);
            }
            ordered = merged;
        }
        PairRows once = new PairRows(size);
        once.addMerged(ordered, 0, size, ordered, size, size, PairRows::ofOneRelease);
        return once;
    }

    /** Where each ascending run starts, and the end of the last. */
    private int[] runs() {
        int[] starts = new int[16];
        int runs = 1;
        for (int row = 1; row < size; row++) {
            if (keys[row] < keys[row - 1]) {
                starts = runs + 1 >= starts.length ? Arrays.copyOf(starts, 2 * starts.length) : starts;
                starts[runs++] = row;
            }
        }
        starts[runs] = size;
        return Arrays.copyOf(starts, runs + 1);
    }

    /** The rows of both, each key once; where both have one, the given choice between these rows' and the other's. */
    PairRows mergedWith(PairRows others, IntBinaryOperator choice) {
        if (size == 0 || others.size == 0) {
            return size == 0 ? others : this;
        }
        PairRows merged = new PairRows(size + others.size);
        merged.addMerged(this, 0, size, others, 0, others.size, choice);
        return merged;
    }

    private void addMerged(PairRows left, int leftFrom, int leftTo, PairRows right, int rightFrom, int rightTo,
            IntBinaryOperator choice) {
        int leftAt = leftFrom;
        int rightAt = rightFrom;
        while (leftAt < leftTo || rightAt < rightTo) {
            boolean fromLeft = rightAt == rightTo
                    || leftAt < leftTo && left.keys[leftAt] <= right.keys[rightAt];
            long key = fromLeft ? left.keys[leftAt] : right.keys[rightAt];
            int said = fromLeft ? left.says[leftAt++] : right.says[rightAt++];
            if (choice != null && size > 0 && keys[size - 1] == key) {
                says[size - 1] = choice.applyAsInt(says[size - 1], said);
            } else {
                add(key, said);
            }
        }
    }
}
