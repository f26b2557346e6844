package org.coveragerules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.coveragerules.facts.ServiceLine;
import org.coveragerules.policy.Policy;
import org.coveragerules.policy.VersionIndex;

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
    static Routes of(List<ServiceLine> lines, VersionIndex index, Map<String, Policy> named) {
        var routes = new Routes(lines, index);
        for (int at = 0; at < lines.size(); at++) {
            int line = at;
            var each = lines.get(at);
            index.judging(each.code(), each.discipline(), each.date(), named, place -> routes.add(place, line));
        }
        Arrays.sort(routes.routes, 0, routes.size);
        return routes;
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
    Policy policy(int at) {
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
