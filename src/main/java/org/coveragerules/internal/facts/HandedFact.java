package org.coveragerules.internal.facts;

/** What the rules of one policy hand of a line to those of the policies asked after it, and to the ranking. */
public sealed interface HandedFact permits Mark, ReviewAsked, VisitReview, AddOnReview, CriteriaReview {

    /** The line it is about. */
    ServiceLine line();

    /** Whether it says that a review of the line is asked for, so that the line is not exempt from one. */
    default boolean asksForReview() {
        return true;
    }
}
