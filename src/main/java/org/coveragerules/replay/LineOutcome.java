package org.coveragerules.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.coveragerules.JudgedCriteria;
import org.coveragerules.LineDetermination;
import org.coveragerules.Outcome;
import org.coveragerules.Reason;

/**
 * What became of a line on one side of a comparison.
 *
 * @param outcome  null where a case expects none
 * @param visits   visits approved; null as {@link LineDetermination#approvedVisits} is, or where a case expects none
 * @param units    likewise
 * @param levels   likewise
 * @param reasons  the decisive ones; what a case expects names only their statements
 * @param criteria what came of the criteria that judged it; empty where none did, and for what a case expects
 */
record LineOutcome(Outcome outcome, Integer visits, Integer units, Integer levels, List<Reason> reasons,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<JudgedCriteria> criteria) {

    static LineOutcome of(LineDetermination line) {
        return new LineOutcome(line.outcome(), line.approvedVisits(), line.approvedUnits(), line.approvedLevels(),
                line.decisiveReasons(), line.criteria());
    }

    /** What a case expects of a line. */
    static LineOutcome expected(JsonNode line) {
        var reasons = new ArrayList<Reason>();
        line.path("decisive").forEach(statement -> reasons.add(new Reason(statement.asText(), null, null, true, null,
                null, null, null, null, null, List.of(), null, null)));
        return new LineOutcome(outcome(line.path("outcome")), whole(line.path("approvedVisits")),
                whole(line.path("approvedUnits")), whole(line.path("approvedLevels")), reasons, List.of());
    }

    /** Whether both come to the same, by the same statements. */
    boolean decidesAs(LineOutcome other) {
        return outcome == other.outcome && Objects.equals(visits, other.visits) && Objects.equals(units, other.units)
                && Objects.equals(levels, other.levels) && statements().equals(other.statements());
    }

    /** The decisive statements, each once, in alphabetical order. */
    List<String> statements() {
        return reasons.stream().map(Reason::statement).distinct().sorted().toList();
    }

    /**
     * Visits that the plan lets pass: those approved, and every visit asked for where no review is required.
     *
     * @param asked the visits asked for
     */
    int visitsLet(int asked) {
        return outcome == Outcome.NO_REVIEW_REQUIRED ? asked : visits == null ? 0 : visits;
    }

    private static Outcome outcome(JsonNode value) {
        for (var outcome : Outcome.values()) {
            if (outcome.name().equals(value.asText())) {
                return outcome;
            }
        }
        return null;
    }

    private static Integer whole(JsonNode value) {
        return value.isInt() ? value.intValue() : null;
    }
}
