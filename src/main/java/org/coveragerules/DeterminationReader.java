package org.coveragerules;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Reads determinations that were written once, perhaps by an earlier version of this library. */
public final class DeterminationReader {

    private static final ObjectReader JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule().addDeserializer(LocalDate.class, new IsoDate()))
            .build().readerFor(Determination.class);

    private DeterminationReader() {
    }

    /** Reads a determination as {@link DeterminationWriter} writes it; empty where the text is none. */
    public static Optional<Determination> read(String json) {
        try {
            Determination read = JSON.readValue(json);
            return Optional.ofNullable(read).filter(determination -> determination.requestId() != null
                    && determination.lines().stream().allMatch(line -> line.outcome() != null));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static final class IsoDate extends StdDeserializer<LocalDate> {

        private static final long serialVersionUID = 1L;

        IsoDate() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return LocalDate.parse(parser.getText());
            } catch (DateTimeException e) {
                return (LocalDate) context.handleWeirdStringValue(LocalDate.class, parser.getText(), "no date");
            }
        }
    }
}
