package org.coveragerules.internal.codes;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import org.coveragerules.CodeTableException;
import org.coveragerules.internal.text.Digests;

/**
 * The lines of a file as bytes of one buffer, without their {@code \n} or {@code \r\n}, so that millions of rows are
 * read without an object for each. Every byte goes into the digest once.
 */
final class FileLines implements Closeable {

    private static final int BLOCK = 1 << 18;
    private static final int LONGEST_LINE = 1 << 20;

    private final String name;
    private final InputStream source;
    private final MessageDigest digest = Digests.sha256();
    private byte[] buffer = new byte[BLOCK];
    private int next;
    private int filled;
    private boolean exhausted;

    private int from;
    private int to;
    private int number;
    private boolean ended;

    private FileLines(String name, InputStream source) {
        this.name = name;
        this.source = source;
    }

    static FileLines open(String name, Path file) throws IOException {
        return new FileLines(name, Files.newInputStream(file));
    }

    /** Goes to the next line; false after the last. */
    boolean next() throws IOException {
        int at = next;
        while (true) {
            while (at < filled && buffer[at] != '\n') {
                at++;
            }
            if (at < filled || exhausted) {
                break;
            }
            int scanned = at - next;
            fill();
            at = next + scanned;
        }
        if (next == filled) {
            return false;
        }
        ended = at < filled;
        from = next;
        next = ended ? at + 1 : at;
        to = ended && at > from && buffer[at - 1] == '\r' ? at - 1 : at;
        number++;
        if (number == 1 && startsWithMark()) {
            from += 3;
        }
        return true;
    }

    private boolean startsWithMark() {
        return to - from >= 3 && buffer[from] == (byte) 0xEF && buffer[from + 1] == (byte) 0xBB
                && buffer[from + 2] == (byte) 0xBF;
    }

    private void fill() throws IOException {
        System.arraycopy(buffer, next, buffer, 0, filled - next);
        filled -= next;
        next = 0;
        if (filled == LONGEST_LINE) {
            throw CodeTableException.of(name, number + 1, "the line is longer than " + LONGEST_LINE
                    + " bytes, so this is no text file; fetch the file again");
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(LONGEST_LINE, 2 * buffer.length));
        }
        int read = source.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            exhausted = true;
        } else {
            digest.update(buffer, filled, read);
            filled += read;
        }
    }

    /** Holds the line from {@link #from()} to before {@link #to()}, until the next one is asked for. */
    byte[] buffer() {
        return buffer;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Counted from 1. */
    int number() {
        return number;
    }

    /** Whether a line break follows the line; false only for a last line without one. */
    boolean ended() {
        return ended;
    }

    /** SHA-256 of the whole file, once its last line was asked for. */
    byte[] digest() {
        return digest.digest();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
