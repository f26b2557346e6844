package org.coveragerules.internal.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.coveragerules.CriterionResult;
import org.coveragerules.GroupKind;
import org.coveragerules.JudgedCriterion;
import org.coveragerules.cases.CaseRun;
import org.coveragerules.cases.RuleCases;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.codes.CodeScope;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.criteria.Criteria;
import org.coveragerules.internal.criteria.Criterion;
import org.coveragerules.internal.criteria.LeafOutcome;
import org.coveragerules.internal.criteria.RandomCriteria;
import org.coveragerules.internal.reading.Notation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a browser makes of criteria and answers, held against the library; one start of a browser for all of it. */
@Tag("long")
class CriteriaScriptTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int SMALL_TREES = 2_000;
    private static final int WIDE_TREES = 1_000;

    private static final String SCRIPT = """
            'use strict';
            const { judge, statements, decisive, ways } = coverageRules.criteria;
            const told = of => of.of ? of.result + '(' + of.of.map(told).join(' ') + ')'
              : of.statement + '=' + of.result + (of.decisive ? '*' : '');
            out({
              trees: input.trees.map(one => {
                const judged = judge(one.tree, statement => one.results[statement]);
                return [told(judged), statements(one.tree).join(' '), decisive(judged).join(' '),
                  ways(judged).map(way => way.join('+')).join(' ')].join(' | ');
              }),
              leaves: LeafAnswers.told(input.sheets, input.answers),
            });
            """;

    private static final List<JudgedCriterion.Group> cases = new ArrayList<>();
    private static final List<JudgedCriterion.Group> madeUp = new ArrayList<>();
    private static final LeafAnswers answers = new LeafAnswers();
    private static List<String> trees;
    private static JsonNode leaves;

    @BeforeAll
    static void judgeInABrowser() throws Exception {
        var input = JSON.objectNode();
        var written = input.putArray("trees");
        try (var rules = Adjudicator.bundled(CodeTables.from(RuleCases.CODES))) {
            for (var one : RuleCases.all()) {
                var request = BundledRequests.read(one.request(), Notation.YAML);
                for (var line : CaseRun.of(one, rules).determination().orElseThrow().lines()) {
                    for (var criteria : line.criteria()) {
                        cases.add(criteria.tree());
                        written.add(run(answers.tree(rules.library(), criteria), criteria.tree()));
                        answers.add(rules.library(), criteria, request, line.number());
                    }
                }
            }
        }
        var random = new Random(20);
        for (int at = 0; at < SMALL_TREES + WIDE_TREES; at++) {
            var tree = at < SMALL_TREES ? RandomCriteria.group(random) : wide(random, 3);
            madeUp.add(new Criteria("X-0", CodeScope.EVERY, tree).judge(outcomes(random, at < SMALL_TREES)));
            written.add(run(Checklists.group(tree), madeUp.get(at)));
        }
        answers.writeTo(input);
        var found = new ScriptPage("criteria").script("input.js", "const input = " + input + ";\n")
                .script("leaves.js", LeafAnswers.SCRIPT).script("test.js", SCRIPT).open("");
        assertThat(found.path("error").asText()).isEmpty();
        trees = StreamSupport.stream(found.path("trees").spliterator(), false).map(JsonNode::asText).toList();
        leaves = found.path("leaves");
    }

    @Test
    void everyCaseComesToWhatTheLibrarySays() {
        assertThat(trees.subList(0, cases.size())).isEqualTo(cases.stream().map(CriteriaScriptTest::told).toList());
        assertThat(results(cases)).as("how many cases come to each").allSatisfy((result, count) ->
                assertThat(count).as(result.name()).isGreaterThan(20L)).hasSize(3);
    }

    @Test
    void treesOfEveryKindComeToWhatTheLibrarySays() {
        assertThat(trees.subList(cases.size(), trees.size()))
                .isEqualTo(madeUp.stream().map(CriteriaScriptTest::told).toList());
        assertThat(results(madeUp)).allSatisfy((result, count) -> assertThat(count).as(result.name())
                .isGreaterThan(500L)).hasSize(3);
        assertThat(madeUp.stream().filter(tree -> tree.ways().size() == 8).count()).as("trees of as many ways as are told")
                .isGreaterThan(20);
    }

    @Test
    void everyLeafThatAnswersTellComesToWhatTheLibrarySaysOfTheCase() {
        assertThat(LeafAnswers.texts(leaves)).isEqualTo(answers.expected());
        // What a leaf of documents alone lacks is not known, and it never fails.
        assertThat(answers.shown()).hasSize(29).allSatisfy((leaf, shown) -> assertThat(shown).as(leaf)
                .isEqualTo(Set.of("ncd-210.14 1 LDCT-5", "ncd-210.14 2 LDCT-5", "ncd-240.4 3 CPAP-2", "ncd-240.4 3 CPAP-7")
                        .contains(leaf) ? Set.of(CriterionResult.MET, CriterionResult.UNKNOWN)
                                : Set.of(CriterionResult.values())));
    }

    private static JsonNode run(JsonNode tree, JudgedCriterion.Group judged) {
        var run = JSON.objectNode();
        run.set("tree", tree);
        var results = run.putObject("results");
        leaves(judged).forEach(leaf -> results.put(leaf.statement(), leaf.result().name()));
        return run;
    }

    /** Of wide trees most is unknown, so that there are ways to meet them. */
    private static Function<String, LeafOutcome> outcomes(Random random, boolean isSmall) {
        var known = new HashMap<String, LeafOutcome>();
        return statement -> known.computeIfAbsent(statement, none -> isSmall || random.nextInt(3) == 0
                ? RandomCriteria.outcome(random) : new LeafOutcome(CriterionResult.UNKNOWN, null, List.of("some")));
    }

    /** A tree of more statements and members than a policy mostly has. */
    private static Criterion.Group wide(Random random, int depth) {
        var of = new ArrayList<Criterion>();
        for (int left = 1 + random.nextInt(8); left > 0; left--) {
            of.add(depth > 1 && random.nextInt(3) == 0 ? wide(random, depth - 1)
                    : new Criterion.Leaf("Y-" + random.nextInt(15)));
        }
        var kind = GroupKind.values()[random.nextInt(GroupKind.values().length)];
        return new Criterion.Group(kind, 1 + random.nextInt(of.size()), of);
    }

    private static Map<CriterionResult, Long> results(List<JudgedCriterion.Group> of) {
        return of.stream().collect(Collectors.groupingBy(JudgedCriterion.Group::result, Collectors.counting()));
    }

    static Stream<JudgedCriterion.Leaf> leaves(JudgedCriterion of) {
        return of instanceof JudgedCriterion.Group group ? group.of().stream().flatMap(CriteriaScriptTest::leaves)
                : Stream.of((JudgedCriterion.Leaf) of);
    }

    /** As the script tells it: the tree, its statements, those that decide and the ways to meet it. */
    private static String told(JudgedCriterion.Group tree) {
        return String.join(" | ", member(tree), joined(" ", leaves(tree).toList()), joined(" ", tree.decisive()),
                tree.ways().stream().map(way -> joined("+", way)).collect(Collectors.joining(" ")));
    }

    private static String member(JudgedCriterion of) {
        return of instanceof JudgedCriterion.Group group ? group.result() + "(" + group.of().stream()
                .map(CriteriaScriptTest::member).collect(Collectors.joining(" ")) + ")"
                : of instanceof JudgedCriterion.Leaf leaf ? leaf.statement() + "=" + leaf.result()
                        + (leaf.isDecisive() ? "*" : "") : "";
    }

    private static String joined(String sign, List<JudgedCriterion.Leaf> leaves) {
        return leaves.stream().map(JudgedCriterion.Leaf::statement).distinct().collect(Collectors.joining(sign));
    }
}
