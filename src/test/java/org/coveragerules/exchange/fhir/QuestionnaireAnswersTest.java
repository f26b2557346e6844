package org.coveragerules.exchange.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.coveragerules.Fault;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.adjudication.RuleDirectory;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.RuleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of responses, and what is said of those that are wrong. */
class QuestionnaireAnswersTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path temporary;

    private static QuestionnaireAnswers read(String resource) throws Exception {
        return QuestionnaireAnswers.read(JSON.readTree(resource.replace('\'', '"')), BundledRequests.WORDS);
    }

    private static String response(String items) {
        return "{ 'resourceType': 'QuestionnaireResponse', 'status': 'completed', 'item': [ " + items + " ] }";
    }

    private static String item(String link, String... answers) {
        return "{ 'linkId': '" + link + "', 'answer': [ { " + String.join(" }, { ", answers) + " } ] }";
    }

    @Test
    void aBundlesResponsesAreReadTogetherEachValueWithItsPlace() throws Exception {
        var read = read("{ 'resourceType': 'Bundle', 'entry': [ { 'resource': { 'resourceType': 'Claim' } }, {"
                + " 'resource': " + response("{ 'linkId': 'any group', 'item': [ "
                        + item("observations/packYears", "'valueInteger': 20") + " ] }, "
                        + item("/diagnoses", "'valueCoding': { 'code': 'f17.210' }", "'valueString': 'Z87891'"))
                + " }, { 'resource': " + response(item("observations/packYears", "'valueInteger': 20") + ", "
                        + item("documents/PRESCRIPTION", "'valueBoolean': true, 'item': [ "
                                + item("documents/PRESCRIPTION/date", "'valueDate': '2025-03-01'") + " ]") + ", "
                        + item("needs/SAFETY", "'valueBoolean': true") + ", "
                        + item("needs/SAFETY/availableInLowerAcuitySetting", "'valueBoolean': false") + ", "
                        + treatment("EXERCISE_PROGRAM", 6) + ", " + treatment("MEDICATION", 1)) + " } ] }");
        assertThat(read.faults()).isEmpty();
        assertThat(JSON.readTree(read.fragment().toString())).isEqualTo(JSON.readTree("""
                { "diagnoses": [ "F17.210", "Z87.891" ],
                  "clinical": {
                    "documents": [ { "type": "PRESCRIPTION", "date": "2025-03-01" } ],
                    "settingNeeds": [
                      { "need": "SAFETY", "documented": true, "availableInLowerAcuitySetting": false } ],
                    "observations": [ { "name": "packYears", "value": 20, "unit": "{pack}.a" } ],
                    "treatments": [ { "kind": "EXERCISE_PROGRAM", "sessions": 6 },
                                    { "kind": "MEDICATION", "sessions": 1 } ] } }"""));
        assertThat(read.places()).containsEntry("$.clinical.observations[0].value",
                "Bundle.entry[1].resource.item[0].item[0].answer[0].valueInteger")
                .containsEntry("$.clinical.documents[0].date",
                        "Bundle.entry[2].resource.item[1].answer[0].item[0].answer[0].valueDate");
    }

    private static String treatment(String kind, int sessions) {
        return "{ 'linkId': '/clinical/treatments', 'item': [ "
                + item("/clinical/treatments/kind", "'valueCoding': { 'code': '" + kind + "' }") + ", "
                + item("/clinical/treatments/sessions", "'valueInteger': " + sessions) + " ] }";
    }

    /** What is personal is not quoted; the path is that of FHIR, and stands for what is left out of the fragment. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            observations/packYear|'valueInteger': 20|.linkId|asks, maybe `observations/packYears`
            observations/packYears|'valueString': 'many'|.answer[0].valueString|a text that does not fit the question
            observations/packYears|'valueDecimal': 1e999999|.answer[0].valueDecimal|a number that does not fit
            observations/packYears|'valueDecimal': 1e200|.answer[0].valueDecimal|a number that does not fit
            observations/packYears|'valueQuantity': { 'value': 1, 'code': 'a' }|.answer[0].valueQuantity.code|`a`
            observations/packYears|'valueQuantity': {'comparator':'>','value':1}|.answer[0].valueQuantity.comparator|the
            observations/insomnia|'valueBoolean': 'true'|.answer[0].valueBoolean|a text that
            observations/smokingStatus|'valueCoding': { 'code': 'SOMETIMES' }|.answer[0].valueCoding|an object that
            observations/smokingStatus|'valueCoding': { 'system': 'urn:x' }|.answer[0].valueCoding.system|`urn:x`
            observations/quitSmokingOn|'valueDate': '2020-02'|.answer[0].valueDate|a text that
            observations/quitSmokingOn|'valueDate': '2023-02-29'|.answer[0].valueDate|a text that
            /diagnoses|'valueString': 'a cough'|.answer[0].valueString|a text that
            /member/sex|'valueBoolean': true|.answer[0].valueBoolean|true or false that
            documents/PRESCRIPTION|'valueAttachment': {}|.answer[0].valueAttachment|an object that
            observations/insomnia|'valueBoolean': true, 'valueInteger': 1|.answer[0]|of 2 values
            """)
    void whatIsWrongIsSaidWithItsFhirPath(String link, String answer, String path, String found) throws Exception {
        var read = read(response(item(link, answer)));
        assertThat(read.fragment()).isEmpty();
        assertThat(read.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.path()).isEqualTo("QuestionnaireResponse.item[0]" + path);
            assertThat(fault.found()).contains(found);
            assertThat(fault.message()).doesNotContain("cough", "many", "2020-02", "SOMETIMES");
        });
    }

    /** Nobody finds for himself, and nobody gets what the payer knows otherwise by saying so. */
    @Test
    void whatOthersHaveIsNotTakenFromAProvider() throws Exception {
        var read = read(response(item("/clinical/assessment/supportedVisits", "'valueInteger': 8") + ", "
                + item("/history/visitsCompleted/PT", "'valueInteger': 0") + ", "
                + item("/plan/lineOfBusiness", "'valueString': 'MEDICARE'")));
        assertThat(read.fragment()).isEmpty();
        assertThat(read.faults()).isEmpty();
        assertThat(read.unread()).hasSize(3).allMatch(text -> text.contains("is not read"));
    }

    @Test
    void aPointerIsAnotherNameOfALink() throws Exception {
        var read = read(response(item("/clinical/documents/PRESCRIPTION/date", "'valueDate': '2025-01-01'")
                + ", " + item("/clinical/settingNeeds/SAFETY/documented", "'valueBoolean': true") + ", "
                + item("/clinical/treatmentPlan/weeks", "'valueInteger': 4")));
        assertThat(JSON.readTree(read.fragment().toString())).isEqualTo(JSON.readTree("""
                {"clinical": {"documents": [{"type": "PRESCRIPTION", "date": "2025-01-01"}],
                "settingNeeds": [{"need": "SAFETY", "documented": true}], "treatmentPlan": {"weeks": 4}}}"""));
    }

    @Test
    void oneQuestionHasOneAnswer() throws Exception {
        var twice = read(response(item("observations/insomnia", "'valueBoolean': true", "'valueBoolean': true")));
        assertThat(twice.faults()).containsExactly(new Fault("QuestionnaireResponse.item[0].answer[1].valueBoolean",
                "another answer to what `QuestionnaireResponse.item[0].answer[0].valueBoolean` answers",
                "one answer to it"));
        var differing = read("{ 'resourceType': 'Bundle', 'entry': [ { 'resource': "
                + response(item("observations/insomnia", "'valueBoolean': true")) + " }, { 'resource': "
                + response(item("observations/insomnia", "'valueBoolean': false")) + " } ] }");
        assertThat(differing.faults()).extracting(Fault::path)
                .containsExactly("Bundle.entry[1].resource.item[0].answer[0].valueBoolean");
        assertThat(read(response(item("documents/PRESCRIPTION", "'valueBoolean': false") + ", "
                + item("documents/PRESCRIPTION/date", "'valueDate': '2025-01-01'"))).faults()).hasSize(1);
    }

    @Test
    void anotherUnitIsConvertedWhereTheVocabularySaysHow() {
        var rules = RuleDirectory.copy(temporary.resolve("rules"), "mm-0600").replace("vocabulary.yaml",
                "    unit: h\n", "    unit: h\n    units: { min: 0.25 }\n");
        var words = PolicyLibrary.of(RuleFiles.in(rules.root())).vocabulary();
        var item = JsonNodeFactory.instance.objectNode().put("resourceType", "QuestionnaireResponse");
        item.putArray("item").addObject().put("linkId", "observations/recordedSleepHours").putArray("answer")
                .addObject().putObject("valueQuantity").put("value", 10).put("system", QuestionnaireAnswers.UCUM)
                .put("code", "min");
        var read = QuestionnaireAnswers.read(item, words);
        assertThat(read.faults()).isEmpty();
        assertThat(read.fragment().at("/clinical/observations/0")).hasToString(
                "{\"name\":\"recordedSleepHours\",\"value\":2.50,\"unit\":\"h\"}");
    }

    @Test
    void depthAndSizeHaveAnEnd() {
        var deep = JsonNodeFactory.instance.objectNode().put("resourceType", "QuestionnaireResponse");
        var at = deep;
        for (int level = 0; level < 5000; level++) {
            at = at.putArray("item").addObject().put("linkId", "group");
        }
        assertThat(QuestionnaireAnswers.read(deep, BundledRequests.WORDS).faults()).extracting(Fault::found)
                .containsExactly("more than 50 levels deep");

        var wide = JsonNodeFactory.instance.objectNode().put("resourceType", "QuestionnaireResponse");
        var items = wide.putArray("item");
        for (int count = 0; count < 20_000; count++) {
            items.addObject().put("linkId", "no such question").putArray("answer").addObject()
                    .put("valueBoolean", true);
        }
        assertThat(QuestionnaireAnswers.read(wide, BundledRequests.WORDS).faults()).hasSize(100);
    }

    @Test
    void whatIsNoResponseIsSaid() throws Exception {
        assertThat(read("{ 'resourceType': 'Patient' }").faults()).extracting(Fault::message).containsExactly(
                "`resourceType` is `Patient`; give `QuestionnaireResponse` or `Bundle`");
        assertThat(read("[]").faults()).hasSize(1);
        assertThat(read("{ 'resourceType': 'QuestionnaireResponse', 'status': 'entered-in-error' }").faults())
                .extracting(Fault::path).containsExactly("QuestionnaireResponse.status");
        assertThat(read(response("{ 'item': 1 }, 7, { 'linkId': 'x', 'answer': {} }, { 'linkId': 'x', 'item': 3 }"))
                .faults()).extracting(Fault::path).containsExactly("QuestionnaireResponse.item[0].linkId",
                        "QuestionnaireResponse.item[1].linkId", "QuestionnaireResponse.item[2].answer",
                        "QuestionnaireResponse.item[3].item");
    }
}
