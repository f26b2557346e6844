package org.coveragerules.request;

/** Where a transplant service stands in its course (PRE-5). */
public enum Phase {
    EVALUATION, TRANSPLANT, POST_TRANSPLANT
}
