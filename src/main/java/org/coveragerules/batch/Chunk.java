package org.coveragerules.batch;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Stream;
import org.coveragerules.request.BatchEntry;
import org.coveragerules.request.RequestReader;

/** Some requests of an input that stand one after the other. */
public final class Chunk {

    private final Position start;
    private final byte[] unread;
    private final List<BatchEntry> read;

    private Chunk(Position start, byte[] unread, List<BatchEntry> read) {
        this.start = start;
        this.unread = unread;
        this.read = read;
    }

    static Chunk unread(Position start, byte[] text) {
        return new Chunk(start, text, null);
    }

    static Chunk read(Position start, List<BatchEntry> entries) {
        return new Chunk(start, null, entries);
    }

    /** Its requests, read when they are asked for; their ordinals are counted from the chunk's start. */
    public Stream<BatchEntry> entries() {
        return read != null ? read.stream()
                : RequestReader.readAll(new ByteArrayInputStream(unread), start.line());
    }

    /**
     * Where it ends.
     *
     * @param entries how many it turned out to have
     * @param before  how many there were before it
     */
    public Position end(long before, long entries) {
        long lines = 0;
        for (int i = 0; unread != null && i < unread.length; i++) {
            lines += unread[i] == '\n' ? 1 : 0;
        }
        return new Position(unread == null ? -1 : start.offset() + unread.length, start.line() + lines,
                before + entries);
    }
}
