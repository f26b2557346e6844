package org.coveragerules.internal.facts;

/** Criteria of a policy judge the line: they are a review of it, so that it is not exempt from one. */
public record CriteriaReview(ServiceLine line) implements HandedFact {
}
