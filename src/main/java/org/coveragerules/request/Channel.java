package org.coveragerules.request;

/** How a request came in. */
public enum Channel {
    ONLINE, FAX, MAIL, PHONE
}
