package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Orders that a clinician has not signed yet, as the claim that would ask for them: a bundle of orders, or a call of a
 * CDS hook that carries one.
 */
final class DraftOrders {

    private static final Set<String> ORDERS = Set.of("ServiceRequest", "DeviceRequest", "MedicationRequest",
            "NutritionOrder", "VisionPrescription", "CommunicationRequest");

    private DraftOrders() {
    }

    /** An order and what refers to it. */
    private record Order(JsonNode node, String reference) {

        static Order of(JsonNode entry) {
            return new Order(entry.path("resource"), DraftOrders.reference(entry));
        }

        /** The first that it has of several fields: kinds of orders call the same by different names. */
        JsonNode first(String... names) {
            return Stream.of(names).map(node::path).filter(each -> !each.isMissingNode()).findFirst()
                    .orElse(MissingNode.getInstance());
        }

        Optional<String> written() {
            return FhirDay.of(first("authoredOn", "dateTime", "dateWritten"));
        }
    }

    /** The bundle with a claim in front, where it has none and has orders; else as it is. */
    static JsonNode asClaim(JsonNode given) {
        if (HookCall.isOne(given)) {
            // What a hook has fetched beside its orders may hold orders and claims too, which it does not ask about.
            var call = HookCall.of(given);
            return withClaim(call.bundle(), call.orders());
        }
        boolean hasClaim = entries(given).anyMatch(entry -> type(entry).equals("Claim"));
        return hasClaim ? given : withClaim(given, entries(given).filter(DraftOrders::isOrder).toList());
    }

    private static JsonNode withClaim(JsonNode bundle, List<JsonNode> orders) {
        if (orders.isEmpty() || !bundle.isObject() || !bundle.path("entry").isArray()) {
            return bundle;
        }
        var whole = (ObjectNode) bundle.deepCopy();
        ((ArrayNode) whole.path("entry")).insertObject(0).set("resource",
                claim(bundle, orders.stream().map(Order::of).toList()));
        return whole;
    }

    static Stream<JsonNode> entries(JsonNode bundle) {
        return Coded.children(bundle.path("entry"));
    }

    static boolean isOrder(JsonNode entry) {
        return ORDERS.contains(type(entry));
    }

    private static String type(JsonNode entry) {
        return Coded.text(entry.path("resource"), "resourceType");
    }

    private static ObjectNode claim(JsonNode bundle, List<Order> orders) {
        var first = orders.get(0);
        var claim = JsonNodeFactory.instance.objectNode().put("resourceType", "Claim").put("use", "preauthorization");
        var id = Optional.of(Coded.text(bundle.path("identifier"), "value")).filter(text -> !text.isEmpty())
                .orElse(Coded.text(bundle, "id"));
        claim.putArray("identifier").addObject().put("value", id.isEmpty() ? Coded.text(first.node, "id") : id);
        var written = orders.stream().flatMap(order -> order.written().stream()).sorted().findFirst();
        written.or(() -> FhirDay.of(bundle, "timestamp")).ifPresent(day -> claim.put("created", day));
        claim.putObject("type").putArray("coding").addObject().put("code", "professional");
        given(first.first("subject", "patient")).or(() -> ofType(bundle, "Patient"))
                .ifPresent(patient -> claim.set("patient", patient));
        claim.set("provider", first.first("requester", "orderer", "prescriber"));
        given(first.node.path("insurance").path(0)).or(() -> ofType(bundle, "Coverage"))
                .ifPresent(coverage -> claim.putArray("insurance").addObject().put("focal", true)
                        .set("coverage", coverage));
        var items = claim.putArray("item");
        var diagnoses = claim.putArray("diagnosis");
        for (int i = 0; i < orders.size(); i++) {
            item(items.addObject().put("sequence", i + 1), orders.get(i), diagnoses);
        }
        return claim;
    }

    private static void item(ObjectNode item, Order asked, ArrayNode diagnoses) {
        Extensions.add(item, Coded.PAS + "extension-requestedService").putObject("valueReference")
                .put("reference", asked.reference);
        var order = asked.node;
        // An order that names no day is asked for on the day on which it is written.
        var timing = order.path("occurrenceTiming");
        boolean namesDay = order.has("occurrenceDateTime") || order.has("occurrencePeriod") || timing.has("event")
                || timing.path("repeat").path("boundsPeriod").has("start");
        if (!namesDay) {
            asked.written().ifPresent(day -> item.put("servicedDate", day));
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

    private static Optional<JsonNode> given(JsonNode reference) {
        return Optional.of(reference).filter(JsonNode::isObject);
    }

    /** A reference to the first resource of a type. */
    private static Optional<JsonNode> ofType(JsonNode bundle, String type) {
        return entries(bundle).filter(entry -> type(entry).equals(type)).map(DraftOrders::reference)
                .filter(reference -> !reference.isEmpty()).findFirst()
                .map(reference -> JsonNodeFactory.instance.objectNode().put("reference", reference));
    }

    /** What refers to the resource of an entry: its type and id, or else its address; empty where it has neither. */
    static String reference(JsonNode entry) {
        var id = Coded.text(entry.path("resource"), "id");
        return id.isEmpty() ? Coded.text(entry, "fullUrl") : type(entry) + "/" + id;
    }
}
