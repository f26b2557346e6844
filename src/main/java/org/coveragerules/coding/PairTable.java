package org.coveragerules.coding;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * The PTP edits of one setting that are ever in force. Eight bytes an edit, in the order of column one, column two and
 * first day: a pair is found by two binary searches, over the column-one codes and over the edits of one of them.
 */
final class PairTable {

    /** The modifier indicator of an edit that never was. */
    static final int VOID = 9;

    private static final int RATIONALE_BITS = 7;
    private static final int SAYS_BITS = RATIONALE_BITS + 1;

    private final int[] columnOnes;
    private final int[] starts;
    /** Column two, modifier indicator and rationale, from the highest bit down. */
    private final int[] edits;
    /** First and last day. */
    private final int[] days;
    private final String[] rationales;
    private final String[] statements;

    PairTable(PairRows rows, String[] rationales) {
        int inForce = 0;
        int columnOneCount = 0;
        int columnOne = CodeNumber.NONE;
        for (int row = 0; row < rows.size(); row++) {
            if (everInForce(rows, row)) {
                inForce++;
                columnOneCount += rows.columnOne(row) == columnOne ? 0 : 1;
                columnOne = rows.columnOne(row);
            }
        }
        columnOnes = new int[columnOneCount];
        starts = new int[columnOneCount + 1];
        edits = new int[inForce];
        days = new int[inForce];
        fill(rows);
        this.rationales = rationales.clone();
        statements = Arrays.stream(rationales).map(Rationale::statement).toArray(String[]::new);
    }

    private static boolean everInForce(PairRows rows, int row) {
        return rows.indicator(row) != VOID && rows.firstDay(row) <= rows.lastDay(row);
    }

    private void fill(PairRows rows) {
        int edit = 0;
        int filled = 0;
        for (int row = 0; row < rows.size(); row++) {
            if (everInForce(rows, row)) {
                if (filled == 0 || columnOnes[filled - 1] != rows.columnOne(row)) {
                    columnOnes[filled] = rows.columnOne(row);
                    starts[filled++] = edit;
                }
                edits[edit] = rows.columnTwo(row) << SAYS_BITS
                        | rows.indicator(row) << RATIONALE_BITS | rows.rationale(row);
                days[edit++] = rows.firstDay(row) << Character.SIZE | rows.lastDay(row);
            }
        }
        starts[filled] = edit;
    }

    int size() {
        return edits.length;
    }

    /** The edit of the pair that is in force on the date; of several the one that began last. */
    Optional<PairEdit> inForce(String columnOne, String columnTwo, LocalDate date, Setting setting, boolean borrowed) {
        int edit = find(CodeNumber.of(columnOne), CodeNumber.of(columnTwo), EditDay.asked(date));
        if (edit < 0) {
            return Optional.empty();
        }
        int rationale = edits[edit] & Rationales.LIMIT - 1;
        return Optional.of(new PairEdit(columnOne, columnTwo, edits[edit] >> RATIONALE_BITS & 1,
                EditDay.date(days[edit] >>> Character.SIZE), EditDay.date(days[edit] & EditDay.OPEN),
                rationales[rationale], statements[rationale], setting, borrowed));
    }

    private int find(int columnOne, int columnTwo, int day) {
        int found = columnOne < 0 || columnTwo < 0 ? -1 : Arrays.binarySearch(columnOnes, columnOne);
        if (found < 0) {
            return -1;
        }
        int low = starts[found];
        int end = starts[found + 1];
        int high = end;
        while (low < high) {
            int middle = low + high >>> 1;
            if (edits[middle] >>> SAYS_BITS < columnTwo) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int last = -1;
        for (int edit = low; edit < end && edits[edit] >>> SAYS_BITS == columnTwo; edit++) {
            if (days[edit] >>> Character.SIZE <= day && day <= (days[edit] & EditDay.OPEN)) {
                last = edit;
            }
        }
        return last;
    }
}
