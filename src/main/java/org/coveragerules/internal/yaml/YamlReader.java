package org.coveragerules.internal.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.coveragerules.RulesException.Problem;

/** Reads the values of a {@link YamlFile} strictly and collects every problem with its line. */
public final class YamlReader {

    private final YamlFile file;
    private final List<Problem> problems;

    /**
     * @param file     what to read
     * @param problems where problems go
     */
    public YamlReader(YamlFile file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Notes a problem at a value. */
    public void problem(JsonNode at, String message) {
        problems.add(new Problem(file.name(), file.line(at), message));
    }

    /** Every field of an object has to be one of these. */
    public void fields(JsonNode object, String... allowed) {
        if (!object.isObject()) {
            problem(object, "found " + describe(object) + " where fields were expected; allowed are "
                    + Arrays.toString(allowed));
            return;
        }
        var known = Set.of(allowed);
        object.properties().forEach(field -> {
            if (!known.contains(field.getKey())) {
                problem(field.getValue(), "unknown field `" + field.getKey() + "`; allowed are "
                        + String.join(", ", new TreeSet<>(known)));
            }
        });
    }

    /** A text that has to be there; empty where it is not, after the problem was noted. */
    public String text(JsonNode object, String field) {
        var value = optionalText(object, field);
        if (value == null && !object.has(field)) {
            problem(object, "`" + field + "` is missing; add it");
        }
        return value == null ? "" : value;
    }

    /** A text; null where absent. */
    public String optionalText(JsonNode object, String field) {
        var value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isValueNode() || value.asText().isBlank()) {
            problem(value, "`" + field + "` is " + describe(value) + "; write a text");
            return null;
        }
        return value.asText();
    }

    /** A day; null where absent. */
    public LocalDate optionalDate(JsonNode object, String field) {
        var text = optionalText(object, field);
        try {
            // With a sign a year has more digits than other programs read.
            if (text == null || Character.isDigit(text.charAt(0))) {
                return text == null ? null : LocalDate.parse(text);
            }
        } catch (DateTimeParseException e) {
            // It is told below.
        }
        problem(object.path(field), "`" + field + "` is `" + text + "`, which is no day; write it as `2025-10-01`");
        return null;
    }

    /** A list of texts, empty where absent. */
    public List<String> texts(JsonNode object, String field) {
        var value = object.path(field);
        var texts = new ArrayList<String>();
        if (value.isMissingNode() || value.isNull()) {
            return texts;
        }
        if (!value.isArray()) {
            problem(value, "`" + field + "` is " + describe(value) + "; write a list such as `[a, b]`");
            return texts;
        }
        value.forEach(item -> {
            if (item.isValueNode() && !item.isNull()) {
                texts.add(item.asText());
            } else {
                problem(item, "`" + field + "` holds " + describe(item) + "; write texts");
            }
        });
        return texts;
    }

    /** Whether a field is {@code true}; an absent one is not. */
    public boolean flag(JsonNode object, String field) {
        var value = object.path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            problem(value, "`" + field + "` is " + describe(value) + "; write `true` or `false`");
        }
        return value.asBoolean(false);
    }

    /** A constant of an enum; null where absent or wrong, after the problem was noted. */
    public <E extends Enum<E>> E constant(JsonNode at, String text, Class<E> type) {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        problem(at, "`" + text + "` is unknown; allowed are " + Arrays.toString(type.getEnumConstants()));
        return null;
    }

    private static String describe(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "a group of fields";
            case ARRAY -> "a list";
            case NULL, MISSING -> "empty";
            default -> "`" + value.asText() + "`";
        };
    }
}
