package org.coveragerules.internal.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A window that slides over a text: it holds what its reader was given since the window's start, so that a parser can
 * begin there again, and no more than one request may fill.
 */
final class TextWindow {

    /** The longest request, in characters; a real one has some thousands. */
    static final int LONGEST_REQUEST = 1 << 23;

    /** Of a line that is passed over, no more is told; what is broken need not end. */
    static final int LONGEST_LINE_TOLD = 1 << 16;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader source;
    private final char[] chunk = new char[8192];
    /** What was read and may be needed: the window begins at {@code start}, its reader has come to {@code given}. */
    private final StringBuilder held = new StringBuilder();
    private int start;
    private int given;
    private boolean begun;
    private long line = 1;
    private int column = 1;

    TextWindow(Reader source) {
        this.source = source;
    }

    /** The window over bytes in UTF-8. What is not UTF-8 becomes NUL, which JSON allows nowhere. */
    TextWindow(InputStream source) {
        this(source, 1);
    }

    /** The window over bytes that begin with a later line of a text. */
    TextWindow(InputStream source, long firstLine) {
        this(new InputStreamReader(source, StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith("\0")));
        line = firstLine;
    }

    /** The line of the window's start in the text, from 1. */
    long line() {
        return line;
    }

    /** The column of the window's start in its line, from 1. */
    int column() {
        return column;
    }

    /** Moves the start to the next character that is not white space, and returns it; -1 at the end of the text. */
    int peek() throws IOException {
        do {
            int end = start;
            while (end < held.length() && " \t\r\n".indexOf(held.charAt(end)) >= 0) {
                end++;
            }
            moveTo(end);
        } while (start == held.length() && fill());
        return start == held.length() ? -1 : held.charAt(start);
    }

    /** Moves the start on by so many of the characters that the reader was given. */
    void drop(long count) {
        moveTo(start + (int) count);
    }

    /** What stands between two places, counted from the window's start. */
    String written(long from, long to) {
        return held.substring(start + (int) from, start + (int) to);
    }

    /** Moves the start to where the reader is. */
    void dropGiven() {
        moveTo(given);
    }

    /** Moves the start to the next line, and returns what it passed over, line end included. */
    String dropLine() throws IOException {
        StringBuilder dropped = new StringBuilder();
        boolean ended;
        do {
            int lineEnd = held.indexOf("\n", start);
            ended = lineEnd >= 0;
            int end = ended ? lineEnd + 1 : held.length();
            dropped.append(held, start, Math.min(end, start + LONGEST_LINE_TOLD - Math.min(dropped.length(),
                    LONGEST_LINE_TOLD)));
            moveTo(end);
        } while (!ended && fill());
        return dropped.toString();
    }

    /** Reads from the window's start; a reader made before is not to be used any more. */
    Reader reader() {
        given = start;
        return new Reader() {
            @Override
            public int read(char[] target, int offset, int length) throws IOException {
                if (given == held.length() && !fill()) {
                    return -1;
                }
                int count = Math.min(length, held.length() - given);
                held.getChars(given, given + count, target, offset);
                given += count;
                return count;
            }

            @Override
            public void close() {
                // The source is its owner's to close.
            }
        };
    }

    private void moveTo(int newStart) {
        for (; start < newStart; start++) {
            boolean newLine = held.charAt(start) == '\n';
            line += newLine ? 1 : 0;
            column = newLine ? 1 : column + 1;
        }
        given = Math.max(given, start);
    }

    private boolean fill() throws IOException {
        held.delete(0, start);
        given -= start;
        start = 0;
        if (held.length() >= LONGEST_REQUEST) {
            throw new TooLong();
        }
        int count = source.read(chunk);
        if (count > 0) {
            int mark = !begun && chunk[0] == BYTE_ORDER_MARK ? 1 : 0;
            held.append(chunk, mark, count - mark);
            begun = true;
        }
        return count >= 0;
    }

    /** A request that fills more than the window. */
    static final class TooLong extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
