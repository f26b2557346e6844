package org.coveragerules.internal.facts;

/**
 * The visits of the line beyond the free ones are reviewed, which is a review asked for as well.
 *
 * @param line       the line
 * @param freeVisits how many of its visits, the first ones, the review does not concern
 */
public record VisitReview(ServiceLine line, int freeVisits) implements HandedFact {
}
