package org.coveragerules.criteria;

import java.util.ArrayList;
import java.util.function.Function;

/**
 * Judges criteria by the three-valued logic of Kleene: a result is known as soon as what is unknown can't change it. A
 * statement that stands in several places is taken as if each were another, so that a result may be unknown although
 * every completion of what is unknown would come to the same.
 */
final class Kleene {

    private final Function<String, LeafOutcome> outcomes;

    private Kleene(Function<String, LeafOutcome> outcomes) {
        this.outcomes = outcomes;
    }

    static Judged judge(Criterion criterion, Function<String, LeafOutcome> outcomes) {
        return deciding(new Kleene(outcomes).judged(criterion));
    }

    private Judged judged(Criterion criterion) {
        if (criterion instanceof Criterion.Group group) {
            return judged(group);
        }
        var statement = ((Criterion.Leaf) criterion).statement();
        var outcome = LeafOutcome.orUnknown(outcomes.apply(statement));
        return new Judged.Leaf(statement, outcome.result(), false, outcome.found(), outcome.missing());
    }

    private Judged.Group judged(Criterion.Group group) {
        var of = new ArrayList<Judged>(group.of().size());
        int met = 0;
        int unknown = 0;
        for (var child : group.of()) {
            var judged = judged(child);
            met += judged.result() == Result.MET ? 1 : 0;
            unknown += judged.result() == Result.UNKNOWN ? 1 : 0;
            of.add(judged);
        }
        var result = group.kind() == Kind.NONE ? atLeast(1, met, unknown).negated()
                : atLeast(group.least(), met, unknown);
        return new Judged.Group(group.kind(), group.least(), result, of);
    }

    private static Result atLeast(int least, int met, int unknown) {
        return met >= least ? Result.MET : met + unknown < least ? Result.NOT_MET : Result.UNKNOWN;
    }

    /** The same, its leaves marked on which its result rests. */
    private static Judged deciding(Judged judged) {
        if (judged instanceof Judged.Leaf leaf) {
            return new Judged.Leaf(leaf.statement(), leaf.result(), true, leaf.found(), leaf.missing());
        }
        var group = (Judged.Group) judged;
        var wanted = group.kind() == Kind.NONE ? group.result().negated() : group.result();
        var of = new ArrayList<Judged>(group.of().size());
        group.of().forEach(child -> of.add(child.result() == wanted ? deciding(child) : child));
        return new Judged.Group(group.kind(), group.least(), group.result(), of);
    }
}
