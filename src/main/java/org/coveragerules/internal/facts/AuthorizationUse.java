package org.coveragerules.internal.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.coveragerules.internal.policy.Definitions;
import org.coveragerules.request.Authorization;
import org.coveragerules.request.Discipline;
import org.coveragerules.request.Line;
import org.coveragerules.request.Request;

/**
 * Which visits of a claim's lines stand under the authorizations on file: dates in their order; of several
 * authorizations one for the line's kind of place, then the one that ends first and has visits left, then the next; of
 * those that end on one day the one that fits fewer lines, by condition or code; lines of one date share their visits. A
 * line that names its authorization has that one alone.
 */
final class AuthorizationUse {

    /**
     * What a line has.
     *
     * @param given          whether an authorization with visits left is there for it
     * @param visits         how many of its visits are authorized
     * @param visitsForPlace how many are by one that was given for its kind of place
     * @param forPlace       whether all used were given for its kind of place
     * @param placeUnknown   whether one used names no place, that matters, and none was given for the line's
     * @param elsewhere      whether one that could be used was given for another kind of place
     * @param unknown        whether there may be one that is not on file: nobody has looked, or the one it names is not
     *                       there
     */
    record Use(boolean given, int visits, int visitsForPlace, boolean forPlace, boolean placeUnknown,
            boolean elsewhere, boolean unknown) {

        static final Use NONE = none(false);

        static Use none(boolean unknown) {
            return new Use(false, 0, 0, false, false, false, unknown);
        }
    }

    private static final int FOR_PLACE = 0;
    private static final int FOR_ANY = 1;
    private static final int FOR_ANOTHER = 2;

    /** Ends first, first; the rest makes the order independent of the order given. */
    private static final Comparator<Authorization> ENDS_FIRST = Comparator
            .comparing(Authorization::to, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(authorization -> authorization.condition() == null)
            .thenComparing(authorization -> authorization.code() == null)
            .thenComparing(Authorization::from, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Authorization::id, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Authorization::placeOfService, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(AuthorizationUse::given, Comparator.reverseOrder())
            .thenComparing(Authorization::code, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Authorization::condition, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Authorization::discipline, Comparator.nullsLast(Comparator.naturalOrder()));

    private record Claimed(Line line, Discipline discipline, boolean hospital, boolean placeUnknown) {

        boolean isTherapy() {
            return discipline == Discipline.PT || discipline == Discipline.OT;
        }

        /** The place of an authorization plays a part for therapy in the hospital, and where it may be there. */
        boolean placeMatters() {
            return isTherapy() && (hospital || placeUnknown);
        }
    }

    private final Request request;
    private final Definitions definitions;
    private final TreeMap<LocalDate, List<Claimed>> dates = new TreeMap<>();
    private final Map<Line, Use> uses;

    AuthorizationUse(Request request, Definitions definitions) {
        this.request = request;
        this.definitions = definitions;
        this.uses = new IdentityHashMap<>(request.lines().size());
    }

    void add(Line line, Discipline discipline, boolean hospital, boolean placeUnknown) {
        dates.computeIfAbsent(line.date(), any -> new ArrayList<>())
                .add(new Claimed(line, discipline, hospital, placeUnknown));
    }

    void allot() {
        var order = new ArrayList<>(request.history().knownAuthorizations());
        order.sort(ENDS_FIRST);
        var left = new int[order.size()];
        for (int i = 0; i < left.length; i++) {
            left[i] = given(order.get(i));
        }
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
        int open = claimed.line.visits();
        int visitsForPlace = 0;
        boolean isGiven = false;
        boolean forPlace = true;
        boolean placeTold = true;
        boolean elsewhere = false;
        for (int place = FOR_PLACE; place <= FOR_ANOTHER; place++) {
            for (int i = 0; i < left.length; i++) {
                if (left[i] == 0 || place(order.get(i), claimed) != place || !holds(order.get(i), claimed)) {
                    continue;
                }
                elsewhere |= place == FOR_ANOTHER;
                if (open > 0 || !isGiven) {
                    int visits = Math.min(open, left[i]);
                    usedToday[i] = Math.max(usedToday[i], visits);
                    open -= visits;
                    isGiven = true;
                    boolean fits = !claimed.placeMatters() || isForPlace(order.get(i), claimed);
                    visitsForPlace += fits ? visits : 0;
                    forPlace &= fits;
                    placeTold &= order.get(i).placeOfService() != null;
                }
            }
        }
        if (!isGiven) {
            return Use.none(mayBeElsewhere(claimed.line, order));
        }
        boolean placeUnknown = claimed.placeMatters() && claimed.hospital && visitsForPlace == 0 && !placeTold;
        return new Use(true, claimed.line.visits() - open, visitsForPlace, forPlace, placeUnknown,
                elsewhere, false);
    }

    /** Which authorizations come first: those for the line's kind of place, those for any, and those for another. */
    private int place(Authorization authorization, Claimed claimed) {
        return !claimed.isTherapy() || isForPlace(authorization, claimed) ? FOR_PLACE
                : authorization.placeOfService() == null ? FOR_ANY : FOR_ANOTHER;
    }

    /** Whether it was given for the line's kind of place, hospital or not, as far as both are known. */
    private boolean isForPlace(Authorization authorization, Claimed claimed) {
        return !claimed.placeUnknown && authorization.placeOfService() != null
                && definitions.isHospitalPlace(authorization.placeOfService()) == claimed.hospital;
    }

    private boolean mayBeElsewhere(Line line, List<Authorization> order) {
        return request.history().authorizations() == null || line.authorization() != null
                && order.stream().noneMatch(one -> line.authorization().equals(one.id()));
    }

    private boolean holds(Authorization authorization, Claimed claimed) {
        var line = claimed.line;
        boolean forService = authorization.code() != null ? authorization.code().equals(line.code())
                : authorization.discipline() != null && authorization.discipline() == claimed.discipline;
        var condition = line.condition() == null ? request.condition() : line.condition();
        return forService
                && (line.authorization() == null || line.authorization().equals(authorization.id()))
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
