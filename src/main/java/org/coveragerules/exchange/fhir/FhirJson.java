package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Resources of a text, one after the other, or a list of them. What is no JSON is told by its place and never by the
 * parser's own message, which quotes it; the resources behind it are read all the same.
 */
public final class FhirJson {

    /** A questionnaire's answer may nest, and a bundle lies in a bundle; what nests deeper means harm. */
    static final int DEEPEST = 100;
    /** Characters of one bundle and of all before it; scans belong elsewhere. */
    private static final long LONGEST = 1L << 30;
    private static final int LONGEST_TEXT = 50_000_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST)
                            .maxDocumentLength(LONGEST).maxStringLength(LONGEST_TEXT).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build()).build();
    private static final ObjectReader READER = JSON.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final JsonLines text;
    /** Null where none was made yet, or the last one broke. */
    private JsonParser parser;
    /** The line before the one with which the parser begins. */
    private long before;
    /** Where the resource begins that is being read; 0: nowhere yet. */
    private long begun;
    private boolean isFirst = true;
    private boolean isList;
    private boolean isEnded;

    /** @param text in UTF-8: one resource, several with white space between them, or a list of them; it is left open */
    public FhirJson(InputStream text) {
        this.text = new JsonLines(text);
    }

    /**
     * The next resource.
     *
     * @return null at the end
     * @throws FhirException where the text is no JSON. It is gone on with by the next call: behind the broken line, and
     *                       what of the broken resource follows on others; in a list there is no going on
     * @throws IOException   where the text cannot be read on
     */
    public JsonNode next() throws IOException {
        if (isEnded) {
            return null;
        }
        try {
            return read();
        } catch (StreamConstraintsException tooMuch) {
            throw refused(tooMuch, "where it nests too deep, or a number, name or text is too long");
        } catch (JsonProcessingException broken) {
            // What the parser says is looked at and not passed on.
            var said = broken.getMessage();
            throw refused(broken, said.startsWith("Duplicate field") ? "where a field is given twice"
                    : said.contains("end-of-input") ? "where it ends too early"
                    : said.contains("code 0)") ? "where a byte is not UTF-8" : "where something is out of place");
        } catch (NumberFormatException | ArithmeticException outOfRange) {
            // The parser's own, of an exponent of more digits than it can count with.
            throw refused(null, "where a number's exponent is out of range");
        }
    }

    private JsonNode read() throws IOException {
        if (parser == null) {
            before = text.nextLine() - 1;
            parser = JSON.getFactory().createParser(text);
        }
        begun = 0;
        var token = parser.nextToken();
        if (isFirst && token == JsonToken.START_ARRAY) {
            isList = true;
            token = parser.nextToken();
        }
        isFirst = false;
        if (isList && token == JsonToken.END_ARRAY) {
            isEnded = true;
            if (parser.nextToken() != null) {
                throw refused(null, "where something follows the list");
            }
            return null;
        }
        if (token == null) {
            isEnded = true;
            return null;
        }
        var start = parser.currentTokenLocation();
        begun = before + start.getLineNr();
        text.begin(start.getColumnNr());
        JsonNode read = READER.readTree(parser);
        text.end();
        return read;
    }

    private FhirException refused(JsonProcessingException broken, String reason) throws IOException {
        isFirst = false;
        // Of a number or a depth that is too much the parser tells no place.
        var place = broken == null || broken.getLocation() == null || broken.getLocation().getLineNr() < 0
                ? parser.currentLocation() : broken.getLocation();
        long line = before + place.getLineNr();
        var found = "not JSON at line " + line + ", column " + place.getColumnNr()
                + (begun > 0 && begun < line ? " (it begins at line " + begun + ")" : "") + ", " + reason;
        return new FhirException(List.of(new FhirFault("Bundle", found, "a FHIR bundle in UTF-8" + goOn(line),
                FhirFault.INPUT)));
    }

    /** Goes on behind what is broken, and tells what is not read. */
    private String goOn(long line) throws IOException {
        parser = null;
        if (isList) {
            isEnded = true;
            return "; what comes after this place was not read";
        }
        long last = text.skip();
        return last <= line ? "" : last == line + 1 ? "; line " + last + " was passed over with it"
                : "; lines " + (line + 1) + " to " + last + " were passed over with it";
    }
}
