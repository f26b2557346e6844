package org.coveragerules;

import org.coveragerules.internal.text.Visible;

/**
 * A code-edit file or table that cannot be read as what it is. Nothing of a directory with such a file is loaded. The
 * message names the file, the line and the column where they are known, what was found and what was expected there, and
 * what to do.
 */
public final class CodeTableException extends RuntimeException {

    private static final int LONGEST_QUOTE = 60;

    private final String file;
    private final int line;

    private CodeTableException(String file, int line, String message, Throwable cause) {
        super(Visible.of(message), cause);
        this.file = file;
        this.line = line;
    }

    /** The name of the file within the directory. */
    public String file() {
        return file;
    }

    /** The line in the file, counted from 1, or 0 where the file as a whole is at fault. */
    public int line() {
        return line;
    }

    /** A fault of the file as a whole. */
    public static CodeTableException of(String file, String fault) {
        return new CodeTableException(file, 0, "cannot read `" + file + "`: " + fault, null);
    }

    public static CodeTableException of(String file, String fault, Throwable cause) {
        return new CodeTableException(file, 0, "cannot read `" + file + "`: " + fault, cause);
    }

    /** A fault of one line. */
    public static CodeTableException of(String file, int line, String fault) {
        return new CodeTableException(file, line, "cannot read `" + file + "` line " + line + ": " + fault, null);
    }

    /**
     * A fault in one place of a line.
     *
     * @param column what the file or its format calls the place
     */
    public static CodeTableException of(String file, int line, String column, String found, String expected) {
        return new CodeTableException(file, line, "cannot read `" + file + "` line " + line + " column " + column
                + ": found " + quoted(found) + ", expected " + expected, null);
    }

    /** The value in backticks, cut to a length that a person reads. */
    public static String quoted(String value) {
        if (value.isEmpty()) {
            return "nothing";
        }
        StringBuilder shown = new StringBuilder("`");
        value.codePoints().limit(LONGEST_QUOTE).forEach(shown::appendCodePoint);
        return shown.append(value.codePointCount(0, value.length()) > LONGEST_QUOTE ? "…`" : "`").toString();
    }
}
