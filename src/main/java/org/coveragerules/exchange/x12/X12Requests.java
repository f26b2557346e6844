package org.coveragerules.exchange.x12;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.coveragerules.Fault;

/**
 * The claims and requests for review of an input of X12 interchanges, one after the other, whatever their separators:
 * 837 by 005010X222A1 and 005010X223A2, 278 by 005010X217. An input has any number of interchanges, these of groups,
 * and these of transactions. One request is held at a time. What is wrong with the input itself is an entry too: a
 * request that is not whole is never handed over as one.
 */
public final class X12Requests implements Iterator<X12Entry>, AutoCloseable {

    private static final int BYTES_AT_ONCE = 1 << 16;
    private static final byte[] BEGINNING = {'I', 'S', 'A'};

    /** Stands between interchange and groups, and says nothing of them. */
    private static final String ACKNOWLEDGMENT = "TA1";

    private final SegmentReader segments;
    private final Envelope envelope = new Envelope();
    private final Queue<X12Entry> ready = new ArrayDeque<>();
    private Loops loops;
    private Segment last;
    private long ordinal;
    private long ofTransaction;
    private boolean ended;

    private X12Requests(InputStream in) throws IOException {
        segments = new SegmentReader(withoutMark(in));
    }

    /**
     * The requests of an input.
     *
     * @param in closed when this is
     * @throws IllegalStateException where StAEDI ({@code io.xlate:staedi}) is not on the class path
     */
    public static X12Requests of(InputStream in) throws IOException {
        try {
            return new X12Requests(in);
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException("X12 is read by StAEDI, which is not on the class path; add"
                    + " io.xlate:staedi to it", e);
        }
    }

    /** Whether a text begins as an interchange does, after white space and a byte order mark. */
    public static boolean isX12(byte[] start) {
        int at = blanks(start);
        for (int i = 0; i < BEGINNING.length; i++) {
            if (at + i >= start.length || start[at + i] != BEGINNING[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether more of a text has to be read to know that: there is no limit to the white space before an interchange. */
    public static boolean isUndecided(byte[] start) {
        return start.length - blanks(start) < BEGINNING.length;
    }

    private static int blanks(byte[] start) {
        int at = 0;
        while (at < start.length && start[at] <= ' ') {
            // Bytes of the mark are below 0.
            at++;
        }
        return at;
    }

    private static InputStream withoutMark(InputStream in) throws IOException {
        var buffered = new BufferedInputStream(in, BYTES_AT_ONCE);
        buffered.mark(3);
        if (buffered.read() != 0xEF || buffered.read() != 0xBB || buffered.read() != 0xBF) {
            buffered.reset();
        }
        return new BlanksAhead(buffered);
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !ended) {
            readOn();
        }
        return !ready.isEmpty();
    }

    @Override
    public X12Entry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove().numbered(++ordinal);
    }

    private void readOn() {
        try {
            var segment = segments.next();
            if (segment == null) {
                ended = true;
                broken(last == null ? null : envelope.end(last), last);
                return;
            }
            last = segment;
            if (Envelope.isEnvelope(segment)) {
                envelope(segment);
            } else if (loops != null) {
                loops.take(segment, this::add);
            } else if (envelope.transaction() == null && !segment.is(ACKNOWLEDGMENT)) {
                ended = true;
                broken(new Fault(segment.place(), "a segment outside a transaction", "ST before it; what comes after"
                        + " this place was not read"), segment);
            }
        } catch (BrokenSegmentException e) {
            ended = true;
            broken(e.fault(), last);
        }
    }

    private void envelope(Segment segment) {
        var fault = envelope.take(segment);
        if (fault != null) {
            broken(segment.is("SE") ? counted(fault) : fault, segment);
        } else if (loops != null) {
            loops.end(this::add);
        }
        loops = segment.is("ST") ? Loops.of(segment, envelope.group()) : null;
        ofTransaction = segment.is("ST") ? 0 : ofTransaction;
    }

    /** A wrong count is found out at the end, when earlier requests of the transaction are handed over already. */
    private Fault counted(Fault fault) {
        return ofTransaction == 0 ? fault : new Fault(fault.path(), fault.found(), fault.allowed()
                + ". The transaction's last request is not judged; of those before it, " + ofTransaction + " were"
                + " handed over and rest on a transaction that is not whole");
    }

    private void add(X12Entry entry) {
        ofTransaction++;
        ready.add(entry);
    }

    /** Tells what is wrong, with the request that it breaks. */
    private void broken(Fault fault, Segment at) {
        if (fault == null) {
            return;
        }
        var held = loops == null ? null : loops.broken(fault);
        ready.add(held != null ? held : X12Entry.broken(at == null ? 1 : at.line(), at == null ? "the beginning"
                : at.place(), null, fault));
        loops = null;
    }

    @Override
    public void close() throws IOException {
        segments.close();
    }
}
