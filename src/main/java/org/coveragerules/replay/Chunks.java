package org.coveragerules.replay;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.coveragerules.BatchEntry;
import org.coveragerules.exchange.PayerFacts;
import org.coveragerules.exchange.x12.X12Entry;
import org.coveragerules.exchange.x12.X12Requests;
import org.coveragerules.internal.reading.JsonRequestReader;

/**
 * Cuts an input into chunks. Where each request has a line of its own, a chunk is cut before a line that begins with a
 * bracket, and is left to be read by whoever works on it. Any other input is read here, request by request.
 */
public final class Chunks implements Iterator<Chunk>, AutoCloseable {

    /** Some hundred requests: enough to be worth a task, and few enough to hold many chunks at once. */
    private static final int CHUNK_BYTES = 1 << 18;

    /** A chunk that has found no end by then is no text of lines. */
    private static final int LONGEST_CHUNK_BYTES = 1 << 25;

    private static final int ENTRIES_READ_AT_ONCE = 64;

    private final JsonRequestReader reader;
    private final PayerFacts facts;
    private final InputStream in;
    private long offset;
    private long line;
    /** What was read of the input and belongs to no chunk yet. */
    private byte[] held = new byte[0];
    private boolean ended;
    /** The rest of the input, read request by request; null while it is cut by lines. */
    private Iterator<BatchEntry> entries;
    /** The rest of an input of interchanges, claim by claim; null of any other. */
    private X12Requests claims;

    Chunks(InputStream in, Position from, JsonRequestReader reader, PayerFacts facts) throws IOException {
        this.reader = facts.to(reader);
        this.facts = facts;
        this.in = in;
        this.offset = Math.max(0, from.offset());
        this.line = from.offset() < 0 ? 1 : from.line();
        in.skipNBytes(offset);
        if (!fill() && held.length == 0) {
            return;
        }
        while (offset == 0 && X12Requests.isUndecided(held) && fill()) {
            // Blanks so far.
        }
        if (offset == 0 && X12Requests.isX12(held)) {
            claims = X12Requests.of(new SequenceInputStream(new ByteArrayInputStream(held), in));
            skip(claims, from);
        } else if (from.offset() < 0 || !isOfLines()) {
            readByRequest();
            skip(entries, from);
        }
    }

    /** The claims of an interchange of X12, from its beginning; of any other text its requests. */
    public static Chunks of(InputStream in, JsonRequestReader reader, PayerFacts facts) throws IOException {
        return new Chunks(in, Position.START, reader, facts);
    }

    /** Passes over what an interrupted run has judged, where places in the input are not known. */
    private static void skip(Iterator<?> requests, Position from) {
        for (long i = 0; from.offset() < 0 && i < from.count() && requests.hasNext(); i++) {
            requests.next();
        }
    }

    @Override
    public boolean hasNext() {
        return claims != null ? claims.hasNext() : entries != null ? entries.hasNext() : held.length > 0;
    }

    @Override
    public Chunk next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        try {
            return claims != null ? claimsChunk() : entries != null ? readChunk() : unreadChunk();
        } catch (IOException e) {
            throw new UncheckedIOException("the input can't be read on", e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private Chunk claimsChunk() {
        List<X12Entry> some = new ArrayList<>(ENTRIES_READ_AT_ONCE);
        while (some.size() < ENTRIES_READ_AT_ONCE && claims.hasNext()) {
            some.add(claims.next());
        }
        return Chunk.claims(some, facts);
    }

    private Chunk readChunk() {
        List<BatchEntry> some = new ArrayList<>(ENTRIES_READ_AT_ONCE);
        while (some.size() < ENTRIES_READ_AT_ONCE && entries.hasNext()) {
            some.add(entries.next());
        }
        return Chunk.read(some);
    }

    private Chunk unreadChunk() throws IOException {
        int cut = cut();
        while (cut < 0 && fill()) {
            if (held.length > LONGEST_CHUNK_BYTES) {
                readByRequest();
                return readChunk();
            }
            cut = cut();
        }
        byte[] text = cut < 0 ? held : Arrays.copyOf(held, cut);
        Chunk chunk = Chunk.unread(offset, line, text, facts);
        held = cut < 0 ? new byte[0] : Arrays.copyOfRange(held, cut, held.length);
        if (held.length == 0) {
            fill();
        }
        offset += text.length;
        line = chunk.nextLine();
        return chunk;
    }

    /** The last place where a line begins with a bracket; -1 where there is none. */
    private int cut() {
        for (int i = held.length - 1; i > 0; i--) {
            if (held[i] == '{' && held[i - 1] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Whether the first request begins with a bracket and ends on its line. */
    private boolean isOfLines() throws IOException {
        int first = 0;
        int end;
        do {
            while (first < held.length && isBlank(held[first])) {
                first++;
            }
            end = first;
            while (end < held.length && held[end] != '\n') {
                end++;
            }
        } while (end == held.length && held.length < LONGEST_CHUNK_BYTES && fill());
        int last = end - 1;
        while (last > first && isBlank(held[last])) {
            last--;
        }
        return first < held.length && held[first] == '{' && held[last] == '}';
    }

    /** White space, or a byte of the byte order mark. */
    private static boolean isBlank(byte value) {
        return value == ' ' || value == '\t' || value == '\r' || value == '\n'
                || value == (byte) 0xEF || value == (byte) 0xBB || value == (byte) 0xBF;
    }

    private void readByRequest() {
        entries = reader.readAll(new SequenceInputStream(new ByteArrayInputStream(held), in), line).iterator();
        held = new byte[0];
    }

    /** Reads on; false at the end of the input. */
    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        byte[] more = in.readNBytes(CHUNK_BYTES);
        ended = more.length < CHUNK_BYTES;
        if (held.length == 0) {
            held = more;
        } else {
            var both = new ByteArrayOutputStream(held.length + more.length);
            both.writeBytes(held);
            both.writeBytes(more);
            held = both.toByteArray();
        }
        return more.length > 0;
    }
}
