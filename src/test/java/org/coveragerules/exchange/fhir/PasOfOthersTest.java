package org.coveragerules.exchange.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bundles of what this payer has not asked for, or that ask it for something else than an authorization. */
class PasOfOthersTest {

    private static final Adjudicator RULES = Adjudicator.bundled();

    @Test
    void whatSomebodyElseAsksIsNotRead() {
        var other = bundle();
        ((ArrayNode) other.path("entry")).addObject().set("resource", PasBundle.json("""
                {"resourceType": "QuestionnaireResponse", "status": "completed", "item": [{"linkId": "1",
                "answer": [{"valueBoolean": true}]}], "questionnaire": "http://example.org/Questionnaire/x|2"}"""));
        var read = FhirRequests.of(RULES).read(other);
        assertThat(read.faults()).isEmpty();
        assertThat(read.unread()).contains("The answers at `Bundle.entry[6].QuestionnaireResponse` are not read: the rules"
                + " ask none of their questions.");
        ((ObjectNode) other.at("/entry/6/resource")).put("questionnaire", Questionnaires.BASE + "Questionnaire/x|2");
        assertThat(FhirRequests.of(RULES).read(other).faults()).singleElement()
                .satisfies(fault -> assertThat(fault.path()).endsWith("item[0].linkId"));
    }

    /** A reader that does not know what changes the meaning of an item may not go by its meaning. */
    @ParameterizedTest
    @CsvSource({"extension-itemCancelled, true, CANCELLED", "modifierextension-infoCancelled, true, CANCELLED",
        "modifierextension-infoCancelled, false, ", "modifierextension-new, true, CHANGED_MEANING"})
    void whatChangesTheMeaningOfAnItemIsHeeded(String extension, boolean value, UnjudgedItem.Why why) {
        var changed = bundle();
        ((ObjectNode) changed.at("/entry/0/resource/item/0")).putArray("modifierExtension").addObject()
                .put("url", Coded.PAS + extension).put("valueBoolean", value);
        var read = FhirRequests.of(RULES).read(changed);
        assertThat(read.unjudged()).extracting(UnjudgedItem::why).isEqualTo(why == null ? List.of() : List.of(why));
        assertThat(read.request().isPresent()).isEqualTo(why == null);
    }

    @Test
    void anInquiryIsNotTakenForARequest() {
        var inquiry = bundle();
        ((ArrayNode) inquiry.at("/entry/0/resource/meta/profile")).removeAll().add(Coded.PAS
                + "profile-claim-inquiry|2.2.1");
        assertThat(FhirRequests.of(RULES).read(inquiry).faults()).singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("that of an inquiry"));
    }

    @Test
    void anAnswerIsNotTakenForARequest() {
        var answered = bundle();
        ((ArrayNode) answered.path("entry")).insertObject(0).putObject("resource").put("resourceType", "ClaimResponse");
        assertThatThrownBy(() -> FhirRequests.of(RULES).read(answered)).isInstanceOf(FhirException.class)
                .hasMessageContaining("is the answer to a claim");
    }

    private static JsonNode bundle() {
        try (var in = PasOfOthersTest.class.getResourceAsStream("/fhir/pt-hospital-no-need.request.json")) {
            return PasBundle.json(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
