package org.coveragerules.oracle;

import java.util.ArrayDeque;
import java.util.Deque;
import org.coveragerules.Effect;
import org.coveragerules.Outcome;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.request.Authorization;
import org.coveragerules.request.PriorRequest;
import org.coveragerules.request.RequestStatus;

/** Add-on lines, which are decided after their primaries (CMM-PRI). */
final class AddOnOracle {

    private final OracleCase one;
    /** The add-ons on the way to a primary: none of them can be the primary of the last. */
    private final Deque<OracleLine> way = new ArrayDeque<>();

    private AddOnOracle(OracleCase one) {
        this.one = one;
    }

    /** Decides every add-on line; all others have been decided. */
    static void decide(OracleCase one) {
        AddOnOracle oracle = new AddOnOracle(one);
        for (OracleLine line : one.lines) {
            if (line.addOn) {
                oracle.decide(line);
            }
        }
    }

    private void decide(OracleLine line) {
        Best best = best(line);
        if (!best.found) {
            line.add(Sentence.NO_PRIMARY);
        } else if (best.outcome == Outcome.DENIED) {
            line.add(Sentence.PRIMARY_DENIED);
        }
        OracleRanking.Decision decision = OracleRanking.ofAddOn(line, best.outcome, best.redirectedTo);
        if (decision.step() == BundledRequests.step(Sentence.FOLLOWS.code) || decision.effect() == Effect.LIMIT) {
            line.add(Sentence.FOLLOWS, effect(best.outcome));
        }
        OracleRanking.decide(line, decision);
    }

    private static Effect effect(Outcome primary) {
        return switch (primary) {
            case PENDED -> Effect.PEND;
            case REDIRECTED -> Effect.REDIRECT;
            case NO_REVIEW_REQUIRED -> Effect.EXEMPT;
            default -> Effect.APPROVE;
        };
    }

    /** The best outcome among the primaries of one add-on. */
    private static final class Best {

        boolean found;
        Outcome outcome;
        String redirectedTo;

        void meet(Outcome other, String otherRedirectedTo) {
            if (!found || rank(other) < rank(outcome)) {
                outcome = other;
                redirectedTo = otherRedirectedTo;
            }
            found = true;
        }

        private static int rank(Outcome outcome) {
            return switch (outcome) {
                case APPROVED, PARTIALLY_APPROVED -> 0;
                case NO_REVIEW_REQUIRED -> 1;
                case PENDED -> 2;
                case REDIRECTED -> 3;
                case DENIED -> 4;
            };
        }
    }

    private Best best(OracleLine addOn) {
        Best best = new Best();
        if (inHistory(addOn)) {
            best.meet(Outcome.APPROVED, null);
        }
        way.push(addOn);
        for (OracleLine primary : one.on(addOn.date)) {
            if (way.contains(primary)
                    || !one.codes.acceptsPrimary(addOn.line.code(), primary.line.code(), addOn.date)) {
                continue;
            }
            if (!one.codes.isAddOn(primary.line.code(), addOn.date)) {
                best.meet(primary.outcome, primary.redirectedTo);
                continue;
            }
            Best above = best(primary);
            if (above.found && primary.addOn) {
                meetAddOn(best, primary, above);
            } else if (above.found) {
                best.meet(primary.outcome, primary.redirectedTo);
            }
        }
        way.pop();
        return best;
    }

    /** What a primary that is an add-on itself becomes, judged by what stands above it. */
    private static void meetAddOn(Best best, OracleLine primary, Best above) {
        OracleRanking.Decision decision = OracleRanking.ofAddOn(primary, above.outcome, above.redirectedTo);
        best.meet(decision.outcome(), decision.redirectedTo());
    }

    private boolean inHistory(OracleLine addOn) {
        for (PriorRequest prior : one.request.history().requests()) {
            if (prior.status() == RequestStatus.AUTHORIZED && prior.code() != null
                    && addOn.date.equals(prior.date()) && accepts(addOn, prior.code())) {
                return true;
            }
        }
        for (Authorization authorization : one.request.history().knownAuthorizations()) {
            if (authorization.code() != null
                    && OracleCase.within(addOn.date, authorization.from(), authorization.to())
                    && accepts(addOn, authorization.code())) {
                return true;
            }
        }
        return false;
    }

    private boolean accepts(OracleLine addOn, String primary) {
        return one.codes.acceptsPrimary(addOn.line.code(), primary, addOn.date);
    }
}
