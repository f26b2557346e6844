package org.coveragerules.internal.site;

/** A site can't be written so; the message says what to do. */
public final class SiteException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SiteException(String message) {
        super(message);
    }
}
