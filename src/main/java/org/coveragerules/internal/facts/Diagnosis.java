package org.coveragerules.internal.facts;

/**
 * A diagnosis of a line.
 *
 * @param line      the line
 * @param code      ICD-10-CM code with its point
 * @param principal whether it is the line's condition
 */
public record Diagnosis(ServiceLine line, String code, boolean principal) {

    /** Nothing of it, since this text may end in a log. */
    @Override
    public String toString() {
        return "Diagnosis[]";
    }
}
