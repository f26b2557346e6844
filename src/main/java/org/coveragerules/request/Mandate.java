package org.coveragerules.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A coverage mandate of a legislature. It holds for a line as a {@link Provision} does, where its jurisdiction
 * reaches the plan.
 */
public record Mandate(
        @Field(says = "What it does to the service.", required = true, of = {"COVERED", "EXCLUDED"})
        TermEffect effect,
        @Field(says = "US, or the state's two letters.", required = true, form = TextForm.JURISDICTION)
        String jurisdiction,
        @Field(says = "Codes it names; a code beats a category.", form = TextForm.PROCEDURE_CODE)
        List<String> codes,
        @Field(says = "The category it names.", words = "CATEGORY")
        String category,
        @Field(says = "Findings a COVERED mandate sets aside; absent or empty: what the rules give it.",
        words = "OVERRIDE")
        Set<String> overrides,
        @Field(says = "Whether it mandates coverage of clinical trials.")
        boolean trial,
        @Field(says = "First day.")
        LocalDate from,
        @Field(says = "Last day.")
        LocalDate to,
        @Field(says = "The law.")
        String citation) {

    public Mandate {
        codes = Copies.list(codes);
        overrides = Copies.words(overrides);
    }
}
