package org.coveragerules.replay;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.LocalDate;
import org.coveragerules.Reason;

/** JSON of what a replay keeps and reports. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
            .addMixIn(Reason.class, ToldReason.class)
            .registerModule(new SimpleModule().addSerializer(LocalDate.class, ToStringSerializer.instance));

    /** What is told of a reason. */
    @JsonIgnoreProperties({"decisive", "population", "missing", "remedy", "nextStep"})
    private interface ToldReason {
    }

    private Json() {
    }

    static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("this can't be written as JSON", e);
        }
    }

    static void write(Object value, Writer out) throws IOException {
        MAPPER.writeValue(out, value);
    }

    static JsonNode parsed(String json) throws JsonProcessingException {
        return MAPPER.readTree(json);
    }

    static <T> T read(String json, Class<T> type) throws JsonProcessingException {
        return MAPPER.readValue(json, type);
    }

    /** Reads what was written here. */
    static <T> T readBack(String json, Class<T> type) {
        try {
            return read(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("what was found can't be read back", e);
        }
    }
}
