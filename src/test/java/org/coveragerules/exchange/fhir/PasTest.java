package org.coveragerules.exchange.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.coveragerules.exchange.PayerFacts;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.request.Request;
import org.coveragerules.request.RequestType;
import org.coveragerules.request.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published examples, and bundles that differ from them in one thing. */
class PasTest {

    private static final Adjudicator RULES = Adjudicator.bundled();
    private static final String THERAPY = "pt-hospital-no-need";
    private static final String SURGERY = "ig-surgical-admission-dates";
    private static final String CODE = "/item/0/adjudication/0/extension/0/extension";

    @TempDir
    private Path temporary;

    @Test
    void aRecommendationIsNoDenial() {
        var answer = answer(THERAPY, text -> text);
        assertThat(answer.path("outcome").asText()).isEqualTo("complete");
        assertThat(codes(answer, 0)).containsExactly("0V", "A4");
        assertThat(answer.at("/extension/0/extension/0/valueBoolean").asBoolean(true)).isFalse();
        assertThat(notes(answer)).anyMatch(note -> note.startsWith("MM0600-3: "))
                .contains("The answer to `/history/visitsCompleted/PT` is not read: it is what the payer has.");
    }

    @Test
    void whatAPersonAnsweredIsPartOfTheRequest() {
        var clinical = request(THERAPY, text -> text).clinical();
        assertThat(clinical.documents()).extracting("type")
                .containsExactlyInAnyOrder("CLINICAL_HISTORY", "TREATMENT_PLAN", "CLINICAL_INFORMATION");
        assertThat(clinical.treatmentPlan().visits()).isEqualTo(8);
        assertThat(request(THERAPY, text -> text).history().visitsCompleted()).isEmpty();
    }

    @Test
    void theRecordOfSomebodyElseIsNotTheMembers() {
        var read = FhirRequests.of(RULES).read(bundle(THERAPY, text -> text.replaceAll(
                "\"subject\": \\{\\s*\"reference\": \"Patient/SubscriberExample", "\"subject\": { \"reference\": \"Patient/other")));
        assertThat(read.request().orElseThrow().clinical()).isNull();
        assertThat(read.unread()).containsExactly(
                "What stands at `Bundle.entry[5].QuestionnaireResponse` is not read: it is not of the member.");
    }

    @Test
    void whatIsMissingIsAskedOfWhoHasIt() {
        var bundle = answerBundle(THERAPY, text -> text.replace("\"QuestionnaireResponse\"", "\"Basic\""));
        var asking = bundle.path("entry").findValuesAsText("contentString");
        assertThat(asking).containsExactly("34117-2", "clinical information", "18776-5");
        assertThat(codes(bundle.at("/entry/0/resource"), 0)).containsExactly("0U", "A4");
        assertThat(bundle.at("/entry/0/resource/communicationRequest")).hasSize(3);
        assertThat(bundle.at("/entry/1/resource/recipient/0/reference").asText()).isEqualTo("Organization/UMOExample");
    }

    @Test
    void aDayOfServiceComesFromTheAdmission() {
        assertThat(request(SURGERY, PasTest::commercial).lines().get(0).date()).isEqualTo(LocalDate.of(2020, 7, 2));
    }

    @Test
    void withoutADayOfServiceNothingIsDecided() {
        var answer = answer("ig-homecare-no-dates", text -> text);
        assertThat(answer.path("outcome").asText()).isEqualTo("error");
        assertThat(answer.has("item")).isFalse();
        assertThat(answer.at("/error/0/code/coding/0/code").asText()).isEqualTo("57");
        assertThat(answer.at("/error/0/extension/0/valueString").asText()).isEqualTo("Claim.item[0].serviced[x]");
        assertThat(answer.at("/error/2/extension/0/valueString").asText()).isEqualTo("Bundle.entry[3].Coverage.type");
    }

    @Test
    void whatThePayerKnowsComesByItsFacts() throws IOException {
        var facts = Files.writeString(temporary.resolve("facts.ndjson"), """
                {"member": "1122334455", "facts": {"plan": {"lineOfBusiness": "MEDICAID", "state": "WI"}}}
                """);
        var read = FhirRequests.of(RULES).with(PayerFacts.of(facts)).read(bundle(THERAPY, text -> text));
        assertThat(read.request().orElseThrow().plan().state()).isEqualTo("WI");
    }

    @ParameterizedTest
    @CsvSource({"S, PRECERTIFICATION", "R, CONCURRENT", "4, CONCURRENT"})
    void aCertificationTypeSaysWhatIsAsked(String code, RequestType type) {
        assertThat(request(THERAPY, text -> certified(text, code)).type()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"3, C, ", "1, A4, 0V", "2, A4, 0V", "5, A4, 0V"})
    void whatIsNoRequestToApproveIsAnsweredForItself(String code, String action, String reason) {
        var answer = answer(THERAPY, text -> certified(text, code));
        assertThat(codes(answer, 0)).isEqualTo(reason == null ? List.of(action) : List.of(reason, action));
        assertThat(answer.path("outcome").asText()).isEqualTo("complete");
    }

