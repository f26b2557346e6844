package org.coveragerules.exchange.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.coveragerules.exchange.PayerFacts;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of draft orders, beside what CrdValidationTest holds against the guide. */
class CoverageInformationTest {

    private static final Adjudicator RULES = Adjudicator.bundled();
    private static final String ELECTED = "\"plan\": {\"electedCategories\": [\"PHYSICAL_OCCUPATIONAL_THERAPY\"]}";

    @TempDir
    private Path temporary;

    @Test
    void documentsAreAskedForOnlyForAnAuthorization() {
        var asked = told(order(), ELECTED);
        assertThat(values(asked, "pa-needed")).containsExactly("auth-needed");
        assertThat(values(asked, "doc-needed")).containsExactly("clinical");
        var exempt = told(order(), ELECTED + ", \"provider\": {\"exemptions\": [{\"codes\": [\"97110\"]}]}");
        assertThat(values(exempt, "pa-needed")).containsExactly("no-auth");
        assertThat(values(exempt, "doc-needed")).isEmpty();
        assertThat(values(asked, "doc-purpose")).isEmpty();
        assertThat(Extensions.of(exempt, "reason").path("valueCodeableConcept")).hasToString("""
                {"coding":[{"system":"http://hl7.org/fhir/us/davinci-crd/CodeSystem/temp","code":"gold-card"}],\
                "text":"PRE-11: The provider is exempt from a review of the service."}""");
        assertThat(told(order(), "\"plan\": {\"eligibleTo\": \"2025-01-01\"}").findValuesAsText("code"))
                .contains("no-active-coverage");
    }

    @Test
    void anAuthorizationOnFileSatisfiesWhatItCovers() {
        var history = ELECTED + ", \"history\": {\"authorizations\": [{\"id\": \"A-1\", \"code\": \"97110\","
                + " \"from\": \"2025-11-01\", \"to\": \"2025-12-31\", \"visits\": %d, \"visitsUsed\": 4, \"placeOfService\": \"22\"}]}";
        var satisfied = told(order(), history.formatted(20));
        assertThat(values(satisfied, "covered")).containsExactly("covered");
        assertThat(values(satisfied, "pa-needed")).containsExactly("satisfied");
        assertThat(Extensions.of(satisfied, "satisfied-pa-id").path("valueString").asText()).isEqualTo("A-1");
        assertThat(values(satisfied, "doc-needed")).isEmpty();
        assertThat(satisfied.findValuesAsText("text")).singleElement().asString().startsWith("PRE-10: ");
        for (var other : List.of(history.formatted(4), history.formatted(20).replace("2025-12-31", "2025-11-02"),
                history.formatted(20).replace("97110\",", "97112\","))) {
            assertThat(told(order(), other).toString()).isEqualTo(told(order(), ELECTED).toString());
        }
    }

    @Test
    void anOrderWithoutAProcedureIsNotDropped() {
        var bundle = order();
        ((ArrayNode) bundle.path("entry")).insertObject(0).set("resource", PasBundle.json("""
                {"resourceType": "NutritionOrder", "id": "food", "patient": {"reference": "Patient/member"},
                "dateTime": "2025-11-04"}"""));
        var list = list(bundle, ELECTED);
        assertThat(list).extracting(each -> each.path("id").asText()).containsExactly("1", "2");
        assertThat(values(list.get(0), "covered")).containsExactly("conditional");
        assertThat(values(list.get(0), "info-needed")).containsExactly("OTH");
        assertThat(list.get(0).findValuesAsText("text")).singleElement().asString().contains("no procedure code");
        assertThat(list.get(0).findValuesAsText("valueDate")).containsExactly("2025-11-04");
        assertThat(list.get(1)).hasToString(told(order(), ELECTED).toString().replace("\"id\":\"1\"", "\"id\":\"2\"")
                .replace("\"O-1-1\"", "\"O-1-2\""));
    }

    @Test
    void withoutACoverageNothingIsTold() {
        var bundle = order();
        ((ArrayNode) bundle.path("entry")).remove(2);
        var business = "\"plan\": {\"lineOfBusiness\": \"COMMERCIAL\"}";
        assertThat(list(bundle, business)).isEmpty();
        ((ObjectNode) bundle.at("/entry/0/resource")).putArray("insurance").addObject().put("reference", "Coverage/7");
        assertThat(told(bundle, business).at("/extension/0/valueReference/reference").asText()).isEqualTo("Coverage/7");
        ((ObjectNode) bundle.at("/entry/0/resource")).putArray("insurance").addObject().put("reference", "#7");
        assertThat(list(bundle, business)).isEmpty();
    }

