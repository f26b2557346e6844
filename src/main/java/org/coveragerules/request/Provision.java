package org.coveragerules.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A term of the plan document. It holds for a line that has one of its codes or its category, from its first
 * to its last day.
 */
public record Provision(
        @Field(says = "What it does to the service.", required = true)
        TermEffect effect,
        @Field(says = "Codes it names; a code beats a category.", form = TextForm.PROCEDURE_CODE)
        List<String> codes,
        @Field(says = "The category it names.", words = "CATEGORY")
        String category,
        @Field(says = "Findings a COVERED term sets aside; absent or empty: what the rules give it.",
        words = "OVERRIDE")
        Set<String> overrides,
        @Field(says = "Whether it is the plan's coverage of clinical trials.")
        boolean trial,
        @Field(says = "First day.")
        LocalDate from,
        @Field(says = "Last day.")
        LocalDate to,
        @Field(says = "Where the plan document says so.")
        String citation) {

    public Provision {
        codes = Copies.list(codes);
        overrides = Copies.words(overrides);
    }
}
