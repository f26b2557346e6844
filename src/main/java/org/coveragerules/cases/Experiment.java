package org.coveragerules.cases;

import java.util.Set;

/**
 * What the rules of an instrumented version ask while their cases are run: which change to a rule is being tried, and
 * where to report that a rule would have fired. It is the running thread's own.
 */
public final class Experiment {

    private static final ThreadLocal<Experiment> RUNNING = ThreadLocal.withInitial(() -> new Experiment("", "", null));

    private final String rule;
    private final String change;
    private final Set<String> hits;

    private Experiment(String rule, String change, Set<String> hits) {
        this.rule = rule;
        this.change = change;
        this.hits = hits;
    }

    /** Tries a change of a rule from now on. */
    static void tryChange(String rule, String change) {
        RUNNING.set(new Experiment(rule, change, null));
    }

    /** Collects from now on what would have fired. */
    static void collect(Set<String> hits) {
        RUNNING.set(new Experiment("", "", hits));
    }

    /** Ends what was begun. */
    static void end() {
        RUNNING.remove();
    }

    /** Whether the rule is to stand as it is written. */
    public static boolean keeps(String rule) {
        return !RUNNING.get().rule.equals(rule);
    }

    /** Whether this change is being tried. */
    public static boolean tries(String change) {
        return RUNNING.get().change.equals(change);
    }

    /** Notes that the rule would have fired with one of its conditions negated. */
    public static void hit(String id) {
        if (RUNNING.get().hits != null) {
            RUNNING.get().hits.add(id);
        }
    }
}
