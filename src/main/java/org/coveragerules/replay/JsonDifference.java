package org.coveragerules.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The places in which two JSON texts differ; the values stay where they are. */
final class JsonDifference {

    private static final int MOST = 5;

    private final List<String> places = new ArrayList<>();

    private JsonDifference() {
    }

    /** The first places, as JSON paths. */
    static List<String> places(JsonNode before, JsonNode after) {
        var difference = new JsonDifference();
        difference.compare("$", before, after);
        return difference.places.subList(0, Math.min(MOST, difference.places.size()));
    }

    private void compare(String path, JsonNode before, JsonNode after) {
        if (places.size() >= MOST || before.equals(after)) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            var fields = new TreeSet<String>();
            before.fieldNames().forEachRemaining(fields::add);
            after.fieldNames().forEachRemaining(fields::add);
            fields.forEach(field -> compare(path + "." + field, before.path(field), after.path(field)));
        } else if (before.isArray() && after.isArray() && before.size() == after.size()) {
            for (int i = 0; i < before.size(); i++) {
                compare(path + "[" + i + "]", before.get(i), after.get(i));
            }
        } else {
            places.add(path);
        }
    }
}
