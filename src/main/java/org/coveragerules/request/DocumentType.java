package org.coveragerules.request;

/** The kinds of document that a record may hold. */
public enum DocumentType {
    CLINICAL_HISTORY,
    CLINICAL_INFORMATION,
    TREATMENT_PLAN,
    PROGRESS_NOTES,
    CONSULTATION,
    PHYSICAL_EXAM,
    TREATMENT_RESPONSE,
    DIAGNOSTIC_TEST,
    /** Also counts as {@link #DIAGNOSTIC_TEST}. */
    ADVANCED_IMAGING,
    OTHER_PROVIDER_REPORT,
    CURRENT_STATUS,
    EXCEPTION_RATIONALE,
    EFFECT_OF_PRIOR_PROCEDURE,
    NON_PERFORMANCE,
    INTRAOPERATIVE_FINDING
}
