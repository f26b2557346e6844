package org.coveragerules.request;

/** What became of an earlier request. */
public enum RequestStatus {
    OPEN, AUTHORIZED, DENIED, VOID
}
