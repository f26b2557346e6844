package org.coveragerules.internal.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.coveragerules.internal.reading.RequestSchema;
import org.coveragerules.internal.vocabulary.ObservationWord;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.internal.vocabulary.WordKind;

/** The JSON Schemas of a rules directory: what every request and determination has, in the words of that directory. */
public final class Schemas {

    private static final String REQUEST = "request.schema.json";
    private static final String DETERMINATION = "determination.schema.json";
    private static final String REASONS = "REASONS";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter INDENTED = JSON.writer(new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n")).withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private final Vocabulary vocabulary;

    private Schemas(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Each schema by the name of its file, in the words of a vocabulary. */
    public static Map<String, String> of(Vocabulary vocabulary) {
        var schemas = new LinkedHashMap<String, String>();
        schemas.put(REQUEST, new Schemas(vocabulary).schema(RequestSchema.tree()));
        schemas.put(DETERMINATION, new Schemas(vocabulary).schema(determination()));
        return schemas;
    }

    private String schema(JsonNode tree) {
        fill(tree);
        try {
            return INDENTED.writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode determination() {
        try (var stream = Schemas.class.getResourceAsStream(DETERMINATION)) {
            return JSON.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("`" + DETERMINATION + "` of the library can't be read", e);
        }
    }

    private void fill(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var words = object.remove(RequestSchema.WORDS);
            if (words != null) {
                words(words.asText()).forEach(object.putArray("enum")::add);
            }
            if (object.remove(RequestSchema.VALUES) != null && !vocabulary.observations().isEmpty()) {
                var each = object.putArray("allOf");
                vocabulary.observations().values().forEach(word -> values(each.addObject(), word));
            }
        }
        node.forEach(this::fill);
    }

    private Collection<String> words(String which) {
        return switch (which) {
            case REASONS -> vocabulary.reasons().keySet();
            case RequestSchema.OBSERVATIONS -> vocabulary.observations().keySet();
            default -> vocabulary.words(WordKind.valueOf(which)).keySet();
        };
    }

    /** Where the name is that of a word, the value is of its type. */
    private static void values(ObjectNode choice, ObservationWord word) {
        choice.withObject("/if/properties/name").put("const", word.name());
        var then = choice.withObject("/then/properties");
        var value = then.withObject("value").put("description", word.says());
        switch (word.type()) {
            case NUMBER -> {
                value.put("type", "number");
                // In another unit the range is another.
                if (word.units().isEmpty()) {
                    number(value, "minimum", word.least());
                    number(value, "maximum", word.most());
                }
                units(then.withObject("unit").putArray("enum"), word);
            }
            case FLAG -> value.put("type", "boolean");
            case CHOICE -> word.of().forEach(value.putArray("enum")::add);
            case DATE -> value.put("type", "string").put("format", "date");
            case CODE -> value.put("type", "string");
        }
    }

    private static void number(ObjectNode value, String bound, BigDecimal number) {
        if (number != null) {
            value.put(bound, number);
        }
    }

    private static void units(ArrayNode allowed, ObservationWord word) {
        var units = new TreeSet<>(word.units().keySet());
        units.add(word.unit());
        units.forEach(allowed::add);
        if (word.units().isEmpty()) {
            allowed.addNull();
        }
    }
}
