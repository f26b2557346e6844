package org.coveragerules.internal.reading;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;

/** Writes fields one after the other; what is null or an empty list is left out, since absent says the same. */
final class JsonFields {

    /** Writes the fields of a record into the object that was begun. */
    @FunctionalInterface
    interface Shape<T> {
        void write(T value) throws IOException;
    }

    private final JsonGenerator json;

    JsonFields(JsonGenerator json) {
        this.json = json;
    }

    void text(String field, String value) throws IOException {
        if (value != null) {
            json.writeStringField(field, value);
        }
    }

    void name(String field, Enum<?> value) throws IOException {
        text(field, value == null ? null : value.name());
    }

    void date(String field, LocalDate value) throws IOException {
        text(field, value == null ? null : value.toString());
    }

    void flag(String field, Boolean value) throws IOException {
        if (value != null) {
            json.writeBooleanField(field, value);
        }
    }

    void count(String field, Integer value) throws IOException {
        if (value != null) {
            json.writeNumberField(field, value);
        }
    }

    void number(String field, BigDecimal value) throws IOException {
        if (value != null) {
            json.writeFieldName(field);
            json.writeNumber(value.toPlainString());
        }
    }

    void texts(String field, Collection<String> values) throws IOException {
        if (!values.isEmpty()) {
            allTexts(field, values);
        }
    }

    void names(String field, Collection<? extends Enum<?>> values) throws IOException {
        if (!values.isEmpty()) {
            json.writeArrayFieldStart(field);
            for (Enum<?> value : values) {
                json.writeString(value.name());
            }
            json.writeEndArray();
        }
    }

    /** Writes an empty list too, where it says something else than an absent one. */
    void allTexts(String field, Collection<String> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    /** An object that has a field; null is left out. */
    <T> void object(String field, T value, Shape<T> shape) throws IOException {
        if (value != null) {
            json.writeFieldName(field);
            object(value, shape);
        }
    }

    <T> void objects(String field, Collection<T> values, Shape<T> shape) throws IOException {
        if (!values.isEmpty()) {
            allObjects(field, values, shape);
        }
    }

    /** Writes an empty list too, where it says something else than an absent one. */
    <T> void allObjects(String field, Collection<T> values, Shape<T> shape) throws IOException {
        json.writeArrayFieldStart(field);
        for (T value : values) {
            object(value, shape);
        }
        json.writeEndArray();
    }

    <T> void object(T value, Shape<T> shape) throws IOException {
        json.writeStartObject();
        shape.write(value);
        json.writeEndObject();
    }
}
