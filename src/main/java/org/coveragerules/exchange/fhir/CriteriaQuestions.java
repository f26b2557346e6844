package org.coveragerules.exchange.fhir;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.coveragerules.GroupKind;
import org.coveragerules.internal.criteria.Criteria;
import org.coveragerules.internal.criteria.Criterion;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.policy.ValueSet;
import org.coveragerules.internal.questions.LeafRule;
import org.coveragerules.internal.questions.LeafRuleReader;
import org.coveragerules.internal.questions.Question;

/**
 * What criteria of one or more policy versions ask a provider, each thing once and in the order of the criteria, and
 * when it can still matter: as long as what was answered before leaves a criterion that asks for it, and all that this
 * criterion is part of, undecided.
 */
final class CriteriaQuestions {

    /** More ways to choose some of a group are not written out: nothing is then decided by how many are met. */
    private static final int MOST_CHOICES = 500;

    private static final String DIAGNOSES = "ICD-10-CM";

    /**
     * A question, and where it belongs.
     *
     * @param policy the first version that asks it
     */
    record Placed(Question question, PolicyVersion policy) {
    }

    /** The criteria of a version, and the rules that meet their leaves by statement. */
    private record Judging(PolicyVersion policy, List<Criterion.Group> trees, Map<String, List<LeafRule>> rules) {

        List<LeafRule> of(Criterion.Leaf leaf) {
            return rules.getOrDefault(leaf.statement(), List.of());
        }
    }

    private final List<Judging> judging = new ArrayList<>();
    /** By link; {@link #order} has their places. */
    private final Map<String, Placed> questions = new LinkedHashMap<>();
    private final List<String> order = new ArrayList<>();
    private final Map<String, AnswerCells> cells = new HashMap<>();
    private final Map<String, ValueSet> diagnoses = new LinkedHashMap<>();

    private CriteriaQuestions() {
    }

    /** @param criteria by version; every version is of the library */
    static CriteriaQuestions of(PolicyLibrary library, Map<PolicyVersion, List<Criteria>> criteria) {
        var questions = new CriteriaQuestions();
        criteria.forEach((policy, each) -> questions.add(library, policy, each));
        questions.tellCells();
        return questions;
    }

    private void add(PolicyLibrary library, PolicyVersion policy, List<Criteria> criteria) {
        var rules = LeafRuleReader.of(library.rules(policy), policy.parameters(), library.vocabulary());
        var own = new Judging(policy, criteria.stream().map(Criteria::tree).toList(), rules);
        judging.add(own);
        for (var each : criteria) {
            for (var statement : each.tree().statements()) {
                own.of(new Criterion.Leaf(statement)).forEach(rule -> add(policy, rule));
            }
        }
    }

    private void add(PolicyVersion policy, LeafRule rule) {
        for (var question : rule.asks()) {
            if (questions.putIfAbsent(question.linkId(), new Placed(question, policy)) == null) {
                order.add(question.linkId());
            }
            if (question.kind() == Question.Kind.DIAGNOSES) {
                rule.valueSets().stream().map(policy.valueSets()::get)
                        .filter(set -> set != null && set.system().equals(DIAGNOSES))
                        .forEach(set -> diagnoses.putIfAbsent(policy.name() + " " + set.name(), set));
            }
        }
    }

    private void tellCells() {
        var numbers = new HashMap<String, SortedSet<BigDecimal>>();
        judging.forEach(each -> each.rules.values().forEach(rules -> rules.forEach(rule -> rule.tests()
                .ifPresent(tests -> tests.forEach(alternatives -> alternatives.stream()
                        .filter(test -> test.number() != null).forEach(test -> numbers
                                .computeIfAbsent(test.linkId(), none -> new TreeSet<>()).add(test.number())))))));
        questions.forEach((linkId, placed) -> cells.put(linkId,
                new AnswerCells(placed.question(), numbers.getOrDefault(linkId, new TreeSet<>()))));
    }

    /** Each of them, in the order in which they are asked. */
    List<Placed> questions() {
        return List.copyOf(questions.values());
    }

    /** The value sets in which diagnoses are looked for, without another one. */
    List<ValueSet> diagnoses() {
        return List.copyOf(diagnoses.values());
    }