    @Test
    void anItemWithoutAProcedureIsNotDropped() {
        var answer = answer(THERAPY, text -> text.replaceAll("http://www.ama-assn.org/go/cpt\",\\s*\"code\": \"97110",
                "https://codesystem.x12.org/005010/1365\", \"code\": \"PT"));
        assertThat(codes(answer, 0)).containsExactly("0V", "A4");
        assertThat(notes(answer)).anyMatch(note -> note.contains("no procedure code"));
    }

    @ParameterizedTest
    @CsvSource({"VS, 8, 1", "FL, 1, 8", "UN, 1, 8"})
    void aQuantityIsVisitsOrUnits(String unit, int visits, int units) {
        var line = request(THERAPY, text -> text.replace("\"VS\"", "\"" + unit + "\"")).lines().get(0);
        assertThat(line.visits()).isEqualTo(visits);
        assertThat(line.units()).isEqualTo(units);
    }

    /** Of an office, approved: what is approved is told in the unit asked for, as it was named. */
    @ParameterizedTest
    @CsvSource({"code, FL", "unit, FL", "code, UN", "unit, UN", "code, VS", "unit, VS"})
    void anAmountIsApprovedInItsUnit(String field, String unit) throws IOException {
        var asked = bundle(THERAPY, text -> text.replace("\"code\": \"19\"", "\"code\": \"11\"")
                .replace("\"unit\": \"Visits\",", "").replace("\"code\": \"VS\"", "\"" + field + "\": \"" + unit + "\""));
        assertThat(approved(asked)).isEqualTo("8 " + unit);
        // The amount of the order, where the item has none of its own.
        var item = (ObjectNode) asked.at("/entry/0/resource/item/0");
        var order = ((ArrayNode) asked.path("entry")).addObject().putObject("resource").put("resourceType",
                "ServiceRequest").put("id", "order");
        order.set("quantityQuantity", item.remove("quantity"));
        Extensions.add(item, Coded.PAS + "extension-requestedService").putObject("valueReference").put("reference",
                "ServiceRequest/order");
        assertThat(approved(asked)).isEqualTo("8 " + unit);
    }

    private String approved(JsonNode asked) throws IOException {
        var facts = Files.writeString(temporary.resolve("facts.ndjson"), """
                {"member": "1122334455", "facts": {"clinical": {"assessment": {"conditionSupportsService": true,\
                "progressMeetsCriteria": true, "maximumBenefitReached": false, "supportedVisits": 20},\
                "documents": [{"type": "CLINICAL_INFORMATION", "date": "2025-10-31"},\
                {"type": "TREATMENT_PLAN", "date": "2025-10-31"}, {"type": "PROGRESS_NOTES", "date": "2025-10-31"}]},\
                "history": {"visitsCompleted": {"PT": 6}}}}
                """);
        var read = FhirRequests.of(RULES).with(PayerFacts.of(facts)).read(asked);
        var answer = FhirDeterminations.of(RULES).answer(read, RULES.determine(read.request().orElseThrow()), null);
        var amounts = answer.findValues("valueQuantity");
        assertThat(amounts).hasSize(1);
        var unit = amounts.get(0).path("code").asText();
        assertThat(WrittenCodes.of(answer)).contains("673 " + unit, "306 A1");
        return amounts.get(0).path("value").asInt() + " " + unit;
    }

    /** As the examples of the guide write visits. */
    @ParameterizedTest
    @CsvSource({"visit, 1", "Visits, 1", "'', {visit}"})
    void aVisitOfUcumIsAVisit(String unit, String code) {
        assertThat(request(THERAPY, text -> text.replace("https://codesystem.x12.org/005010/673",
                "http://unitsofmeasure.org").replace("\"Visits\"", "\"" + unit + "\"").replace("\"VS\"", "\"" + code + "\""))
                .lines().get(0).visits()).isEqualTo(8);
    }

    @Test
    void anotherUnitIsNotGuessed() {
        var answer = answer(THERAPY, text -> text.replace("\"VS\"", "\"HS\""));
        assertThat(codes(answer, 0)).containsExactly("0V", "A4");
    }

    @ParameterizedTest
    @CsvSource({"VS", "FL", "UN"})
    void aPartOfAUnitIsLeftToAPerson(String unit) {
        UnaryOperator<String> inUnit = text -> text.replace("\"VS\"", "\"" + unit + "\"");
        var answer = answer(THERAPY, text -> inUnit.apply(text).replace("\"value\": 8", "\"value\": 2.5"));
        assertThat(codes(answer, 0)).containsExactly("0V", "A4");
        assertThat(notes(answer)).anyMatch(note -> note.contains("no whole number"));
        assertThat(request(THERAPY, text -> inUnit.apply(text).replace("\"value\": 8", "\"value\": 8.0")))
                .isEqualTo(request(THERAPY, inUnit));
    }

