package org.coveragerules.internal.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.coveragerules.RulesException.Problem;

/** Versions in the order of their days, and policies in the order in which they are asked. */
final class VersionOrder {

    private final RuleFiles files;
    private final List<Problem> problems;

    /** @param problems gets what is wrong */
    VersionOrder(RuleFiles files, List<Problem> problems) {
        this.files = files;
        this.problems = problems;
    }

    /** Earliest first, each ending the day before the next begins. */
    List<PolicyVersion> inOrder(List<PolicyVersion> unordered) {
        var sorted = new ArrayList<>(unordered);
        sorted.sort(Comparator.comparing(PolicyVersion::effective, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(PolicyVersion::version));
        for (int i = 0; i + 1 < sorted.size(); i++) {
            var version = sorted.get(i);
            var next = sorted.get(i + 1);
            var begins = next.effective();
            if (begins == null || begins.equals(version.effective())) {
                problems.add(new Problem(files.place(PolicyLibrary.folder(next) + PolicyLibrary.POLICY), 0,
                        "begins on the day `" + version.name() + "` does (" + (begins == null ? "open" : begins)
                                + "); give each version an `effective` day of its own"));
            } else if (version.until() != null) {
                problems.add(new Problem(files.place(PolicyLibrary.folder(version) + PolicyLibrary.POLICY), 0,
                        "`until` is " + version.until() + ", and `" + next.name() + "` begins on " + begins
                                + "; remove `until`: a version ends the day before the next begins"));
            } else {
                sorted.set(i, version.endingOn(begins.minusDays(1)));
            }
        }
        return List.copyOf(sorted);
    }

    /** Each policy after those its versions name in {@code after}; of those that may come next, the first by id. */
    List<String> order(Map<String, List<PolicyVersion>> versions) {
        var waitsFor = new HashMap<String, Integer>();
        var followers = new HashMap<String, List<String>>();
        var next = new PriorityQueue<String>();
        versions.forEach((id, all) -> {
            var earlier = new HashSet<String>();
            all.forEach(version -> earlier.addAll(version.after()));
            earlier.retainAll(versions.keySet());
            earlier.forEach(each -> followers.computeIfAbsent(each, none -> new ArrayList<>()).add(id));
            waitsFor.put(id, earlier.size());
            if (earlier.isEmpty()) {
                next.add(id);
            }
        });
        var order = new ArrayList<String>(versions.size());
        while (!next.isEmpty()) {
            var id = next.remove();
            order.add(id);
            waitsFor.remove(id);
            for (var follower : followers.getOrDefault(id, List.of())) {
                if (waitsFor.merge(follower, -1, Integer::sum) == 0) {
                    next.add(follower);
                }
            }
        }
        if (!waitsFor.isEmpty()) {
            problems.add(new Problem(files.root(), 0, "policies name each other in `after`, in a circle: "
                    + new TreeSet<>(waitsFor.keySet()) + "; remove one of the names"));
        }
        return List.copyOf(order);
    }
}
