package org.coveragerules.internal.codes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What holds for a code by the ranges it falls in, the narrowest range first. The ranges are cut at each other's ends
 * into stretches, so that a code is found by one binary search however many ranges overlap.
 */
final class CodeRanges<T> {

    /** One range and what holds for its codes. */
    record Entry<T>(CodeRange range, T value) {
    }

    private final int[] starts;
    private final List<List<T>> values;

    CodeRanges(List<Entry<T>> entries) {
        starts = entries.stream()
                .flatMap(entry -> Stream.of(entry.range().first(), entry.range().last() + 1))
                .mapToInt(Integer::intValue).sorted().distinct().toArray();
        List<List<T>> found = new ArrayList<>();
        for (int start = 0; start < starts.length; start++) {
            found.add(new ArrayList<>());
        }
        entries.stream()
                .sorted(Comparator.comparingInt(entry -> entry.range().width()))
                .forEach(entry -> {
                    int from = Arrays.binarySearch(starts, entry.range().first());
                    int to = Arrays.binarySearch(starts, entry.range().last() + 1);
                    found.subList(from, to).forEach(list -> list.add(entry.value()));
                });
        values = found.stream().<List<T>>map(List::copyOf).toList();
    }

    /** Those stretches for which something holds. */
    List<CodeRange> stretches() {
        List<CodeRange> found = new ArrayList<>();
        for (int start = 0; start < starts.length; start++) {
            if (!values.get(start).isEmpty()) {
                found.add(new CodeRange(starts[start], starts[start + 1] - 1));
            }
        }
        return found;
    }

    /** What holds for the code, the narrowest range first, those of one width in the order of the table. */
    List<T> of(String code) {
        int number = CodeNumber.of(code);
        int found = Arrays.binarySearch(starts, number);
        int stretch = found >= 0 ? found : -found - 2;
        return number == CodeNumber.NONE || stretch < 0 ? List.of() : values.get(stretch);
    }
}
