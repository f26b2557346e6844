package org.coveragerules.internal.codes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of code-edit file: the three that CMS publishes each quarter, and the payer's own tables. */
public enum CodeFileKind {

    /** Procedure-to-procedure edits of one setting. */
    PTP,
    /** Medically unlikely edits of one setting and quarter. */
    MUE,
    /** Add-on codes and their primaries. */
    AOC,
    /** Code range to category and discipline. */
    CATEGORIES("categories.csv", "first", "last", "category", "discipline"),
    /** Which codes a guideline reviews, and the evaluation documents they need. */
    CMM("cmm.csv", "first", "last", "effective", "deletion", "documents"),
    /** Codes that together are one code. */
    COMBINATIONS("combinations.csv", "codes", "code", "effective", "deletion"),
    /** Codes that a code needs beside it. */
    REQUIRES("requires.csv", "code", "requires", "effective", "deletion"),
    /** Obsolete codes. */
    REPLACED("replaced.csv", "code", "deleted", "replacement"),
    /** Unlisted codes. */
    UNLISTED("unlisted.csv", "code"),
    /** Experimental, investigational or unproven codes. */
    EIU("eiu.csv", "code", "effective", "deletion", "citation");

    private final String fileName;
    private final List<String> columns;

    CodeFileKind() {
        this("");
    }

    CodeFileKind(String fileName, String... columns) {
        this.fileName = fileName;
        this.columns = List.of(columns);
    }

    /** Whether the table is the payer's own, known by its file's name; a CMS file is known by what it holds. */
    public boolean payerTable() {
        return !columns.isEmpty();
    }

    /** The name that a payer's table has in a directory; empty for a CMS file, whose name is its own. */
    public String fileName() {
        return fileName;
    }

    /** The columns of a payer's table; empty for a CMS file. */
    List<String> columns() {
        return columns;
    }

    static Optional<CodeFileKind> ofPayerTable(String fileName) {
        return Arrays.stream(values())
                .filter(kind -> kind.payerTable() && kind.fileName.equals(fileName)).findFirst();
    }
}
