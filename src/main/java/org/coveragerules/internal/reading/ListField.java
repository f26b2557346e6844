package org.coveragerules.internal.reading;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.coveragerules.internal.vocabulary.WordKind;

/** Fields that hold several values, none of which is an object. */
abstract class ListField extends FieldType {

    private ListField(RecordComponent component) {
        super(component);
    }

    @Override
    void writeValue(Object value, JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (var each : (Collection<?>) value) {
            out.writeString(each instanceof Enum<?> constant ? constant.name() : (String) each);
        }
        out.writeEndArray();
    }

    @Override
    void describeValue(ObjectNode schema, ObjectNode definitions) {
        type(schema, "array");
        describeElement(schema.putObject("items"), definitions);
    }

    abstract void describeElement(ObjectNode schema, ObjectNode definitions);

    /** Texts of a form. */
    static final class Texts extends ListField {

        Texts(RecordComponent component) {
            super(component);
        }

        @Override
        Object readAt(Cursor at) {
            return at.list(each -> ScalarField.Text.text(each, said.form()));
        }

        @Override
        void describeElement(ObjectNode schema, ObjectNode definitions) {
            schema.put("type", "string").put("pattern", ScalarField.Text.pattern(said.form()));
        }
    }

    /** Words of the rules. */
    static final class Words extends ListField {

        private final WordKind kind;

        Words(RecordComponent component) {
            super(component);
            this.kind = WordKind.valueOf(said.words());
        }

        @Override
        Object readAt(Cursor at) {
            return at.words(at.words().words(kind));
        }

        @Override
        boolean hasWords() {
            return true;
        }

        @Override
        void check(Object value, WordCheck check) {
            var given = (Collection<?>) value;
            if (!given.isEmpty()) {
                given.forEach(word -> check.word(kind, word));
            }
        }

        @Override
        void describeElement(ObjectNode schema, ObjectNode definitions) {
            schema.put("$ref", DEFINITIONS + ScalarField.Word.define(kind, definitions));
        }
    }

    /** Constants of an enum, one of which there has to be; a single one may stand in a field of its own instead. */
    static final class Choices extends ListField {

        private final Enum<?>[] constants;

        Choices(RecordComponent component, List<Enum<?>> constants) {
            super(component);
            this.constants = constants.toArray(Enum<?>[]::new);
            if (said.alone().isEmpty()) {
                throw new IllegalStateException(component + " does not say where a single one may stand");
            }
        }

        @Override
        Object read(Cursor object) {
            var one = object.at(said.alone());
            var single = one.constant(constants);
            var several = readAt(object.at(name()));
            if (single == null && several.isEmpty()) {
                one.note("missing", "the " + said.alone() + " of it, or in `" + name() + "` those that share it");
            } else if (single != null && !several.isEmpty()) {
                one.note("given beside `" + name() + "`", "one of the two");
            }
            // A stand-in where there is a fault, which no record leaves the reader with.
            return several.isEmpty() ? Set.of(single == null ? constants[0] : single) : several;
        }

        @Override
        Set<Object> readAt(Cursor at) {
            return new LinkedHashSet<>(at.list(each -> each.constant(constants)));
        }

        @Override
        void write(Object value, JsonGenerator out) throws IOException {
            var held = (Collection<?>) value;
            if (held.size() == 1) {
                out.writeStringField(said.alone(), ((Enum<?>) held.iterator().next()).name());
            } else {
                super.write(value, out);
            }
        }

        @Override
        void describe(ObjectNode properties, ObjectNode definitions) {
            var names = properties.putObject(said.alone())
                    .put("description", "The only one; not beside `" + name() + "`.").putArray("enum");
            for (var constant : constants) {
                names.add(constant.name());
            }
            names.addNull();
            super.describe(properties, definitions);
        }

        @Override
        void describeElement(ObjectNode schema, ObjectNode definitions) {
            var names = schema.putArray("enum");
            for (var constant : constants) {
                names.add(constant.name());
            }
        }

        /** One of the two has to be there. */
        @Override
        void describeObject(ObjectNode schema) {
            var either = schema.putArray("allOf").addObject().putArray("oneOf");
            var one = either.addObject();
            one.putArray("required").add(said.alone());
            one.putObject("properties").putObject(said.alone()).put("type", "string");
            var several = either.addObject();
            several.putArray("required").add(name());
            several.putObject("properties").putObject(name()).put("type", "array").put("minItems", 1);
        }
    }
}
