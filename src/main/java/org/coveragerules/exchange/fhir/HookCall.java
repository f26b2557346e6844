package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The call of a CDS hook: orders that it carries as drafts, or that it names and has fetched, and what was fetched beside
 * them.
 *
 * @param bundle what it carries and has fetched, where several searches find the same once
 * @param orders the entries that are asked about
 */
record HookCall(ObjectNode bundle, List<JsonNode> orders) {

    static boolean isOne(JsonNode given) {
        return carried(given).isObject() || given.path("context").isObject() && given.path("hook").isTextual();
    }

    /** @throws FhirException where it has no orders: there is nothing to tell of the others */
    static HookCall of(JsonNode call) {
        var drafts = carried(call);
        if (drafts.isObject()) {
            return new HookCall(bundle(call, (ObjectNode) drafts.deepCopy()),
                    DraftOrders.entries(drafts).filter(DraftOrders::isOrder).toList());
        }
        var bundle = bundle(call, JsonNodeFactory.instance.objectNode().put("resourceType", "Bundle"));
        return new HookCall(bundle, named(call.path("context"), bundle));
    }

    /** Drafts, or orders to dispatch, which drafts of the guide carry likewise. */
    private static JsonNode carried(JsonNode call) {
        var context = call.path("context");
        return context.path("draftOrders").isObject() ? context.path("draftOrders") : context.path("dispatchedOrders");
    }

    private static ObjectNode bundle(JsonNode hook, ObjectNode bundle) {
        var entries = bundle.path("entry") instanceof ArrayNode there ? there : bundle.putArray("entry");
        if (!bundle.has("id") && hook.path("hookInstance").isTextual()) {
            bundle.set("id", hook.path("hookInstance"));
        }
        var known = new HashSet<String>();
        entries.forEach(entry -> known.add(DraftOrders.reference(entry)));
        hook.path("prefetch").forEach(fetched -> {
            if (Coded.text(fetched, "resourceType").equals("Bundle")) {
                DraftOrders.entries(fetched).filter(entry -> isNew(entry, known)).forEach(entries::add);
            } else if (fetched.isObject()) {
                var entry = JsonNodeFactory.instance.objectNode();
                entry.set("resource", fetched);
                if (isNew(entry, known)) {
                    entries.add(entry);
                }
            }
        });
        return bundle;
    }

    private static boolean isNew(JsonNode entry, Set<String> known) {
        var reference = DraftOrders.reference(entry);
        return reference.isEmpty() || known.add(reference);
    }

    /** The orders that are named; one that was not fetched is told, since nobody here can fetch it. */
    private static List<JsonNode> named(JsonNode context, JsonNode bundle) {
        var names = Stream.concat(Coded.children(context.path("dispatchedOrders")),
                Coded.children(context.path("order"))).distinct().toList();
        var faults = new ArrayList<FhirFault>();
        if (names.isEmpty()) {
            faults.add(new FhirFault("context", "of a hook without orders", "`draftOrders`, or `dispatchedOrders` with"
                    + " each order in `prefetch`", FhirFault.REQUIRED));
        }
        var orders = new ArrayList<JsonNode>();
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i).asText().strip().replaceFirst("/_history/.*", "");
            var found = DraftOrders.entries(bundle).filter(DraftOrders::isOrder).filter(entry -> !name.isEmpty()
                    && (name.equals(Coded.text(entry, "fullUrl")) || ("/" + name).endsWith("/"
                            + DraftOrders.reference(entry)))).findFirst();
            if (found.isEmpty()) {
                faults.add(new FhirFault("context.dispatchedOrders[" + i + "]", "an order that `prefetch` does not have",
                        "the order as it was fetched", FhirFault.INPUT));
            }
            found.ifPresent(orders::add);
        }
        if (!faults.isEmpty()) {
            throw new FhirException(faults);
        }
        return orders;
    }
}
