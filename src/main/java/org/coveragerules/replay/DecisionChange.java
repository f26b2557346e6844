package org.coveragerules.replay;

import java.util.List;
import java.util.Objects;
import org.coveragerules.Determination;
import org.coveragerules.LineDetermination;
import org.coveragerules.Outcome;
import org.coveragerules.Reason;

/**
 * A line of a request that two versions of a policy decide differently.
 *
 * @param request the request's id
 * @param line    the line's number
 * @param before  what the first version comes to
 * @param after   what the second version comes to
 */
public record DecisionChange(String request, int line, Decision before, Decision after) {

    /**
     * What becomes of a line, and by what.
     *
     * @param outcome        never null
     * @param approvedVisits as {@link LineDetermination} has it
     * @param approvedUnits  likewise
     * @param approvedLevels likewise
     * @param decisive       statements of the decisive reasons, each once, in alphabetical order
     */
    public record Decision(Outcome outcome, Integer approvedVisits, Integer approvedUnits, Integer approvedLevels,
            List<String> decisive) {

        static Decision of(LineDetermination line) {
            return new Decision(line.outcome(), line.approvedVisits(), line.approvedUnits(), line.approvedLevels(),
                    line.decisiveReasons().stream().map(Reason::statement).distinct().sorted().toList());
        }
    }

    /** Which lines come out differently in two determinations of one request. */
    public static List<DecisionChange> between(Determination before, Determination after) {
        return before.lines().stream().map(line -> new DecisionChange(before.requestId(), line.number(),
                        Decision.of(line), Decision.of(after.line(line.number()))))
                .filter(change -> !Objects.equals(change.before, change.after)).toList();
    }
}
