package org.coveragerules.facts;

/** The musculoskeletal guidelines review the line, so that a review of it is asked for. */
public record GuidelineReview(ServiceLine line) implements Mark {
}
