package org.coveragerules.internal.reading;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.coveragerules.internal.vocabulary.WordKind;
import org.coveragerules.request.TextForm;

/** Fields that hold one value. */
final class ScalarField {

    private ScalarField() {
    }

    /** A text of a form. */
    static final class Text extends FieldType {

        Text(RecordComponent component) {
            super(component);
        }

        @Override
        Object readAt(Cursor at) {
            return text(at, said.form());
        }

        static String text(Cursor at, TextForm form) {
            return form == TextForm.DIAGNOSIS ? at.condition() : at.text(form);
        }

        @Override
        void writeValue(Object value, JsonGenerator out) throws IOException {
            out.writeString((String) value);
        }

        @Override
        void describeValue(ObjectNode schema, ObjectNode definitions) {
            type(schema, "string");
            schema.put("pattern", pattern(said.form()));
        }

        static String pattern(TextForm form) {
            // A text that is not blank may have several lines, of which `.` of a schema takes one.
            return form == TextForm.ANY ? "\\S" : "^(" + form.pattern() + ")$";
        }
    }

    /** A word of the rules. */
    static final class Word extends FieldType {

        private final WordKind kind;

        Word(RecordComponent component) {
            super(component);
            this.kind = WordKind.valueOf(said.words());
        }

        @Override
        Object readAt(Cursor at) {
            return at.word(at.words().words(kind));
        }

        @Override
        void writeValue(Object value, JsonGenerator out) throws IOException {
            out.writeString((String) value);
        }

        @Override
        boolean hasWords() {
            return true;
        }

        @Override
        void check(Object value, WordCheck check) {
            check.word(kind, value);
        }

        /** The words of a kind as a definition, by its name. */
        static String define(WordKind kind, ObjectNode definitions) {
            if (!definitions.has(kind.type())) {
                definitions.putObject(kind.type()).put(RequestSchema.WORDS, kind.name());
            }
            return kind.type();
        }

        @Override
        void describeValue(ObjectNode schema, ObjectNode definitions) {
            refer(schema, define(kind, definitions));
        }
    }

    /** True, false or, where the component can say so, unknown. */
    static final class Flag extends FieldType {

        private final boolean isPrimitive;

        Flag(RecordComponent component) {
            super(component);
            this.isPrimitive = component.getType() == boolean.class;
        }

        @Override
        Object readAt(Cursor at) {
            var flag = at.flag();
            return flag == null && isPrimitive ? Boolean.FALSE : flag;
        }

        @Override
        void writeValue(Object value, JsonGenerator out) throws IOException {
            out.writeBoolean((Boolean) value);
        }

        @Override
        void describeValue(ObjectNode schema, ObjectNode definitions) {
            type(schema, "boolean");
            if (isPrimitive) {
                schema.put("default", false);
            }
        }
    }

    /** A date of the calendar. */
    static class Day extends FieldType {

        Day(RecordComponent component) {
            super(component);
        }

        @Override
        Object readAt(Cursor at) {
            return at.date();
        }

        @Override
        void writeValue(Object value, JsonGenerator out) throws IOException {
            out.writeString(value.toString());
        }

        @Override
        void describeValue(ObjectNode schema, ObjectNode definitions) {
            type(schema, "string");
            schema.put("format", "date");
        }
    }

    /** A whole number. */
    static final class Count extends FieldType {

        private final boolean isPrimitive;

        Count(RecordComponent component) {
            super(component);
            this.isPrimitive = component.getType() == int.class;
        }

        @Override
        Object readAt(Cursor at) {
            int least = said.least();
            Integer read = at.whole(least);
            // A stand-in for what was refused may be less than the least, which no record takes where it may be absent.
            return isPrimitive && !isRequired() && (read == null || read < least) ? Integer.valueOf(least) : read;
        }

        @Override
        void writeValue(Object value, JsonGenerator out) throws IOException {
            out.writeNumber((int) value);
        }

        @Override
        void describeValue(ObjectNode schema, ObjectNode definitions) {
            type(schema, "integer");
            schema.put("minimum", said.least()).put("maximum", Cursor.MOST);
            if (isPrimitive && !isRequired()) {
                schema.put("default", said.least());
            }
        }
    }

    /** A constant of an enum. */
    static final class Choice extends FieldType {

        private static final String UNKNOWN = "UNKNOWN";

        private final Enum<?>[] allowed;

        Choice(RecordComponent component) {
            super(component);
            var of = List.of(said.of());
            this.allowed = constants(component.getType()).stream()
                    .filter(each -> of.isEmpty() || of.contains(each.name())).toArray(Enum<?>[]::new);
        }

        @Override
        Object readAt(Cursor at) {
            return said.orUnknown() && at.is(UNKNOWN) ? null : at.constant(allowed);
        }

        @Override
        void writeValue(Object value, JsonGenerator out) throws IOException {
            out.writeString(((Enum<?>) value).name());
        }

        @Override
        void describeValue(ObjectNode schema, ObjectNode definitions) {
            var names = schema.putArray("enum");
            Arrays.stream(allowed).map(Enum::name).forEach(names::add);
            if (said.orUnknown()) {
                names.add(UNKNOWN);
            }
            if (!isRequired()) {
                names.addNull();
            }
        }
    }
}
