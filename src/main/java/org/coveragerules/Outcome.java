package org.coveragerules;

/** What becomes of a line, or of a request. */
public enum Outcome {
    APPROVED,
    /** Fewer visits, units or levels than were asked for. */
    PARTIALLY_APPROVED,
    DENIED,
    /** Waits for something: records, a fact, a clinician. */
    PENDED,
    /** Belongs to somebody else, named in {@code redirectedTo}. */
    REDIRECTED,
    /** No policy asks for a review. */
    NO_REVIEW_REQUIRED
}
