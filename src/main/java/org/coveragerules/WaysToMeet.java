package org.coveragerules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The ways in which criteria that are unknown could come to be met, the shortest first. */
final class WaysToMeet {

    /** More of them tell nobody more. */
    private static final int MOST = 8;

    private static final Comparator<Set<String>> SHORTEST = Comparator.<Set<String>>comparingInt(Set::size);

    private WaysToMeet() {
    }

    /** Sets of statements that are unknown; if those of one come to be so, the whole is met. Empty: there is no way. */
    static List<Set<String>> met(JudgedCriterion judged) {
        return to(CriterionResult.MET, judged);
    }

    private static List<Set<String>> to(CriterionResult wanted, JudgedCriterion judged) {
        if (judged.result() == wanted) {
            return List.of(Set.of());
        }
        if (judged.result() != CriterionResult.UNKNOWN) {
            return List.of();
        }
        if (judged instanceof JudgedCriterion.Leaf leaf) {
            return List.of(Set.of(leaf.statement()));
        }
        var group = (JudgedCriterion.Group) judged;
        boolean isNone = group.kind() == GroupKind.NONE;
        int size = group.of().size();
        // None of them is met where all of them are not; a group of which enough fail is not met.
        boolean met = (wanted == CriterionResult.MET) != isNone;
        var each = met ? CriterionResult.MET : CriterionResult.NOT_MET;
        int least = isNone ? 1 : group.least();
        return some(group.of(), each, met ? least : size - least + 1);
    }

    /** So many of them have to come to a result. */
    private static List<Set<String>> some(List<JudgedCriterion> of, CriterionResult wanted, int least) {
        // The ways for the first so many of them, by how many come to it.
        var ways = new ArrayList<List<Set<String>>>();
        ways.add(List.of(Set.of()));
        for (var child : of) {
            var own = to(wanted, child);
            for (int count = Math.min(ways.size(), least); count > 0; count--) {
                var longer = count < ways.size() ? new ArrayList<>(ways.get(count)) : new ArrayList<Set<String>>();
                for (var before : ways.get(count - 1)) {
                    for (var way : own) {
                        var both = new LinkedHashSet<>(before);
                        both.addAll(way);
                        longer.add(both);
                    }
                }
                var kept = shortest(longer);
                if (count < ways.size()) {
                    ways.set(count, kept);
                } else {
                    ways.add(kept);
                }
            }
        }
        return least < ways.size() ? ways.get(least) : List.of();
    }

    private static List<Set<String>> shortest(List<Set<String>> ways) {
        var kept = new ArrayList<Set<String>>();
        for (var way : ways.stream().sorted(SHORTEST).distinct().toList()) {
            if (kept.size() < MOST && kept.stream().noneMatch(way::containsAll)) {
                kept.add(way);
            }
        }
        return kept;
    }
}
