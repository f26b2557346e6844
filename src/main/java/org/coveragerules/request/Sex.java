package org.coveragerules.request;

/** A member's sex as it is recorded; what is recorded as unknown is absent. */
public enum Sex {
    FEMALE, MALE, OTHER
}
