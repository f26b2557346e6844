package org.coveragerules.request;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Immutable copies of a record's collections, an absent one being empty. Sets and maps keep the order of their enum,
 * and words the order they were given in, so that what is written from them is the same in every run.
 */
final class Copies {

    private Copies() {
    }

    static <T> List<T> list(List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }

    static <E extends Enum<E>> Set<E> set(Set<E> given) {
        return given == null || given.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(given));
    }

    static Set<String> words(Set<String> given) {
        return given == null || given.isEmpty() ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(given));
    }

    static <E extends Enum<E>, V> Map<E, V> map(Map<E, V> given) {
        return given == null || given.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(given));
    }
}
