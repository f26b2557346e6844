package org.coveragerules.exchange.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.coveragerules.exchange.PayerFacts;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.adjudication.PlausibleRequests;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Coverage information is what CRD asks for, on each kind of order, in the eyes of a validator that is shown to see. */
@Tag("long")
class CrdValidationTest {

    private static final int ANSWERS = 150;
    private static final int CHANGES = 600;
    /** All that is told of orders that are judged. */
    private static final List<String> TOLD = List.of("covered covered", "covered conditional", "covered not-covered",
            "pa-needed no-auth", "pa-needed auth-needed", "pa-needed satisfied", "pa-needed conditional",
            "doc-needed admin", "doc-needed clinical", "info-needed OTH", "info-needed location");
    private static final GuideValidator VALIDATOR = new GuideValidator(List.of());
    private static final Adjudicator RULES = Adjudicator.bundled();

    @TempDir
    private Path temporary;

    @Test
    void whateverIsToldOfClaimsIsValid() throws IOException {
        var seen = new TreeSet<String>();
        for (int seed = 0; seed < ANSWERS; seed++) {
            var request = PlausibleRequests.request(new Random(seed));
            var bundle = PasBundle.of(PasBundle.carried(request)).toString();
            if (seed % 10 == 1) {
                bundle = bundle.replaceFirst("\"code\":\"(I|R)\"", "\"code\":\"1\"");
            }
            var facts = PasBundle.JSON.createObjectNode().put("request", request.id());
            facts.set("facts", PasBundle.tree(request).retain("plan", "provider", "history", "clinical", "trial", "type"));
            if (seed % 7 == 3) {
                ((ObjectNode) facts.at("/facts/provider")).putArray("exemptions").addObject().putArray("codes")
                        .add("97110");
            }
            var known = PayerFacts.of(Files.writeString(temporary.resolve("facts.ndjson"), facts.toString()));
            var told = told(PasBundle.json(bundle), known);
            assertThat(told).isNotEmpty();
            for (var extension : told) {
                assertThat(VALIDATOR.errors(order("ServiceRequest", extension))).as(extension.toString()).isEmpty();
                extension.path("extension").forEach(part -> seen.add(part.path("url").asText() + " "
                        + part.path("valueCode").asText()));
            }
        }
        assertThat(seen).containsAll(TOLD);
    }

    @Test
    void whateverIsToldOfOrdersIsValid() throws IOException {
        var facts = PayerFacts.of(Path.of("docs/examples/fhir/facts.ndjson"));
        for (var type : List.of("ServiceRequest", "DeviceRequest", "MedicationRequest", "NutritionOrder",
                "VisionPrescription", "CommunicationRequest")) {
            var bundle = (ObjectNode) PasBundle.json(Files.readString(Path.of("docs/examples/fhir/order.json")));
            ((ObjectNode) bundle.at("/entry/0")).set("resource", order(type, null));
            var told = told(bundle, facts);
            assertThat(told).hasSize(1);
            assertThat(VALIDATOR.errors(order(type, told.get(0)))).as(told.toString()).isEmpty();
            var hook = PasBundle.JSON.createObjectNode().put("hook", "order-sign").put("hookInstance", "H-1");
            hook.putObject("context").set("draftOrders", bundle);
            assertThat(told(hook, facts)).isEqualTo(told);
        }
    }

    @Test
    void whateverIsChangedOfAnOrderWhatIsToldIsValid() throws IOException {
        var facts = PayerFacts.of(Path.of("docs/examples/fhir/facts.ndjson"));
        int told = 0;
        for (int seed = 0; seed < CHANGES; seed++) {
            var random = new Random(seed);
            var bundle = (ObjectNode) PasBundle.json(Files.readString(Path.of("docs/examples/fhir/order.json")));
            for (int change = 1 + random.nextInt(3); change > 0; change--) {
                PasPropertyTest.change(bundle, random);
            }
            FhirRequest read;
            try {
                read = FhirRequests.of(RULES).with(facts).read(bundle);
            } catch (FhirException refused) {
                continue;
            }
            if (read.faults().isEmpty()) {
                for (var extension : told(read)) {
                    assertThat(VALIDATOR.errors(order("ServiceRequest", extension))).as(bundle + " gives " + extension)
                            .isEmpty();
                    told++;
                }
            }
        }
        assertThat(told).isGreaterThan(CHANGES / 5);
    }

