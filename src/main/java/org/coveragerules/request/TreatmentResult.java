package org.coveragerules.request;

/** What came of a treatment. */
public enum TreatmentResult {
    IMPROVED, UNCHANGED, WORSE, NOT_TOLERATED, CONTRAINDICATED
}
