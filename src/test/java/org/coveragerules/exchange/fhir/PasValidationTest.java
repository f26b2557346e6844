package org.coveragerules.exchange.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.coveragerules.exchange.PayerFacts;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.adjudication.PlausibleRequests;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers are what the published profiles of PAS ask for, in the eyes of a validator that is shown to see. */
@Tag("long")
class PasValidationTest {

    private static final int ANSWERS = 60;
    private static final List<String> EXPECTED = List.of("A3", "A4", "NA", "CT", "C", "0U", "0V", "0H", "57",
            "complete", "error");
    /** What a reviewer found, so that something is approved. */
    private static final String FACTS = """
            {"member": "1122334455", "facts": {"clinical": {"assessment": {"conditionSupportsService": true,
            "progressMeetsCriteria": true, "maximumBenefitReached": false, "supportedVisits": 8}}}}
            """.replace("\n", " ");
    private static final FhirValidator VALIDATOR = new FhirValidator();
    private static final Adjudicator RULES = Adjudicator.bundled();

    @TempDir
    private Path temporary;

    @Test
    void answersAreValid() throws IOException {
        var facts = PayerFacts.of(Files.writeString(temporary.resolve("facts.ndjson"), FACTS));
        var seen = new TreeSet<String>();
        for (int seed = 0; seed < ANSWERS; seed++) {
            var bundle = PasBundle.of(PasBundle.carried(PlausibleRequests.request(new Random(seed)))).toString();
            if (seed % 3 == 1) {
                bundle = bundle.replace("\"code\":\"I\"", "\"code\":\"" + "31".charAt(seed % 2) + "\"");
            } else if (seed % 9 == 2) {
                bundle = bundle.replaceAll("\"servicedDate\":\"[^\"]*\"", "\"servicedDate\":\"2025\"");
            }
            var answer = answer(PasBundle.json(bundle), PayerFacts.NONE);
            assertThat(VALIDATOR.errors(answer)).as(answer.toString()).isEmpty();
            EXPECTED.stream().filter(code -> answer.toString().contains("\"" + code + "\"")).forEach(seen::add);
        }
        var office = answer(example(), facts);
        assertThat(VALIDATOR.errors(office)).isEmpty();
        assertThat(office.toString()).contains("\"A1\"", "extension-itemPreAuthPeriod", "\"VS\"");
        assertThat(seen).containsExactlyInAnyOrderElementsOf(EXPECTED);
    }

    /** What is told here is shown to be seen: a validator without its packages would see none of it. */
    @Test
    void theValidatorSees() {
        var answer = answer(PasBundle.of(PasBundle.carried(PlausibleRequests.request(new Random(1)))), PayerFacts.NONE);
        assertThat(VALIDATOR.errors(answer)).isEmpty();
        assertSeen(answer, response -> ((ObjectNode) response.at("/item/0/adjudication/0/category/coding/0"))
                .put("code", "benefit"));
        assertSeen(answer, response -> ((ObjectNode) response.at("/item/0/adjudication/0/extension/0"))
                .put("url", Coded.PAS + "extension-reviewed"));
        assertSeen(answer, response -> ((ObjectNode) response.at("/extension/0/extension/0"))
                .put("valueString", "no").remove("valueBoolean"));
        assertSeen(answer, response -> response.put("use", "claim"));
        assertSeen(answer, response -> response.remove("request"));
    }

    private static void assertSeen(JsonNode answer, Consumer<ObjectNode> mistake) {
        var changed = answer.deepCopy();
        mistake.accept((ObjectNode) changed.at("/entry/0/resource"));
        assertThat(changed).isNotEqualTo(answer);
        assertThat(VALIDATOR.errors(changed)).isNotEmpty();
    }

    /** The published kind of request, for an office. */
    private static JsonNode example() throws IOException {
        try (var in = PasValidationTest.class.getResourceAsStream("/fhir/pt-hospital-no-need.request.json")) {
            return PasBundle.json(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\"code\": \"19\"", "\"code\": \"11\""));
        }
    }

    private static JsonNode answer(JsonNode bundle, PayerFacts facts) {
        var read = FhirRequests.of(RULES).with(facts).read(bundle);
        return FhirDeterminations.of(RULES).answer(read, read.request().map(RULES::determine).orElse(null), null);
    }
}
