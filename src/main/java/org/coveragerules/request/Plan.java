package org.coveragerules.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The member's benefit plan, as far as it bears on the request. Ranges include both ends; an absent end is open.
 */
public record Plan(
        @Field(says = "The kind of health plan.", required = true)
        LineOfBusiness lineOfBusiness,
        @Field(says = "Who carries the risk; a state mandate does not bind a SELF_FUNDED plan.")
        Funding funding,
        @Field(says = "The state whose mandates may bind the plan, two letters.", form = TextForm.STATE)
        String state,
        @Field(says = "The member's first day of eligibility.")
        LocalDate eligibleFrom,
        @Field(says = "The member's last day of eligibility.")
        LocalDate eligibleTo,
        @Field(says = "Precertification categories the group chose; absent: all of them, empty: none.",
                words = "CATEGORY", orUnknown = true)
        Set<String> electedCategories,
        @Field(says = "Whether the benefit for a potentially experimental service exists.")
        Boolean benefitConfirmed,
        @Field(says = "Whether the transplant network was opted into.")
        Boolean transplantNetworkOptIn,
        @Field(says = "Whether ancillary-network review is offered where the member is.")
        Boolean areaAvailable,
        @Field(says = "Visit limits.")
        List<BenefitLimit> benefitLimits,
        @Field(says = "Terms of the plan document.")
        List<Provision> provisions,
        @Field(says = "Coverage mandates that may bind the plan.")
        List<Mandate> mandates) {

    public Plan {
        Objects.requireNonNull(lineOfBusiness, "lineOfBusiness");
        electedCategories = electedCategories == null ? null : Copies.words(electedCategories);
        benefitLimits = Copies.list(benefitLimits);
        provisions = Copies.list(provisions);
        mandates = Copies.list(mandates);
    }

    /** Whether the group chose a review of the services of a category. */
    public boolean elects(String category) {
        return electedCategories == null || electedCategories.contains(category);
    }
}
