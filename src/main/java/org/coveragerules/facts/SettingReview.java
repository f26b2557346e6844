package org.coveragerules.facts;

/** The site-of-care policy holds for the line, so that a review of it is asked for and every visit is looked at. */
public record SettingReview(ServiceLine line) implements Mark {
}
