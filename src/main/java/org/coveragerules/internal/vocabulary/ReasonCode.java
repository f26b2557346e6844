package org.coveragerules.internal.vocabulary;

import java.util.List;
import java.util.Objects;

/**
 * A reason. It stands at a step of the ranking; the first step with a reason that was not set aside decides its line.
 * Some statements move a reason to another step, which their rule says with {@code @step}.
 *
 * @param name           as rules and determinations write it
 * @param says           what it means, for people
 * @param step           the step at which it usually stands, 1 to 15; a note's is 16, after all that decide
 * @param isClinical     whether a clinician has to confirm it where it keeps a line from full approval
 * @param everyVisit     whether it holds for a line's first visit as for the last, so that beside it none is free
 * @param asksForReview  whether a line that has it is reviewed, whatever exempts it
 * @param waivesReview   whether it exempts a line although a policy asks for its review
 * @param leavesBenefit  whether it tells what is left of a benefit, which says nothing of the service
 * @param remedyAsks     whether its remedy names what was missing, where nothing else does
 * @param isNotCovered   whether a line that is denied for it is not covered whatever the record says
 * @param override       the overridable group it belongs to, wherever it is found; null: that of its statement
 * @param role           what the library itself says by it; null: only rules do
 * @param remittances    how a remittance says it: the first that fits; the last always does
 * @param reviewDecision X12 306 action code; null: that of the outcome
 * @param reviewReason   X12 886 decision reason code; null: that of the outcome
 * @param coverageReason how coverage information says it (CRD); null: by its sentence alone
 */
public record ReasonCode(String name, String says, int step, boolean isClinical, boolean everyVisit,
        boolean asksForReview, boolean waivesReview, boolean leavesBenefit, boolean remedyAsks, boolean isNotCovered,
        String override, Role role, List<Remittance> remittances, String reviewDecision, String reviewReason,
        String coverageReason) {

    public ReasonCode {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(says, "says");
        remittances = List.copyOf(remittances);
    }

    @Override
    public String toString() {
        return name;
    }
}
