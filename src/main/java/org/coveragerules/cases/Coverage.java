package org.coveragerules.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.coveragerules.DeterminationException;
import org.coveragerules.InvalidRequestException;
import org.coveragerules.RulesException;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.drl.DrlRule;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.policy.RuleFiles;
import org.coveragerules.internal.reading.Notation;

/**
 * What the cases reach of one policy version.
 *
 * @param policy the version
 * @param rules  each rule of it
 */
public record Coverage(PolicyVersion policy, List<OfRule> rules) {

    /**
     * What the cases reach of a rule.
     *
     * @param rule       the rule
     * @param fired      whether a case makes it fire
     * @param conditions each of its conditions
     */
    public record OfRule(DrlRule rule, boolean fired, List<OfCondition> conditions) {

        /** Whether a case fails to meet it by one condition alone. */
        public boolean justMissed() {
            return conditions.isEmpty() || conditions.stream().anyMatch(OfCondition::notMet);
        }
    }

    /**
     * What the cases reach of a condition.
     *
     * @param line   its line in the rule's file
     * @param text   the condition
     * @param met    whether a case meets it together with all others of its rule
     * @param notMet whether a case does not meet it and meets all others of its rule
     */
    public record OfCondition(int line, String text, boolean met, boolean notMet) {
    }

    /** Conditions that a case meets and another just does not, of all. */
    public int provedConditions() {
        return (int) rules.stream().flatMap(rule -> rule.conditions().stream())
                .filter(condition -> condition.met() && condition.notMet()).count();
    }

    /** All conditions. */
    public int conditions() {
        return rules.stream().mapToInt(rule -> rule.conditions().size()).sum();
    }

    /**
     * Runs the cases on the version's rules, beside which stands each of them with one condition negated.
     *
     * @throws RulesException where the rules cannot be opened
     */
    public static Coverage of(PolicyVersion policy, RuleFiles files, Adjudicator opened, List<Case> cases) {
        var instrumented = new Instrumented(policy, files);
        var variants = new ArrayList<>(instrumented.negations());
        Set<String> hits = new TreeSet<>();
        Set<String> fired = new HashSet<>();
        Set<String> failing = new HashSet<>();
        do {
            // A negated condition may let the next one ask for what is not there; such a variant shows nothing.
            variants.removeIf(variant -> failing.contains(variant.id()));
            failing.clear();
            try (var rules = instrumented.reporting(opened, variants)) {
                Experiment.collect(hits);
                for (var one : cases) {
                    run(one, rules, policy, fired, failing);
                }
            } finally {
                Experiment.end();
            }
        } while (variants.stream().anyMatch(variant -> failing.contains(variant.id())));
        var covered = new ArrayList<OfRule>();
        for (var rule : instrumented.rules()) {
            boolean met = fired.contains(rule.name());
            covered.add(new OfRule(rule, met, variants.stream().filter(variant -> variant.rule() == rule)
                    .map(variant -> new OfCondition(variant.clause().line(), variant.clause().text(), met,
                            hits.contains(variant.id()))).toList()));
        }
        return new Coverage(policy, List.copyOf(covered));
    }

    private static void run(Case one, Adjudicator rules, PolicyVersion policy, Set<String> fired, Set<String> failing) {
        try {
            rules.trace(rules.requests().read(one.request(), Notation.YAML), one.versions()).fired().stream()
                    .filter(rule -> rule.policy().equals(policy.id()) && rule.version().equals(policy.version()))
                    .forEach(rule -> fired.add(rule.rule()));
        } catch (DeterminationException e) {
            failing.add(e.rule());
        } catch (InvalidRequestException | IllegalArgumentException e) {
            // Running the case reports it; it reaches nothing.
            return;
        }
    }
}
