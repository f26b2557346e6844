package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.reading.RequestWriter;
import org.coveragerules.internal.vocabulary.WordKind;
import org.coveragerules.request.Request;

/** Makes the bundle that would ask what a request asks, and says what of the request such a bundle carries. */
final class PasBundle {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final String PROFILE = "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/profile-";
    private static final String CODES = "https://codesystem.x12.org/005010/";
    private static final Map<String, String> COVERAGE_TYPES = Map.of("COMMERCIAL", "EHCPOL");

    private final ObjectNode bundle = JSON.createObjectNode().put("resourceType", "Bundle");
    private final ArrayNode entries;
    private final JsonNode request;
    private final List<String> diagnoses = new ArrayList<>();

    private PasBundle(JsonNode request) {
        this.request = request;
        bundle.putObject("meta").putArray("profile").add(PROFILE + "pas-request-bundle");
        bundle.putObject("identifier").put("system", "http://example.org/transaction").put("value", "T-1");
        bundle.put("type", "collection").put("timestamp", "2025-11-04T09:00:00-06:00");
        entries = bundle.putArray("entry");
    }

    /** The part of a request that a bundle carries. */
    static ObjectNode carried(Request request) {
        var tree = tree(request);
        tree.retain("id", "type", "urgency", "received", "form", "member", "plan", "provider", "condition", "diagnoses",
                "lines", "clinical");
        if (tree.path("type").asText().equals("CLAIM") || tree.path("type").asText().equals("RETROSPECTIVE")) {
            tree.put("type", "PRECERTIFICATION");
        }
        tree.put("received", request.received() + "T09:00:00-06:00");
        tree.put("channel", "ONLINE").put("recordsAwaited", true);
        ((ObjectNode) tree.get("plan")).retain("eligibleFrom", "eligibleTo");
        ((ObjectNode) tree.get("plan")).put("lineOfBusiness", "COMMERCIAL");
        retain(tree, "provider", "id");
        diagnosesOfAll(tree);
        for (var line : tree.path("lines")) {
            ((ObjectNode) line).retain("number", "code", "modifiers", "placeOfService", "revenueCode", "date", "visits",
                    "units", "condition", "diagnoses");
            if (line.path("visits").asInt(1) > 1) {
                ((ObjectNode) line).remove("units");
            }
            if (!line.has("condition")) {
                ((ObjectNode) line).remove("diagnoses");
            }
        }
        retain(tree, "clinical", "documents", "treatmentPlan");
        documents(tree.path("clinical"));
        return tree(BundledRequests.read(tree));
    }

    /** A claim has one list of diagnoses, of which its items name some. */
    private static void diagnosesOfAll(ObjectNode tree) {
        var all = new LinkedHashSet<String>();
        all.add(tree.path("condition").asText());
        tree.path("diagnoses").forEach(each -> all.add(each.asText()));
        tree.path("lines").forEach(line -> {
            all.add(line.path("condition").asText());
            if (line.has("condition")) {
                line.path("diagnoses").forEach(each -> all.add(each.asText()));
            }
        });
        all.remove("");
        tree.remove(List.of("condition", "diagnoses"));
        if (!all.isEmpty()) {
            var codes = new ArrayList<>(all);
            tree.put("condition", codes.remove(0));
            codes.forEach(tree.putArray("diagnoses")::add);
        }
    }

    private static void documents(JsonNode clinical) {
        var known = BundledRequests.WORDS.words(WordKind.DOCUMENT);
        var kept = JSON.createArrayNode();
        clinical.path("documents").forEach(document -> {
            ((ObjectNode) document).retain("type", "date");
            if (!known.get(document.path("type").asText()).codes().isEmpty()) {
                kept.add(document);
            }
        });
        if (clinical instanceof ObjectNode object) {
            object.remove("documents");
            if (!kept.isEmpty()) {
                object.set("documents", kept);
            }
        }
    }

    private static void retain(ObjectNode tree, String field, String... parts) {
        if (tree.get(field) instanceof ObjectNode object) {
            object.retain(parts);
        }
    }