    @Test
    void aResourceWithoutAnIdIsFoundByItsAddress() {
        var bundle = order();
        bundle.path("entry").forEach(entry -> ((ObjectNode) entry).put("fullUrl", "urn:uuid:0000000"
                + entry.at("/resource/id").asText().length() + "-0000-4000-8000-000000000000"));
        var order = (ObjectNode) bundle.at("/entry/0/resource");
        ((ObjectNode) order.path("subject")).put("reference", bundle.at("/entry/1/fullUrl").asText());
        Stream.of(0, 1, 2).forEach(at -> ((ObjectNode) bundle.path("entry").get(at).path("resource")).remove("id"));
        ((ObjectNode) bundle.at("/entry/0")).put("fullUrl", "urn:uuid:00000000-0000-4000-8000-000000000000");
        var coverage = bundle.at("/entry/2/fullUrl").asText();
        var told = told(bundle, ELECTED);
        assertThat(told.at("/extension/0/valueReference/reference").asText()).isEqualTo(coverage);
        assertThat(values(told, "doc-needed")).containsExactly("clinical");
    }

    /** As the searches of the guide fetch: each with the patient again, and with orders of the past. */
    @Test
    void whatAHookFetchedTwiceIsReadOnceAndIsNotOrdered() {
        var hook = PasBundle.JSON.createObjectNode().put("hook", "order-sign").put("hookInstance", "O-1");
        var bundle = order();
        var drafts = hook.putObject("context").putObject("draftOrders").put("resourceType", "Bundle");
        drafts.putArray("entry").add(bundle.at("/entry/0"));
        var prefetch = hook.putObject("prefetch");
        prefetch.set("patient", bundle.at("/entry/1/resource"));
        var found = prefetch.putObject("coverage").put("resourceType", "Bundle").put("type", "searchset")
                .putArray("entry").add(bundle.at("/entry/0")).add(bundle.at("/entry/1")).add(bundle.at("/entry/2"));
        ((ObjectNode) found.addObject().set("resource", bundle.at("/entry/0/resource").deepCopy()).path("resource"))
                .put("id", "past").put("status", "completed");
        found.addObject().putObject("resource").put("resourceType", "Claim").put("id", "past");
        assertThat(list(hook, ELECTED)).isEqualTo(list(order(), ELECTED));
    }

    /** A hook that dispatches orders names them, and has fetched them among others. */
    @Test
    void ordersThatAHookNamesAreThoseItHasFetched() {
        var bundle = order();
        var hook = PasBundle.JSON.createObjectNode().put("hook", "order-dispatch").put("hookInstance", "O-1");
        var id = bundle.at("/entry/0/resource/id").asText();
        var named = hook.putObject("context").putArray("dispatchedOrders").add("ServiceRequest/" + id);
        var prefetch = hook.putObject("prefetch");
        prefetch.set("patient", bundle.at("/entry/1/resource"));
        prefetch.set("coverage", bundle.at("/entry/2/resource"));
        var found = prefetch.putObject("orders").put("resourceType", "Bundle").putArray("entry");
        ((ObjectNode) found.addObject().set("resource", bundle.at("/entry/0/resource").deepCopy()).path("resource"))
                .put("id", "other");
        found.add(bundle.at("/entry/0"));
        assertThat(list(hook, ELECTED)).isEqualTo(list(order(), ELECTED));
        named.set(0, "https://ehr.example.org/r4/ServiceRequest/" + id + "/_history/2");
        assertThat(list(hook, ELECTED)).isEqualTo(list(order(), ELECTED));
        named.add("DeviceRequest/" + id);
        assertThatThrownBy(() -> read(hook, ELECTED)).isInstanceOf(FhirException.class)
                .hasMessageContaining("`context.dispatchedOrders[1]` is an order that `prefetch` does not have");
        named.removeAll();
        assertThatThrownBy(() -> read(hook, ELECTED)).isInstanceOf(FhirException.class)
                .hasMessageContaining("`context` is of a hook without orders");
    }

