package org.coveragerules.internal.codes;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * The PTP edits of one setting that are ever in force, eight bytes each and a third of that again for gaps: those of
 * one column-one code beside each other in a stretch of {@link SpacedCodes}. However many there are, a question reads
 * one or two lines of memory that are in no cache, where a binary search over millions of edits reads many.
 */
final class PairTable {

    /** The modifier indicator of an edit that never was. */
    static final int VOID = 9;

    private static final int RATIONALE_BITS = 7;
    private static final int INDICATOR_AT = RATIONALE_BITS;
    private static final int LAST_DAY_AT = INDICATOR_AT + 1;
    private static final int FIRST_DAY_AT = LAST_DAY_AT + Character.SIZE;
    private static final int COLUMN_TWO_AT = FIRST_DAY_AT + Character.SIZE;
    private static final int COLUMN_ONE_AT = Integer.SIZE;

    /** Mixed column one and where its edits start, from the highest bit down. */
    private final long[] columnOnes;
    private final int columnOnesWidth;
    /** How wide the edits of the column one in that place are. */
    private final int[] widths;
    /** Mixed column two, first day, last day, modifier indicator and rationale, from the highest bit down. */
    private final long[] edits;
    private final String[] rationales;

    PairTable(PairRows rows, String[] rationales) {
        SpacedCodes spaced = new SpacedCodes(rows.size() + rows.size() / 2);
        long[] ones = columnOnes(rows);
        int[] counts = new int[ones.length];
        int count = 0;
        for (long one : ones) {
            long[] ofOne = edits(rows, (int) one);
            if (ofOne.length > 0) {
                counts[count] = ofOne.length;
                int start = spaced.append(ofOne, ofOne.length, COLUMN_TWO_AT);
                ones[count++] = one >>> COLUMN_ONE_AT << COLUMN_ONE_AT | start;
            }
        }
        edits = spaced.places();
        columnOnes = spaced(ones, count);
        columnOnesWidth = SpacedCodes.width(count);
        widths = widths(columnOnes, counts);
        this.rationales = rationales.clone();
    }

    /** Each mixed column-one code with the first of its rows, in order. */
    private static long[] columnOnes(PairRows rows) {
        long[] found = new long[16];
        int count = 0;
        for (int row = 0; row < rows.size(); row++) {
            if (row == 0 || rows.columnOne(row) != rows.columnOne(row - 1)) {
                found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                found[count++] = (long) SpacedCodes.mixed(rows.columnOne(row)) << COLUMN_ONE_AT | row;
            }
        }
        Arrays.sort(found, 0, count);
        return Arrays.copyOf(found, count);
    }

    /** The edits of the column one of a row that are ever in force, in the order of mixed column two and first day. */
    private static long[] edits(PairRows rows, int first) {
        long[] found = new long[16];
        int count = 0;
        for (int row = first; row < rows.size() && rows.columnOne(row) == rows.columnOne(first); row++) {
            if (rows.indicator(row) != VOID && rows.firstDay(row) <= rows.lastDay(row)) {
                found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                found[count++] = (long) SpacedCodes.mixed(rows.columnTwo(row)) << COLUMN_TWO_AT
                        | (long) rows.firstDay(row) << FIRST_DAY_AT
                        | rows.lastDay(row) << LAST_DAY_AT
                        | rows.indicator(row) << INDICATOR_AT
                        | rows.rationale(row);
            }
        }
        Arrays.sort(found, 0, count);
        return Arrays.copyOf(found, count);
    }

    private static long[] spaced(long[] ones, int count) {
        SpacedCodes spaced = new SpacedCodes(2 * count);
        spaced.append(ones, count, COLUMN_ONE_AT);
        return spaced.places();
    }

    private static int[] widths(long[] columnOnes, int[] counts) {
        int[] widths = new int[columnOnes.length];
        int next = 0;
        for (int place = 0; place < columnOnes.length; place++) {
            if (!SpacedCodes.isGap(columnOnes[place])) {
                widths[place] = SpacedCodes.width(counts[next++]);
            }
        }
        return widths;
    }

    /** The edit of the pair that is in force on the date; of several the one that began last. */
    Optional<PairEdit> inForce(String columnOne, String columnTwo, LocalDate date, Setting setting, boolean borrowed) {
        int found = find(CodeNumber.of(columnOne), CodeNumber.of(columnTwo), EditDay.asked(date));
        if (found < 0) {
            return Optional.empty();
        }
        long edit = edits[found];
        int rationale = (int) edit & Rationales.LIMIT - 1;
        return Optional.of(new PairEdit(columnOne, columnTwo, (int) (edit >>> INDICATOR_AT) & 1,
                EditDay.date(firstDay(edit)), EditDay.date(lastDay(edit)), rationales[rationale],
                setting, borrowed));
    }

    private static int firstDay(long edit) {
        return (int) (edit >>> FIRST_DAY_AT) & EditDay.OPEN;
    }

    private static int lastDay(long edit) {
        return (int) (edit >>> LAST_DAY_AT) & EditDay.OPEN;
    }

    private int find(int columnOne, int columnTwo, int day) {
        if (columnOne < 0 || columnTwo < 0) {
            return -1;
        }
        int mixedOne = SpacedCodes.mixed(columnOne);
        int one = SpacedCodes.guess(mixedOne, columnOnesWidth);
        while (columnOnes[one] >>> COLUMN_ONE_AT < mixedOne) {
            one++;
        }
        if (columnOnes[one] >>> COLUMN_ONE_AT != mixedOne) {
            return -1;
        }
        int mixedTwo = SpacedCodes.mixed(columnTwo);
        int edit = (int) columnOnes[one] + SpacedCodes.guess(mixedTwo, widths[one]);
        while (edits[edit] >>> COLUMN_TWO_AT < mixedTwo) {
            edit++;
        }
        int last = -1;
        for (; edits[edit] >>> COLUMN_TWO_AT == mixedTwo; edit++) {
            if (firstDay(edits[edit]) <= day && day <= lastDay(edits[edit])) {
                last = edit;
            }
        }
        return last;
    }
}
