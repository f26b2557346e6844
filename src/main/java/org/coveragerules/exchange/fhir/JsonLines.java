package org.coveragerules.exchange.fhir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A text of values one after the other, handed over no further than to the end of a line, so that behind a broken value
 * it can be gone on with: at the next line that is not that value's own. What is indented deeper than the value, or goes
 * on with a list or an object, is its own.
 */
final class JsonLines extends Reader {

    private static final char MARK = '\uFEFF';
    private static final String GOES_ON = "}],\"";
    /** Blanks before a line's first character that are looked at; a line of more is one that goes on. */
    private static final int DEEPEST_INDENT = 1 << 12;

    private final Reader in;
    /** What was read already and is to be read again. */
    private final Deque<Reader> again = new ArrayDeque<>();
    private String head = "";
    private int ofHead;
    private boolean isBegun;
    private boolean endsHere = true;
    private long line;
    /** The column at which the value begins that is being read; 0 between two values. */
    private int column;
    /** What was handed over from the first line on that may be another value's; null where there was none. */
    private StringBuilder kept;
    private long keptFrom;

    /** @param text in UTF-8; what is not is handed over as NUL, which JSON has nowhere */
    JsonLines(InputStream text) {
        in = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith("\0")), 1 << 14);
    }

    /** A value begins at a column of the line that was handed over last. */
    void begin(int at) {
        column = at;
        kept = null;
    }

    /** The value is read. */
    void end() {
        begin(0);
    }

    /** The number of the line that is handed over next, where the last was handed over to its end. */
    long nextLine() {
        return line + 1;
    }

    /**
     * Passes over what is left of a broken value.
     *
     * @return the last line that was passed over
     */
    long skip() throws IOException {
        if (kept != null) {
            again.push(new StringReader(kept + head.substring(ofHead)));
            head = "";
            ofHead = 0;
            line = keptFrom - 1;
            endsHere = true;
            end();
            return line;
        }
        int indent = Math.max(1, column);
        end();
        var passedOver = new char[1 << 12];
        while (!endsHere && read(passedOver, 0, passedOver.length) >= 0) {
            // To the end of the line on which it broke.
        }
        long last = line;
        while (readHead() && !beginsAnew(indent)) {
            boolean isBlank = head.isBlank();
            do {
                if (read(passedOver, 0, passedOver.length) < 0) {
                    return last;
                }
            } while (!endsHere);
            last = isBlank ? last : line;
        }
        return last;
    }

    /** Reads the next line's blanks and what is behind them, which stay to be handed over; false at the end. */
    private boolean readHead() throws IOException {
        if (ofHead < head.length()) {
            return true;
        }
        var read = new StringBuilder();
        int one = next();
        while ((one == ' ' || one == '\t' || one == '\r') && read.length() < DEEPEST_INDENT) {
            read.append((char) one);
            one = next();
        }
        if (one >= 0) {
            read.append((char) one);
        }
        head = read.toString();
        ofHead = 0;
        return !head.isEmpty();
    }

    private boolean beginsAnew(int indent) {
        char first = head.charAt(head.length() - 1);
        return !Character.isWhitespace(first) && head.length() <= indent && GOES_ON.indexOf(first) < 0;
    }

    @Override
    public int read(char[] into, int from, int most) throws IOException {
        if (most == 0) {
            return 0;
        }
        if (endsHere) {
            if (!readHead()) {
                return -1;
            }
            endsHere = false;
            line++;
            if (column > 0 && kept == null && beginsAnew(column)) {
                kept = new StringBuilder();
                keptFrom = line;
            }
        }
        int count = 0;
        while (count < most && !endsHere) {
            int one = ofHead < head.length() ? head.charAt(ofHead++) : next();
            if (one < 0) {
                break;
            }
            into[from + count++] = (char) one;
            endsHere = one == '\n';
        }
        if (kept != null) {
            kept.append(into, from, count);
        }
        return count == 0 ? -1 : count;
    }

    private int next() throws IOException {
        while (!again.isEmpty()) {
            int one = again.peek().read();
            if (one >= 0) {
                return one;
            }
            again.pop();
        }
        int one = in.read();
        if (!isBegun) {
            isBegun = true;
            one = one == MARK ? in.read() : one;
        }
        return one;
    }

    @Override
    public void close() {
        // The parser would close it at the end of a value that is cut off; whoever gave the text does that.
    }
}
