package org.coveragerules.internal.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.coveragerules.RulesException;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.text.NotUtf8Exception;
import org.coveragerules.internal.text.Utf8;

/** A YAML document with the line of each of its values. */
public final class YamlFile {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,9}\\.\\d{1,9}");
    private static final Pattern SMALL = Pattern.compile("0|-?[1-9]\\d{0,8}");

    private final String name;
    private final JsonNode root;
    private final Map<JsonNode, Integer> lines;

    private YamlFile(String name, JsonNode root, Map<JsonNode, Integer> lines) {
        this.name = name;
        this.root = root;
        this.lines = lines;
    }

    /** Loaded only where some YAML is read: it takes longer than most files do. */
    private static final class Yaml {
        static final YAMLFactory FACTORY = new YAMLFactory();
    }

    /**
     * Reads one document.
     *
     * @param name    the file's name, for messages
     * @param content its text
     * @throws RulesException where it is no YAML in UTF-8
     */
    public static YamlFile read(String name, byte[] content) {
        var lines = new IdentityHashMap<JsonNode, Integer>();
        try (var parser = Yaml.FACTORY.createParser(Utf8.text(content))) {
            parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            parser.nextToken();
            var root = parser.currentToken() == null ? JsonNodeFactory.instance.objectNode() : node(parser, lines);
            if (parser.nextToken() != null) {
                throw new RulesException(name, "holds more than one document; keep one and remove the `---` lines");
            }
            return new YamlFile(name, root, lines);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new RulesException(List.of(new Problem(name, line, "is not valid YAML: "
                    + e.getOriginalMessage().lines().findFirst().orElse("it ends too early")
                    + "; mend the line, or the indentation above it"
                    + (String.valueOf(e.getOriginalMessage()).contains("flow") ? ". In braces and brackets a text that"
                            + " holds `?`, `:`, `,` or `#` stands in quotes" : ""))));
        } catch (NotUtf8Exception e) {
            throw new RulesException(List.of(new Problem(name, e.line(), e.getMessage())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A document that was read otherwise, of whose values no line is known. */
    public static YamlFile of(String name, JsonNode root) {
        return new YamlFile(name, root, Map.of());
    }

    /**
     * Reads a document that was written as JSON, in a fraction of the time; of its values no line is known.
     *
     * @param json what {@link #root()} of a document gave as a text
     */
    public static YamlFile ofJson(String name, byte[] json) {
        try (var parser = JSON.createParser(json)) {
            parser.nextToken();
            return of(name, node(parser, new IdentityHashMap<>()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return name;
    }

    public JsonNode root() {
        return root;
    }

    /** Line of a value of this file, from 1; 0 for a value that is not of it. */
    public int line(JsonNode value) {
        return lines.getOrDefault(value, 0);
    }

    private static JsonNode node(JsonParser parser, Map<JsonNode, Integer> lines) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        JsonNode node = switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, lines);
            case START_ARRAY -> array(parser, lines);
            case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
            case VALUE_TRUE, VALUE_FALSE -> BooleanNode.valueOf(parser.getBooleanValue());
            case VALUE_NUMBER_INT -> number(parser);
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            default -> new TextNode(parser.getText());
        };
        lines.put(node, line);
        return node;
    }

    /** A small decimal is a number; all else, such as the octal-looking 0420, stays the text it was written as. */
    private static JsonNode number(JsonParser parser) throws IOException {
        var text = parser.getText();
        return SMALL.matcher(text).matches() ? new IntNode(Integer.parseInt(text)) : new TextNode(text);
    }

    /** A plain decimal is a number; all else, such as 1e3 or .inf, stays the text it was written as. */
    private static JsonNode decimal(JsonParser parser) throws IOException {
        var text = parser.getText();
        return DECIMAL.matcher(text).matches() ? DecimalNode.valueOf(new BigDecimal(text)) : new TextNode(text);
    }

    private static ObjectNode object(JsonParser parser, Map<JsonNode, Integer> lines) throws IOException {
        var object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var field = parser.currentName();
            parser.nextToken();
            object.set(field, node(parser, lines));
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser, Map<JsonNode, Integer> lines) throws IOException {
        var array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(node(parser, lines));
        }
        return array;
    }
}
