package org.coveragerules.internal.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.policy.RuleFiles;
import org.junit.jupiter.api.Test;

/** The data of the checklists of the rules that are shipped. */
class ChecklistsTest {

    private static final PolicyLibrary LIBRARY = PolicyLibrary.of(RuleFiles.bundled());

    /** Days, ages, diagnoses and services before, which no single answer tells; each version else is read whole. */
    static final Map<String, List<String>> BY_HAND = Map.of(
            "ncd-210.14 1", List.of("LDCT-1", "LDCT-4c", "LDCT-6a", "LDCT-6b", "LDCT-7"),
            "ncd-210.14 2", List.of("LDCT-1", "LDCT-4c", "LDCT-6a", "LDCT-6b", "LDCT-7"),
            "ncd-240.4 3", List.of("CPAP-1", "CPAP-5e", "CPAP-5f", "CPAP-5g", "CPAP-8a"),
            "ncd-30.3.3 1", List.of());

    /** As a page reads it. */
    private static JsonNode of(String policy, String version) throws Exception {
        return new ObjectMapper().readTree(Checklists.of(LIBRARY, LIBRARY.version(policy, version)).orElseThrow()
                .toString());
    }

    @Test
    void theLeavesThatAPersonAnswersByHandAreThese() {
        var byHand = new TreeMap<String, List<String>>();
        for (var policy : LIBRARY.all()) {
            if (!policy.criteria().isEmpty()) {
                var leaves = new ArrayList<String>();
                Checklists.of(LIBRARY, policy).orElseThrow().path("leaves").forEach(leaf -> {
                    assertThat(leaf.has("rules")).isNotEqualTo(leaf.has("hints"));
                    if (leaf.has("hints")) {
                        leaves.add(leaf.path("statement").asText());
                    }
                });
                byHand.put(policy.name(), leaves);
            }
        }
        assertThat(byHand).isEqualTo(BY_HAND);
    }

    @Test
    void aLeafHasItsTestsAndAQuestionItsWordsUnitAndChoices() throws Exception {
        var data = of("ncd-240.4", "3");
        assertThat(data.at("/criteria/0/tree")).isEqualTo(json("{'all': ['CPAP-1', 'CPAP-2', {'any': ['CPAP-3a', {'all':"
                + " ['CPAP-3b', 'CPAP-3c']}]}, {'any': [{'all': ['CPAP-4a', {'any': ['CPAP-6a', 'CPAP-6b']}]}, {'all':"
                + " ['CPAP-4b', {'any': ['CPAP-6a', 'CPAP-6c']}, {'any': ['CPAP-5a', 'CPAP-5b', 'CPAP-5c', 'CPAP-5d',"
                + " 'CPAP-5e', 'CPAP-5f', 'CPAP-5g']}]}]}, 'CPAP-7', {'any': ['CPAP-8a', 'CPAP-8b']}]}"));
        assertThat(data.path("questions")).contains(json("{'id': 'observations/apneaHypopneaIndex', 'type': 'number',"
                + " 'text': 'How many apneas and hypopneas, or respiratory disturbances, an hour did the sleep test show?',"
                + " 'unit': 'events per hour', 'least': 0, 'most': 200}"),
                json("{'id': 'documents/PRESCRIPTION', 'type': 'document', 'text':"
                        + " 'prescription of the treating physician'}"));
        assertThat(data.at("/questions/1/of/3")).isEqualTo(json("['HOME_TYPE_IV', 'Home type IV']"));
        assertThat(data.path("leaves")).contains(json("{'statement': 'CPAP-3a', 'says': 'The sleep test is polysomnography"
                + " in a facility, or a home test of type II or III.', 'rules': [{'asks': [1], 'tests': [[{'question': 1,"
                + " 'in': ['POLYSOMNOGRAPHY', 'HOME_TYPE_II', 'HOME_TYPE_III']}]]}]}"),
                json("{'statement': 'CPAP-5g', 'says': 'A stroke in the past is such a disease.', 'hints': ['Which diagnoses"
                        + " does the member have? Name every one by its code of ICD-10-CM.', 'stroke: ICD-10-CM Z86.73,"
                        + " I69']}"));
    }

    @Test
    void whatOtherRulesLookForIsListedWithWhoHasIt() throws Exception {
        var data = of("mm-0600", "2025-10-01");
        assertThat(data.has("criteria")).isFalse();
        assertThat(data.path("send")).contains(json("{'id': 'documents/CLINICAL_HISTORY', 'says': 'clinical history',"
                + " 'holder': 'provider', 'statements': ['MM0600-8']}"),
                json("{'id': 'authorizations', 'says': 'authorizations on file', 'holder': 'payer', 'statements':"
                        + " ['MM0600-7']}"));
        assertThat(of("ash-mnr", "2").path("send")).as("what a review finds nobody sends").extracting(thing ->
                thing.path("id").asText()).containsExactlyInAnyOrder("documents/TREATMENT_PLAN",
                        "documents/CLINICAL_INFORMATION", "documents/PROGRESS_NOTES");
        assertThat(Checklists.of(LIBRARY, LIBRARY.version("coverage-instructions", "1")))
                .as("a version that asks a provider for nothing").isEmpty();
    }

    @Test
    void theScriptHoldsNothingThatEndsItAndIsSmall() throws Exception {
        var data = JsonNodeFactory.instance.objectNode().put("says", "</script><!-- & \u2028 \u2029 é \"");
        var script = Checklists.script(LIBRARY.version("ncd-240.4", "3"), data);
        assertThat(script).startsWith("coverageRules.checklist(\"ncd-240.4\",\"3\",{").endsWith("});\n")
                .doesNotContain("<", ">", "&", "\u2028", "\u2029");
        assertThat(new ObjectMapper().readTree(script.substring(script.indexOf('{'), script.lastIndexOf(')'))))
                .isEqualTo(data);
        for (PolicyVersion policy : LIBRARY.all()) {
            Checklists.of(LIBRARY, policy).ifPresent(checklist -> assertThat(Checklists.script(policy, checklist)
                    .getBytes(StandardCharsets.UTF_8)).as(policy.name()).hasSizeLessThan(8_000)
                    .isEqualTo(Checklists.script(policy, Checklists.of(LIBRARY, policy).orElseThrow())
                            .getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void unitsAreSaidAsAnOfficeSaysThem() {
        assertThat(List.of("1", "wk", "{pack}.a", "{events}/h", "kg/m2", "[lb_av]").stream().map(Units::shown))
                .containsExactly("", "weeks", "pack-years", "events per hour", "kg/m2", "lb_av");
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
