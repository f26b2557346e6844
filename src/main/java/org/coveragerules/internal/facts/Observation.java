package org.coveragerules.internal.facts;

import java.time.LocalDate;

/**
 * What was observed of the member, as it counts for a line: the latest of its name on or before the line's date.
 *
 * @param line   the line
 * @param name   a word of the vocabulary
 * @param number a number in the word's unit; else null
 * @param flag   whether it is so; else null
 * @param choice one of its choices; else null
 * @param day    a day; else null
 * @param code   a code; else null
 * @param date   when it was observed
 */
public record Observation(ServiceLine line, String name, Double number, Boolean flag, String choice, LocalDate day,
        String code, LocalDate date) {

    /** The name alone, since this text may end in a log. */
    @Override
    public String toString() {
        return "Observation[" + name + "]";
    }
}
