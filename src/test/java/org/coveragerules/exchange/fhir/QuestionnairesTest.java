package org.coveragerules.exchange.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.coveragerules.internal.adjudication.RuleDirectory;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.RuleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a questionnaire asks, in which words, and whom. */
class QuestionnairesTest {

    private static final PolicyLibrary LIBRARY = PolicyLibrary.of(RuleFiles.bundled());

    @TempDir
    private Path temporary;

    @Test
    void eachWordIsAskedOnceWithItsTypeUnitBoundsAndChoices() {
        var form = new Form(Questionnaires.of(LIBRARY, LIBRARY.version("ncd-210.14", "2")));
        // Not the services that the member has had, which the payer knows.
        assertThat(form.questions()).containsExactly("/member/birthDate", "observations/lungCancerSymptoms",
                "observations/packYears", "observations/smokingStatus", "observations/quitSmokingOn",
                "documents/SCREENING_ORDER", "documents/SCREENING_ORDER/date", "observations/sharedDecisionVisitOn");
        assertThat(form.item("observations/packYears")).hasToString("""
                {"extension":[\
                {"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-unit",\
                "valueCoding":{"system":"http://unitsofmeasure.org","code":"{pack}.a"}},\
                {"url":"http://hl7.org/fhir/StructureDefinition/minValue","valueDecimal":0},\
                {"url":"http://hl7.org/fhir/StructureDefinition/maxValue","valueDecimal":300}],\
                "linkId":"observations/packYears",\
                "text":"How many pack-years has the member smoked (one pack a day for a year is one)?",\
                "type":"decimal"}""");
        assertThat(form.item("observations/smokingStatus").path("answerOption").findValuesAsText("display"))
                .containsExactly("Current", "Former", "Never");
    }

    @Test
    void whatCanNoLongerMatterIsNotAsked() {
        var form = new Form(Questionnaires.of(LIBRARY, LIBRARY.version("ncd-240.4", "3")));
        var index = "observations/apneaHypopneaIndex";
        var hours = "observations/recordedSleepHours";
        var events = "observations/recordedSleepEvents";
        var symptom = "observations/insomnia";
        assertThat(asked(form, Map.of(index, 20, hours, 3), events, symptom)).containsExactly(false, false);
        assertThat(asked(form, Map.of(index, 20, hours, 1, events, 29), events, symptom)).containsExactly(true, true);
        assertThat(asked(form, Map.of(index, 7, hours, 3), events, symptom)).containsExactly(false, true);
        assertThat(asked(form, Map.of(index, 4.9), hours, "documents/PRESCRIPTION")).containsExactly(false, false);
        assertThat(asked(form, Map.of(), "observations/sleepTestChannels", "/diagnoses")).containsExactly(true, true);
    }

    private static List<Boolean> asked(Form form, Map<String, Number> numbers, String... links) {
        var answers = new HashMap<String, List<JsonNode>>();
        numbers.forEach((link, number) -> answers.put(link, List.of(
                DecimalNode.valueOf(new BigDecimal(number.toString())))));
        return List.of(links).stream().map(link -> form.isAsked(link, answers)).toList();
    }

