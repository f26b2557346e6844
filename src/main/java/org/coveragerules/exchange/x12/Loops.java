package org.coveragerules.exchange.x12;

import java.util.function.Consumer;
import org.coveragerules.Fault;

/**
 * Reads the segments of one transaction, loop by loop. One request is held at a time; it is handed over once the first
 * segment that belongs to it no more is read.
 */
sealed interface Loops permits ClaimLoops, ReviewLoops, UnreadLoops {

    /** Takes the next segment between ST and SE. */
    void take(Segment segment, Consumer<X12Entry> done);

    /** Hands over the request that is held, which is whole. */
    void end(Consumer<X12Entry> done);

    /** What a fault makes of the request that is held: it is not judged. Null where none is held. */
    X12Entry broken(Fault fault);

    /** The loops of a transaction, by what its first segment and that of its group say it is. */
    static Loops of(Segment transaction, Segment group) {
        var guide = transaction.element(3).isEmpty() && group != null ? group.element(8) : transaction.element(3);
        return switch (transaction.element(1) + " " + guide.substring(0, Math.min(guide.length(), 10))) {
            case "837 005010X222" -> new ClaimLoops(false);
            case "837 005010X223" -> new ClaimLoops(true);
            case "278 005010X217" -> new ReviewLoops();
            default -> new UnreadLoops(transaction, guide);
        };
    }
}