    @Test
    void anOrderTellsItsVisitsByHowOftenAndHowLong() {
        assertThat(visits("{'frequency': 3, 'period': 1, 'periodUnit': 'wk',"
                + " 'boundsDuration': {'value': 4, 'unit': 'weeks', 'code': 'wk'}}")).isEqualTo(12);
        assertThat(visits("{'frequency': 2, 'period': 2, 'periodUnit': 'd',"
                + " 'boundsPeriod': {'start': '2025-11-10', 'end': '2025-11-14'}}")).isEqualTo(6);
        assertThat(visits("{'frequency': 3, 'period': 1, 'periodUnit': 'mo',"
                + " 'boundsDuration': {'value': 2, 'code': 'mo'}}")).isEqualTo(6);
        assertThat(visits("{'count': 9, 'frequency': 3, 'period': 1, 'periodUnit': 'wk'}")).isEqualTo(9);
        assertThat(visits("{'boundsPeriod': {'start': '2025-11-10'}}")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'frequency': 3, 'period': 1, 'periodUnit': 'wk'}",
        "{'frequency': 1, 'period': 1, 'periodUnit': 'mo', 'boundsDuration': {'value': 12, 'code': 'wk'}}",
        "{'frequency': 1, 'period': 1, 'periodUnit': 'wk', 'boundsDuration': {'value': 3, 'code': 'mo'}}",
        "{'frequency': 2, 'frequencyMax': 3, 'period': 1, 'periodUnit': 'wk', 'boundsDuration': {'value': 4, 'code': 'wk'}}",
        "{'dayOfWeek': ['mon', 'thu'], 'boundsDuration': {'value': 4, 'code': 'wk'}}"})
    void anOrderWhoseVisitsNobodyCanTellIsNotJudgedAsOne(String repeat) {
        var told = told(timed(repeat), ELECTED);
        assertThat(values(told, "covered")).containsExactly("conditional");
        assertThat(told.findValuesAsText("text")).singleElement().asString().contains("no number of visits");
    }

    @Test
    void aCodeUnderTheSystemOfTheReferenceClientIsOne() {
        var bundle = order();
        ((ObjectNode) bundle.at("/entry/0/resource/code/coding/0")).put("system",
                "https://bluebutton.cms.gov/resources/codesystem/hcpcs");
        assertThat(list(bundle, ELECTED)).isEqualTo(list(order(), ELECTED));
    }

    @Test
    void theDayIsThatOfTheDecision() {
        var read = read(order(), ELECTED);
        var told = CoverageInformation.of(RULES).of(read, RULES.determine(read.request().orElseThrow()),
                OffsetDateTime.parse("2025-11-05T23:00:00-06:00"));
        assertThat(told.findValuesAsText("valueDate")).containsExactly("2025-11-05");
        assertThat(told(order(), ELECTED).findValuesAsText("valueDate")).containsExactly("2025-11-04");
    }

    private static List<String> values(JsonNode extension, String part) {
        return Extensions.all(extension, part).map(each -> each.path("valueCode").asText()).toList();
    }

    private int visits(String repeat) {
        return read(timed(repeat), ELECTED).request().orElseThrow().lines().get(0).visits();
    }

    /** The order with a timing in place of its day and its amount. */
    private static ObjectNode timed(String repeat) {
        var bundle = order();
        var order = (ObjectNode) bundle.at("/entry/0/resource");
        order.remove(List.of("occurrenceDateTime", "occurrencePeriod", "quantityQuantity"));
        order.putObject("occurrenceTiming").set("repeat", PasBundle.json(repeat.replace('\'', '"')));
        return bundle;
    }

    private static ObjectNode order() {
        try {
            return (ObjectNode) PasBundle.json(Files.readString(Path.of("docs/examples/fhir/order.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode told(JsonNode bundle, String facts) {
        return list(bundle, facts).get(0);
    }

    private List<JsonNode> list(JsonNode bundle, String facts) {
        var read = read(bundle, facts);
        return Coded.children(CoverageInformation.of(RULES).of(read, read.request().map(RULES::determine).orElse(null),
                null).path("extension")).toList();
    }

    private FhirRequest read(JsonNode bundle, String facts) {
        try {
            var known = PayerFacts.of(Files.writeString(temporary.resolve("facts.ndjson"),
                    "{\"request\": \"O-1\", \"facts\": {" + facts + "}}"));
            var read = FhirRequests.of(RULES).with(known).read(bundle);
            assertThat(read.faults()).isEmpty();
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
