package org.coveragerules.internal.reading;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fields that hold an object, or several. */
final class NestedField {

    private NestedField() {
    }

    private static <T> void define(Class<T> type, Shape<T> shape, ObjectNode definitions) {
        if (!definitions.has(type.getSimpleName())) {
            shape.describe(definitions.putObject(type.getSimpleName()), definitions);
        }
    }

    /** A record. One that holds nothing is as absent as none. */
    static final class One<T> extends FieldType {

        private final Class<T> type;
        private final Shape<T> shape;

        One(RecordComponent component, Class<T> type) {
            super(component);
            this.type = type;
            this.shape = RecordShape.of(type);
        }

        @Override
        Object readAt(Cursor at) {
            return at.object(shape::read);
        }

        @Override
        boolean isLeftOut(Object value) {
            return value == null || shape.holdsNothing(type.cast(value));
        }

        @Override
        void writeValue(Object value, JsonGenerator out) throws IOException {
            out.writeStartObject();
            shape.write(type.cast(value), out);
            out.writeEndObject();
        }

        @Override
        boolean hasWords() {
            return shape.hasWords();
        }

        @Override
        void check(Object value, WordCheck check) {
            shape.check(type.cast(value), check);
        }

        @Override
        void describeValue(ObjectNode schema, ObjectNode definitions) {
            define(type, shape, definitions);
            refer(schema, type.getSimpleName());
        }
    }

    /** Records, those that hold nothing and need hold nothing left out. */
    static final class Several<T> extends FieldType {

        private final Class<T> type;
        private final Shape<T> shape;
        private final Repeated<T> repeated;

        Several(RecordComponent component, Class<T> type) {
            super(component);
            this.type = type;
            this.shape = RecordShape.of(type);
            this.repeated = Repeated.of(type);
        }

        @Override
        Object readAt(Cursor at) {
            return said.orUnknown() ? at.orUnknown(this::all) : all(at);
        }

        private List<T> all(Cursor at) {
            return repeated == null ? at.objects(shape::read) : repeated.once(at.elements(), shape);
        }

        @Override
        void writeValue(Object value, JsonGenerator out) throws IOException {
            out.writeStartArray();
            for (var each : (Collection<?>) value) {
                out.writeStartObject();
                shape.write(type.cast(each), out);
                out.writeEndObject();
            }
            out.writeEndArray();
        }

        @Override
        boolean hasWords() {
            return shape.hasWords();
        }

        @Override
        void check(Object value, WordCheck check) {
            var all = (List<?>) value;
            for (int i = 0; i < all.size(); i++) {
                check.enter(i);
                shape.check(type.cast(all.get(i)), check);
                check.leave();
            }
        }

        @Override
        void describeValue(ObjectNode schema, ObjectNode definitions) {
            define(type, shape, definitions);
            type(schema, "array");
            if (isRequired()) {
                schema.put("minItems", 1);
            }
            schema.putObject("items").put("$ref", DEFINITIONS + type.getSimpleName());
        }
    }

    /** A number for each constant of an enum that has one. */
    static final class Counts extends FieldType {

        private final List<Enum<?>> keys;

        Counts(RecordComponent component, List<Enum<?>> keys) {
            super(component);
            this.keys = keys;
        }

        @Override
        Object readAt(Cursor at) {
            return at.object(it -> {
                var counts = new LinkedHashMap<Enum<?>, Integer>();
                for (var key : keys) {
                    var count = it.at(key.name()).whole(said.least());
                    if (count != null) {
                        counts.put(key, count);
                    }
                }
                return counts;
            });
        }

        @Override
        boolean isLeftOut(Object value) {
            return value == null || ((Map<?, ?>) value).isEmpty();
        }

        @Override
        void writeValue(Object value, JsonGenerator out) throws IOException {
            out.writeStartObject();
            for (var entry : ((Map<?, ?>) value).entrySet()) {
                out.writeNumberField(((Enum<?>) entry.getKey()).name(), (Integer) entry.getValue());
            }
            out.writeEndObject();
        }

        @Override
        void describeValue(ObjectNode schema, ObjectNode definitions) {
            type(schema, "object");
            schema.put("additionalProperties", false);
            var properties = schema.putObject("properties");
            for (var key : keys) {
                var count = properties.putObject(key.name()).put("description", "Of " + key.name() + ".");
                count.putArray("type").add("integer").add("null");
                count.put("minimum", said.least()).put("maximum", Cursor.MOST);
            }
        }
    }
}
