package org.coveragerules.internal.adjudication;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.coveragerules.internal.facts.Judging;
import org.coveragerules.internal.facts.ServiceLine;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.policy.VersionIndex;
import org.coveragerules.request.Request;

/**
 * Which versions judge which lines of a request, in the order in which they are asked. It is made for every request: a
 * route is a number, the version's place above and the line's below, so that sorting them puts both in order.
 */
final class Routes {

    private static final int LINE_BITS = 32;

    private final List<ServiceLine> lines;
    private final VersionIndex index;
    private long[] routes;
    private int size;

    private Routes(List<ServiceLine> lines, VersionIndex index) {
        this.lines = lines;
        this.index = index;
        this.routes = new long[8 * lines.size()];
    }

    /** @param named version by policy id, in place of those in force */
    static Routes of(Request request, List<ServiceLine> lines, VersionIndex index, Map<String, PolicyVersion> named) {
        var routes = new Routes(lines, index);
        for (int at = 0; at < lines.size(); at++) {
            int line = at;
            int first = routes.size;
            var each = lines.get(at);
            index.judging(each.code(), each.discipline(), each.categories(), each.date(), named, place -> {
                if (takes(index.at(place), each, request)) {
                    routes.add(place, line);
                }
            });
            routes.dropSuperseded(first);
        }
        Arrays.sort(routes.routes, 0, routes.size);
        return routes;
    }

    private static boolean takes(PolicyVersion policy, ServiceLine line, Request request) {
        var scope = policy.scope();
        return !scope.isNarrow() || scope.takesPlan(request.plan().lineOfBusiness(), request.plan().state())
                && scope.takesService(line.categories(), line.requested().placeOfService())
                && scope.takesAge(line.age()) && (scope.diagnoses() == null || line.diagnoses() == null
                        || policy.valueSets().get(scope.diagnoses()).codes().hasAny(line.diagnoses()));
    }

    /** Of the versions that judge a line drops those that others of them supersede, from a route on. */
    private void dropSuperseded(int first) {
        boolean supersedes = false;
        for (int at = first; at < size; at++) {
            supersedes |= !policy(at).supersedes().isEmpty();
        }
        if (!supersedes) {
            return;
        }
        // A version that is superseded itself supersedes nobody; there is no circle of them.
        var judging = new HashMap<String, PolicyVersion>();
        for (int at = first; at < size; at++) {
            judging.put(policy(at).id(), policy(at));
        }
        var superseded = new HashSet<String>();
        for (var policy : judging.values()) {
            if (isSuperseded(policy, judging)) {
                superseded.add(policy.id());
            }
        }
        int kept = first;
        for (int at = first; at < size; at++) {
            if (!superseded.contains(policy(at).id())) {
                routes[kept] = routes[at];
                kept++;
            }
        }
        size = kept;
    }

    private static boolean isSuperseded(PolicyVersion policy, Map<String, PolicyVersion> judging) {
        for (var other : judging.values()) {
            if (other.supersedes().contains(policy.id()) && !isSuperseded(other, judging)) {
                return true;
            }
        }
        return false;
    }

    /** For each line the versions of somebody's policies that judge it. */
    Map<ServiceLine, List<Judging>> judgedByAuthority() {
        Map<ServiceLine, List<Judging>> judged = Map.of();
        for (int at = 0; at < size; at++) {
            var policy = policy(at);
            if (policy.authority() != null) {
                judged = judged.isEmpty() ? new HashMap<>() : judged;
                var line = lines.get((int) routes[at]);
                judged.computeIfAbsent(line, none -> new ArrayList<>())
                        .add(new Judging(line, policy.id(), policy.authority()));
            }
        }
        return judged;
    }

    private void add(int place, int line) {
        if (size == routes.length) {
            routes = Arrays.copyOf(routes, 2 * size + 1);
        }
        routes[size] = (long) place << LINE_BITS | line;
        size++;
    }

    /** How many there are. */
    int size() {
        return size;
    }

    /** The version at a route. */
    PolicyVersion policy(int at) {
        return index.at(place(at));
    }

    /** The lines of the version at its first route, in the order of the request. */
    List<ServiceLine> lines(int at) {
        var judged = new ArrayList<ServiceLine>(lines.size());
        for (int each = at; each < size && place(each) == place(at); each++) {
            // The index may name a version twice for a line.
            if (each == at || routes[each] != routes[each - 1]) {
                judged.add(lines.get((int) routes[each]));
            }
        }
        return judged;
    }

    /** The first route of the version after that of a route. */
    int next(int at) {
        int next = at + 1;
        while (next < size && place(next) == place(at)) {
            next++;
        }
        return next;
    }

    private int place(int at) {
        return (int) (routes[at] >>> LINE_BITS);
    }
}
