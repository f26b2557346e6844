package org.coveragerules.request;

/** What a plan provision or a coverage mandate does to a service. */
public enum TermEffect {
    COVERED, EXCLUDED, INVESTIGATIONAL
}
