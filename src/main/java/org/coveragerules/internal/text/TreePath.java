package org.coveragerules.internal.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One value of a tree of JSON, by a path such as {@code lines[0].placeOfService}. */
public final class TreePath {

    private static final Pattern STEP = Pattern.compile("\\.?([A-Za-z]+)|\\[(\\d+)]");

    private TreePath() {
    }

    /**
     * Sets a value. What stands on the way and is absent is made; an index one past the end of a list adds to it.
     *
     * @throws IllegalArgumentException where the path is none, or leads through something else
     */
    public static void set(JsonNode root, String path, JsonNode value) {
        var steps = steps(path);
        set(holder(root, steps, path), steps.get(steps.size() - 1), value, path);
    }

    /**
     * Sets a copy of a value as {@link #set} does, or takes away what is there where the value is null.
     *
     * @throws IllegalArgumentException where the path is none, or leads through something else
     */
    public static void change(JsonNode root, String path, JsonNode value) {
        if (!value.isNull()) {
            set(root, path, value.deepCopy());
            return;
        }
        var steps = steps(path);
        var holder = holder(root, steps, path);
        var last = steps.get(steps.size() - 1);
        if (last instanceof String field && holder instanceof ObjectNode object) {
            object.remove(field);
        } else if (last instanceof Integer index && holder instanceof ArrayNode array && index <= array.size()) {
            array.remove(index);
        } else {
            throw nowhere(path, last);
        }
    }

    /** What holds the last step. */
    private static JsonNode holder(JsonNode root, List<Object> steps, String path) {
        var at = root;
        for (int i = 0; i < steps.size() - 1; i++) {
            at = child(at, steps.get(i), steps.get(i + 1) instanceof Integer, path);
        }
        return at;
    }

    /** Field names as text, indexes as numbers. */
    private static List<Object> steps(String path) {
        var steps = new ArrayList<Object>();
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
            object.set(field, value);
        } else if (step instanceof Integer index && at instanceof ArrayNode array && index <= array.size()) {
            if (index == array.size()) {
                array.add(value);
            } else {
                array.set(index, value);
            }
        } else {
            throw nowhere(path, step);
        }
    }

    private static IllegalArgumentException nowhere(String path, Object step) {
        return new IllegalArgumentException("`" + path + "` leads nowhere at `" + step
                + "`; an index has to be in its list or one past its end, and a field in a group of fields");
    }
}