    /** What is told here is shown to be seen. */
    @Test
    void theValidatorSees() throws IOException {
        var told = told(PasBundle.json(Files.readString(Path.of("docs/examples/fhir/order.json"))),
                PayerFacts.of(Path.of("docs/examples/fhir/facts.ndjson"))).get(0);
        assertThat(VALIDATOR.errors(order("ServiceRequest", told))).isEmpty();
        assertSeen(told, "Slice 'Extension.extension:date': a matching slice is required", it -> remove(it, "date"));
        assertSeen(told, "Slice 'Extension.extension:coverage': a matching slice is required",
                it -> remove(it, "coverage"));
        assertSeen(told, "coverageInfo", it -> part(it, "covered").put("valueCode", "denied"));
        assertSeen(told, "coveragePaDetail", it -> part(it, "pa-needed").put("valueCode", "noauth"));
        assertSeen(told, "AdditionalDocumentation", it -> part(it, "doc-needed").put("valueCode", "both"));
        assertSeen(told, "informationNeeded", it -> part(it, "info-needed").put("valueCode", "time"));
        assertSeen(told, "max allowed = 1", it -> add(it, "covered", "covered"));
        assertSeen(told, "docneeded", it -> part(it, "doc-needed").put("url", "docneeded"));
        assertSeen(told, "ext-coverage-info could not be found", it -> it.put("url", it.path("url").asText().replace("information", "info")));
        assertSeen(told, "dateTime", it -> part(it, "date").put("valueDateTime", "2025-11-04").remove("valueDate"));
        assertSeen(told, "found type uri", it -> part(it, "coverage").put("valueUri", "Coverage/coverage")
                .remove("valueReference"));
        assertSeen(told, "crd-ci-q1", it -> {
            remove(it, "doc-needed");
            Extensions.add(it, "questionnaire").put("valueCanonical", "http://example.org/Questionnaire/1");
        });
        assertSeen(told, "crd-ci-q2", it -> part(it, "covered").put("valueCode", "not-covered"));
        assertSeen(told, "crd-ci-q3", it -> remove(it, "info-needed"));
        assertSeen(told, "crd-ci-q3", it -> part(it, "covered").put("valueCode", "covered"));
        assertSeen(told, "crd-ci-q4", it -> add(it, "doc-purpose", "withpa"));
        assertSeen(told, "crd-ci-q5", it -> part(it, "pa-needed").put("valueCode", "satisfied"));
        assertSeen(told, "crd-ci-q6", it -> {
            remove(it, "reason");
            remove(it, "reason");
        });
        assertSeen(told, "crd-ci-q7", it -> part(it, "reason").putObject("valueCodeableConcept").putArray("coding")
                .addObject().put("system", "http://example.org").put("code", "none"));
        assertSeen(told, "crd-ci-q8", it -> {
            remove(it, "reason");
            remove(it, "reason");
            add(it, "doc-purpose", "withclaim");
        });
        assertSeen(told, "crd-ci-q9", it -> {
            remove(it, "reason");
            remove(it, "reason");
            part(it, "covered").put("valueCode", "indeterminate");
        });
        var elsewhere = PasBundle.JSON.createObjectNode().put("resourceType", "Basic");
        elsewhere.set("code", Coded.concept("http://example.org", "x"));
        elsewhere.putArray("extension").add(told);
        assertThat(VALIDATOR.errors(elsewhere)).anyMatch(error -> error.contains("not allowed"));
    }

    private static void assertSeen(JsonNode told, String by, Consumer<ObjectNode> mistake) {
        ObjectNode changed = told.deepCopy();
        mistake.accept(changed);
        assertThat(changed).isNotEqualTo(told);
        assertThat(VALIDATOR.errors(order("ServiceRequest", changed))).anyMatch(error -> error.contains(by));
    }

    private static ObjectNode part(ObjectNode extension, String name) {
        return (ObjectNode) Extensions.of(extension, name);
    }

    private static void add(ObjectNode extension, String name, String code) {
        Extensions.add(extension, name).put("valueCode", code);
    }

    private static void remove(ObjectNode extension, String name) {
        var parts = (ArrayNode) extension.path("extension");
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).path("url").asText().equals(name)) {
                parts.remove(i);
                return;
            }
        }
    }

    private static List<JsonNode> told(JsonNode bundle, PayerFacts facts) {
        var read = FhirRequests.of(RULES).with(facts).read(bundle);
        assertThat(read.faults()).isEmpty();
        return told(read);
    }

    private static List<JsonNode> told(FhirRequest read) {
        var told = CoverageInformation.of(RULES).of(read, read.request().map(RULES::determine).orElse(null), null);
        return Coded.children(told.path("extension")).toList();
    }

    /** What each kind of order has to have, and what is told of it. */
    private static ObjectNode order(String type, JsonNode told) {
        var order = PasBundle.JSON.createObjectNode().put("resourceType", type).put("id", "order").put("status", "draft");
        if (told != null) {
            order.putArray("extension").add(told);
        }
        var patient = Map.of("NutritionOrder", "patient", "VisionPrescription", "patient").getOrDefault(type, "subject");
        order.putObject(patient).put("reference", "Patient/member");
        var when = Map.of("NutritionOrder", "dateTime", "VisionPrescription", "dateWritten")
                .getOrDefault(type, "authoredOn");
        order.put(when, "2025-11-04");
        if (type.endsWith("Request") && !type.startsWith("Comm") || type.equals("NutritionOrder")) {
            order.put("intent", "order");
        }
        var code = Coded.concept(Coded.CPT, "97110");
        switch (type) {
            case "ServiceRequest" -> order.set("code", code);
            case "DeviceRequest" -> order.set("codeCodeableConcept", Coded.concept(Coded.HCPCS, "E0100"));
            case "MedicationRequest" -> order.set("medicationCodeableConcept", Coded.concept(Coded.HCPCS, "J1100"));
            case "NutritionOrder" -> order.putObject("oralDiet").putArray("type").addObject().put("text", "Soft");
            case "VisionPrescription" -> {
                order.put("created", "2025-11-04").putObject("prescriber").put("display", "Example");
                order.putArray("lensSpecification").addObject().put("eye", "left").putObject("product")
                        .put("text", "Lens");
            }
            default -> {
            }
        }
        return order;
    }
}
