package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Orders that a clinician has not signed yet, as the claim that would ask for them: a bundle of orders, or a call of a
 * CDS hook that carries one.
 */
final class DraftOrders {

    private static final Set<String> ORDERS = Set.of("ServiceRequest", "DeviceRequest", "MedicationRequest",
            "NutritionOrder", "VisionPrescription");

    private DraftOrders() {
    }

    /** The bundle with a claim in front, where it has none and has orders; else as it is. */
    static JsonNode asClaim(JsonNode given) {
        var bundle = given.path("context").path("draftOrders").isObject() ? ofHook(given) : given;
        var orders = Coded.children(bundle.path("entry")).map(entry -> entry.path("resource"))
                .filter(each -> ORDERS.contains(Coded.text(each, "resourceType"))).toList();
        boolean hasClaim = Coded.children(bundle.path("entry")).map(entry -> entry.path("resource"))
                .anyMatch(each -> Coded.text(each, "resourceType").equals("Claim"));
        if (hasClaim || orders.isEmpty() || !bundle.isObject() || !bundle.path("entry").isArray()) {
            return bundle;
        }
        var whole = (ObjectNode) bundle.deepCopy();
        ((ArrayNode) whole.path("entry")).insertObject(0).set("resource", claim(bundle, orders));
        return whole;
    }

    /** The resources of a hook: what is ordered, and what was fetched before. */
    private static ObjectNode ofHook(JsonNode hook) {
        var bundle = (ObjectNode) hook.path("context").path("draftOrders").deepCopy();
        var entries = bundle.path("entry") instanceof ArrayNode there ? there : bundle.putArray("entry");
        if (!bundle.has("id") && hook.path("hookInstance").isTextual()) {
            bundle.set("id", hook.path("hookInstance"));
        }
        hook.path("prefetch").forEach(fetched -> {
            if (Coded.text(fetched, "resourceType").equals("Bundle")) {
                Coded.children(fetched.path("entry")).forEach(entries::add);
            } else if (fetched.isObject()) {
                entries.addObject().set("resource", fetched);
            }
        });
        return bundle;
    }

    private static ObjectNode claim(JsonNode bundle, List<JsonNode> orders) {
        var first = orders.get(0);
        var claim = JsonNodeFactory.instance.objectNode().put("resourceType", "Claim").put("use", "preauthorization");
        var id = Optional.of(Coded.text(bundle.path("identifier"), "value")).filter(text -> !text.isEmpty())
                .orElse(Coded.text(bundle, "id"));
        claim.putArray("identifier").addObject().put("value", id.isEmpty() ? Coded.text(first, "id") : id);
        var written = orders.stream().flatMap(order -> FhirDay.of(order, "authoredOn").stream()).sorted().findFirst();
        written.or(() -> FhirDay.of(bundle, "timestamp")).ifPresent(day -> claim.put("created", day));
        claim.putObject("type").putArray("coding").addObject().put("code", "professional");
        claim.set("patient", first.path("subject").isObject() ? first.path("subject")
                : reference(bundle, "Patient"));
        claim.set("provider", first.path("requester"));
        claim.putArray("insurance").addObject().put("focal", true).set("coverage",
                first.path("insurance").path(0).isObject() ? first.path("insurance").path(0)
                        : reference(bundle, "Coverage"));
        var items = claim.putArray("item");
        var diagnoses = claim.putArray("diagnosis");
        for (int i = 0; i < orders.size(); i++) {
            item(items.addObject().put("sequence", i + 1), orders.get(i), diagnoses);
        }
        return claim;
    }

    private static void item(ObjectNode item, JsonNode order, ArrayNode diagnoses) {
        Extensions.add(item, Coded.PAS + "extension-requestedService").putObject("valueReference")
                .put("reference", Coded.text(order, "resourceType") + "/" + Coded.text(order, "id"));
        // An order that names no day is asked for on the day on which it is written.
        boolean namesDay = order.has("occurrenceDateTime") || order.has("occurrencePeriod")
                || order.has("occurrenceTiming");
        if (!namesDay) {
            FhirDay.of(order, "authoredOn").ifPresent(day -> item.put("servicedDate", day));
        }
        Coded.children(order.path("locationCode")).forEach(place -> item.set("locationCodeableConcept", place));
        var numbers = item.putArray("diagnosisSequence");
        Coded.children(order.path("reasonCode")).forEach(reason -> {
            numbers.add(diagnoses.size() + 1);
            diagnoses.addObject().put("sequence", diagnoses.size()).set("diagnosisCodeableConcept", reason);
        });
        Coded.children(order.path("reasonReference")).forEach(reason -> {
            numbers.add(diagnoses.size() + 1);
            diagnoses.addObject().put("sequence", diagnoses.size()).set("diagnosisReference", reason);
        });
    }

    private static ObjectNode reference(JsonNode bundle, String type) {
        var found = Coded.children(bundle.path("entry")).map(entry -> entry.path("resource"))
                .filter(each -> Coded.text(each, "resourceType").equals(type)).findFirst();
        return JsonNodeFactory.instance.objectNode().put("reference", type + "/" + found.map(each ->
                Coded.text(each, "id")).orElse(""));
    }
}
