package org.coveragerules.internal.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.coveragerules.Fault;
import org.coveragerules.InvalidRequestException;

/**
 * Text into trees, by the letter of JSON. A field given twice is told, where a parser would let the last one win; text
 * that is no JSON is told by its place and never by the parser's own message, which quotes it.
 */
final class StrictJson {

    /** A request nests seven deep; what nests much deeper is none. */
    private static final int DEEPEST = 64;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    /** A value, and the fields that it gives twice. */
    record Value(JsonNode tree, List<Fault> repeated) {
    }

    private final TextWindow text;
    private final JsonParser parser;
    private final long firstLine;
    private final int firstColumn;
    private JsonStreamContext root;
    private List<Fault> repeated;
    /** The field of the outermost object that is left as text; null for none. */
    private String left;

    /** Reads on from the window's start. */
    StrictJson(TextWindow text) throws IOException {
        this.text = text;
        parser = FACTORY.createParser(text.reader());
        firstLine = text.line();
        firstColumn = text.column();
    }

    /** Goes on to the next token; null at the end of the text. */
    JsonToken next() throws IOException {
        root = parser.getParsingContext();
        return parser.nextToken();
    }

    /** The value that begins with the current token. */
    Value value() throws IOException {
        repeated = new ArrayList<>();
        return new Value(tree(), repeated);
    }

    /**
     * The value that begins with the current token. What a field of it by the given name holds, which may be long and
     * is seldom looked at, is left as the text it is written in, and not looked into.
     */
    Value valueLeaving(String field) throws IOException {
        left = field;
        try {
            return value();
        } finally {
            left = null;
        }
    }

    /** Ends the reading, and tells how many characters it took. */
    long end() throws IOException {
        long taken = parser.currentLocation().getCharOffset();
        parser.close();
        return taken;
    }

    /** The line of the current token. */
    long line() {
        return firstLine + parser.currentTokenLocation().getLineNr() - 1;
    }

    /** The line on which the text was found broken. */
    long line(IOException broken) {
        return firstLine + place(broken).getLineNr() - 1;
    }

    /** Whether the text was found broken on a later line than that where its reading began. */
    boolean isBrokenLater(IOException broken) {
        return place(broken).getLineNr() > 1;
    }

    /** What the parser stumbled over, without a word of what it read. */
    Fault fault(IOException broken, String allowed) {
        int column = place(broken).getColumnNr() + (isBrokenLater(broken) ? 0 : firstColumn - 1);
        String found = "not JSON at line " + line(broken) + ", column " + column + ", " + reason(broken);
        return new Fault("$", found, allowed);
    }

    private static String reason(IOException broken) {
        if (broken instanceof TextWindow.TooLong) {
            return "being longer than " + TextWindow.LONGEST_REQUEST + " characters";
        }
        if (broken instanceof StreamConstraintsException) {
            return "where it nests too deep, or a number or a name is too long";
        }
        // What the parser says is looked at and not passed on. The window makes NUL of what is not UTF-8.
        String said = broken.getMessage();
        return said.contains("end-of-input") ? "where it ends too early"
                : said.contains("code 0)") ? "where a byte is not UTF-8" : "where something is out of place";
    }

    private JsonLocation place(IOException broken) {
        boolean told = broken instanceof JsonProcessingException json && json.getLocation() != null;
        return told ? ((JsonProcessingException) broken).getLocation() : parser.currentLocation();
    }

    private JsonNode tree() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT -> whole();
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
            case VALUE_NULL -> NODES.nullNode();
            default -> throw new IllegalStateException("no value begins with " + parser.currentToken());
        };
    }

    private JsonNode whole() throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }

    private ObjectNode object() throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            if (object.has(field) && repeated.size() < InvalidRequestException.MOST_FAULTS) {
                repeated.add(new Fault(path(parser.getParsingContext()), "given twice", "each field once"));
            }
            boolean leave = field.equals(left) && parser.getParsingContext().getParent() == root;
            object.set(field, parser.nextToken() == JsonToken.START_OBJECT && leave ? asWritten() : tree());
        }
        return object;
    }

    private JsonNode asWritten() throws IOException {
        long from = parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        return NODES.pojoNode(text.written(from, parser.currentLocation().getCharOffset()));
    }

    private ArrayNode array() throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(tree());
        }
        return array;
    }

    private String path(JsonStreamContext place) {
        if (place == root) {
            return "$";
        }
        String step = place.inArray() ? "[" + place.getCurrentIndex() + "]" : FaultText.step(place.getCurrentName());
        return path(place.getParent()) + step;
    }
}
