package org.coveragerules.internal.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.coveragerules.RulesException;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.text.NotUtf8Exception;
import org.coveragerules.internal.text.Utf8;

/** A YAML document with the line of each of its values. */
public final class YamlFile {

    private static final JsonFactory JSON = new JsonFactory();
    /** A million cases or so; what is longer is no file that somebody keeps. */
    private static final int LONGEST = 64 << 20;

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
        static final YAMLFactory FACTORY = new EventParser.Factory();
    }

    /**
     * Reads one document.
     *
     * @param name    the file's name, for messages
     * @param content its text
     * @throws RulesException where it is no YAML in UTF-8
     */
    public static YamlFile read(String name, byte[] content) {
        if (content.length > LONGEST) {
            throw new RulesException(name, "is longer than " + (LONGEST >> 20) + " MB; make several files of it");
        }
        try {
            return read(name, Utf8.text(content));
        } catch (NotUtf8Exception e) {
            throw new RulesException(List.of(new Problem(name, e.line(), e.getMessage())));
        }
    }

    private static YamlFile read(String name, String text) {
        try (var parser = Yaml.FACTORY.createParser(text)) {
            var tree = new YamlTree(name, parser);
            try {
                parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
                parser.nextToken();
                var root = parser.currentToken() == null ? JsonNodeFactory.instance.objectNode() : tree.node();
                if (parser.nextToken() != null) {
                    throw tree.fault("begins another document; keep one and remove the `---` lines");
                }
                return new YamlFile(name, root, tree.lines());
            } catch (JsonProcessingException e) {
                var unread = parser instanceof EventParser events ? events.fault() : null;
                throw unread == null ? InvalidYaml.told(name, text, e) : tree.fault(unread);
            }
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
            return of(name, new YamlTree(name, parser).node());
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
}
