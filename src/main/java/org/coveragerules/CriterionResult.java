package org.coveragerules;

/** What a criterion comes to. */
public enum CriterionResult {
    MET,
    NOT_MET,
    /** It may be either, as something that it asks for is not there. */
    UNKNOWN;

    /** Of what has to be not met instead. */
    public CriterionResult negated() {
        return switch (this) {
            case MET -> NOT_MET;
            case NOT_MET -> MET;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
