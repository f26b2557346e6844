package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import org.coveragerules.CoverageRules;
import org.coveragerules.InvalidRequestException;
import org.coveragerules.exchange.PayerFacts;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.request.Request;

/**
 * Reads prior authorizations, bundles of PAS 2.2.1, as requests in the words of some rules. docs/exchange.md has what is
 * read of them. For any thread.
 */
public final class FhirRequests {

    private final Adjudicator rules;
    private final PayerFacts facts;

    private FhirRequests(Adjudicator rules, PayerFacts facts) {
        this.rules = rules;
        this.facts = facts;
    }

    /** Those that some rules judge. */
    public static FhirRequests of(CoverageRules rules) {
        return new FhirRequests(Adjudicator.of(rules), PayerFacts.NONE);
    }

    /** The same with what the payer knows of members and requests. */
    public FhirRequests with(PayerFacts known) {
        return new FhirRequests(rules, known);
    }

    /**
     * Reads a bundle; one of draft orders, or a call of a CDS hook with them, as the claim that would ask for them. What
     * is wrong with a claim that can be answered is told by the request that is given back.
     *
     * @throws FhirException where it is no bundle with a claim of a prior authorization, so that there is nobody to answer
     */
    public FhirRequest read(JsonNode bundle) {
        var read = ClaimReading.of(FhirBundle.of(DraftOrders.asClaim(bundle)), rules.library().vocabulary());
        var faults = new ArrayList<>(read.draft().faults());
        Request request = null;
        if (read.draft().tree().has("lines")) {
            try {
                request = rules.requests().read(facts.merged(read.draft().tree(), read.id(), member(read)));
            } catch (InvalidRequestException refused) {
                refused.faults().stream().map(fault -> facts.told(fault, read.id(), member(read)))
                        .map(read.draft()::inBundle)
                        .filter(fault -> faults.stream().noneMatch(told -> told.path().equals(fault.path())))
                        .forEach(faults::add);
            }
        }
        return new FhirRequest(read, faults.isEmpty() ? request : null, faults);
    }

    /** Facts of one member alone: of the ids that the bundle gives, the first that the payer knows. */
    private String member(ClaimReading read) {
        return read.memberIds().stream().filter(facts::tellsOf).findFirst().orElse(null);
    }
}
