package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.coveragerules.request.Request;

/**
 * What a bundle of PAS asks: either its items as the lines of a request, or what is wrong with it. Made by
 * {@link FhirRequests}.
 */
public final class FhirRequest {

    private final String id;
    private final boolean isUpdate;
    private final Request request;
    private final List<FhirFault> faults;
    private final List<UnjudgedItem> unjudged;
    private final List<String> unread;
    private final FhirBundle bundle;
    private final FhirBundle.Resource claim;
    private final OffsetDateTime created;
    private final String coverage;

    /** @param request null: nothing is to be judged, or cannot be read */
    FhirRequest(ClaimReading read, Request request, List<FhirFault> faults) {
        this.id = read.id();
        this.isUpdate = read.isUpdate();
        this.request = request;
        this.faults = List.copyOf(faults);
        this.unjudged = List.copyOf(read.unjudged());
        this.unread = List.copyOf(read.draft().unread());
        this.bundle = read.bundle();
        this.claim = read.claim();
        this.created = read.created();
        this.coverage = Coded.text(read.insurance(), "reference");
    }

    /** The request's id: the first identifier of the claim, or else the id of the resource; empty where it has neither. */
    public String id() {
        return id;
    }

    /** Whether it changes or takes back what an earlier bundle asked. */
    public boolean isUpdate() {
        return isUpdate;
    }

    /** What is to be judged; empty where every item is answered for itself, and where the bundle has faults. */
    public Optional<Request> request() {
        return Optional.ofNullable(request);
    }

    /** Everything wrong with it; empty where it can be answered. */
    public List<FhirFault> faults() {
        return faults;
    }

    /** What of the record was not read, each as a sentence. */
    public List<String> unread() {
        return unread;
    }

    /** What refers to the Coverage that it is asked under; empty where it names none that others can refer to too. */
    public Optional<String> coverage() {
        return Optional.of(coverage).filter(reference -> !reference.isEmpty() && !reference.startsWith("#"));
    }

    /** The items that are answered for themselves, by their numbers. */
    public List<UnjudgedItem> unjudged() {
        return unjudged;
    }

    /** When the claim says that it was made; null where it does not say it to the second. */
    OffsetDateTime created() {
        return created;
    }

    FhirBundle bundle() {
        return bundle;
    }

    FhirBundle.Resource claim() {
        return claim;
    }

    JsonNode claimNode() {
        return claim.node();
    }
}
