package org.coveragerules.request;

/** How a request came in (MNR-6). */
public enum Channel {
    ONLINE, FAX, MAIL, PHONE
}
