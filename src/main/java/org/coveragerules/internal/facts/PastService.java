package org.coveragerules.internal.facts;

import java.time.LocalDate;

/**
 * A service that the member had before a line's date; several of one code and date are one.
 *
 * @param line  the line
 * @param code  CPT or HCPCS code
 * @param date  before the line's
 * @param units the most that one of them had
 */
public record PastService(ServiceLine line, String code, LocalDate date, int units) {

    /** The code alone, since this text may end in a log. */
    @Override
    public String toString() {
        return "PastService[" + code + "]";
    }
}
