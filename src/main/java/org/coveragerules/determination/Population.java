package org.coveragerules.determination;

/** Whether the member was a child or an adult on the date of service (MM0600-5). */
public enum Population {
    PEDIATRIC,
    ADULT
}
