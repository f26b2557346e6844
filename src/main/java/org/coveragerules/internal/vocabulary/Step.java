package org.coveragerules.internal.vocabulary;

/** The steps of the ranking that the library itself knows, whatever the policies; reasons stand at these and others. */
public final class Step {

    /** A policy of the government takes the line. */
    public static final int GOVERNMENT = 3;
    /** The plan's own terms. */
    public static final int PLAN = 4;
    /** An authorization covers the line. */
    public static final int AUTHORIZED = 5;
    /** The plan has no benefit for it, or none left. */
    public static final int BENEFIT = 6;
    /** An authorization is asked for: the first step at which visits before a review begins stay free. */
    public static final int AUTHORIZATION = 9;
    /** Records or information are missing. */
    public static final int RECORDS = 12;
    /** What is limited: the last step at which visits before a review begins stay free. */
    public static final int LIMITS = 14;
    /** A note's: after all that decide. */
    public static final int NOTE = 16;

    private Step() {
    }
}
