package org.coveragerules.internal.checklist;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.coveragerules.GroupKind;
import org.coveragerules.internal.criteria.Criterion;
import org.coveragerules.internal.drl.DrlRule;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.policy.ValueSet;
import org.coveragerules.internal.questions.AnswerTest;
import org.coveragerules.internal.questions.LeafRule;
import org.coveragerules.internal.questions.LeafRuleReader;
import org.coveragerules.internal.questions.LookedFor;
import org.coveragerules.internal.questions.Question;
import org.coveragerules.internal.text.InertJson;
import org.coveragerules.internal.text.NameInWords;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.internal.vocabulary.WordKind;
import org.coveragerules.request.Holder;

/**
 * Makes the data of a version's checklist, which a page judges by itself: the criteria, for each leaf the answers that
 * meet it, the questions, and what else the version's rules look for. The same rules make the same data.
 */
public final class Checklists {

    /** More codes of a value set are not named; the page of the version has them. */
    private static final int MOST_NAMED = 8;

    private static final String DIAGNOSES = "ICD-10-CM";
    /** So many characters of a diagnosis stand before its point. */
    private static final int CATEGORY = 3;

    private final PolicyVersion policy;
    private final Vocabulary words;
    private final Map<String, List<LeafRule>> rules;
    private final ArrayNode questions = JsonNodeFactory.instance.arrayNode();
    /** Where a question stands in the list, by its link. */
    private final Map<String, Integer> places = new HashMap<>();

    private Checklists(PolicyVersion policy, Vocabulary words, Map<String, List<LeafRule>> rules) {
        this.policy = policy;
        this.words = words;
        this.rules = rules;
    }

    /**
     * The data of a version's checklist.
     *
     * @return empty where it has no criteria and its rules look for nothing that a provider has
     * @throws org.coveragerules.RulesException where its rules can't be read
     */
    public static Optional<ObjectNode> of(PolicyLibrary library, PolicyVersion policy) {
        return of(policy, library.rules(policy), library.vocabulary());
    }

    /** The same of a version whose rules are read. */
    public static Optional<ObjectNode> of(PolicyVersion policy, List<DrlRule> all, Vocabulary words) {
        var checklist = new Checklists(policy, words, LeafRuleReader.of(all, policy.parameters(), words)).data();
        // What criteria ask for is asked above; of the other rules nobody is to answer, so that it is only told.
        var others = all.stream().filter(rule -> !rule.statement().isEmpty() && !rule.meetsCriterion()).toList();
        var lookedFor = LookedFor.of(others, words);
        if (!lookedFor.isEmpty()) {
            checklist.set("send", send(lookedFor));
        }
        return policy.criteria().isEmpty() && lookedFor.stream().noneMatch(each -> each.holder() == Holder.PROVIDER)
                ? Optional.empty() : Optional.of(checklist);
    }

    private static ArrayNode send(List<LookedFor> lookedFor) {
        var list = JsonNodeFactory.instance.arrayNode();
        for (var each : lookedFor) {
            var one = list.addObject().put("id", each.id()).put("says", each.says())
                    .put("holder", each.holder().name().toLowerCase(Locale.ROOT));
            each.statements().forEach(one.putArray("statements")::add);
        }
        return list;
    }

    /**
     * The file of a version's checklist: a script, since a page that was opened from a disk may load no other data. It
     * hands the data to {@code coverageRules.checklist} and holds nothing that could end the element it stands in.
     */
    public static String script(PolicyVersion policy, ObjectNode checklist) {
        return InertJson.of("coverageRules.checklist(" + JsonNodeFactory.instance.textNode(policy.id()) + ","
                + JsonNodeFactory.instance.textNode(policy.version()) + "," + checklist + ");\n");
    }

    private ObjectNode data() {
        var data = JsonNodeFactory.instance.objectNode();
        if (policy.criteria().isEmpty()) {
            return data;
        }
        var criteria = data.putArray("criteria");
        var leaves = new LinkedHashSet<String>();
        for (var each : policy.criteria()) {
            var one = criteria.addObject().put("statement", each.statement()).put("says", says(each.statement()));
            if (!each.codes().isEvery()) {
                each.codes().written().forEach(one.putArray("codes")::add);
            }
            one.set("tree", group(each.tree()));
            leaves.addAll(each.tree().statements());
        }
        data.set("questions", questions);
        var list = data.putArray("leaves");
        leaves.forEach(leaf -> leaf(leaf, list.addObject()));
        return data;
    }

