package org.coveragerules.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.coveragerules.Outcome;
import org.coveragerules.Reason;

/**
 * What changed on a line: the outcome, and the decisive statements that went and came. Lines of one group changed
 * alike.
 *
 * @param from null where it is not known, as in a case that expects no outcome
 * @param to   null where the request cannot be judged any more
 * @param gone decisive before and not any more
 * @param come decisive now and not before
 */
record ChangeGroup(Outcome from, Outcome to, List<Ref> gone, List<Ref> come) {

    /** A statement of a policy; the policy is null where a case only names the statement. */
    record Ref(String statement, String policy) {

        private static Ref of(Reason reason) {
            return new Ref(reason.statement(), reason.policy());
        }
    }

    static ChangeGroup of(LineOutcome before, LineOutcome after) {
        var gone = refs(before);
        var come = refs(after);
        var kept = gone.stream().map(Ref::statement).filter(come.stream().map(Ref::statement).toList()::contains)
                .toList();
        gone.removeIf(ref -> kept.contains(ref.statement()));
        come.removeIf(ref -> kept.contains(ref.statement()));
        return new ChangeGroup(before == null ? null : before.outcome(), after == null ? null : after.outcome(),
                List.copyOf(gone), List.copyOf(come));
    }

    boolean isOutcomeChanged() {
        return from != to;
    }

    private static List<Ref> refs(LineOutcome side) {
        return new ArrayList<>(side == null ? List.of() : side.reasons().stream().map(Ref::of).distinct()
                .sorted(Comparator.comparing(Ref::statement)).toList());
    }
}
