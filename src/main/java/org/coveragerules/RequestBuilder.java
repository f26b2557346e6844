package org.coveragerules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.coveragerules.request.Request;

/**
 * Makes a request field by field, by the paths of its JSON, and checks it as the reader does.
 *
 * <pre>{@code
 * var request = rules.requests().builder()
 *         .with("id", "R-1").with("type", RequestType.CLAIM).with("received", LocalDate.of(2026, 9, 8))
 *         .with("plan.lineOfBusiness", LineOfBusiness.COMMERCIAL)
 *         .with("lines[0].number", 1).with("lines[0].code", "12345").with("lines[0].date", LocalDate.of(2026, 9, 1))
 *         .build();
 * }</pre>
 *
 * <p>For one thread.
 */
public final class RequestBuilder {

    private static final Pattern STEP = Pattern.compile("(?:^|\\.)(?<name>[A-Za-z]\\w*)|\\[(?<index>[0-9]{1,6})]");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final RequestReader reader;
    private final ObjectNode tree = NODES.objectNode();

    RequestBuilder(RequestReader reader) {
        this.reader = reader;
    }

    /**
     * Gives a field a value in place of any that it has.
     *
     * @param path  such as {@code lines[0].code}; a list grows by one element at a time
     * @param value a text, whole or decimal number, boolean, date, enum constant or a collection of these; null: nothing
     *              is known of it
     * @throws IllegalArgumentException where the path or the type of the value is none of these; what the field may
     *                                  hold is looked at by {@link #build()}
     */
    public RequestBuilder with(String path, Object value) {
        var steps = STEP.matcher(path);
        JsonNode at = tree;
        int end = 0;
        do {
            if (!steps.find() || steps.start() != end) {
                throw new IllegalArgumentException("`" + path + "` is no path; give one such as `lines[0].code`");
            }
            end = steps.end();
            at = end == path.length() ? set(at, steps, node(path, value), path) : below(at, steps, path, end);
        } while (end < path.length());
        return this;
    }

    /** What is at a step, which has to hold the next one; made where there is none. */
    private static JsonNode below(JsonNode at, Matcher steps, String path, int end) {
        var there = steps.group("name") != null ? at.path(steps.group("name"))
                : at.path(Integer.parseInt(steps.group("index")));
        if (there.isContainerNode()) {
            return there;
        }
        if (!there.isMissingNode() && !there.isNull()) {
            throw leadsNowhere(path, steps, "a value beneath which there is none");
        }
        return set(at, steps, path.charAt(end) == '[' ? NODES.arrayNode() : NODES.objectNode(), path);
    }

    private static JsonNode set(JsonNode at, Matcher steps, JsonNode value, String path) {
        var name = steps.group("name");
        if (name != null && at instanceof ObjectNode object) {
            object.set(name, value);
        } else if (name == null && at instanceof ArrayNode list
                && Integer.parseInt(steps.group("index")) <= list.size()) {
            int index = Integer.parseInt(steps.group("index"));
            if (index == list.size()) {
                list.add(value);
            } else {
                list.set(index, value);
            }
        } else {
            throw leadsNowhere(path, steps, at instanceof ArrayNode list ? "a list of " + list.size() : "an object");
        }
        return value;
    }

    private static IllegalArgumentException leadsNowhere(String path, Matcher steps, String found) {
        return new IllegalArgumentException("`" + path + "` does not lead on at `" + steps.group() + "`; there is "
                + found);
    }

    private static JsonNode node(String path, Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof Collection<?> several) {
            var list = NODES.arrayNode();
            several.forEach(each -> list.add(node(path, each)));
            return list;
        }
        if (value instanceof String text) {
            return NODES.textNode(text);
        }
        if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        if (value instanceof Integer || value instanceof Long) {
            return NODES.numberNode(((Number) value).longValue());
        }
        if (value instanceof BigDecimal number) {
            return NODES.numberNode(number);
        }
        if (value instanceof LocalDate day) {
            return NODES.textNode(day.toString());
        }
        if (value instanceof Enum<?> constant) {
            return NODES.textNode(constant.name());
        }
        throw new IllegalArgumentException("`" + path + "` is given a " + value.getClass().getName() + "; give a text,"
                + " number, boolean, date, enum constant or a collection of these");
    }

    /**
     * The request. The builder may be used on, and gives others.
     *
     * @throws InvalidRequestException naming every fault
     */
    public Request build() {
        return reader.read(tree);
    }
}
