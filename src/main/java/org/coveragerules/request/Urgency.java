package org.coveragerules.request;

/** How soon a review request has to be decided; absent is STANDARD. */
public enum Urgency {
    STANDARD, EXPEDITED
}
