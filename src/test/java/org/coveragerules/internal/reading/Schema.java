package org.coveragerules.internal.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.schema.Schemas;

/** A published schema, with formats asserted. */
public final class Schema {

    public static final JsonMapper JSON = new JsonMapper();

    private final JsonNode tree;
    private final JsonSchema schema;

    private Schema(JsonNode tree) {
        this.tree = tree;
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(tree, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    }

    public static Schema named(String name) {
        try {
            return new Schema(JSON.readTree(Schemas.of(BundledRequests.WORDS).get(name + ".schema.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode resource(String name) {
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode tree() {
        return tree;
    }

    /** What the schema has against it; nothing where it is valid. */
    public List<String> complaints(JsonNode instance) {
        return schema.validate(instance).stream().map(ValidationMessage::toString).toList();
    }
}
