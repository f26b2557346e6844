package org.coveragerules.internal.reading;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** How records of a type are taken apart and made. */
final class RecordParts<R> {

    private static final Object[] NOTHING = {};

    private static final ClassValue<RecordParts<?>> KNOWN = new ClassValue<>() {
        @Override
        protected RecordParts<?> computeValue(Class<?> type) {
            return new RecordParts<>(type);
        }
    };

    private final List<RecordComponent> components;
    private final List<Method> accessors;
    private final Constructor<R> maker;

    private RecordParts(Class<R> type) {
        this.components = List.of(type.getRecordComponents());
        this.accessors = components.stream().map(RecordComponent::getAccessor).toList();
        try {
            this.maker = type.getDeclaredConstructor(
                    components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has a constructor of its components", e);
        }
    }

    @SuppressWarnings("unchecked")
    static <R> RecordParts<R> of(Class<R> type) {
        return (RecordParts<R>) KNOWN.get(type);
    }

    List<RecordComponent> components() {
        return components;
    }

    /** What a record holds in the component of a number. */
    Object get(Object whole, int index) {
        return get(whole, accessors.get(index));
    }

    /** What an accessor of a record gives. */
    static Object get(Object whole, Method accessor) {
        try {
            return accessor.invoke(whole, NOTHING);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(accessor + " can't be asked", e);
        }
    }

    /**
     * The record of components.
     *
     * @throws IllegalArgumentException where the record refuses them
     */
    R make(Object... values) {
        try {
            return maker.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(maker.getDeclaringClass().getSimpleName() + " can't be of these: "
                    + (e.getCause() instanceof IllegalArgumentException told ? told.getMessage()
                            : e.getCause().getClass().getName()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(maker + " can't be called with " + Arrays.stream(values)
                    .map(value -> value == null ? "null" : value.getClass().getSimpleName()).toList(), e);
        }
    }
}
