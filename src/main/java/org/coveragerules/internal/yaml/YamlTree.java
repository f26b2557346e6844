package org.coveragerules.internal.yaml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.coveragerules.RulesException;
import org.coveragerules.RulesException.Problem;

/** Makes a tree of a parser's tokens, and refuses what would be lost in it. */
final class YamlTree {

    /** A case, which holds a request, nests a dozen deep; what nests much deeper no machine's stack has to bear. */
    private static final int DEEPEST = 64;
    private static final String MERGE = "<<";
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,9}\\.\\d{1,9}");
    private static final Pattern SMALL = Pattern.compile("0|-?[1-9]\\d{0,8}");

    private final String name;
    private final JsonParser parser;
    private final Map<JsonNode, Integer> lines = new IdentityHashMap<>();
    private int depth;

    YamlTree(String name, JsonParser parser) {
        this.name = name;
        this.parser = parser;
    }

    /** By value the line on which it begins. */
    Map<JsonNode, Integer> lines() {
        return lines;
    }

    /** The value that begins with the current token. */
    JsonNode node() throws IOException {
        refuseUnread();
        int line = line();
        JsonNode node = switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
            case VALUE_TRUE, VALUE_FALSE -> BooleanNode.valueOf(parser.getBooleanValue());
            case VALUE_NUMBER_INT -> number();
            case VALUE_NUMBER_FLOAT -> decimal();
            default -> new TextNode(parser.getText());
        };
        lines.put(node, line);
        return node;
    }

    RulesException fault(String message) {
        return new RulesException(List.of(new Problem(name, line(), message)));
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private void refuseUnread() {
        var fault = parser instanceof EventParser events ? events.fault() : null;
        if (fault != null) {
            throw fault(fault);
        }
    }

    /** A small decimal is a number; all else, such as the octal-looking 0420, stays the text it was written as. */
    private JsonNode number() throws IOException {
        var text = parser.getText();
        return SMALL.matcher(text).matches() ? new IntNode(Integer.parseInt(text)) : new TextNode(text);
    }

    /** A plain decimal is a number; all else, such as 1e3 or .inf, stays the text it was written as. */
    private JsonNode decimal() throws IOException {
        var text = parser.getText();
        return DECIMAL.matcher(text).matches() ? DecimalNode.valueOf(new BigDecimal(text)) : new TextNode(text);
    }

    private ObjectNode object() throws IOException {
        descend();
        var object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            refuseUnread();
            var field = parser.currentName();
            if (field.equals(MERGE)) {
                throw fault("has the merge key `<<`; write the fields that it would bring in its place");
            }
            parser.nextToken();
            object.set(field, node());
        }
        depth--;
        return object;
    }

    private ArrayNode array() throws IOException {
        descend();
        var array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(node());
        }
        depth--;
        return array;
    }

    private void descend() {
        if (++depth > DEEPEST) {
            throw fault("nests deeper than " + DEEPEST + " levels; write it with fewer groups and lists within each other");
        }
    }
}
