package org.coveragerules.internal.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.coveragerules.GroupKind;
import org.coveragerules.internal.criteria.Criteria;
import org.coveragerules.internal.criteria.Criterion;

/** What criteria ask for that others did not, no longer, or together with other ones, in sentences for people. */
final class CriteriaInWords {

    /**
     * A group of criteria, as far as both trees have its statements.
     *
     * @param words such as {@code any of}; null: a statement alone
     * @param asks  its statements, and those of the groups within
     */
    private record Common(String words, Set<String> asks, Set<Common> of) {
    }

    private CriteriaInWords() {
    }

    /** The sentences, each with its point. */
    static List<String> of(List<Criteria> from, List<Criteria> to) {
        var before = byName(from);
        var after = byName(to);
        var names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        var sentences = new ArrayList<String>();
        for (var name : names) {
            if (!before.containsKey(name)) {
                var criteria = after.get(name);
                sentences.add("Criteria of " + name + " are new: " + criteria.tree().words() + " "
                        + ChangeInWords.listed(statements(criteria.tree())) + ".");
            } else if (!after.containsKey(name)) {
                sentences.add("The criteria of " + name + " are no longer there.");
            } else if (!before.get(name).equals(after.get(name))) {
                changed("The criteria of " + name, before.get(name), after.get(name), sentences);
            }
        }
        return sentences;
    }

    /** Of several of one statement those after the first are numbered, as in {@link VersionDifference}. */
    private static Map<String, Criteria> byName(List<Criteria> all) {
        var byName = new LinkedHashMap<String, Criteria>();
        for (var criteria : all) {
            var name = criteria.statement();
            for (int number = 2; byName.containsKey(name); number++) {
                name = criteria.statement() + " (" + number + ")";
            }
            byName.put(name, criteria);
        }
        return byName;
    }

    /** What a group is of: its own statements, and how many groups beside. */
    private static List<String> statements(Criterion.Group group) {
        var names = new ArrayList<String>();
        int groups = 0;
        for (var child : group.of()) {
            if (child instanceof Criterion.Leaf leaf) {
                names.add(leaf.statement());
            } else {
                groups++;
            }
        }
        if (groups > 0) {
            names.add(groups == 1 ? "one group" : groups + " groups");
        }
        return names;
    }

    private static void changed(String whose, Criteria before, Criteria after, List<String> sentences) {
        if (!before.codes().equals(after.codes())) {
            sentences.addAll(ChangeInWords.codes(whose, before.codes(), after.codes()));
        }
        var come = new LinkedHashSet<>(after.tree().statements());
        come.removeAll(before.tree().statements());
        var gone = new LinkedHashSet<>(before.tree().statements());
        gone.removeAll(after.tree().statements());
        if (!come.isEmpty()) {
            sentences.add(whose + " now ask for " + ChangeInWords.listed(come) + ".");
        }
        if (!gone.isEmpty()) {
            sentences.add(whose + " no longer ask for " + ChangeInWords.listed(gone) + ".");
        }
        var first = common(before.tree(), after.tree().statements());
        var second = common(after.tree(), before.tree().statements());
        if (!first.equals(second)) {
            together(whose, first, second, sentences);
        }
    }

    private static void together(String whose, Common before, Common after, List<String> sentences) {
        var words = new LinkedHashMap<Set<String>, String>();
        collect(before, words);
        var others = new LinkedHashMap<Set<String>, String>();
        collect(after, others);
        boolean isSaid = false;
        for (var group : others.entrySet()) {
            var other = words.get(group.getKey());
            if (other != null && !other.equals(group.getValue())) {
                sentences.add(whose + " now ask for " + group.getValue() + " " + ChangeInWords.listed(group.getKey())
                        + ", where it was " + other + (group.getKey().size() == 1 ? " it." : " them."));
                isSaid = true;
            }
        }
        if (!isSaid) {
            sentences.add(whose + " ask for the same statements in other groups.");
        }
    }

    private static Common common(Criterion criterion, Set<String> both) {
        if (criterion instanceof Criterion.Leaf leaf) {
            return new Common(null, both.contains(leaf.statement()) ? Set.of(leaf.statement()) : Set.of(), Set.of());
        }
        var group = (Criterion.Group) criterion;
        var of = new LinkedHashSet<Common>();
        var asks = new LinkedHashSet<String>();
        for (var child : group.of()) {
            var common = common(child, both);
            if (!common.asks.isEmpty()) {
                of.add(common);
                asks.addAll(common.asks);
            }
        }
        return of.size() == 1 && group.kind() != GroupKind.NONE ? of.iterator().next()
                : new Common(of.isEmpty() ? null : group.words(), asks, of);
    }

    /** The outermost group of the same statements stands for them. */
    private static void collect(Common common, Map<Set<String>, String> words) {
        if (common.words != null) {
            words.putIfAbsent(common.asks, common.words);
        }
        common.of.forEach(child -> collect(child, words));
    }
}
