package org.coveragerules.cases;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.coveragerules.CriterionResult;
import org.coveragerules.Determination;
import org.coveragerules.GroupKind;
import org.coveragerules.JudgedCriteria;
import org.coveragerules.JudgedCriterion;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.criteria.Criterion;
import org.coveragerules.internal.drl.Asked;
import org.coveragerules.internal.drl.Condition.Pattern;
import org.coveragerules.internal.drl.DrlRule;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.policy.RuleFiles;

/**
 * Looks whether the cases show each leaf of a version's criteria as everything that it can be: met, not met and unknown,
 * and as one that decides where the whole is not met.
 */
final class LeafProof {

    private final Map<String, Set<CriterionResult>> possible = new HashMap<>();
    private final Map<String, Set<CriterionResult>> shown = new HashMap<>();
    private final Set<String> decisive = new HashSet<>();

    private LeafProof() {
    }

    static List<Problem> problems(PolicyVersion policy, RuleFiles files, List<Determination> determined) {
        if (policy.criteria().isEmpty()) {
            return List.of();
        }
        var proof = new LeafProof();
        var file = VersionFile.of(policy, files);
        determined.stream().flatMap(one -> one.lines().stream()).flatMap(line -> line.criteria().stream())
                .filter(criteria -> criteria.policy().equals(policy.id())
                        && criteria.version().equals(policy.version()))
                .forEach(proof::take);
        var problems = new ArrayList<Problem>();
        var leaves = policy.criteria().stream().flatMap(criteria -> criteria.tree().statements().stream()).distinct()
                .toList();
        leaves.forEach(leaf -> proof.possible.put(leaf, results(file.rules().stream()
                .filter(rule -> rule.statement().equals(leaf) && rule.meetsCriterion()).toList())));
        for (var leaf : leaves) {
            var lacking = proof.lacking(policy, leaf);
            if (!lacking.isEmpty()) {
                problems.add(file.problem(file.leaf(leaf), "no case shows the criterion `" + leaf + "` "
                        + String.join(", nor ", lacking) + "; write one"));
            }
        }
        return problems;
    }

    private void take(JudgedCriteria criteria) {
        leaves(criteria.tree()).forEach(leaf -> shown.computeIfAbsent(leaf.statement(),
                none -> EnumSet.noneOf(CriterionResult.class)).add(leaf.result()));
        if (criteria.result() != CriterionResult.MET) {
            criteria.tree().decisive().forEach(leaf -> decisive.add(leaf.statement()));
        }
    }

    private static Stream<JudgedCriterion.Leaf> leaves(JudgedCriterion judged) {
        return judged instanceof JudgedCriterion.Group group ? group.of().stream().flatMap(LeafProof::leaves)
                : Stream.of((JudgedCriterion.Leaf) judged);
    }

    private List<String> lacking(PolicyVersion policy, String leaf) {
        var lacking = new ArrayList<String>();
        var seen = shown.getOrDefault(leaf, Set.of());
        for (var result : possible.get(leaf)) {
            if (!seen.contains(result)) {
                lacking.add(result.toString());
            }
        }
        boolean decides = policy.criteria().stream().anyMatch(criteria -> Stream.of(CriterionResult.NOT_MET,
                CriterionResult.UNKNOWN)
                .anyMatch(result -> canDecide(criteria.tree(), leaf, result)));
        if (decides && !decisive.contains(leaf)) {
            lacking.add("as one that decides");
        }
        return lacking;
    }

    /** What a leaf can come to by what its rules ask for. */
    private static Set<CriterionResult> results(List<DrlRule> rules) {
        var results = EnumSet.of(CriterionResult.MET);
        if (rules.stream().noneMatch(LeafProof::asksForDocumentsOnly)) {
            results.add(CriterionResult.NOT_MET);
        }
        if (rules.stream().anyMatch(LeafProof::asksForWhatMayLack)) {
            results.add(CriterionResult.UNKNOWN);
        }
        return results;
    }

    /** Whether it fires wherever the documents are there that it asks for. */
    private static boolean asksForDocumentsOnly(DrlRule rule) {
        return !Asked.of(rule).facts(Asked.Kind.DOCUMENT).isEmpty() && rule.conditions().stream()
                .flatMap(condition -> condition.all()).allMatch(condition -> !(condition instanceof Pattern pattern)
                        || pattern.type().equals("ServiceLine") && pattern.constraints().isEmpty()
                        || pattern.type().equals("Document") && pattern.constraints().size() == 1
                                && Asked.of(rule).facts().stream().allMatch(fact -> !fact.name().isEmpty()
                                        && fact.wanted() == Asked.Wanted.PRESENT));
    }

    /** A line without modifiers has none; all else that a rule asks for a request may leave out. */
    private static boolean asksForWhatMayLack(DrlRule rule) {
        return rule.annotation("needs").isPresent() || Asked.of(rule).facts().stream().anyMatch(fact -> switch (
                fact.kind()) {
            case MODIFIERS -> false;
            case DOCUMENT -> fact.wanted() == Asked.Wanted.PRESENT && !fact.name().isEmpty();
            case OBSERVATION -> !fact.name().isEmpty();
            default -> true;
        });
    }

    /** Whether a leaf may decide a criterion that comes to a result. */
    private boolean canDecide(Criterion criterion, String leaf, CriterionResult result) {
        if (criterion instanceof Criterion.Leaf own) {
            return own.statement().equals(leaf) && possible.get(leaf).contains(result);
        }
        var group = (Criterion.Group) criterion;
        var wanted = group.kind() == GroupKind.NONE ? negated(result) : result;
        for (int at = 0; at < group.of().size(); at++) {
            if (canDecide(group.of().get(at), leaf, wanted)) {
                var others = new ArrayList<>(group.of());
                others.remove(at);
                if (counts(others).stream().map(count -> count.with(wanted)).anyMatch(count ->
                        count.result(group) == result)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** How many of some criteria are met, and how many unknown. */
    private record Count(int met, int unknown) {

        Count with(CriterionResult result) {
            return new Count(met + (result == CriterionResult.MET ? 1 : 0), unknown
                    + (result == CriterionResult.UNKNOWN ? 1 : 0));
        }

        CriterionResult result(Criterion.Group group) {
            int least = group.kind() == GroupKind.NONE ? 1 : group.least();
            var result = met >= least ? CriterionResult.MET : met + unknown < least ? CriterionResult.NOT_MET
                    : CriterionResult.UNKNOWN;
            return group.kind() == GroupKind.NONE ? negated(result) : result;
        }
    }

    private Set<Count> counts(List<Criterion> criteria) {
        var counts = Set.of(new Count(0, 0));
        for (var each : criteria) {
            var next = new HashSet<Count>();
            var results = results(each);
            counts.forEach(count -> results.forEach(result -> next.add(count.with(result))));
            counts = next;
        }
        return counts;
    }

    private Set<CriterionResult> results(Criterion criterion) {
        if (criterion instanceof Criterion.Leaf leaf) {
            return possible.get(leaf.statement());
        }
        var group = (Criterion.Group) criterion;
        var results = EnumSet.noneOf(CriterionResult.class);
        counts(group.of()).forEach(count -> results.add(count.result(group)));
        return results;
    }

    private static CriterionResult negated(CriterionResult result) {
        return switch (result) {
            case MET -> CriterionResult.NOT_MET;
            case NOT_MET -> CriterionResult.MET;
            case UNKNOWN -> CriterionResult.UNKNOWN;
        };
    }
}
