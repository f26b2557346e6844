package org.coveragerules.internal.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.drools.model.functions.Function1;

/** The facts of a memory by a value of theirs, for a step that asks for those whose value equals another. */
final class JoinIndex {

    /** So few facts are tested one by one. */
    static final int FEW = 8;

    /**
     * What a step asks to be equal.
     *
     * @param id    of the index, the same for steps that look into the same memory by the same value
     * @param value the value of a fact of the memory
     * @param other what is held against it, before {@code of} is looked at
     * @param of    what of the other; null: itself
     */
    record Join(int id, Function1<Object, Object> value, Operand other, Function1<Object, Object> of) {
    }

    /** Places of facts in their memory, in their order. */
    static final class Places {

        private int[] places = new int[4];
        private int size;

        private void add(int place) {
            if (size == places.length) {
                places = Arrays.copyOf(places, 2 * size);
            }
            places[size++] = place;
        }

        int size() {
            return size;
        }

        int get(int at) {
            return places[at];
        }
    }

    private static final Places NONE = new Places();

    private final Map<Object, Places> byValue = new HashMap<>();
    private int indexed;
    private boolean isUseless;

    /**
     * Where the facts are that can be met; null: all have to be tested. Numbers are equal in other ways than as values of
     * a map, and what throws has to throw where it is tested, so that either is left to the test.
     */
    Places of(Object[] facts, int count, Join join, Object[] slots) {
        if (isUseless) {
            return null;
        }
        try {
            for (; indexed < count; indexed++) {
                var value = join.value.apply(facts[indexed]);
                if (value instanceof Number) {
                    isUseless = true;
                    return null;
                }
                byValue.computeIfAbsent(value, none -> new Places()).add(indexed);
            }
            var other = join.other.get(slots);
            var value = join.of == null ? other : join.of.apply(other);
            return value instanceof Number ? null : byValue.getOrDefault(value, NONE);
        } catch (RuntimeException e) {
            isUseless = true;
            return null;
        }
    }

    void clear() {
        byValue.clear();
        indexed = 0;
        isUseless = false;
    }
}
