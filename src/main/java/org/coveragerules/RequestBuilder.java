package org.coveragerules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.regex.Pattern;
import org.coveragerules.internal.text.TreePath;
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

    private static final Pattern PATH = Pattern.compile("[A-Za-z]+(?:\\.[A-Za-z]+|\\[[0-9]{1,6}])*+");
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
     * @param value a text, whole or decimal number, boolean, date, date and time, enum constant or a collection of
     *              these; null: nothing is known of it
     * @throws IllegalArgumentException where the path or the type of the value is none of these; what the field may
     *                                  hold is looked at by {@link #build()}
     */
    public RequestBuilder with(String path, Object value) {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("`" + path + "` is no path; give one such as `lines[0].code`");
        }
        TreePath.set(tree, path, node(path, value));
        return this;
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
        if (value instanceof OffsetDateTime moment) {
            return NODES.textNode(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment));
        }
        if (value instanceof Enum<?> constant) {
            return NODES.textNode(constant.name());
        }
        throw new IllegalArgumentException("`" + path + "` is given a " + value.getClass().getName() + "; give a text,"
                + " number, boolean, date, date and time, enum constant or a collection of these");
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
