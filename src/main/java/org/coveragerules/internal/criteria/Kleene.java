package org.coveragerules.internal.criteria;

import java.util.ArrayList;
import java.util.function.Function;
import org.coveragerules.CriterionResult;
import org.coveragerules.GroupKind;
import org.coveragerules.JudgedCriterion;

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

    static JudgedCriterion judge(Criterion criterion, Function<String, LeafOutcome> outcomes) {
        return deciding(new Kleene(outcomes).judged(criterion));
    }

    private JudgedCriterion judged(Criterion criterion) {
        if (criterion instanceof Criterion.Group group) {
            return judged(group);
        }
        var statement = ((Criterion.Leaf) criterion).statement();
        var outcome = LeafOutcome.orUnknown(outcomes.apply(statement));
        return new JudgedCriterion.Leaf(statement, outcome.result(), false, outcome.found(), outcome.missing());
    }

    private JudgedCriterion.Group judged(Criterion.Group group) {
        var of = new ArrayList<JudgedCriterion>(group.of().size());
        int met = 0;
        int unknown = 0;
        for (var child : group.of()) {
            var judged = judged(child);
            met += judged.result() == CriterionResult.MET ? 1 : 0;
            unknown += judged.result() == CriterionResult.UNKNOWN ? 1 : 0;
            of.add(judged);
        }
        var result = group.kind() == GroupKind.NONE ? atLeast(1, met, unknown).negated()
                : atLeast(group.least(), met, unknown);
        return new JudgedCriterion.Group(group.kind(), group.least(), result, of);
    }

    private static CriterionResult atLeast(int least, int met, int unknown) {
        return met >= least ? CriterionResult.MET : met + unknown < least ? CriterionResult.NOT_MET
                : CriterionResult.UNKNOWN;
    }

    /** The same, its leaves marked on which its result rests. */
    private static JudgedCriterion deciding(JudgedCriterion judged) {
        if (judged instanceof JudgedCriterion.Leaf leaf) {
            return new JudgedCriterion.Leaf(leaf.statement(), leaf.result(), true, leaf.found(), leaf.missing());
        }
        var group = (JudgedCriterion.Group) judged;
        var wanted = group.kind() == GroupKind.NONE ? group.result().negated() : group.result();
        var of = new ArrayList<JudgedCriterion>(group.of().size());
        group.of().forEach(child -> of.add(child.result() == wanted ? deciding(child) : child));
        return new JudgedCriterion.Group(group.kind(), group.least(), group.result(), of);
    }
}
