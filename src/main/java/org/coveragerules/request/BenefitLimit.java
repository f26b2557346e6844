package org.coveragerules.request;

import java.time.LocalDate;
import java.util.Set;

/**
 * A limit of the plan on the visits of one discipline, or of several that share it. It holds for lines of its
 * range, which includes both ends; an absent end is open.
 *
 * @param disciplines at least one
 * @param visits      visits the plan covers in all
 * @param used        visits already used; absent: 0
 * @param from        first day; null: open
 * @param to          last day; null: open
 */
public record BenefitLimit(Set<Discipline> disciplines, int visits, int used, LocalDate from, LocalDate to) {

    public BenefitLimit {
        disciplines = Copies.set(disciplines);
        if (disciplines.isEmpty()) {
            throw new IllegalArgumentException("a benefit limit has no discipline; name one or several");
        }
    }

    /** Whether the limit holds on a day. */
    public boolean holdsOn(LocalDate date) {
        return (from == null || !date.isBefore(from)) && (to == null || !date.isAfter(to));
    }
}
