package org.coveragerules.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Sets one value of a tree by a path such as {@code lines[0].placeOfService}; a null takes the value away. */
final class FieldChange {

    private static final Pattern STEP = Pattern.compile("\\.?([A-Za-z]+)|\\[(\\d+)]");

    private FieldChange() {
    }

    /**
     * Makes a change. What stands on the way and is absent is made; an index one past the end of a list adds to it.
     *
     * @throws IllegalArgumentException where the path is none, or leads through something else
     */
    static void apply(JsonNode root, String path, JsonNode value) {
        var steps = steps(path);
        var at = root;
        for (int i = 0; i < steps.size() - 1; i++) {
            at = child(at, steps.get(i), steps.get(i + 1) instanceof Integer, path);
        }
        set(at, steps.get(steps.size() - 1), value.deepCopy(), path);
    }

    /** Field names as text, indexes as numbers. */
    private static List<Object> steps(String path) {
        var steps = new ArrayList<>();
        var matcher = STEP.matcher(path);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            steps.add(matcher.group(1) != null ? matcher.group(1) : Integer.valueOf(matcher.group(2)));
        }
        if (end < path.length() || steps.isEmpty()) {
            throw new IllegalArgumentException("`" + path + "` is no path; write it as `lines[0].placeOfService`");
        }
        return steps;
    }

    private static JsonNode child(JsonNode at, Object step, boolean list, String path) {
        var child = step instanceof Integer index ? at.path(index) : at.path((String) step);
        if (child.isMissingNode() || child.isNull()) {
            child = list ? JsonNodeFactory.instance.arrayNode() : JsonNodeFactory.instance.objectNode();
            set(at, step, child, path);
        }
        return child;
    }

    private static void set(JsonNode at, Object step, JsonNode value, String path) {
        if (step instanceof String field && at instanceof ObjectNode object) {
            if (value.isNull()) {
                object.remove(field);
            } else {
                object.set(field, value);
            }
        } else if (step instanceof Integer index && at instanceof ArrayNode array && index <= array.size()) {
            if (value.isNull()) {
                array.remove(index);
            } else if (index == array.size()) {
                array.add(value);
            } else {
                array.set(index, value);
            }
        } else {
            throw new IllegalArgumentException("`" + path + "` leads nowhere at `" + step
                    + "`; an index has to be in its list or one past its end, and a field in a group of fields");
        }
    }
}
