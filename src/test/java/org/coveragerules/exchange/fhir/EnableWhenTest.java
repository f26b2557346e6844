package org.coveragerules.exchange.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.coveragerules.CriterionResult;
import org.coveragerules.GroupKind;
import org.coveragerules.JudgedCriterion;
import org.coveragerules.internal.adjudication.RuleDirectory;
import org.coveragerules.internal.codes.CodeScope;
import org.coveragerules.internal.criteria.Criteria;
import org.coveragerules.internal.criteria.Criterion;
import org.coveragerules.internal.criteria.LeafOutcome;
import org.coveragerules.internal.criteria.RandomCriteria;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.RuleFiles;
import org.coveragerules.internal.questions.Question;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trees of every kind of group, made up, whose leaves a test of its own judges. */
class EnableWhenTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What the leaves of {@link RandomCriteria} ask: of one list both, of two rules either. */
    private static final String RULES = """
            rule "one" @statement("X-1")
            when $line : ServiceLine( number("packYears") >= policy.number("many"), flag("insomnia") == true )
            then reasons.met($line); end
            rule "two" @statement("X-2")
            when $line : ServiceLine( 30 > number("packYears") )
            then reasons.met($line); end
            rule "three" @statement("X-3")
            when $line : ServiceLine( choice("smokingStatus") in ("CURRENT", "FORMER") || flag("insomnia") == false )
            then reasons.met($line); end
            rule "four" @statement("X-4a")
            when $line : ServiceLine() exists Document( type == DocumentType.PRESCRIPTION )
            then reasons.met($line); end
            rule "five" @statement("X-4b")
            when $line : ServiceLine( flag("moodDisorder") == false )
            then reasons.met($line); end
            rule "five again" @statement("X-4b")
            when $line : ServiceLine( number("packYears") == 30 )
            then reasons.met($line); end
            """;

    private record Leaf(List<List<String>> asks, List<Predicate<Answers>> met) {
    }

    private record Answers(Map<String, List<JsonNode>> given) {

        JsonNode of(String link) {
            return given.containsKey(link) ? given.get(link).get(0) : JSON.missingNode();
        }

        boolean knows(String link) {
            return link.startsWith(Question.DOCUMENTS) ? of(link).asBoolean() : given.containsKey(link);
        }

        double packYears() {
            return of("observations/packYears").asDouble(Double.NaN);
        }

        boolean is(String name, boolean value) {
            return of("observations/" + name).isBoolean() && of("observations/" + name).booleanValue() == value;
        }
    }

    private static final Map<String, Leaf> LEAVES = Map.of(
            "X-1", new Leaf(List.of(List.of("observations/packYears", "observations/insomnia")),
                    List.of(it -> it.packYears() >= 20 && it.is("insomnia", true))),
            "X-2", new Leaf(List.of(List.of("observations/packYears")), List.of(it -> it.packYears() < 30)),
            "X-3", new Leaf(List.of(List.of("observations/smokingStatus", "observations/insomnia")),
                    List.of(it -> List.of("CURRENT", "FORMER").contains(it.of("observations/smokingStatus").asText())
                            || it.is("insomnia", false))),
            "X-4a", new Leaf(List.of(List.of("documents/PRESCRIPTION")),
                    List.of(it -> it.of("documents/PRESCRIPTION").asBoolean())),
            "X-4b", new Leaf(List.of(List.of("observations/moodDisorder"), List.of("observations/packYears")),
                    List.of(it -> it.is("moodDisorder", false), it -> it.packYears() == 30)));

    @TempDir
    private Path temporary;
    private RuleDirectory directory;

    @BeforeEach
    void shareWords() {
        directory = RuleDirectory.copy(temporary);
    }

    @Test
    void aQuestionIsAskedJustAsLongAsItCanMatterInAnyTree() {
        tries(25);
    }

    @Tag("long")
    @Test
    void aQuestionIsAskedJustAsLongAsItCanMatterInManyTrees() {
        tries(3000);
    }

    private void tries(int count) {
        var random = new Random(7);
        var trees = new ArrayList<Criterion.Group>();
        for (int at = 0; at < count; at++) {
            trees.add(RandomCriteria.group(random));
            write("x" + at, trees.get(at), RULES, "");
        }
        var library = library();
        for (int at = 0; at < count; at++) {
            var form = new Form(Questionnaires.of(library, library.version("x" + at, "1")));
            for (int filled = 0; filled < 10; filled++) {
                holds(trees.get(at), form, form.random(random));
            }
        }
    }

    private static void holds(Criterion.Group tree, Form form, Map<String, List<JsonNode>> answers) {
        var given = new LinkedHashMap<String, List<JsonNode>>();
        for (var link : form.questions()) {
            if (!link.endsWith(Question.DATE)) {
                boolean isAsked = form.isAsked(link, given);
                assertThat(isAsked).as(tree.lines(one -> one) + " " + link + " after " + given)
                        .isEqualTo(QuestionnairePropertyTest.waits(judge(tree, given), link));
                if (isAsked && answers.containsKey(link)) {
                    given.put(link, answers.get(link));
                }
            }
        }
    }

    private static JudgedCriterion judge(Criterion.Group tree, Map<String, List<JsonNode>> given) {
        var answers = new Answers(given);
        return new Criteria("X-0", CodeScope.EVERY, tree).judge(statement -> {
            var leaf = LEAVES.get(statement);
            var missing = leaf.asks.stream().flatMap(List::stream).filter(link -> !answers.knows(link)).toList();
            boolean met = leaf.met.stream().anyMatch(each -> each.test(answers));
            return new LeafOutcome(met ? CriterionResult.MET : missing.isEmpty() ? CriterionResult.NOT_MET
                    : CriterionResult.UNKNOWN, null, missing);
        });
    }

    /** Of many criteria some are asked for in vain at the end, and none is missed; no form is nested without end. */
    @Test
    void aWideTreeIsNotNestedWithoutEnd() {
        var words = IntStream.range(0, 60).mapToObj(at -> "w" + at).toList();
        var rules = words.stream().map(word -> """
                rule "%s" @statement("X-%s")
                when $line : ServiceLine( flag("%s") == true )
                then reasons.met($line); end
                """.formatted(word, word, word)).collect(Collectors.joining());
        var vocabulary = "vocabulary:\n  observations:\n" + words.stream()
                .map(word -> "    " + word + ": { says: " + word + ", type: FLAG }\n").collect(Collectors.joining());
        var tree = new Criterion.Group(GroupKind.ALL, 0, words.stream()
                .map(word -> (Criterion) new Criterion.Leaf("X-" + word)).toList());
        write("x", tree, rules, vocabulary);
        var library = library();
        var form = new Form(Questionnaires.of(library, library.version("x", "1")));
        assertThat(form.questions()).hasSize(60);
        var yes = words.stream().collect(Collectors.toMap(word -> "observations/" + word,
                word -> List.<JsonNode>of(JSON.booleanNode(true))));
        assertThat(form.asked(yes)).hasSize(60);
        assertThat(form.asked(Map.of("observations/w0", List.of(JSON.booleanNode(false))))).hasSize(1);
        assertThat(form.isAsked("observations/w59", Map.of("observations/w0", List.of(JSON.booleanNode(false)))))
                .isFalse();
        var response = form.response(yes);
        assertThat(QuestionnaireAnswers.read(response, library.vocabulary()).faults()).isEmpty();
    }

    private PolicyLibrary library() {
        return PolicyLibrary.of(RuleFiles.in(directory.root()));
    }

    private void write(String id, Criterion.Group tree, String rules, String vocabulary) {
        var policy = new ArrayList<>(List.of("policy: " + id, "version: \"1\"", "title: X", "effective: 2020-01-01",
                "source: X", "parameters: { many: 20 }", "criteria:",
                "  - " + yaml(tree).replaceFirst("\\{ ", "{ statement: X-0, "), "statements:"));
        Stream.concat(Stream.of("X-0"), tree.statements().stream()).forEach(statement ->
                policy.add("  - { id: " + statement + ", section: X, says: X }"));
        directory.write(id + "/1/policy.yaml", String.join("\n", policy) + "\n" + vocabulary)
                .write(id + "/1/x.drl", rules);
    }

    private static String yaml(Criterion criterion) {
        if (criterion instanceof Criterion.Leaf leaf) {
            return leaf.statement();
        }
        var group = (Criterion.Group) criterion;
        var of = "[" + group.of().stream().map(EnableWhenTest::yaml).collect(Collectors.joining(", ")) + "]";
        return group.kind() == GroupKind.AT_LEAST ? "{ atLeast: " + group.least() + ", of: " + of + " }"
                : "{ " + group.kind().word() + ": " + of + " }";
    }
}
