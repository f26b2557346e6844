package org.coveragerules.determination;

/**
 * The closed list of reasons. Each stands at a step of the ranking; the first step with a reason that was not set
 * aside decides its line. Some statements move a code to another step, which their rule says with {@code @step}.
 */
public enum ReasonCode {
    NOT_ELIGIBLE(1),
    MANDATE_EXCLUDES(2),
    MANDATE_COVERS(2),
    CMS_TRIAL_COVERED(3),
    CMS_POLICY_APPLIES(3),
    MEDICAID_POLICY_APPLIES(3),
    PLAN_EXCLUDES(4),
    PLAN_COVERS(4),
    TERMS_CONFLICT(4),
    AUTHORIZED(5),
    NO_BENEFIT(6),
    BENEFIT_UNCONFIRMED(6),
    NETWORK_NOT_OPTED_IN(6),
    TRIAL_COVERAGE_UNKNOWN(6),
    NOT_IN_PROGRAM(7),
    OUT_OF_SCOPE(7),
    UNLISTED_CODE(7),
    SCOPE_UNKNOWN(7),
    NOT_ELECTED(8),
    WITHIN_FIRST_VISITS(8),
    NOT_MANAGED(8),
    PRIOR_AUTHORIZATION_ABSENT(9),
    AUTHORIZATION_UNKNOWN(9),
    DUPLICATE(9),
    IMPROPER_CODING(10),
    QUANTITY(10, true),
    MUTUALLY_EXCLUSIVE(10, true),
    SEPARATE_PROCEDURE(10, true),
    INTEGRAL(10, true),
    UNBUNDLED(10, true),
    ADD_ON_WITHOUT_PRIMARY(10, true),
    PRIMARY_NOT_AUTHORIZED(10, true),
    EIU(11, true),
    SETTING_NOT_DOCUMENTED(11, true),
    LOWER_ACUITY_SETTING_SUFFICIENT(11, true),
    CONDITION_DOES_NOT_SUPPORT_SERVICE(11, true),
    MAXIMUM_BENEFIT_REACHED(11, true),
    PROGRESS_DOES_NOT_MEET_CRITERIA(11, true),
    NO_VISIT_SUPPORTED(11, true),
    NECESSITY_NOT_ESTABLISHED(11, true),
    INCOMPLETE_RECORDS(12),
    CLINICAL_REVIEW_NEEDED(13, true),
    VISITS_LIMITED(14, true),
    UNITS_LIMITED(14, true),
    LEVELS_LIMITED(14, true),
    BENEFIT_MAXIMUM(14),
    SERVICE_NECESSARY(15),
    SETTING_JUSTIFIED(15),
    MEETS_GUIDELINE(15),
    FOLLOWS_PRIMARY(15),
    PORTAL_NOT_FOR_PROVIDER(16),
    SIMILAR_REQUEST(16),
    CLAIM_EDITS_APPLY(16),
    EDIT_LIFTED(16),
    SERVICE_NOT_TESTED(16);

    private final int step;
    private final boolean clinical;

    ReasonCode(int step) {
        this(step, false);
    }

    ReasonCode(int step, boolean clinical) {
        this.step = step;
        this.clinical = clinical;
    }

    /** The step at which it usually stands, 1 to 15; a note's is 16, after all that decide. */
    public int step() {
        return step;
    }

    /** Whether a clinician has to confirm it where it keeps a line from full approval (MNR-20). */
    public boolean isClinical() {
        return clinical;
    }
}
