package org.coveragerules;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/** Writes determinations as JSON: the same determination gives the same bytes. */
public final class DeterminationWriter {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(
            new SimpleModule().addSerializer(LocalDate.class, ToStringSerializer.instance)
                    .addSerializer(OffsetDateTime.class, new Moment()));

    private DeterminationWriter() {
    }

    /** With its seconds, which Java leaves out where there are none and RFC 3339 does not. */
    private static final class Moment extends StdSerializer<OffsetDateTime> {

        private static final long serialVersionUID = 1L;

        Moment() {
            super(OffsetDateTime.class);
        }

        @Override
        public void serialize(OffsetDateTime moment, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeString(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment));
        }
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
