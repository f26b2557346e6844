package org.coveragerules.exchange.x12;

import java.util.function.Consumer;
import org.coveragerules.Fault;
import org.coveragerules.internal.text.Visible;

/** A transaction of another kind: it is told once, and passed over. */
final class UnreadLoops implements Loops {

    private final Segment transaction;
    private final String guide;
    private boolean told;

    UnreadLoops(Segment transaction, String guide) {
        this.transaction = transaction;
        this.guide = guide;
    }

    @Override
    public void take(Segment segment, Consumer<X12Entry> done) {
        tell(done);
    }

    @Override
    public void end(Consumer<X12Entry> done) {
        tell(done);
    }

    @Override
    public X12Entry broken(Fault fault) {
        return null;
    }

    private void tell(Consumer<X12Entry> done) {
        if (!told) {
            told = true;
            done.accept(X12Entry.broken(transaction.line(), transaction.place(), null, new Fault("ST of "
                    + transaction.place(), "a transaction " + Visible.quoted(transaction.element(1)) + " by "
                    + (guide.isEmpty() ? "no guide" : "the guide " + Visible.quoted(guide)), "claims (`837` by"
                    + " `005010X222A1` or `005010X223A2`) or requests for review (`278` by `005010X217`); the"
                    + " transaction was passed over")));
        }
    }
}
