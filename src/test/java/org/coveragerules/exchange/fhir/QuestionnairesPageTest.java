package org.coveragerules.exchange.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.RuleFiles;
import org.junit.jupiter.api.Test;

/** The example in docs/exchange.md, word by word. */
class QuestionnairesPageTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SECTION = Pattern.compile("(?ms)^## Questionnaires$(.*?)(?=^## |\\z)");
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```json$(.*?)^```$");

    @Test
    void theExampleIsAskedAnsweredAndReadBack() throws Exception {
        var section = SECTION.matcher(Files.readString(Path.of("docs/exchange.md"))).results().findFirst().orElseThrow()
                .group(1);
        var examples = EXAMPLE.matcher(section).results().map(found -> found.group(1)).toList();
        var library = PolicyLibrary.of(RuleFiles.bundled());
        var questionnaire = Questionnaires.of(library, library.version("ncd-30.3.3", "1"));
        JsonNode item = JSON.readTree(examples.get(0));
        assertThat(new Form(questionnaire).item(item.path("linkId").asText())).isEqualTo(item);
        var response = JSON.readTree(examples.get(1));
        assertThat(response.path("questionnaire").asText()).isEqualTo(questionnaire.path("url").asText() + "|"
                + questionnaire.path("version").asText());
        var read = QuestionnaireAnswers.read(response, library.vocabulary());
        assertThat(read.faults()).isEmpty();
        assertThat(JSON.readTree(read.fragment().toString())).isEqualTo(JSON.readTree(examples.get(2)));
    }
}
