package org.coveragerules.exchange.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.RuleFiles;
import org.coveragerules.internal.questions.Question;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Questionnaire;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questionnaires, and responses to them, against FHIR R4 4.0.1. Ready after 15 seconds. */
@Tag("long")
class QuestionnaireValidatorTest {

    private static final FhirContext FHIR = FhirContext.forR4();

    @TempDir
    private Path temporary;

    @Test
    void everyQuestionnaireAndItsResponsesAreAsFhirHasThem() {
        var library = PolicyLibrary.of(RuleFiles.bundled());
        var questionnaires = new ArrayList<JsonNode>();
        for (var policy : library.all()) {
            if (!policy.criteria().isEmpty()) {
                questionnaires.add(Questionnaires.of(library, policy));
                policy.codes().written().forEach(code -> questionnaires.add(
                        Questionnaires.ofCode(library, code, policy.effective())));
            }
        }
        var byName = new HashMap<String, IBaseResource>();
        questionnaires.forEach(each -> byName.put(each.path("url").asText() + "|" + each.path("version").asText(),
                FHIR.newJsonParser().parseResource(Questionnaire.class, each.toString())));
        var validator = FHIR.newValidator().registerValidatorModule(new FhirInstanceValidator(
                new ValidationSupportChain(new DefaultProfileValidationSupport(FHIR), new Known(byName),
                        new CommonCodeSystemsTerminologyService(FHIR),
                        new InMemoryTerminologyServerValidationSupport(FHIR))));
        assertThat(errors(validator, QuestionnairesTest.ofOtherKinds(temporary))).isEmpty();
        var random = new Random(11);
        for (var questionnaire : questionnaires) {
            assertThat(errors(validator, questionnaire)).isEmpty();
            var form = new Form(questionnaire);
            for (int at = 0; at < 5; at++) {
                var answers = form.random(random);
                // The validator has no ICD-10-CM, and knows no code to be in a value set of it.
                answers.computeIfPresent(Question.DIAGNOSES, (link, any) ->
                        List.of(TextNode.valueOf(Form.NOT_OFFERED)));
                assertThat(errors(validator, form.response(form.asked(answers)))).isEmpty();
            }
        }
    }

    /** Finds questionnaires by the name that a response has of them. */
    private record Known(Map<String, IBaseResource> byName) implements IValidationSupport {

        @Override
        public FhirContext getFhirContext() {
            return FHIR;
        }

        @Override
        public <T extends IBaseResource> T fetchResource(Class<T> type, String name) {
            var found = byName.get(name);
            return type != null && type.isInstance(found) ? type.cast(found) : null;
        }
    }

    private static List<String> errors(FhirValidator validator, JsonNode resource) {
        return validator.validateWithResult(resource.toString()).getMessages().stream()
                .filter(each -> each.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(SingleValidationMessage::toString).toList();
    }
}
