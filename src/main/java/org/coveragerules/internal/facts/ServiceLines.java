package org.coveragerules.internal.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.policy.Definitions;
import org.coveragerules.request.Discipline;
import org.coveragerules.request.Line;
import org.coveragerules.request.Request;

/** Derives from a request what the contract says of its lines, before any rule is asked. */
public final class ServiceLines {

    private final Request request;
    private final Definitions definitions;
    private final CodeTables codes;
    /** Null: of one line there is no other visit. */
    private final VisitCount visits;
    /** Null: the plan limits none. */
    private final BenefitUse benefits;
    /** Null: nothing is claimed. */
    private final AuthorizationUse authorizations;

    private ServiceLines(Request request, Definitions definitions, CodeTables codes) {
        this.request = request;
        this.definitions = definitions;
        this.codes = codes;
        this.visits = request.lines().size() < 2 ? null : new VisitCount();
        this.benefits = request.plan().benefitLimits().isEmpty() ? null
                : new BenefitUse(request.lines().size());
        this.authorizations = request.type().isReview() ? null : new AuthorizationUse(request, definitions);
    }

    /** The request's lines, by number. */
    public static List<ServiceLine> of(Request request, Definitions definitions, CodeTables codes) {
        return new ServiceLines(request, definitions, codes).lines();
    }

    private List<ServiceLine> lines() {
        var told = new ArrayList<Told>(request.lines().size());
        for (var line : request.lines()) {
            told.add(tell(line));
        }
        told.sort(BY_NUMBER);
        if (visits != null) {
            told.forEach(line -> visits.add(line.counted, line.requested));
        }
        if (benefits != null) {
            told.forEach(line -> benefits.add(line.requested, line.counted));
            request.plan().benefitLimits().forEach(benefits::use);
        }
        if (authorizations != null) {
            told.forEach(line -> authorizations.add(line.requested, line.counted, line.hospital, line.placeUnknown));
            authorizations.allot();
        }
        int therapies = 0;
        for (var line : told) {
            therapies += line.discipline == null ? 0 : 1;
        }
        var lines = new ArrayList<ServiceLine>(told.size());
        for (var line : told) {
            lines.add(serviceLine(line, therapies > (line.discipline == null ? 0 : 1)));
        }
        return List.copyOf(lines);
    }

    private static final Comparator<Told> BY_NUMBER = Comparator.comparingInt(line -> line.requested.number());

    /** What a line tells by itself. */
    private record Told(Line requested, Discipline discipline, Discipline counted, Set<String> categories,
            boolean unlisted, boolean hospital, boolean placeUnknown) {
    }

    private Told tell(Line line) {
        // A code that is known for something else, imaging or surgery say, stays it however it is billed.
        var listed = codes.categories(line.code());
        boolean isOther = !listed.isEmpty() && !definitions.hasTherapy(listed);
        var billedAs = isOther ? null : definitions.billedAs(line);
        boolean speech = line.discipline() == null && billedAs == Discipline.ST;
        var discipline = line.discipline() != null ? line.discipline() : speech ? null
                : billedAs != null ? billedAs : codes.discipline(line.code());
        boolean unlisted = codes.unlisted(line.code());
        var categories = line.categories().isEmpty() ? categories(listed, discipline, speech, unlisted)
                : line.categories();
        boolean hospital = definitions.isHospitalOutpatient(request.form(), request.typeOfBill(),
                line.placeOfService());
        boolean placeUnknown = switch (request.form()) {
            case PROFESSIONAL -> line.placeOfService() == null;
            case INSTITUTIONAL -> false;
        };
        var counted = discipline != null ? discipline
                : definitions.disciplineOf(categories);
        return new Told(line, discipline, counted, categories,
                unlisted || categories.contains(definitions.unlistedCategory()), hospital, placeUnknown);
    }

    private Set<String> categories(Set<String> listed, Discipline discipline, boolean speech, boolean unlisted) {
        if (!speech && !unlisted && (discipline == null || listed.contains(definitions.categoryOf(discipline)))) {
            return listed;
        }
        var categories = new TreeSet<>(listed);
        if (speech) {
            categories.removeIf(definitions::isTherapy);
            categories.add(definitions.categoryOf(Discipline.ST));
        }
        if (discipline != null) {
            categories.add(definitions.categoryOf(discipline));
        }
        if (unlisted) {
            categories.add(definitions.unlistedCategory());
        }
        return Collections.unmodifiableSet(categories);
    }

    private ServiceLine serviceLine(Told told, boolean besideTherapy) {
        var line = told.requested;
        int completed = told.counted == null ? 0 : request.history().visitsCompleted().getOrDefault(told.counted, 0);
        int askedEarlier = visits == null ? 0 : visits.before(told.counted, line.date());
        var authorized = authorizations == null ? AuthorizationUse.Use.NONE : authorizations.of(line);
        var evidence = new Evidence(request, line);
        return new ServiceLine(line, told.discipline, told.counted, told.categories, elected(told.categories),
                told.hospital, told.placeUnknown, line.condition() == null ? request.condition() : line.condition(),
                completed, askedEarlier, told.unlisted, besideTherapy, benefits == null ? null : benefits.left(line),
                authorized.given(), authorized.visits(), authorized.visitsForPlace(), authorized.forPlace(),
                authorized.placeUnknown(), authorized.elsewhere(), authorized.unknown(), evidence.age(),
                evidence.diagnoses(), evidence);
    }

    private Set<String> elected(Set<String> categories) {
        Set<String> others = null;
        for (var category : categories) {
            if (!request.plan().elects(category)) {
                others = others == null ? new TreeSet<>(categories) : others;
                others.remove(category);
            }
        }
        return others == null ? categories : Collections.unmodifiableSet(others);
    }

    /** Visits asked for: a visit is one encounter a day, so that a date counts its largest line and dates add up. */
    private static final class VisitCount {

        private final Map<Discipline, TreeMap<LocalDate, Integer>> asked = new EnumMap<>(Discipline.class);

        void add(Discipline discipline, Line line) {
            if (discipline != null) {
                asked.computeIfAbsent(discipline, any -> new TreeMap<>()).merge(line.date(), line.visits(), Math::max);
            }
        }

        int before(Discipline discipline, LocalDate date) {
            int before = 0;
            if (discipline != null) {
                for (int visits : asked.get(discipline).headMap(date).values()) {
                    before += visits;
                }
            }
            return before;
        }
    }
}
