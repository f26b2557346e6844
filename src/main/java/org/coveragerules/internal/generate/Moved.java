package org.coveragerules.internal.generate;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Copies of what a request holds in which each day is as many days later; all else is the same, whatever it is. */
final class Moved {

    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    /** How a record is taken apart and made. */
    private record Shape(List<Method> parts, Constructor<?> maker) {

        static Shape of(Class<?> type) {
            try {
                var components = type.getRecordComponents();
                var maker = type.getDeclaredConstructor(
                        Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
                return new Shape(Stream.of(components).map(RecordComponent::getAccessor).toList(), maker);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("every record has a constructor of its components", e);
            }
        }
    }

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private final long days;

    Moved(long days) {
        this.days = days;
    }

    /** A copy of a record of days, lists, records and what has no days; null is null. */
    @SuppressWarnings("unchecked")
    <T> T of(T value) {
        if (value instanceof LocalDate day) {
            return (T) moved(day);
        }
        if (value instanceof List<?> list) {
            return (T) list.stream().map(this::of).toList();
        }
        return value instanceof Record ? (T) copy(value) : value;
    }

    private LocalDate moved(LocalDate day) {
        long to = day.toEpochDay() + days;
        return LocalDate.ofEpochDay(Math.max(FIRST.toEpochDay(), Math.min(to, LAST.toEpochDay())));
    }

    private Object copy(Object whole) {
        var shape = SHAPES.get(whole.getClass());
        try {
            var parts = new Object[shape.parts.size()];
            for (int at = 0; at < parts.length; at++) {
                parts[at] = of(shape.parts.get(at).invoke(whole));
            }
            return shape.maker.newInstance(parts);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("`" + whole.getClass().getSimpleName() + "` can't be copied", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the records of a request are public", e);
        }
    }
}
