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
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;

/** Reads determinations that were written once, perhaps by an earlier version of this library. */
public final class DeterminationReader {

    private static final ObjectReader JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule()
                    .addDeserializer(LocalDate.class, new Iso<>(LocalDate.class, LocalDate::parse))
                    .addDeserializer(OffsetDateTime.class, new Iso<>(OffsetDateTime.class, OffsetDateTime::parse)))
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

    /** A day or a moment, as ISO has it. */
    private static final class Iso<T> extends StdDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parse;

        Iso(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return parse.apply(parser.getText());
            } catch (DateTimeException e) {
                throw context.weirdStringException(parser.getText(), handledType(), "no date");
            }
        }
    }
}