    /** When a question is asked; no clause: always. */
    List<AnswerClauses.Clause> when(Question question) {
        int place = order.indexOf(question.linkId());
        return AnswerClauses.of(AnswersSay.any(judging.stream().flatMap(each -> each.trees.stream()
                .map(tree -> open(each, tree, question, place))).toList()));
    }

    /** That a criterion asks for something and is open, as far as this is told by what it is made of. */
    private AnswersSay open(Judging of, Criterion criterion, Question question, int place) {
        if (criterion instanceof Criterion.Leaf leaf) {
            return of.of(leaf).stream().noneMatch(rule -> rule.asks().contains(question)) ? AnswersSay.FALSE
                    : AnswersSay.all(List.of(met(of, leaf, place).not(), notMet(of, leaf, place).not()));
        }
        var group = (Criterion.Group) criterion;
        var ways = new ArrayList<AnswersSay>();
        for (int at = 0; at < group.of().size(); at++) {
            var within = open(of, group.of().get(at), question, place);
            if (!within.equals(AnswersSay.FALSE)) {
                var others = new ArrayList<>(group.of());
                others.remove(at);
                boolean isNone = group.kind() == GroupKind.NONE;
                int least = isNone ? 1 : group.least();
                ways.add(AnswersSay.all(List.of(within, atLeast(least, met(of, others, place)).not(),
                        atLeast(group.of().size() - least + 1, notMet(of, others, place)).not())));
            }
        }
        return AnswersSay.any(ways);
    }

    private List<AnswersSay> met(Judging of, List<Criterion> criteria, int place) {
        return criteria.stream().map(each -> met(of, each, place)).toList();
    }

    private List<AnswersSay> notMet(Judging of, List<Criterion> criteria, int place) {
        return criteria.stream().map(each -> notMet(of, each, place)).toList();
    }

    private AnswersSay met(Judging of, Criterion criterion, int place) {
        if (criterion instanceof Criterion.Leaf leaf) {
            return AnswersSay.any(of.of(leaf).stream().map(this::met).toList()).before(place);
        }
        var group = (Criterion.Group) criterion;
        return group.kind() == GroupKind.NONE ? AnswersSay.all(notMet(of, group.of(), place))
                : atLeast(group.least(), met(of, group.of(), place));
    }

    private AnswersSay notMet(Judging of, Criterion criterion, int place) {
        if (criterion instanceof Criterion.Leaf leaf) {
            var rules = of.of(leaf).stream().map(this::notMet).toList();
            return rules.isEmpty() ? AnswersSay.FALSE : AnswersSay.all(rules).before(place);
        }
        var group = (Criterion.Group) criterion;
        return group.kind() == GroupKind.NONE ? AnswersSay.any(met(of, group.of(), place))
                : atLeast(group.of().size() - group.least() + 1, notMet(of, group.of(), place));
    }

    private AnswersSay met(LeafRule rule) {
        return rule.tests().map(tests -> AnswersSay.all(tests.stream().map(alternatives -> AnswersSay.any(
                alternatives.stream().map(test -> in(test.linkId(), cells.get(test.linkId()).of(test))).toList()))
                .toList())).orElse(AnswersSay.FALSE);
    }

    /** A rule that lacks something it asks for says nothing. */
    private AnswersSay notMet(LeafRule rule) {
        if (rule.tests().isEmpty()) {
            return AnswersSay.FALSE;
        }
        var all = new ArrayList<AnswersSay>();
        rule.asks().forEach(asked -> all.add(in(asked.linkId(), cells.get(asked.linkId()).known())));
        all.add(met(rule).not());
        return AnswersSay.all(all);
    }

    private AnswersSay in(String linkId, BitSet of) {
        return new AnswersSay.In(order.indexOf(linkId), of, cells.get(linkId));
    }

    private static AnswersSay atLeast(int least, List<AnswersSay> of) {
        double choices = 1;
        for (int at = 0; at < least; at++) {
            choices *= (of.size() - at) / (at + 1.0);
        }
        return choices > MOST_CHOICES ? AnswersSay.FALSE : AnswersSay.atLeast(least, of);
    }
}
