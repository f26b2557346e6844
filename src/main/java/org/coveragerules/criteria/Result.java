package org.coveragerules.criteria;

/** What a criterion comes to. */
public enum Result {
    MET,
    NOT_MET,
    /** It may be either, as something that it asks for is not there. */
    UNKNOWN;

    Result negated() {
        return switch (this) {
            case MET -> NOT_MET;
            case NOT_MET -> MET;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
