package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Resources of a text, one after the other. What is no JSON is told by its place and never by the parser's own message,
 * which quotes it.
 */
public final class FhirJson {

    /** A questionnaire's answer may nest, and a bundle lies in a bundle; what nests deeper means harm. */
    static final int DEEPEST = 100;
    /** Characters of one bundle and of all before it; scans belong elsewhere. */
    private static final long LONGEST = 1L << 30;
    private static final int LONGEST_TEXT = 50_000_000;

    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST)
                            .maxDocumentLength(LONGEST).maxStringLength(LONGEST_TEXT).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build()).build().readerFor(JsonNode.class)
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final InputStream text;
    /** Null before the first resource is asked for. */
    private MappingIterator<JsonNode> values;

    /** @param text in UTF-8: one resource, or several with white space between them */
    public FhirJson(InputStream text) {
        this.text = text;
    }

    /**
     * The next resource.
     *
     * @return null at the end
     * @throws FhirException where the text is no JSON; nothing after it can be read then
     * @throws IOException   where the text cannot be read on
     */
    public JsonNode next() throws IOException {
        try {
            values = values == null ? READER.readValues(text) : values;
            return values.hasNextValue() ? values.nextValue() : null;
        } catch (StreamConstraintsException tooMuch) {
            throw refused(tooMuch, "where it nests too deep, or a number, name or text is too long");
        } catch (JsonProcessingException broken) {
            throw refused(broken, broken.getMessage().startsWith("Duplicate field") ? "where a field is given twice"
                    : broken.getMessage().contains("end-of-input") ? "where it ends too early"
                    : "where something is out of place");
        }
    }

    private static FhirException refused(JsonProcessingException broken, String reason) {
        var place = broken.getLocation() == null ? JsonLocation.NA : broken.getLocation();
        return new FhirException(List.of(new FhirFault("Bundle", "not JSON at line " + place.getLineNr() + ", column "
                + place.getColumnNr() + ", " + reason, "a FHIR bundle in UTF-8", FhirFault.INPUT)));
    }
}
