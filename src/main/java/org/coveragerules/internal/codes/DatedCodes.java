package org.coveragerules.internal.codes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What holds for a code on a date, in the order in which it was added. */
final class DatedCodes<T> {

    private record Entry<T>(Period period, T value) {
    }

    private final Map<String, List<Entry<T>>> entries = new HashMap<>();

    void add(String code, Period period, T value) {
        entries.computeIfAbsent(code, none -> new ArrayList<>()).add(new Entry<>(period, value));
    }

    boolean has(String code) {
        return entries.containsKey(code);
    }

    List<T> on(String code, LocalDate date) {
        return entries.getOrDefault(code, List.of()).stream()
                .filter(entry -> entry.period().holdsOn(date))
                .map(Entry::value).toList();
    }

    /** What holds for a code on any date. */
    List<T> all(String code) {
        return entries.getOrDefault(code, List.of()).stream().map(Entry::value).toList();
    }
}
