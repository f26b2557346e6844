package org.coveragerules.request;

import java.time.LocalDate;
import java.util.List;

/**
 * That a provider need not ask for a review: a gold card. It holds for a line that has one of its codes or its
 * category, from its first to its last day, where its jurisdiction reaches the plan.
 */
public record Exemption(
        @Field(says = "Codes it names.", form = TextForm.PROCEDURE_CODE)
        List<String> codes,
        @Field(says = "The category it names.", words = "CATEGORY")
        String category,
        @Field(says = "First day.")
        LocalDate from,
        @Field(says = "Last day.")
        LocalDate to,
        @Field(says = "Of a law: US, or the state's two letters; absent: the plan itself exempts the provider.",
                form = TextForm.JURISDICTION)
        String jurisdiction,
        @Field(says = "The law or the letter that says so.")
        String citation) {

    static final Exemption OF_NOTHING = new Exemption(null, null, null, null, null, null);

    public Exemption {
        codes = Copies.list(codes);
    }
}
