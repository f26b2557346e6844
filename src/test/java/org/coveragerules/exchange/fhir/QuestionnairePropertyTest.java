package org.coveragerules.exchange.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.coveragerules.CriterionResult;
import org.coveragerules.JudgedCriterion;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.questions.Question;

/** What holds for any answers to the questionnaires of the rules that are shipped, which judge them. */
class QuestionnairePropertyTest {

    private static final int TRIES = 60;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Adjudicator RULES = Adjudicator.bundled();
    private static final Map<PolicyVersion, Form> FORMS = RULES.library().all().stream()
            .filter(policy -> !policy.criteria().isEmpty()).collect(Collectors.toMap(policy -> policy,
                    policy -> new Form(Questionnaires.of(RULES.library(), policy)), (one, other) -> one,
                    LinkedHashMap::new));

    /** What is not asked is left out, and then answered at random all the same. */
    @Property(tries = TRIES)
    void noAnswerToWhatIsNotAskedChangesWhatTheCriteriaComeTo(@ForAll Random random) {
        FORMS.forEach((policy, form) -> {
            var given = form.asked(form.random(random));
            var others = form.random(random);
            others.keySet().removeIf(link -> form.isAsked(link, given));
            others.putAll(given);
            assertThat(judged(policy, form, others).result()).as(policy.name())
                    .isEqualTo(judged(policy, form, given).result());
        });
    }

    /**
     * A question can matter where a criterion waits for its answer that is part of nothing known. Days and diagnoses
     * are left unanswered, which rules compare and {@code enableWhen} does not.
     */
    @Property(tries = TRIES)
    void aQuestionIsAskedJustAsLongAsItCanMatter(@ForAll Random random) {
        FORMS.forEach((policy, form) -> {
            var answers = form.random(random);
            answers.keySet().removeIf(link -> List.of("date", "open-choice")
                    .contains(form.item(link).path("type").asText()));
            var given = new LinkedHashMap<String, List<JsonNode>>();
            for (var link : form.questions()) {
                if (link.endsWith(Question.DATE)) {
                    continue;
                }
                boolean isAsked = form.isAsked(link, given);
                assertThat(isAsked).as(policy.name() + " " + link + " after " + given.keySet())
                        .isEqualTo(waits(judged(policy, form, given), missing(link)));
                if (isAsked && answers.containsKey(link)) {
                    given.put(link, answers.get(link));
                }
            }
        });
    }

    @Property(tries = TRIES)
    void whatIsAnsweredIsReadBack(@ForAll Random random) {
        FORMS.forEach((policy, form) -> {
            var answers = form.random(random);
            answers.values().removeIf(List::isEmpty);
            var read = QuestionnaireAnswers.read(form.response(answers), RULES.library().vocabulary());
            assertThat(read.faults()).isEmpty();
            assertThat(read.fragment()).isEqualTo(facts(answers));
            assertThat(read.places().values()).allMatch(place -> !place.isEmpty()
                    && place.startsWith("QuestionnaireResponse.item["));
        });
    }

    static boolean waits(JudgedCriterion criterion, String missing) {
        return criterion.result() == CriterionResult.UNKNOWN && (criterion instanceof JudgedCriterion.Leaf leaf
                ? leaf.missing().contains(missing)
                : ((JudgedCriterion.Group) criterion).of().stream().anyMatch(each -> waits(each, missing)));
    }

    /** What rules call the thing that is asked where it is missing. */
    private static String missing(String link) {
        return link.equals(Question.BIRTH_DATE) ? "member.birthDate" : link.substring(link.lastIndexOf('/') + 1);
    }

    private static JudgedCriterion.Group judged(PolicyVersion policy, Form form, Map<String, List<JsonNode>> answers) {
        var request = QuestionnaireAnswers.read(form.response(answers), RULES.library().vocabulary()).fragment();
        var day = policy.until() == null ? "2025-04-07" : policy.until().toString();
        request.put("id", "Q").put("type", "PRECERTIFICATION").put("received", day).putObject("plan")
                .put("lineOfBusiness", "MEDICARE");
        request.putArray("lines").addObject().put("number", 1).put("code", policy.codes().written().get(0))
                .put("date", day);
        return RULES.determine(RULES.requests().read(request)).lines().get(0).criteria().stream()
                .filter(each -> each.policy().equals(policy.id())).findFirst().orElseThrow().tree();
    }

    /** The facts of a request that the answers are, as its contract has them. */
    private static ObjectNode facts(Map<String, List<JsonNode>> answers) {
        var facts = JSON.objectNode();
        var words = RULES.library().vocabulary().observations();
        if (answers.containsKey(Question.BIRTH_DATE)) {
            facts.putObject("member").set("birthDate", answers.get(Question.BIRTH_DATE).get(0));
        }
        if (answers.containsKey(Question.DIAGNOSES)) {
            facts.putArray("diagnoses").addAll(answers.get(Question.DIAGNOSES));
        }
        answers.keySet().stream().sorted().forEach(link -> {
            var name = link.substring(link.lastIndexOf('/') + 1);
            var value = answers.get(link).get(0);
            if (link.startsWith(Question.OBSERVATIONS)) {
                var observed = facts.withObject("/clinical").withArray("observations").addObject();
                observed.put("name", name).set("value", value);
                if (words.get(name).unit() != null) {
                    observed.put("unit", words.get(name).unit());
                }
            } else if (link.startsWith(Question.DOCUMENTS) && !link.endsWith(Question.DATE)) {
                var documents = facts.withObject("/clinical").withArray("documents");
                var days = answers.getOrDefault(link + Question.DATE, List.of());
                days.forEach(day -> documents.addObject().put("type", name).set("date", day));
                if (value.booleanValue() && days.isEmpty()) {
                    documents.addObject().put("type", name);
                }
            }
        });
        return facts;
    }
}
