package org.coveragerules;

/** Whether the member was a child or an adult on the date of service. */
public enum Population {
    PEDIATRIC,
    ADULT
}
