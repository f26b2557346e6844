package org.coveragerules.facts;

/** Whether the service is necessary counts for the line from its first visit on, as far as the facts are given. */
public record ServiceTest(ServiceLine line) implements Mark {
}
