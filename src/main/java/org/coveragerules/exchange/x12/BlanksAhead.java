package org.coveragerules.exchange.x12;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A stream whose mark holds however much is read behind it. StAEDI looks over white space for the next segment and goes
 * back, and there may be any amount of that between two interchanges.
 */
final class BlanksAhead extends FilterInputStream {

    /** What was read since the mark, from {@code at} on to be read again. */
    private byte[] held = new byte[64];
    private int count;
    private int at;
    private boolean isMarked;

    /** @param in buffered */
    BlanksAhead(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        if (at < count) {
            int again = held[at++] & 0xFF;
            if (at == count && !isMarked) {
                forget();
            }
            return again;
        }
        int read = in.read();
        if (isMarked && read >= 0) {
            held = count < held.length ? held : Arrays.copyOf(held, count * 2);
            held[count++] = (byte) read;
            at = count;
        }
        return read;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        int read = most == 0 ? 0 : -1;
        for (int next = read == 0 ? -1 : read(); next >= 0; next = read < most ? read() : -1) {
            read = Math.max(read, 0);
            into[from + read++] = (byte) next;
        }
        return read;
    }

    @Override
    public long skip(long most) throws IOException {
        long skipped = 0;
        while (skipped < most && read() >= 0) {
            skipped++;
        }
        return skipped;
    }

    @Override
    public int available() throws IOException {
        return count - at + in.available();
    }

    @Override
    public boolean markSupported() {
        return true;
    }

    @Override
    public void mark(int limit) {
        System.arraycopy(held, at, held, 0, count - at);
        count -= at;
        at = 0;
        isMarked = true;
    }

    /** Goes back to the mark, once. */
    @Override
    public void reset() throws IOException {
        if (!isMarked) {
            throw new IOException("no mark");
        }
        isMarked = false;
        at = 0;
    }

    private void forget() {
        count = 0;
        at = 0;
        held = held.length > 1 << 16 ? new byte[64] : held;
    }
}
