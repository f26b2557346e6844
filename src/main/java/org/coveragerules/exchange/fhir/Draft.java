package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.coveragerules.Fault;
import org.coveragerules.internal.text.TreePath;

/** The JSON of a request as it is put together from a bundle, with the place that each part of it came from. */
final class Draft {

    private final ObjectNode tree = JsonNodeFactory.instance.objectNode();
    private final Map<String, String> places = new HashMap<>();
    private final List<FhirFault> faults = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();

    ObjectNode tree() {
        return tree;
    }

    List<FhirFault> faults() {
        return faults;
    }

    /** What was not read, each as a sentence. */
    List<String> unread() {
        return unread;
    }

    void put(String path, String value, String from) {
        put(path, TextNode.valueOf(value), from);
    }

    void put(String path, int value, String from) {
        put(path, IntNode.valueOf(value), from);
    }

    void put(String path, boolean value, String from) {
        put(path, BooleanNode.valueOf(value), from);
    }

    void put(String path, JsonNode value, String from) {
        TreePath.set(tree, path, value);
        from(path, from);
    }

    /** Puts a value where there is none; whether there is none, or the same. An empty list says nothing of one that holds. */
    boolean putUnlessThere(String path, JsonNode value, String from) {
        var there = tree.at("/" + path.replace('.', '/').replace("[", "/").replace("]", ""));
        if (there.isMissingNode()) {
            put(path, value, from);
            return true;
        }
        return there.equals(value) || value.isEmpty() && value.isArray();
    }

    /** Says where a part would have come from that is not there. */
    void from(String path, String from) {
        places.put("$." + path, from);
    }

    /** How many a list of the request has by now. */
    int count(String list) {
        JsonNode at = tree;
        for (var step : list.split("\\.")) {
            at = at.path(step);
        }
        return at.size();
    }

    void fault(String path, String found, String allowed, String code) {
        faults.add(new FhirFault(path, found, allowed, code));
    }

    /** What is wrong with the request, where it stands in the bundle. */
    FhirFault inBundle(Fault fault) {
        var path = fault.path();
        while (!places.containsKey(path) && path.length() > 1) {
            path = path.substring(0, Math.max(1, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
        }
        var from = places.getOrDefault(path, "Claim");
        var rest = fault.path().substring(path.length());
        return new FhirFault(from, fault.found() + (rest.isEmpty() ? ""
                : " at `" + rest.replaceFirst("^\\.", "") + "` of the request"), fault.allowed(), code(fault));
    }

    private static String code(Fault fault) {
        var path = fault.path();
        if (path.endsWith("].date")) {
            return FhirFault.DATE_OF_SERVICE;
        }
        if (path.endsWith("].code")) {
            return FhirFault.PROCEDURE;
        }
        if (path.endsWith(".birthDate")) {
            return FhirFault.BIRTH_DATE;
        }
        if (path.endsWith("condition") || path.contains("diagnoses")) {
            return FhirFault.DIAGNOSIS;
        }
        return fault.found().startsWith("missing") ? FhirFault.REQUIRED : FhirFault.INPUT;
    }
}
