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
 * @param eligibleFrom          first day of eligibility (INS-5)
 * @param eligibleTo            last day of eligibility
 * @param electedCategories     precertification categories the group chose; null: all of them, empty: none
 * @param benefitConfirmed      whether the benefit for a potentially experimental service exists (PRE-4); null: unknown
 * @param transplantNetworkOptIn whether the transplant network was opted into (PRE-5); null: unknown
 * @param areaAvailable         whether ancillary-network review is offered where the member is (PRE-3); null: unknown
 * @param benefitLimits         visit limits (INS-7)
 * @param provisions            terms of the plan document (INS-1)
 * @param mandates              coverage mandates that may bind the plan (INS-2)
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

    /** Whether the group chose a precertification category. */
    public boolean elects(String category) {
        return electedCategories == null || electedCategories.contains(category);
    }
}
