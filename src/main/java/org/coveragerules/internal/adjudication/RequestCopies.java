package org.coveragerules.internal.adjudication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.coveragerules.InvalidRequestException;
import org.coveragerules.internal.reading.JsonRequestReader;
import org.coveragerules.internal.reading.RequestWriter;
import org.coveragerules.request.Request;

/**
 * Copies of a request, each without one kind of thing that it tells: a field wherever it stands, what was observed
 * under one name, or all of a list. They are made of what is there, so that no fact is forgotten.
 */
final class RequestCopies {

    /**
     * A copy.
     *
     * @param request what is left
     * @param told    by what names a policy may miss what was taken away
     * @param isOfLines whether it was something of the lines themselves, without which they may be taken for others
     */
    record Copy(Request request, Set<String> told, boolean isOfLines) {
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "name";
    private static final String TYPE = "type";
    private static final String LINES = "lines";

    /** What a line's diagnoses are told by, which is one thing. */
    private static final Set<String> DIAGNOSES = Set.of("condition", "diagnoses");

    private final JsonRequestReader reader;
    private final ObjectNode whole;
    private final List<Copy> copies = new ArrayList<>();

    private RequestCopies(JsonRequestReader reader, Request request) {
        this.reader = reader;
        try {
            this.whole = (ObjectNode) JSON.readTree(RequestWriter.bytes(request));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        // What is on its way is missing all the same.
        whole.remove("recordsAwaited");
        // Where no record came, what would have to be in one is asked for.
        if (!whole.has("clinical")) {
            whole.putObject("clinical").putArray("documents");
        }
    }

    /** The request as it is, but that no records are awaited. */
    static Request whole(JsonRequestReader reader, Request request) {
        return reader.read(new RequestCopies(reader, request).whole);
    }

    /** A copy for each kind of thing that the request tells. */
    static List<Copy> of(JsonRequestReader reader, Request request) {
        var copies = new RequestCopies(reader, request);
        copies.add();
        return copies.copies;
    }

    private void add() {
        var paths = new LinkedHashSet<List<String>>();
        collect(whole, List.of(), paths);
        paths.forEach(path -> copy(path, null));
        for (var observed : whole.at("/clinical/observations").findValuesAsText(NAME).stream().distinct().toList()) {
            copy(List.of("clinical", "observations"), observed);
        }
        var without = whole.deepCopy();
        nodesOf(without, List.of()).forEach(object -> object.remove(DIAGNOSES));
        nodesOf(without, List.of(LINES)).forEach(object -> object.remove(DIAGNOSES));
        take(without, new TreeSet<>(DIAGNOSES), false);
    }

    /** The paths of everything that stands in an object, lists passed over. */
    private static void collect(JsonNode node, List<String> path, Set<List<String>> paths) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                var below = new ArrayList<>(path);
                below.add(field.getKey());
                paths.add(below);
                collect(field.getValue(), below, paths);
            });
        } else if (node instanceof ArrayNode list) {
            list.forEach(each -> collect(each, path, paths));
        }
    }

    /** Without a field wherever it stands; of a list that may be empty, empty as well; or without what has a name. */
    private void copy(List<String> path, String name) {
        var field = path.get(path.size() - 1);
        var above = path.subList(0, path.size() - 1);
        boolean isOfLines = path.get(0).equals(LINES);
        var told = new TreeSet<>(List.of(field, String.join(".", path)));
        var without = whole.deepCopy();
        boolean isList = false;
        for (var object : nodesOf(without, above).toList()) {
            var value = object.path(field);
            told.addAll(value.findValuesAsText(TYPE));
            if (name == null) {
                names(value, told);
                object.remove(field);
            } else if (value instanceof ArrayNode list) {
                told.clear();
                told.add(name);
                list.removeIf(each -> each.path(NAME).asText().equals(name));
            }
            isList |= value.isArray();
        }
        take(without, told, isOfLines);
        if (isList && name == null) {
            var emptied = whole.deepCopy();
            nodesOf(emptied, above).filter(object -> object.has(field)).forEach(object -> object.putArray(field));
            take(emptied, told, isOfLines);
        }
    }

    private static void names(JsonNode node, Set<String> told) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(told::add);
        }
        node.forEach(each -> names(each, told));
    }

    private static Stream<ObjectNode> nodesOf(JsonNode node, List<String> path) {
        if (node instanceof ArrayNode list) {
            var all = new ArrayList<ObjectNode>();
            list.forEach(each -> nodesOf(each, path).forEach(all::add));
            return all.stream();
        }
        if (!(node instanceof ObjectNode object)) {
            return Stream.empty();
        }
        return path.isEmpty() ? Stream.of(object)
                : nodesOf(object.path(path.get(0)), path.subList(1, path.size()));
    }

    /** Takes a copy, if it still is a request. */
    private void take(ObjectNode tree, Set<String> told, boolean isOfLines) {
        try {
            copies.add(new Copy(reader.read(tree), told, isOfLines));
        } catch (InvalidRequestException required) {
            // What every request has to have is nothing that a policy asks for.
            return;
        }
    }
}
