package org.coveragerules.internal.reading;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.coveragerules.request.Field;

/**
 * A field of a record of the request: how it is read, written, checked and described. There is one kind for each type
 * that a component may have.
 */
abstract class FieldType {

    /** Where the definitions of a JSON Schema are. */
    static final String DEFINITIONS = "#/$defs/";

    private final Method accessor;
    /** What is said of it. */
    final Field said;

    FieldType(RecordComponent component) {
        this.accessor = component.getAccessor();
        this.said = component.getAnnotation(Field.class);
        if (said == null) {
            throw new IllegalStateException(component + " of " + component.getDeclaringRecord() + " has no @Field");
        }
    }

    /** The kind of a component's type. */
    static FieldType of(RecordComponent component) {
        var type = component.getType();
        var said = component.getAnnotation(Field.class);
        boolean isWord = said != null && !said.words().isEmpty();
        if (type == String.class) {
            return isWord ? new ScalarField.Word(component) : new ScalarField.Text(component);
        }
        if (type == Boolean.class || type == boolean.class) {
            return new ScalarField.Flag(component);
        }
        if (type == LocalDate.class) {
            return Moment.stands(component) ? new Moment.OrDay(component) : new ScalarField.Day(component);
        }
        if (type == OffsetDateTime.class) {
            return new Moment(component);
        }
        if (type == Integer.class || type == int.class) {
            return new ScalarField.Count(component);
        }
        if (type.isEnum()) {
            return new ScalarField.Choice(component);
        }
        if (type.isRecord()) {
            return new NestedField.One<>(component, type);
        }
        if (type == Map.class) {
            return new NestedField.Counts(component, constants(argument(component)));
        }
        var element = argument(component);
        if (type == List.class && element.isRecord()) {
            return new NestedField.Several<>(component, element);
        }
        if (type == List.class && element == String.class) {
            return new ListField.Texts(component);
        }
        if (type == Set.class && element == String.class && isWord) {
            return new ListField.Words(component);
        }
        if (type == Set.class && element.isEnum()) {
            return new ListField.Choices(component, constants(element));
        }
        throw new IllegalStateException("no request holds a " + component.getGenericType());
    }

    /** The type argument of a collection; of a map, that of its keys. */
    private static Class<?> argument(RecordComponent component) {
        Type argument = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        return (Class<?>) argument;
    }

    static List<Enum<?>> constants(Class<?> type) {
        return List.of((Enum<?>[]) type.getEnumConstants());
    }

    final String name() {
        return accessor.getName();
    }

    final boolean isRequired() {
        return said.required();
    }

    /** What a record holds here. */
    Object of(Object holder) {
        return RecordParts.get(holder, accessor);
    }

    /** The value in an object; what is wrong there is noted. */
    Object read(Cursor object) {
        var at = object.at(name());
        if (said.required()) {
            at.required();
        }
        if (said.personal()) {
            at.personal();
        }
        return readAt(at);
    }

    abstract Object readAt(Cursor at);

    /** Whether nothing is written, since absent says the same. */
    boolean isLeftOut(Object value) {
        return value == null || !said.orUnknown() && value instanceof Collection<?> none && none.isEmpty();
    }

    /** Writes name and value. */
    void write(Object value, JsonGenerator out) throws IOException {
        out.writeFieldName(name());
        writeValue(value, out);
    }

    abstract void writeValue(Object value, JsonGenerator out) throws IOException;

    /** Whether it may hold words of the rules. */
    boolean hasWords() {
        return false;
    }

    /** Looks at the words of a value. */
    void check(Object value, WordCheck check) {
    }

    /** Adds what a JSON Schema says of it to the properties of its object. */
    void describe(ObjectNode properties, ObjectNode definitions) {
        var schema = properties.putObject(name()).put("description", said.says());
        describeValue(schema, definitions);
    }

    abstract void describeValue(ObjectNode schema, ObjectNode definitions);

    /** Adds what it says of its object beside the field itself. */
    void describeObject(ObjectNode schema) {
    }

    /** The type of a value that may be null where it may be absent. */
    final void type(ObjectNode schema, String type) {
        if (isRequired()) {
            schema.put("type", type);
        } else {
            schema.putArray("type").add(type).add("null");
        }
    }

    /** That it is as defined, or null where it may be absent. */
    final void refer(ObjectNode schema, String definition) {
        if (isRequired()) {
            schema.put("$ref", DEFINITIONS + definition);
        } else {
            var either = schema.putArray("anyOf");
            either.addObject().put("$ref", DEFINITIONS + definition);
            either.addObject().put("type", "null");
        }
    }
}
