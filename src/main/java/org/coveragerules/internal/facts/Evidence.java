package org.coveragerules.internal.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.coveragerules.internal.policy.CodeSet;
import org.coveragerules.request.Line;
import org.coveragerules.request.Observed;
import org.coveragerules.request.PriorService;
import org.coveragerules.request.Request;
import org.coveragerules.request.Sex;

/**
 * What a request tells beside a line and counts for it: of the member, of what was observed, of diagnoses and of
 * services before. Made when the first rule asks for more than the age.
 */
public final class Evidence {

    private final Request request;
    private final Line line;
    private Map<String, Observed> observed;
    private List<PriorService> services;

    Evidence(Request request, Line line) {
        this.request = request;
        this.line = line;
    }

    /** Full years of the member on the line's date; null: unknown. */
    Integer age() {
        var born = request.member().birthDate();
        return born == null ? null : born.until(line.date()).getYears();
    }

    Sex sex() {
        return request.member().sex();
    }

    /** The line's diagnoses, its condition among them, by the alphabet; null: none is known. */
    Set<String> diagnoses() {
        var given = line.diagnoses().isEmpty() ? request.diagnoses() : line.diagnoses();
        var principal = principal();
        if (given.isEmpty()) {
            return principal == null ? null : Set.of(principal);
        }
        var diagnoses = new TreeSet<>(given);
        if (principal != null) {
            diagnoses.add(principal);
        }
        return Collections.unmodifiableSet(diagnoses);
    }

    String principal() {
        return line.condition() == null ? request.condition() : line.condition();
    }

    /** Whether it is known which services the member has had. */
    boolean servicesKnown() {
        return request.history().services() != null;
    }

    /** What counts of a name; null: unknown. */
    Observed of(String name) {
        return observed().get(name);
    }

    /** What was observed of a name, as a text shows it; null: unknown. */
    String shown(String name) {
        var each = of(name);
        return each == null ? null : each.number() != null ? each.number().toPlainString()
                : each.flag() != null ? each.flag() ? "yes" : "no"
                : each.choice() != null ? each.choice() : each.day() != null ? each.day().toString() : each.code();
    }

    /** Whether something was observed of a name. */
    public boolean isObserved(String name) {
        return of(name) != null;
    }

    /** Whether the record holds a document of a type. */
    public boolean hasDocument(String type) {
        return request.clinical() != null
                && request.clinical().documents().stream().anyMatch(document -> document.type().equals(type));
    }

    /** Whether the record tells of treatments. */
    public boolean tellsTreatments() {
        return request.clinical() != null && !request.clinical().treatments().isEmpty();
    }

    Collection<Observed> all() {
        return observed().values();
    }

    private Map<String, Observed> observed() {
        if (observed == null) {
            var clinical = request.clinical();
            if (clinical == null || clinical.observations().isEmpty()) {
                observed = Map.of();
            } else {
                observed = new TreeMap<>();
                for (var each : clinical.observations()) {
                    if (!date(each).isAfter(line.date())) {
                        observed.merge(each.name(), each, this::later);
                    }
                }
            }
        }
        return observed;
    }

    /** When something was observed: what has no date, when the request came in, or on the line's date if that is before. */
    LocalDate date(Observed each) {
        return each.date() != null ? each.date()
                : request.received().isAfter(line.date()) ? line.date() : request.received();
    }

    /** The later of two; of one day, the one that says the day itself. */
    private Observed later(Observed one, Observed other) {
        int order = date(one).compareTo(date(other));
        return order > 0 || order == 0 && one.date() != null ? one : other;
    }

    /** Services before the line's date, each code and date once; empty where none is known. */
    List<PriorService> services() {
        if (services == null) {
            var all = request.history().services();
            if (all == null || all.isEmpty()) {
                services = List.of();
            } else {
                var byDay = new TreeMap<String, PriorService>();
                for (var each : all) {
                    if (each.date().isBefore(line.date())) {
                        byDay.merge(each.date() + " " + each.code(), each,
                                (one, other) -> one.units() < other.units() ? other : one);
                    }
                }
                services = List.copyOf(byDay.values());
            }
        }
        return services;
    }

    /**
     * Visits before the line's date: a visit is one encounter a day, so that a date of the history counts once, and an
     * earlier date of the request as the most that one of its lines asks for.
     */
    int visitsOf(CodeSet codes, LocalDate from) {
        var visits = new HashMap<LocalDate, Integer>();
        for (var each : services()) {
            if (!each.date().isBefore(from) && codes.has(each.code())) {
                visits.put(each.date(), 1);
            }
        }
        for (var each : request.lines()) {
            if (each.date().isBefore(line.date()) && !each.date().isBefore(from) && codes.has(each.code())) {
                visits.merge(each.date(), each.visits(), Math::max);
            }
        }
        int sum = 0;
        for (int each : visits.values()) {
            sum += each;
        }
        return sum;
    }

    /** The facts of a line, for whoever asks for them. */
    List<Object> facts(ServiceLine of) {
        var facts = new ArrayList<Object>();
        for (var each : all()) {
            facts.add(new Observation(of, each.name(), each.number() == null ? null : each.number().doubleValue(),
                    each.flag(), each.choice(), each.day(), each.code(), date(each)));
        }
        if (of.diagnoses() != null) {
            for (var code : of.diagnoses()) {
                facts.add(new Diagnosis(of, code, code.equals(principal())));
            }
        }
        for (var each : services()) {
            facts.add(new PastService(of, each.code(), each.date(), each.units()));
        }
        return facts;
    }
}
