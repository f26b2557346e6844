package org.coveragerules.internal.facts;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Something for each of some lines of a request: of few lines, as most requests have, found one by one. */
public final class LineMap<T> {

    /** Of more lines each is looked up. */
    private static final int FEW = 8;

    private ServiceLine[] lines = new ServiceLine[2];
    private Object[] values = new Object[2];
    private int size;
    private Map<ServiceLine, Integer> places;

    /** What there is for a line; null: nothing. */
    @SuppressWarnings("unchecked")
    public T get(ServiceLine line) {
        int place = place(line);
        return place < 0 ? null : (T) values[place];
    }

    /** What there is for a line, or something else. */
    public T get(ServiceLine line, T otherwise) {
        var value = get(line);
        return value == null ? otherwise : value;
    }

    /** What there is for a line, made where there is nothing. */
    public T get(ServiceLine line, Supplier<T> made) {
        var value = get(line);
        if (value == null) {
            value = made.get();
            put(line, value);
        }
        return value;
    }

    /** Sets what there is for a line. */
    public void put(ServiceLine line, T value) {
        int place = place(line);
        if (place < 0) {
            place = size;
            if (size == lines.length) {
                lines = Arrays.copyOf(lines, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            lines[size++] = line;
            lookUp(line, place);
        }
        values[place] = value;
    }

    private void lookUp(ServiceLine line, int place) {
        if (places != null) {
            places.put(line, place);
        } else if (size > FEW) {
            places = new HashMap<>();
            for (int each = 0; each < size; each++) {
                places.put(lines[each], each);
            }
        }
    }

    private int place(ServiceLine line) {
        if (places != null) {
            return places.getOrDefault(line, -1);
        }
        for (int place = 0; place < size; place++) {
            if (lines[place] == line) {
                return place;
            }
        }
        return -1;
    }
}
