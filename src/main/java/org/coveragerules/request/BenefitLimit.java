package org.coveragerules.request;

import java.time.LocalDate;
import java.util.Set;

/**
 * A limit of the plan on the visits of one discipline, or of several that share it. It holds for lines of its
 * range, which includes both ends; an absent end is open.
 */
public record BenefitLimit(
        @Field(says = "The disciplines that share it.", alone = "discipline")
        Set<Discipline> disciplines,
        @Field(says = "Visits the plan covers in all.", required = true)
        int visits,
        @Field(says = "Visits already used.")
        int used,
        @Field(says = "First day; absent: open.")
        LocalDate from,
        @Field(says = "Last day; absent: open.")
        LocalDate to) {

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
