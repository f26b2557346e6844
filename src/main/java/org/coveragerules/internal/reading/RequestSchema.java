package org.coveragerules.internal.reading;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.coveragerules.request.Request;

/** The JSON Schema of a request, with the places in which the words of some rules belong. */
public final class RequestSchema {

    /** Stands where words belong, and names their kind, or {@link #OBSERVATIONS}. */
    public static final String WORDS = "$words";
    /** Stands where each observation says what its values are. */
    public static final String VALUES = "$values";
    /** The names of what is observed. */
    public static final String OBSERVATIONS = "OBSERVATIONS";

    private RequestSchema() {
    }

    /** The schema, in which no word stands yet. */
    public static ObjectNode tree() {
        var schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "urn:coverage-rules:schema:request").put("title", "Coverage request")
                .put("description", "A review request or a claim, with everything known about it. Absent or null is"
                        + " unknown, never false; an object that holds nothing is absent.");
        var definitions = JsonNodeFactory.instance.objectNode();
        RecordShape.of(Request.class).describe(schema, definitions);
        schema.set("$defs", definitions);
        return schema;
    }
}
