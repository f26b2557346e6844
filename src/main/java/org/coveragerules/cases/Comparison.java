package org.coveragerules.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.coveragerules.Outcome;

/** Compares a determination with what a case expects of it; what the case leaves out is not compared. */
final class Comparison {

    private static final List<String> OUTCOMES = Arrays.stream(Outcome.values()).map(Outcome::name).toList();

    /** What is not written where there is nothing of it. */
    private static final Set<String> SELDOM = Set.of("criteria", "found", "missing");

    private final List<String> differences = new ArrayList<>();

    private Comparison() {
    }

    /** Each difference as a line for a person; none where all is as expected. */
    static List<String> differences(JsonNode expected, JsonNode determination) {
        var comparison = new Comparison();
        comparison.object("", expected, determination);
        return comparison.differences;
    }

    private void object(String path, JsonNode expected, JsonNode actual) {
        expected.properties().forEach(field -> {
            var name = field.getKey();
            var here = path.isEmpty() ? name : path + "." + name;
            if (name.equals("lines") && path.isEmpty()) {
                lines(field.getValue(), actual.path("lines"));
            } else if (name.equals("decisive") && actual.has("reasons")) {
                statements(here, field.getValue(), actual, true);
            } else if (name.equals("reported") && actual.has("reasons")) {
                statements(here, field.getValue(), actual, false);
            } else if (name.equals("outcome") && !OUTCOMES.contains(field.getValue().asText())) {
                differences.add(here + ": `" + field.getValue().asText() + "` is no outcome; outcomes are " + OUTCOMES);
            } else if (!actual.has(name) && SELDOM.contains(name) && field.getValue().isNull()) {
                return;
            } else if (!actual.has(name)) {
                differences.add(here + ": a determination has no such field; remove it or mend its name");
            } else {
                value(here, field.getValue(), actual.get(name));
            }
        });
    }

    private void lines(JsonNode expected, JsonNode actual) {
        for (var line : expected) {
            int number = line.path("number").asInt();
            var found = StreamSupport.stream(actual.spliterator(), false)
                    .filter(candidate -> candidate.path("number").asInt() == number).findFirst();
            if (found.isEmpty()) {
                differences.add("lines: there is no line " + number);
            } else {
                object("line " + number, line, found.get());
            }
        }
    }

    /**
     * The statements of the decisive reasons, each once; or those of all reasons, each as often as there are reasons of
     * it, so that one reason too many is noticed as well.
     */
    private void statements(String path, JsonNode expected, JsonNode line, boolean decisive) {
        var wanted = new ArrayList<String>();
        expected.forEach(statement -> wanted.add(statement.asText()));
        var found = new ArrayList<String>();
        line.path("reasons").forEach(reason -> {
            if (!decisive || reason.path("decisive").asBoolean()) {
                found.add(reason.path("statement").asText());
            }
        });
        var sortedWanted = sorted(wanted, decisive);
        var sortedFound = sorted(found, decisive);
        if (!sortedWanted.equals(sortedFound)) {
            differences.add(path + ": expected " + sortedWanted + ", found " + sortedFound);
        }
    }

    private static List<String> sorted(List<String> statements, boolean once) {
        return (once ? statements.stream().distinct() : statements.stream()).sorted().toList();
    }

    private void value(String path, JsonNode expected, JsonNode actual) {
        if (expected.isObject() && actual.isObject()) {
            object(path, expected, actual);
        } else if (expected.isArray() && actual.isArray() && !expected.isEmpty() && expected.get(0).isObject()) {
            members(path, expected, actual);
        } else if (!same(expected, actual)) {
            differences.add(path + ": expected " + expected + ", found " + actual);
        }
    }

    /** Each expected member has to be among the actual ones. */
    private void members(String path, JsonNode expected, JsonNode actual) {
        for (var member : expected) {
            boolean found = StreamSupport.stream(actual.spliterator(), false)
                    .anyMatch(candidate -> differences(member, candidate).isEmpty());
            if (!found) {
                differences.add(path + ": expected " + member + " among " + actual);
            }
        }
    }

    private static boolean same(JsonNode expected, JsonNode actual) {
        if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                if (!same(expected.get(i), actual.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return expected.isNull() && actual.isNull() || expected.isValueNode() && actual.isValueNode()
                && expected.isNull() == actual.isNull() && expected.asText().equals(actual.asText());
    }
}
