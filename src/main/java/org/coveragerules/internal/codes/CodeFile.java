package org.coveragerules.internal.codes;

import java.time.LocalDate;
import java.util.Objects;
import org.coveragerules.internal.vocabulary.DeclaredTable;

/**
 * One file that was loaded, as {@code codes check} tells it.
 *
 * @param name    within the directory, with the folders it lies in
 * @param kind    what it is
 * @param setting of a PTP or MUE file; else null
 * @param release what its name tells of the release, such as {@code v313r0}; null where it tells none
 * @param part    of a release in parts, counted from 1; 0 where the name tells none
 * @param rows    rows in the file, those that never were in force included
 * @param first   first day of any of its rows; of an MUE file the first day of its quarter; null for a payer's table
 * @param last    last day that any of its rows names; null for an MUE file and a payer's table
 * @param shipped whether it is the library's own, for want of one in the directory
 * @param sha256  of its bytes, 64 hexadecimal digits
 */
public record CodeFile(String name, CodeFileKind kind, Setting setting, String release, int part, int rows,
        LocalDate first, LocalDate last, boolean shipped, String sha256) {

    public CodeFile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(sha256, "sha256");
    }

    /** Whether it is the file of a table, in whatever folder. */
    boolean isOf(DeclaredTable table) {
        return kind == CodeFileKind.TABLE && name.substring(name.lastIndexOf('/') + 1).equals(table.name());
    }
}
