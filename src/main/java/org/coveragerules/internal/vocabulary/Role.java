package org.coveragerules.internal.vocabulary;

/** What the library itself finds in the words of the rules: the reason that has the role says it. */
public enum Role {
    /** Documents are missing from the record. */
    RECORDS,
    /** Something else that a criterion asks for is not known. */
    INFORMATION,
    /** The criteria of a policy hold. */
    CRITERIA_HOLD,
    /** The criteria of a policy do not hold. */
    CRITERIA_FAIL
}
