package org.coveragerules.replay;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Stream;
import org.coveragerules.BatchEntry;
import org.coveragerules.exchange.PayerFacts;
import org.coveragerules.exchange.x12.X12Entry;
import org.coveragerules.internal.reading.JsonRequestReader;

/** Some requests of an input that stand one after the other. */
public final class Chunk {

    private final Position start;
    private final byte[] unread;
    private final List<BatchEntry> read;
    private final List<X12Entry> claims;
    private final PayerFacts facts;
    private final long lines;

    private Chunk(Position start, byte[] unread, List<BatchEntry> read, List<X12Entry> claims, PayerFacts facts) {
        this.start = start;
        this.unread = unread;
        this.read = read;
        this.claims = claims;
        this.facts = facts;
        this.lines = unread == null ? 0 : lines(unread);
    }

    /** Some requests that are still to be read, and the place where they begin; how many are before is not known. */
    static Chunk unread(long offset, long line, byte[] text, PayerFacts facts) {
        return new Chunk(new Position(offset, line, 0), text, null, null, facts);
    }

    static Chunk read(List<BatchEntry> entries) {
        return new Chunk(new Position(-1, entries.get(0).line(), 0), null, entries, null, PayerFacts.NONE);
    }

    /** Some claims of interchanges, and what the payer knows of them. */
    static Chunk claims(List<X12Entry> claims, PayerFacts facts) {
        return new Chunk(new Position(-1, claims.get(0).line(), 0), null, null, claims, facts);
    }

    /** Whether they are of X12, where more is told of what was read than of JSON. */
    public boolean isX12() {
        return claims != null;
    }

    private static long lines(byte[] text) {
        long lines = 0;
        for (byte each : text) {
            lines += each == '\n' ? 1 : 0;
        }
        return lines;
    }

    /** The line of the input that comes after it. */
    long nextLine() {
        return start.line() + lines;
    }

    /**
     * Its requests, read when they are asked for. Their ordinals are those of what was read at once, be it the chunk or
     * the whole input; who needs their place in the chunk counts.
     *
     * @param reader reads those that are not read yet
     */
    public Stream<BatchEntry> entries(JsonRequestReader reader) {
        if (claims != null) {
            return claims.stream().map(claim -> claim.read(reader, facts));
        }
        return read != null ? read.stream()
                : facts.to(reader).readAll(new ByteArrayInputStream(unread), start.line());
    }

    /**
     * Where it ends.
     *
     * @param entries how many it turned out to have
     * @param before  how many there were before it
     */
    public Position end(long before, long entries) {
        return new Position(unread == null ? -1 : start.offset() + unread.length, nextLine(), before + entries);
    }
}
