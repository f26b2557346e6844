package org.coveragerules.internal.codes;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.coveragerules.InvalidRequestException;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.request.Request;

/** Requests as the command line takes them, as small as shows what a test has found. */
public final class RequestJson {

    private static final ObjectMapper WRITER = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(LocalDate.class, ToStringSerializer.instance))
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null)).build();

    /** What a code edit may rest on; without any of the rest a request would be of another kind. */
    private static final Set<String> DISPENSABLE = Set.of("urgency", "form", "visits", "units", "supportedUnits",
            "mostAccurate", "authorizations", "performed", "visitsUsed", "from", "to", "trial", "citation");
    private static final Set<String> USUALLY_TRUE = Set.of("indicationListed", "meetsGuideline");
    private static final Set<String> LISTS = Set.of("lines", "modifiers", "authorizations", "requests", "provisions");

    private RequestJson() {
    }

    /** The request without the fields that say nothing. */
    public static JsonNode of(Request request) {
        JsonNode tree = WRITER.valueToTree(request);
        prune(tree);
        return tree;
    }

    /** An empty list or object is the same as an absent one, but for the elected categories: absent, they are all. */
    private static void prune(JsonNode tree) {
        tree.forEach(RequestJson::prune);
        if (tree.isObject()) {
            tree.properties().removeIf(field -> field.getValue().isContainerNode() && field.getValue().isEmpty()
                    && !field.getKey().equals("electedCategories"));
        }
    }

    /** Takes away what can go while the request still shows what it is to show. */
    static JsonNode smallest(Request request, Predicate<Request> shows) {
        var tree = of(request);
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (int at = 0; at < changes(tree).size(); at++) {
                var changed = tree.deepCopy();
                changes(changed).get(at).run();
                if (!changed.equals(tree) && shows(changed, shows)) {
                    prune(changed);
                    tree = changed;
                    smaller = true;
                    at--;
                }
            }
        }
        return tree;
    }

    private static boolean shows(JsonNode tree, Predicate<Request> shows) {
        try {
            return shows.test(BundledRequests.read(tree));
        } catch (InvalidRequestException noRequest) {
            return false;
        }
    }

    /** Every way to make a tree smaller by one thing, in an order that depends on its shape alone. */
    private static List<Runnable> changes(JsonNode tree) {
        var changes = new ArrayList<Runnable>();
        collect(tree, changes);
        return changes;
    }

    private static void collect(JsonNode tree, List<Runnable> changes) {
        if (tree instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                if (DISPENSABLE.contains(field.getKey())) {
                    changes.add(() -> object.remove(field.getKey()));
                } else if (USUALLY_TRUE.contains(field.getKey())) {
                    changes.add(() -> object.set(field.getKey(), BooleanNode.TRUE));
                } else if (LISTS.contains(field.getKey())) {
                    var list = (ArrayNode) field.getValue();
                    for (int i = 0; i < list.size(); i++) {
                        int at = i;
                        changes.add(() -> list.remove(at));
                    }
                }
            });
        }
        tree.forEach(child -> collect(child, changes));
    }
}
