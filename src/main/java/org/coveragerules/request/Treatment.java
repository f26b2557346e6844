package org.coveragerules.request;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A treatment that was tried, or could not be. A component that is null was not given, which means unknown.
 */
public record Treatment(
        @Field(says = "What it was.", required = true, words = "TREATMENT")
        String kind,
        @Field(says = "Its first day.", personal = true)
        LocalDate from,
        @Field(says = "Its last day.", personal = true)
        LocalDate to,
        @Field(says = "How many sessions it had.", personal = true)
        Integer sessions,
        @Field(says = "What came of it.")
        TreatmentResult result) {

    public Treatment {
        Objects.requireNonNull(kind, "kind");
    }

    /** The kind alone, since this text may end in a log. */
    @Override
    public String toString() {
        return "Treatment[" + kind + "]";
    }
}
