package org.coveragerules.internal.reading;

import java.util.List;
import java.util.function.UnaryOperator;
import org.coveragerules.request.Field;

/** Records of a request made by the names of their components, so that none is told by its place among many. */
public final class RecordMaker {

    private RecordMaker() {
    }

    /**
     * A record of what is named; all else is absent.
     *
     * @param named the name of a component, its value, the next name, and so on
     * @throws IllegalArgumentException where there is no component of a name, or the record refuses a value
     */
    public static <R extends Record> R of(Class<R> type, Object... named) {
        var parts = RecordParts.of(type);
        var values = new Object[parts.components().size()];
        for (int i = 0; i < values.length; i++) {
            var component = parts.components().get(i);
            if (component.getType() == int.class) {
                values[i] = component.getAnnotation(Field.class).least();
            } else if (component.getType() == boolean.class) {
                values[i] = false;
            }
        }
        return made(parts, values, named);
    }

    /**
     * A record with other values of what is named.
     *
     * @param named the name of a component, its value, the next name, and so on
     * @throws IllegalArgumentException where there is no component of a name, or the record refuses a value
     */
    @SuppressWarnings("unchecked")
    public static <R extends Record> R with(R whole, Object... named) {
        var parts = RecordParts.of((Class<R>) whole.getClass());
        var values = new Object[parts.components().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts.get(whole, i);
        }
        return made(parts, values, named);
    }

    /** A copy in which each value of a type, however deep in records and lists, is what a function makes of it. */
    @SuppressWarnings("unchecked")
    public static <T, V> T each(T value, Class<V> type, UnaryOperator<V> change) {
        if (type.isInstance(value)) {
            return (T) change.apply(type.cast(value));
        }
        if (value instanceof List<?> list) {
            return (T) list.stream().map(element -> each(element, type, change)).toList();
        }
        if (!(value instanceof Record)) {
            return value;
        }
        var parts = RecordParts.of(value.getClass());
        var values = new Object[parts.components().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = each(parts.get(value, i), type, change);
        }
        return (T) parts.make(values);
    }

    private static <R> R made(RecordParts<R> parts, Object[] values, Object... named) {
        for (int i = 0; i < named.length; i += 2) {
            values[place(parts, named[i])] = named[i + 1];
        }
        return parts.make(values);
    }

    private static int place(RecordParts<?> parts, Object name) {
        for (int i = 0; i < parts.components().size(); i++) {
            if (parts.components().get(i).getName().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("there is no `" + name + "`; there are "
                + parts.components().stream().map(component -> "`" + component.getName() + "`").toList());
    }
}
