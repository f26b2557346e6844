package org.coveragerules.internal.codes;

import java.util.Arrays;
import java.util.List;

/** The MUEs of one setting and quarter, in the order of their codes. */
final class UnitTable {

    /** One row of the file, with the line it stands in. */
    record Row(int line, int code, int value, int indicator) {
    }

    private static final int INDICATOR_BITS = 2;
    static final int HIGHEST_VALUE = 99_999_999;

    private final int[] codes;
    private final int[] limits;

    /** @param rows each code once */
    UnitTable(List<Row> rows) {
        Row[] ordered = rows.toArray(Row[]::new);
        Arrays.sort(ordered, (row, other) -> Integer.compare(row.code(), other.code()));
        codes = Arrays.stream(ordered).mapToInt(Row::code).toArray();
        limits = Arrays.stream(ordered).mapToInt(row -> row.value() << INDICATOR_BITS | row.indicator()).toArray();
    }

    /** Where the code stands, or a negative number. */
    int find(String code) {
        return Arrays.binarySearch(codes, CodeNumber.of(code));
    }

    int value(int found) {
        return limits[found] >> INDICATOR_BITS;
    }

    int indicator(int found) {
        return limits[found] & (1 << INDICATOR_BITS) - 1;
    }

    int size() {
        return codes.length;
    }
}
