package org.coveragerules.internal.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * YAML of the plainest kind: fields whose value is words, quoted or not, or a list of these, each on one line.
 * Of thousands of files the parser would take most of the time; all that is not plain is left to it.
 */
final class PlainYaml {

    private static final Pattern WORDS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 .,;()/_-]*");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"\\\\]*\"");
    /** What YAML does not take as the text it is written as. */
    private static final Set<String> NO_TEXTS = Set.of("null", "true", "false");

    private PlainYaml() {
    }

    /** The fields, each value a text or a list of texts; empty where one is not plain. */
    static Optional<ObjectNode> read(String text) {
        var fields = JsonNodeFactory.instance.objectNode();
        for (var line : text.split("\n")) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(": ");
            var value = colon < 0 || line.charAt(0) == ' ' || line.charAt(0) == '-' ? null
                    : value(line.substring(colon + 2).strip());
            if (value == null) {
                return Optional.empty();
            }
            fields.set(line.substring(0, colon), value);
        }
        return Optional.of(fields);
    }

    private static JsonNode value(String text) {
        if (!text.startsWith("[") || !text.endsWith("]")) {
            return words(text);
        }
        var list = JsonNodeFactory.instance.arrayNode();
        var items = text.substring(1, text.length() - 1);
        if (!items.isBlank()) {
            for (var item : items.split(",", -1)) {
                var words = words(item.strip());
                if (words == null) {
                    return null;
                }
                list.add(words);
            }
        }
        return list;
    }

    private static JsonNode words(String text) {
        if (QUOTED.matcher(text).matches()) {
            return new TextNode(text.substring(1, text.length() - 1));
        }
        return WORDS.matcher(text).matches() && !NO_TEXTS.contains(text.toLowerCase(Locale.ROOT)) ? new TextNode(text)
                : null;
    }
}
