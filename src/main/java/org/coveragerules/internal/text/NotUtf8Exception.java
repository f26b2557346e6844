package org.coveragerules.internal.text;

import java.util.HexFormat;

/** Bytes that are no text in UTF-8. The message says which, in what column, and what to do. */
public final class NotUtf8Exception extends Exception {

    private static final long serialVersionUID = 1;

    private final int line;

    NotUtf8Exception(int line, int column, byte found) {
        super("column " + column + ": the byte 0x" + HexFormat.of().withUpperCase().toHexDigits(found)
                + " is not UTF-8; save the file in that encoding");
        this.line = line;
    }

    /** The line in which they stand, from 1. */
    public int line() {
        return line;
    }
}