    private String says(String statement) {
        return policy.statements().get(statement).says();
    }

    static ObjectNode group(Criterion.Group group) {
        var written = JsonNodeFactory.instance.objectNode();
        boolean counts = group.kind() == GroupKind.AT_LEAST;
        if (counts) {
            written.put(group.kind().word(), group.least());
        }
        var of = written.putArray(counts ? "of" : group.kind().word());
        for (var child : group.of()) {
            if (child instanceof Criterion.Group inner) {
                of.add(group(inner));
            } else {
                of.add(((Criterion.Leaf) child).statement());
            }
        }
        return written;
    }

    /** A leaf whose rules all are tests of answers has these; any other is answered by hand. */
    private void leaf(String statement, ObjectNode leaf) {
        leaf.put("statement", statement).put("says", says(statement));
        var own = rules.getOrDefault(statement, List.of());
        if (own.isEmpty() || own.stream().anyMatch(rule -> rule.tests().isEmpty())) {
            var hints = leaf.putArray("hints");
            hints(own).forEach(hints::add);
            return;
        }
        var written = leaf.putArray("rules");
        for (var rule : own) {
            var one = written.addObject();
            var asks = one.putArray("asks");
            rule.asks().forEach(question -> asks.add(place(question)));
            var tests = one.putArray("tests");
            rule.tests().orElseThrow().forEach(alternatives -> {
                var any = tests.addArray();
                alternatives.forEach(test -> test(test, any.addObject()));
            });
        }
    }

    private void test(AnswerTest test, ObjectNode written) {
        written.put("question", places.get(test.linkId()));
        if (test.number() == null) {
            test.values().forEach(written.putArray("in")::add);
        } else {
            written.put("operator", test.operator()).put("number", plain(test.number()));
        }
    }

    /** What a person looks up who answers by hand. */
    private Set<String> hints(List<LeafRule> own) {
        var hints = new LinkedHashSet<String>();
        for (var rule : own) {
            rule.asks().forEach(question -> hints.add(question.text()));
            rule.valueSets().stream().map(policy.valueSets()::get).filter(set -> set != null)
                    .forEach(set -> hints.add(codes(set)));
        }
        return hints;
    }

    private static String codes(ValueSet set) {
        var ranges = set.ranges();
        var named = ranges.stream().limit(MOST_NAMED).map(range -> set.system().equals(DIAGNOSES)
                ? pointed(range.first()) + (range.first().equals(range.last()) ? "" : "-" + pointed(range.last()))
                : range.toString()).toList();
        return NameInWords.of(set.name()) + ": " + set.system() + " " + String.join(", ", named)
                + (ranges.size() > MOST_NAMED ? " and " + (ranges.size() - MOST_NAMED) + " more" : "");
    }

    /** A diagnosis as people write it. */
    private static String pointed(String code) {
        return code.length() <= CATEGORY ? code : code.substring(0, CATEGORY) + "." + code.substring(CATEGORY);
    }

    private int place(Question question) {
        return places.computeIfAbsent(question.linkId(), none -> {
            write(question, questions.addObject());
            return questions.size() - 1;
        });
    }

    private void write(Question question, ObjectNode written) {
        boolean isDocument = question.kind() == Question.Kind.DOCUMENT;
        written.put("id", question.linkId()).put("type", switch (question.kind()) {
            case NUMBER -> "number";
            case CHOICE -> "choice";
            case DOCUMENT -> "document";
            default -> "flag";
        }).put("text", isDocument ? words.words(WordKind.DOCUMENT)
                .get(question.linkId().substring(Question.DOCUMENTS.length())).says() : question.text());
        if (question.kind() == Question.Kind.NUMBER) {
            var word = question.word();
            written.put("unit", Units.shown(word.unit()));
            Stream.of("least", "most").forEach(end -> {
                var bound = end.equals("least") ? word.least() : word.most();
                if (bound != null) {
                    written.put(end, plain(bound));
                }
            });
        }
        if (question.kind() == Question.Kind.CHOICE) {
            var of = written.putArray("of");
            question.of().forEach(choice -> of.addArray().add(choice).add(Question.shown(choice)));
        }
    }

    /** Without an exponent. */
    private static BigDecimal plain(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0) : number;
    }
}
