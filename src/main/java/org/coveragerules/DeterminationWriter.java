package org.coveragerules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.LocalDate;

/** Writes determinations as JSON: the same determination gives the same bytes. */
public final class DeterminationWriter {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(
            new SimpleModule().addSerializer(LocalDate.class, ToStringSerializer.instance));

    private DeterminationWriter() {
    }

    /** One line of JSON, in UTF-8, without a line end. */
    public static byte[] bytes(Determination determination) {
        try {
            return JSON.writeValueAsBytes(determination);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a determination of request `" + determination.requestId()
                    + "` can't be written", e);
        }
    }

    /** The same as a tree. */
    public static JsonNode tree(Determination determination) {
        return JSON.valueToTree(determination);
    }
}
