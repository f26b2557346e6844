package org.coveragerules.internal.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.coveragerules.internal.text.Visible;
import org.coveragerules.internal.yaml.Nearest;

/** How what was found is shown in a fault: short, on one line, in backticks. */
final class FaultText {

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");

    private FaultText() {
    }

    /** A scalar as it is written in JSON, so that the text {@code "8"} is told from the number {@code 8}. */
    static String scalar(JsonNode node) {
        return node.isTextual() ? "`" + Visible.of("\"" + Visible.cut(node.textValue()) + "\"") + "`"
                : Visible.quoted(node.asText());
    }

    static String text(String text) {
        return Visible.quoted(text);
    }

    /** What may stand in a place, and which of it was probably meant by a text; null: something else than a text. */
    static String oneOf(Collection<String> allowed, String given) {
        return allowed.stream().collect(Collectors.joining("`, `", "one of `", "`"))
                + (given == null ? "" : Nearest.hint(given, allowed));
    }

    /** The kind of a value, which tells nothing of the value itself. */
    static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case STRING -> node.textValue().isBlank() ? "a blank text" : "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            default -> "a value that JSON does not have";
        };
    }

    /** A step of a JSON path. A name that is no plain word may be anything, and is withheld. */
    static String step(String field) {
        return PLAIN_NAME.matcher(field).matches() ? "." + field : ".?";
    }
}
