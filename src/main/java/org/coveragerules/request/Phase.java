package org.coveragerules.request;

/** Where a transplant service stands in its course. */
public enum Phase {
    EVALUATION, TRANSPLANT, POST_TRANSPLANT
}
