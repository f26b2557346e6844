package org.coveragerules.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The member's benefit plan, as far as it bears on the request. Ranges include both ends; an absent end is open.
 *
 * @param lineOfBusiness        never null
 * @param funding               null: unknown, and state mandates bind
 * @param state                 two letters; null: unknown
 * @param eligibleFrom          first day of eligibility
 * @param eligibleTo            last day of eligibility
 * @param electedCategories     categories for whose services the group chose a review; null: all of them, empty: none
 * @param benefitConfirmed      whether the benefit for a potentially experimental service exists; null: unknown
 * @param transplantNetworkOptIn whether the transplant network was opted into; null: unknown
 * @param areaAvailable         whether ancillary-network review is offered where the member is; null: unknown
 * @param benefitLimits         visit limits
 * @param provisions            terms of the plan document
 * @param mandates              coverage mandates that may bind the plan
 */
public record Plan(LineOfBusiness lineOfBusiness, Funding funding, String state, LocalDate eligibleFrom,
        LocalDate eligibleTo, Set<String> electedCategories, Boolean benefitConfirmed,
        Boolean transplantNetworkOptIn, Boolean areaAvailable, List<BenefitLimit> benefitLimits,
        List<Provision> provisions, List<Mandate> mandates) {

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
