package org.coveragerules.exchange.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.RuleFiles;
import org.coveragerules.internal.questions.Question;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Questionnaires and responses to them are as FHIR R4 and DTR have them, and responses are read with all that DTR has them
 * carry.
 */
@Tag("long")
class DtrValidationTest {

    private static final String DTR = "http://hl7.org/fhir/us/davinci-dtr/StructureDefinition/";
    private static final String QUESTIONNAIRE = DTR + "dtr-std-questionnaire";
    private static final String RESPONSE = DTR + "dtr-questionnaireresponse";
    private static final PolicyLibrary LIBRARY = PolicyLibrary.of(RuleFiles.bundled());
    private static final List<ObjectNode> QUESTIONNAIRES = questionnaires();
    private static final GuideValidator VALIDATOR = new GuideValidator(QUESTIONNAIRES);
    private static final GuideValidator PLAIN = GuideValidator.plain(QUESTIONNAIRES);

    @TempDir
    private Path temporary;

    private static List<ObjectNode> questionnaires() {
        var all = new ArrayList<ObjectNode>();
        LIBRARY.all().stream().filter(policy -> !policy.criteria().isEmpty()).forEach(policy -> {
            all.add(Questionnaires.of(LIBRARY, policy));
            policy.codes().written().forEach(code -> all.add(Questionnaires.ofCode(LIBRARY, code, policy.effective())));
        });
        return all.stream().distinct().toList();
    }

    @Test
    void everyQuestionnaireIsValid() {
        assertThat(QUESTIONNAIRES).hasSizeGreaterThan(5);
        var all = new ArrayList<JsonNode>(QUESTIONNAIRES);
        all.add(QuestionnairesTest.ofOtherKinds(temporary));
        all.forEach(each -> {
            assertThat(VALIDATOR.errors(each, QUESTIONNAIRE)).as(each.toString()).isEmpty();
            assertThat(PLAIN.errors(each)).as(each.toString()).isEmpty();
        });
    }

    @Test
    void aResponseIsReadWithAllThatDtrHasItCarry() {
        var random = new Random(5);
        for (var questionnaire : QUESTIONNAIRES) {
            var form = new Form(questionnaire);
            for (int at = 0; at < 5; at++) {
                var answers = form.random(random);
                // The validator has no ICD-10-CM, and knows no code to be in a value set of it.
                answers.computeIfPresent(Question.DIAGNOSES, (link, any) ->
                        List.of(TextNode.valueOf(Form.NOT_OFFERED)));
                var plain = form.response(form.asked(answers));
                assertThat(PLAIN.errors(plain)).as(plain.toString()).isEmpty();
                var carrying = DtrResponse.of(plain);
                assertThat(VALIDATOR.errors(carrying, RESPONSE)).as(carrying.toString()).isEmpty();
                assertThat(QuestionnaireAnswers.read(carrying, LIBRARY.vocabulary()))
                        .isEqualTo(QuestionnaireAnswers.read(plain, LIBRARY.vocabulary()));
            }
        }
    }

    /** What is told here is shown to be seen. */
    @Test
    void theValidatorSees() {
        var questionnaire = Questionnaires.of(LIBRARY, LIBRARY.version("ncd-30.3.3", "1"));
        assertSeen(questionnaire, QUESTIONNAIRE, "Questionnaire.url: minimum required = 1", it -> it.remove("url"));
        assertSeen(questionnaire, QUESTIONNAIRE, "cnl-1", it -> it.put("url", "http://example.org/a#b"));
        assertSeen(questionnaire, QUESTIONNAIRE, "Questionnaire.subjectType: minimum required = 1",
                it -> it.remove("subjectType"));
        assertSeen(questionnaire, QUESTIONNAIRE, "subjectType", it -> it.putArray("subjectType").add("Group"));
        assertSeen(questionnaire, QUESTIONNAIRE, "Questionnaire.item: minimum required = 1", it -> it.remove("item"));
        assertSeen(questionnaire, QUESTIONNAIRE, "failed: text:", it -> ((ObjectNode) it.at("/item/1/item/1")).remove("text"));
        assertSeen(questionnaire, QUESTIONNAIRE, "que-1", it -> ((ObjectNode) it.at("/item/1/item/1")).remove("item"));
        assertSeen(questionnaire, QUESTIONNAIRE, "dtrq-2", it -> ((ObjectNode) it.at("/item/1/item/0"))
                .put("type", "choice"));
        assertSeen(questionnaire, QUESTIONNAIRE, "dtrq-3", it -> ((ObjectNode) it.at("/item/1/item/0"))
                .put("type", "quantity"));
        assertSeen(Questionnaires.of(LIBRARY, LIBRARY.version("ncd-240.4", "3")), QUESTIONNAIRE, "failed: immutable:",
                it -> ((ObjectNode) it.at("/contained/0")).remove("immutable"));
        assertSeen(questionnaire, QUESTIONNAIRE, "closed", it -> Extensions.add(it,
                "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-endpoint").put("valueUri", "http://x.org"));
        var form = new Form(questionnaire);
        var response = DtrResponse.of(form.response(form.asked(form.random(new Random(5)))));
        assertThat(VALIDATOR.errors(response, RESPONSE)).isEmpty();
        assertSeen(response, RESPONSE, "QuestionnaireResponse.subject: minimum required = 1", it -> it.remove("subject"));
        assertSeen(response, RESPONSE, "failed: coverage:", it -> it.remove("extension"));
        assertSeen(response, RESPONSE, "failed: origin:", it -> ((ObjectNode) it.at("/item/0/answer/0")).remove("extension"));
        assertSeen(response, RESPONSE, "dtrx-1", it -> ((ObjectNode) it.at("/item/0/answer/0/extension/0/extension/0"))
                .put("valueCode", "manual"));
        assertSeen(response, RESPONSE, "failed: source:", it -> ((ObjectNode) it.at(
                "/item/0/answer/0/extension/0/extension/0")).put("valueCode", "auto"));
    }

    private static void assertSeen(JsonNode valid, String profile, String by, Consumer<ObjectNode> mistake) {
        ObjectNode changed = valid.deepCopy();
        mistake.accept(changed);
        assertThat(changed).isNotEqualTo(valid);
        assertThat(VALIDATOR.errors(changed, profile)).anyMatch(error -> error.contains(by));
    }
}
