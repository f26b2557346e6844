package org.coveragerules.request;

/** Who bills: a professional or an institution; absent is PROFESSIONAL. */
public enum Form {
    PROFESSIONAL, INSTITUTIONAL
}