    @Test
    void aProceduresQuestionnaireIsOfEveryPolicyThatJudgesItAndAsksNothingTwice() {
        var rules = RuleDirectory.copy(temporary.resolve("rules"));
        for (var id : List.of("first", "second")) {
            rules.write(id + "/1/policy.yaml", """
                    policy: %s
                    version: "1"
                    title: The %s
                    effective: 2020-01-01
                    source: X
                    appliesTo: { codes: ["A1234"] }
                    criteria: [ { statement: %s-0, all: [ %s-1, %s-2 ] } ]
                    statements:
                      - { id: %s-0, section: X, says: X }
                      - { id: %s-1, section: X, says: X }
                      - { id: %s-2, section: X, says: X }
                    """.replace("%s", id));
            rules.write(id + "/1/x.drl", """
                    rule "one" @statement("%s-1")
                    when $line : ServiceLine( flag("insomnia") == %s )
                    then reasons.met($line); end
                    rule "two" @statement("%s-2")
                    when $line : ServiceLine( flag("%s") == true )
                    then reasons.met($line); end
                    """.formatted(id, id.equals("first"), id, id.equals("first") ? "moodDisorder"
                            : "impairedCognition"));
        }
        var library = PolicyLibrary.of(RuleFiles.in(rules.root()));
        var questionnaire = Questionnaires.ofCode(library, "A1234", LocalDate.of(2024, 1, 1));
        assertThat(questionnaire.path("url").asText() + "|" + questionnaire.path("version").asText())
                .isEqualTo("http://coveragerules.org/fhir/Questionnaire/A1234|first-1.second-1");
        assertThat(questionnaire.path("item")).extracting(group -> group.path("text").asText())
                .containsExactly("The first", "The second");
        var form = new Form(questionnaire);
        assertThat(form.questions()).containsExactly("observations/insomnia", "observations/moodDisorder",
                "observations/impairedCognition");
        var yes = Map.of("observations/insomnia", List.<JsonNode>of(
                BooleanNode.TRUE));
        assertThat(form.isAsked("observations/moodDisorder", yes)).isTrue();
        assertThat(form.isAsked("observations/impairedCognition", yes)).isFalse();
        assertThat(Questionnaires.ofCode(library, "A1234", null)).isEqualTo(questionnaire);
        assertThatThrownBy(() -> Questionnaires.ofCode(library, "A1234", LocalDate.of(2019, 1, 1)))
                .hasMessage("no policy has criteria for `A1234` on 2019-01-01; these have criteria: first 1, second 1");
    }

    /** Of rules that ask for what none of those that are shipped do. */
    static JsonNode ofOtherKinds(Path directory) {
        var rules = RuleDirectory.copy(directory).write("x/1/policy.yaml", """
                policy: x
                version: "1"
                title: X
                effective: 2020-01-01
                source: X
                criteria: [ { statement: X-0, all: [ X-1, X-2 ] } ]
                statements:
                  - { id: X-0, section: X, says: X }
                  - { id: X-1, section: X, says: X }
                  - { id: X-2, section: X, says: X }
                vocabulary:
                  observations:
                    implant: { says: implant, type: CODE, from: HCPCS, codes: [ LOINC 12345-6 ] }
                """).write("x/1/x.drl", """
                rule "one" @statement("X-1")
                when $line : ServiceLine( sex == Sex.FEMALE, code("implant") == "A1234", placeOfService == "11" )
                then reasons.met($line); end
                rule "two" @statement("X-2")
                when $line : ServiceLine() exists Treatment( kind == TreatmentKind.INJECTION )
                then reasons.met($line); end
                """);
        var library = PolicyLibrary.of(RuleFiles.in(rules.root()));
        return Questionnaires.of(library, library.version("x", "1"));
    }

    @Test
    void treatmentsAreAGroupThatRepeatsAndWhatTheClaimSaysIsNotAsked() {
        var form = new Form(ofOtherKinds(temporary.resolve("other")));
        assertThat(form.questions()).containsExactly("/member/sex", "observations/implant",
                "/clinical/treatments/kind", "/clinical/treatments/from", "/clinical/treatments/to",
                "/clinical/treatments/sessions", "/clinical/treatments/result");
        assertThat(form.item("/clinical/treatments").path("repeats").asBoolean()).isTrue();
        assertThat(form.item("observations/implant")).hasToString("{\"linkId\":\"observations/implant\","
                + "\"code\":[{\"system\":\"http://loinc.org\",\"code\":\"12345-6\"}],"
                + "\"text\":\"Implant?\",\"type\":\"string\"}");
    }

    @Test
    void theSameRulesMakeTheSameBytesAndRulesWithoutCriteriaNone() {
        var again = PolicyLibrary.of(RuleFiles.in(Path.of("rules")));
        for (var policy : LIBRARY.all()) {
            if (policy.criteria().isEmpty()) {
                assertThatThrownBy(() -> Questionnaires.of(LIBRARY, policy))
                        .hasMessageContaining("`" + policy.name() + "` has no criteria");
            } else {
                assertThat(Questionnaires.of(again, again.version(policy.id(), policy.version())))
                        .hasToString(Questionnaires.of(LIBRARY, policy).toString());
            }
        }
    }
}
