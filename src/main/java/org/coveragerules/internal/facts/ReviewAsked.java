package org.coveragerules.internal.facts;

/** A policy asks for a review of the whole line, so that it is not exempt from one. */
public record ReviewAsked(ServiceLine line) implements HandedFact {
}
