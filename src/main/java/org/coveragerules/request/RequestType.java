package org.coveragerules.request;

/** What is asked. All but {@link #CLAIM} are review requests. */
public enum RequestType {
    PRECERTIFICATION, CONCURRENT, RETROSPECTIVE, CLAIM;

    /** Whether this asks for a review, before, during or after the service. */
    public boolean isReview() {
        return this != CLAIM;
    }
}