    static ObjectNode tree(Request request) {
        try {
            return (ObjectNode) JSON.readTree(RequestWriter.bytes(request));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bundle that asks for what is carried of a request. */
    static ObjectNode of(ObjectNode carried) {
        return new PasBundle(carried).written();
    }

    private ObjectNode written() {
        var claim = add("Claim", "claim");
        claim.putArray("identifier").addObject().put("system", "http://example.org/trace")
                .put("value", request.path("id").asText());
        claim.put("status", "active").set("type", concept("http://terminology.hl7.org/CodeSystem/claim-type",
                request.path("form").asText("PROFESSIONAL").toLowerCase(Locale.ROOT)));
        claim.put("use", "preauthorization").set("patient", reference("Patient/member"));
        claim.put("created", request.path("received").asText());
        claim.set("insurer", reference("Organization/insurer"));
        claim.set("provider", reference("Organization/provider"));
        claim.set("priority", concept("http://terminology.hl7.org/CodeSystem/processpriority",
                request.path("urgency").asText().equals("EXPEDITED") ? "stat" : "normal"));
        diagnoses(claim);
        claim.putArray("insurance").addObject().put("sequence", 1).put("focal", true)
                .set("coverage", reference("Coverage/coverage"));
        var items = claim.putArray("item");
        request.path("lines").forEach(line -> item(items.addObject(), line));
        parties();
        record();
        return bundle;
    }

    private void diagnoses(ObjectNode claim) {
        diagnosis(request.path("condition").asText());
        request.path("diagnoses").forEach(each -> diagnosis(each.asText()));
        request.path("lines").forEach(line -> {
            diagnosis(line.path("condition").asText());
            line.path("diagnoses").forEach(each -> diagnosis(each.asText()));
        });
        if (diagnoses.isEmpty()) {
            return;
        }
        var list = claim.putArray("diagnosis");
        for (int i = 0; i < diagnoses.size(); i++) {
            list.addObject().put("sequence", i + 1).set("diagnosisCodeableConcept",
                    concept("http://hl7.org/fhir/sid/icd-10-cm", diagnoses.get(i)));
        }
    }

    private void diagnosis(String code) {
        if (!code.isEmpty() && !diagnoses.contains(code)) {
            diagnoses.add(code);
        }
    }

    private void item(ObjectNode item, JsonNode line) {
        extension(item, "serviceItemRequestType", concept(CODES + "1525", "HS"));
        extension(item, "certificationType", concept(CODES + "1322",
                request.path("type").asText().equals("CONCURRENT") ? "R" : "I"));
        item.put("sequence", line.path("number").asInt());
        if (line.has("condition")) {
            var numbers = item.putArray("diagnosisSequence");
            numbers.add(diagnoses.indexOf(line.path("condition").asText()) + 1);
            line.path("diagnoses").forEach(each -> numbers.add(diagnoses.indexOf(each.asText()) + 1));
        }
        if (line.has("revenueCode")) {
            item.set("revenue", concept("https://www.nubc.org/CodeSystem/RevenueCodes",
                    line.path("revenueCode").asText()));
        }
        item.set("category", concept(CODES + "1365", "PT"));
        var code = line.path("code").asText();
        item.set("productOrService", concept(Character.isDigit(code.charAt(0)) ? Coded.CPT : Coded.HCPCS, code));
        line.path("modifiers").forEach(each -> ((ArrayNode) (item.has("modifier") ? item.get("modifier")
                : item.putArray("modifier"))).add(concept(Coded.CPT, each.asText())));
        item.put("servicedDate", line.path("date").asText());
        item.set("locationCodeableConcept", concept(Coded.PLACE_OF_SERVICE.replace("https:",
                line.path("number").asInt() % 2 == 0 ? "http:" : "https:"), line.path("placeOfService").asText()));
        if (!line.has("placeOfService")) {
            item.set("locationCodeableConcept", concept("https://www.nubc.org/CodeSystem/TypeOfBill", "13"));
        }
        int visits = line.path("visits").asInt(1);
        int units = line.path("units").asInt(1);
        if (visits > 1 || units > 1) {
            item.putObject("quantity").put("value", visits > 1 ? visits : units).put("system", CODES + "673")
                    .put("code", visits > 1 ? "VS" : "FL");
        }
    }

    private void parties() {
        var patient = add("Patient", "member");
        patient.putArray("identifier").addObject().put("system", "http://example.org/MIN").put("value", "M-1");
        patient.putArray("name").addObject().put("family", "TESTCASE").putArray("given").add("ANNA");
        var sex = request.path("member").path("sex").asText("unknown");
        patient.put("gender", sex.toLowerCase(Locale.ROOT));
        if (request.path("member").has("birthDate")) {
            patient.set("birthDate", request.path("member").path("birthDate"));
        }
        organization("insurer", "1234567893", "PR");
        organization("provider", request.path("provider").path("id").asText(), "X3");
        var coverage = add("Coverage", "coverage");
        var id = coverage.putArray("identifier").addObject();
        id.set("type", concept("http://terminology.hl7.org/CodeSystem/v2-0203", "MB"));
        id.put("system", "http://example.org/member").put("value", "M-1");
        coverage.put("status", "active").set("type", concept("http://terminology.hl7.org/CodeSystem/v3-ActCode",
                COVERAGE_TYPES.get(request.path("plan").path("lineOfBusiness").asText())));
        coverage.put("subscriberId", "M-1").set("beneficiary", reference("Patient/member"));
        coverage.set("relationship", concept("http://terminology.hl7.org/CodeSystem/subscriber-relationship", "self"));
        var period = JSON.createObjectNode();
        for (var end : List.of("eligibleFrom", "eligibleTo")) {
            if (request.path("plan").has(end)) {
                period.set(end.equals("eligibleTo") ? "end" : "start", request.path("plan").path(end));
            }
        }
        if (!period.isEmpty()) {
            coverage.set("period", period);
        }
        coverage.putArray("payor").add(reference("Organization/insurer"));
    }

    private void organization(String name, String npi, String kind) {
        var organization = add("Organization", name);
        if (!npi.isEmpty()) {
            organization.putArray("identifier").addObject().put("system", Coded.NPI).put("value", npi);
        }
        organization.put("active", true).putArray("type").add(concept(CODES + "98", kind));
        organization.put("name", "EXAMPLE");
    }

    private void record() {
        var known = BundledRequests.WORDS.words(WordKind.DOCUMENT);
        int[] count = new int[1];
        request.path("clinical").path("documents").forEach(document -> {
            var reference = add("DocumentReference", "document" + count[0]++);
            reference.put("status", "current").set("type", concept(Coded.LOINC,
                    known.get(document.path("type").asText()).codes().get(0).substring("LOINC ".length())));
            if (document.has("date")) {
                reference.put("date", document.path("date").asText() + "T23:30:00-08:00");
            }
        });
        var plan = request.path("clinical").path("treatmentPlan");
        if (!plan.isEmpty()) {
            var answers = add("QuestionnaireResponse", "answers").put("status", "completed").putArray("item");
            plan.properties().forEach(field -> answers.addObject().put("linkId", "/clinical/treatmentPlan/"
                    + field.getKey()).putArray("answer").addObject().set("valueInteger", field.getValue()));
        }
    }

    private ObjectNode add(String type, String id) {
        var entry = entries.addObject().put("fullUrl", "http://example.org/fhir/" + type + "/" + id);
        return entry.putObject("resource").put("resourceType", type).put("id", id);
    }

    private static ObjectNode reference(String to) {
        return JSON.createObjectNode().put("reference", to);
    }

    private static ObjectNode concept(String system, String code) {
        return Coded.concept(system, code);
    }

    private static void extension(ObjectNode element, String name, JsonNode concept) {
        Extensions.add(element, Coded.PAS + "extension-" + name).set("valueCodeableConcept", concept);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
