package org.coveragerules.cases;

import java.util.ArrayList;
import java.util.List;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.policy.RuleFiles;

/**
 * What became of the changes that were tried on the conditions of one policy version, one at a time.
 *
 * @param policy    the version
 * @param tried     how many
 * @param survivors those that no case noticed
 */
public record Mutation(PolicyVersion policy, int tried, List<Survivor> survivors) {

    /**
     * A change that no case noticed.
     *
     * @param file   the rule's file
     * @param line   line of the condition
     * @param rule   the rule's name
     * @param kind   negated, dropped or shifted
     * @param before the condition
     * @param after  what stood in its place; empty: nothing
     */
    public record Survivor(String file, int line, String rule, String kind, String before, String after) {
    }

    /** Noticed changes in percent of those tried; 100 where none was. */
    public double score() {
        return tried == 0 ? 100 : 100.0 * (tried - survivors.size()) / tried;
    }

    /** Tries every change; the cases are run until one of them notices. */
    static Mutation of(PolicyVersion policy, RuleFiles files, Adjudicator opened, List<Case> cases) {
        var instrumented = new Instrumented(policy, files);
        var variants = instrumented.changes();
        var survivors = new ArrayList<Survivor>();
        try (var rules = instrumented.trying(opened, variants)) {
            for (var variant : variants) {
                Experiment.tryChange(variant.rule().name(), variant.id());
                if (cases.stream().allMatch(one -> CaseRun.of(one, rules).differences().isEmpty())) {
                    survivors.add(new Survivor(variant.rule().file(), variant.clause().line(),
                            variant.rule().name(), variant.change().kind(), variant.clause().text(),
                            variant.change().text()));
                }
            }
        } finally {
            Experiment.end();
        }
        return new Mutation(policy, variants.size(), List.copyOf(survivors));
    }
}
