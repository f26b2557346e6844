package org.coveragerules.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What went before. */
public record History(
        @Field(says = "Visits completed in this episode, by discipline; a missing one is 0.")
        Map<Discipline, Integer> visitsCompleted,
        @Field(says = "Day of the last review.")
        LocalDate lastReview,
        @Field(says = "Authorizations on file; empty: there is none, absent: nobody has looked.", orUnknown = true)
        List<Authorization> authorizations,
        @Field(says = "Earlier requests.")
        List<PriorRequest> requests,
        @Field(says = "Services that the member has had; empty is none, absent is unknown.", orUnknown = true)
        List<PriorService> services) {

    public static final History NONE = new History(null, null, null, null, null);

    public History {
        visitsCompleted = Copies.map(visitsCompleted);
        authorizations = authorizations == null ? null : List.copyOf(authorizations);
        requests = Copies.list(requests);
        services = services == null ? null : List.copyOf(services);
    }

    /** The authorizations that are known. */
    public List<Authorization> knownAuthorizations() {
        return authorizations == null ? List.of() : authorizations;
    }
}
