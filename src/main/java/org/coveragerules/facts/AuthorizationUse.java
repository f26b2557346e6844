package org.coveragerules.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.coveragerules.policy.Definitions;
import org.coveragerules.request.Authorization;
import org.coveragerules.request.Discipline;
import org.coveragerules.request.Line;
import org.coveragerules.request.Request;

/**
 * Which visits of a claim's lines stand under the authorizations on file (PRE-10): dates in their order; of several
 * authorizations the one that ends first and has visits left, then the next; lines of one date share their visits.
 */
final class AuthorizationUse {

    /**
     * What a line has.
     *
     * @param given        whether an authorization with visits left is there for it
     * @param visits       how many of its visits are authorized
     * @param forPlace     whether those used were given for its kind of place
     * @param placeUnknown whether one used names no place and that matters
     */
    record Use(boolean given, int visits, boolean forPlace, boolean placeUnknown) {

        static final Use NONE = new Use(false, 0, false, false);
    }

    /** Ends first, first; the rest makes the order independent of the order given. */
    private static final Comparator<Authorization> ENDS_FIRST = Comparator
            .comparing(Authorization::to, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Authorization::from, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Authorization::id, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Authorization::placeOfService, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(AuthorizationUse::given, Comparator.reverseOrder())
            .thenComparing(Authorization::code, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Authorization::condition, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Authorization::discipline, Comparator.nullsLast(Comparator.naturalOrder()));

    private record Claimed(Line line, Discipline discipline, boolean hospital, boolean placeUnknown) {
    }

    private final Request request;
    private final Definitions definitions;
    private final TreeMap<LocalDate, List<Claimed>> dates = new TreeMap<>();
    private final Map<Line, Use> uses = new IdentityHashMap<>();

    AuthorizationUse(Request request, Definitions definitions) {
        this.request = request;
        this.definitions = definitions;
    }

    void add(Line line, Discipline discipline, boolean hospital, boolean placeUnknown) {
        dates.computeIfAbsent(line.date(), any -> new ArrayList<>())
                .add(new Claimed(line, discipline, hospital, placeUnknown));
    }

    void allot() {
        var order = request.history().authorizations().stream().sorted(ENDS_FIRST).toList();
        int[] left = order.stream().mapToInt(AuthorizationUse::given).toArray();
        for (var lines : dates.values()) {
            var usedToday = new int[left.length];
            for (var line : lines) {
                uses.put(line.line, use(line, order, left, usedToday));
            }
            for (int i = 0; i < left.length; i++) {
                left[i] -= usedToday[i];
            }
        }
    }

    Use of(Line line) {
        return uses.getOrDefault(line, Use.NONE);
    }

    private Use use(Claimed claimed, List<Authorization> order, int[] left, int[] usedToday) {
        int wanted = claimed.line.visits();
        int open = wanted;
        var used = new ArrayList<Authorization>();
        for (int i = 0; i < left.length && (open > 0 || used.isEmpty()); i++) {
            if (left[i] > 0 && holds(order.get(i), claimed)) {
                int visits = Math.min(open, left[i]);
                usedToday[i] = Math.max(usedToday[i], visits);
                open -= visits;
                used.add(order.get(i));
            }
        }
        if (used.isEmpty()) {
            return Use.NONE;
        }
        boolean therapy = claimed.discipline == Discipline.PT || claimed.discipline == Discipline.OT;
        boolean placeMatters = therapy && (claimed.hospital || claimed.placeUnknown);
        boolean forHospital = used.stream().allMatch(one -> definitions.isHospitalPlace(one.placeOfService()));
        boolean mayBeForHospital = used.stream().allMatch(one -> one.placeOfService() == null
                || definitions.isHospitalPlace(one.placeOfService()));
        return new Use(true, wanted - open, !placeMatters || forHospital,
                therapy && claimed.hospital && mayBeForHospital && !forHospital);
    }

    private boolean holds(Authorization authorization, Claimed claimed) {
        var line = claimed.line;
        boolean forService = authorization.code() != null ? authorization.code().equals(line.code())
                : authorization.discipline() != null && authorization.discipline() == claimed.discipline;
        var condition = line.condition() == null ? request.condition() : line.condition();
        return forService
                && (authorization.condition() == null || authorization.condition().equals(condition))
                && (authorization.from() == null || !line.date().isBefore(authorization.from()))
                && (authorization.to() == null || !line.date().isAfter(authorization.to()));
    }

    /** Visits it still gives; one without a number is limited by its dates only. */
    private static int given(Authorization authorization) {
        return authorization.visits() == null ? Integer.MAX_VALUE
                : Math.max(0, authorization.visits() - authorization.visitsUsed());
    }
}
