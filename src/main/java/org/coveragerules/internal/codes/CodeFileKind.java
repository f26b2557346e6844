package org.coveragerules.internal.codes;

/** The kinds of file in a directory of code tables: the three that CMS publishes each quarter, and the payer's own. */
public enum CodeFileKind {
    /** Procedure-to-procedure edits of one setting. */
    PTP,
    /** Medically unlikely edits of one setting and quarter. */
    MUE,
    /** Add-on codes and their primaries. */
    AOC,
    /** A table of the payer's, known by its file's name. */
    TABLE
}
