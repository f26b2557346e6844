package org.coveragerules.facts;

/**
 * A named fact about a line that the rules of one policy hand to those of the policies asked after it, and to the
 * ranking.
 */
public sealed interface Mark
        permits ReviewAsked, VisitReview, SettingReview, ServiceTest, GuidelineReview, AddOnReview, TrialCovered,
        CriteriaReview {

    /** The line it is about. */
    ServiceLine line();

    /** Whether it says that a review of the line is asked for, so that the line is not exempt from one. */
    default boolean asksForReview() {
        return true;
    }
}