    @Test
    void anUrgentLevelIsExpedited() {
        var level = "\"extension\":[{\"url\":\"" + Coded.PAS + "extension-levelOfServiceCode\",\"valueCodeableConcept\":"
                + "{\"coding\":[{\"system\":\"https://codesystem.x12.org/005010/1338\",\"code\":\"U\"}]}}],\"use\":";
        assertThat(request(THERAPY, text -> text.replace("\"use\":", level)).urgency()).isEqualTo(Urgency.EXPEDITED);
        assertThat(request(THERAPY, text -> text.replace("\"normal\"", "\"stat\"")).urgency())
                .isEqualTo(Urgency.EXPEDITED);
    }

    @Test
    void nobodyWaitsForRecordsTwice() {
        assertThat(request(THERAPY, text -> text).recordsAwaited()).isTrue();
        var later = FhirRequests.of(RULES).read(bundle(THERAPY, text -> text.replace("\"use\":", "\"related\":[{"
                + "\"relationship\":{\"coding\":[{\"code\":\"prior\"}]}}],\"use\":")));
        assertThat(later.isUpdate()).isTrue();
        assertThat(later.request().orElseThrow().recordsAwaited()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{} | no bundle",
        "{\"resourceType\":\"Bundle\"} | without a resource",
        "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Weapon\"}}]} | of a type",
        "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Patient\"}}]} | without a Claim",
        "{\"resourceType\":\"Bundle\",\"resourceType\":\"Bundle\"} | given twice",
        "{\"resourceType\":\"Bundle\" | ends too early",
    })
    void whatIsNoBundleIsRefused(String text, String told) {
        assertThatThrownBy(() -> FhirRequests.of(RULES).read(next(text))).isInstanceOf(FhirException.class)
                .hasMessageContaining(told);
    }

    @Test
    void aDeepOrALargeBundleIsRefused() {
        assertThatThrownBy(() -> next("[".repeat(100_000))).isInstanceOf(FhirException.class)
                .hasMessageContaining("too deep");
        var bundle = (ObjectNode) PasBundle.json("{\"resourceType\":\"Bundle\"}");
        var entries = bundle.putArray("entry");
        for (int i = 0; i < 100_000; i++) {
            entries.addObject();
        }
        assertThatThrownBy(() -> FhirRequests.of(RULES).read(bundle)).isInstanceOf(FhirException.class)
                .hasMessageContaining("a list of 100000");
    }

    @Test
    void aReferenceIsFollowedOnce() {
        var answer = answer(THERAPY, text -> text.replace("\"subscriberId\"", "\"beneficiary2\":{\"reference\":"
                + "\"Coverage/InsuranceExample\"},\"subscriberId\"").replace("\"reference\": \"Organization/UMOExample",
                        "\"reference\": \"Claim/PtHospital"));
        assertThat(answer.path("outcome").asText()).isEqualTo("complete");
    }

    private static String certified(String text, String code) {
        return text.replace("\"code\": \"I\"", "\"code\": \"" + code + "\"");
    }

    private static String commercial(String text) {
        return text.replace("\"resourceType\": \"Coverage\",", "\"resourceType\": \"Coverage\", \"type\":{\"coding\":[{"
                + "\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ActCode\",\"code\":\"EHCPOL\"}]},");
    }

    private static JsonNode next(String text) throws IOException {
        return new FhirJson(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).next();
    }

    private static JsonNode bundle(String example, UnaryOperator<String> change) {
        try (var in = PasTest.class.getResourceAsStream("/fhir/" + example + ".request.json")) {
            return next(change.apply(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Request request(String example, UnaryOperator<String> change) {
        var read = FhirRequests.of(RULES).read(bundle(example, change));
        assertThat(read.faults()).isEmpty();
        return read.request().orElseThrow();
    }

    private static JsonNode answerBundle(String example, UnaryOperator<String> change) {
        var read = FhirRequests.of(RULES).read(bundle(example, change));
        var answer = FhirDeterminations.of(RULES).answer(read, read.request().map(RULES::determine).orElse(null), null);
        WrittenCodes.of(answer);
        return answer;
    }

    private static JsonNode answer(String example, UnaryOperator<String> change) {
        return answerBundle(example, change).at("/entry/0/resource");
    }

    /** The codes of an item's review, the reason first. */
    private static List<String> codes(JsonNode answer, int item) {
        return answer.at(CODE.replace("/0/adjudication", "/" + item + "/adjudication")).findValuesAsText("code");
    }

    private static List<String> notes(JsonNode answer) {
        return answer.path("processNote").findValuesAsText("text");
    }
}
