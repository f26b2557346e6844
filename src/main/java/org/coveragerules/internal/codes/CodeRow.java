package org.coveragerules.internal.codes;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What one row of a payer's table says of a code.
 *
 * @param table     the name of its file
 * @param says      the category, the documents, the other codes or the citation that the row names; else empty
 * @param effective first day on which it holds; null: from ever
 * @param deletion  last day on which it holds; null: still
 */
public record CodeRow(String table, String says, LocalDate effective, LocalDate deletion) {

    public CodeRow {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(says, "says");
    }

    /** Whether there is a day within both it and a range of days, whose ends may be open. */
    public boolean overlaps(LocalDate first, LocalDate last) {
        return new Period(effective, deletion).overlaps(new Period(first, last));
    }
}
