package org.coveragerules.facts;

/**
 * A named fact about a line that the rules of one policy hand to those of the policies asked after it, and to the
 * ranking.
 */
public sealed interface Mark permits ReviewAsked, VisitReview, SettingReview, ServiceTest {

    /** The line it is about. */
    ServiceLine line();
}
