package org.coveragerules.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What went before.
 *
 * @param visitsCompleted visits completed in this episode, by discipline; a missing one is 0
 * @param lastReview      day of the last review; null: none known
 * @param authorizations  authorizations on file; empty: there is none; null: nobody has looked
 * @param requests        earlier requests
 * @param services        services that the member has had; empty: none; null: nobody has looked
 */
public record History(Map<Discipline, Integer> visitsCompleted, LocalDate lastReview,
        List<Authorization> authorizations, List<PriorRequest> requests, List<PriorService> services) {

    public static final History NONE = new History(null, null, null, null);

    public History {
        visitsCompleted = Copies.map(visitsCompleted);
        authorizations = authorizations == null ? null : List.copyOf(authorizations);
        requests = Copies.list(requests);
        services = services == null ? null : List.copyOf(services);
    }

    /** A history of whose services nothing is known. */
    public History(Map<Discipline, Integer> visitsCompleted, LocalDate lastReview, List<Authorization> authorizations,
            List<PriorRequest> requests) {
        this(visitsCompleted, lastReview, authorizations, requests, null);
    }

    /** The authorizations that are known. */
    public List<Authorization> knownAuthorizations() {
        return authorizations == null ? List.of() : authorizations;
    }
}
