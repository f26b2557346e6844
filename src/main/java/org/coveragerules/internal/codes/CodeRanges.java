package org.coveragerules.internal.codes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * What holds for a code by the ranges it falls in, the narrowest range first. The ranges are cut at each other's ends
 * into stretches, so that a code is found by one binary search. What holds for a stretch is kept as a list where it is
 * little, and gathered when it is asked where it is much: what is kept grows with the ranges, however they overlap.
 */
final class CodeRanges<T> {

    /** So many values of a stretch are kept as a list; few tables have more than two. */
    private static final int MOST_KEPT = 64;

    /** One range and what holds for its codes. */
    record Entry<T>(CodeRange range, T value) {
    }

    private final int[] starts;
    /** In the order in which they are told. */
    private final List<T> values;
    /**
     * A tree over the stretches, which are its last nodes; below node n are 2n and 2n+1. A range's value is at the few
     * nodes that are above its stretches and above no other.
     */
    private final int[][] nodes;
    /** By stretch; null where there are too many to keep. */
    private final List<List<T>> kept = new ArrayList<>();

    CodeRanges(List<Entry<T>> entries) {
        starts = entries.stream()
                .flatMap(entry -> Stream.of(entry.range().first(), entry.range().last() + 1))
                .mapToInt(Integer::intValue).sorted().distinct().toArray();
        var ordered = entries.stream().sorted(Comparator.comparingInt(entry -> entry.range().width())).toList();
        values = ordered.stream().map(Entry::value).toList();
        nodes = new int[2 * starts.length][];
        int[] sizes = new int[nodes.length];
        ordered.forEach(entry -> nodesOf(entry.range(), node -> sizes[node]++));
        Arrays.setAll(nodes, node -> new int[sizes[node]]);
        for (int at = ordered.size() - 1; at >= 0; at--) {
            int value = at;
            nodesOf(ordered.get(at).range(), node -> nodes[node][--sizes[node]] = value);
        }
        for (int stretch = 0; stretch < starts.length; stretch++) {
            kept.add(count(stretch) > MOST_KEPT ? null : gathered(stretch));
        }
    }

    private void nodesOf(CodeRange range, IntConsumer node) {
        int from = Arrays.binarySearch(starts, range.first()) + starts.length;
        int to = Arrays.binarySearch(starts, range.last() + 1) + starts.length;
        for (; from < to; from >>= 1, to >>= 1) {
            if ((from & 1) == 1) {
                node.accept(from++);
            }
            if ((to & 1) == 1) {
                node.accept(--to);
            }
        }
    }

    private int count(int stretch) {
        int count = 0;
        for (int node = stretch + starts.length; node > 0; node >>= 1) {
            count += nodes[node].length;
        }
        return count;
    }

    private List<T> gathered(int stretch) {
        int[] found = new int[count(stretch)];
        int size = 0;
        for (int node = stretch + starts.length; node > 0; node >>= 1) {
            System.arraycopy(nodes[node], 0, found, size, nodes[node].length);
            size += nodes[node].length;
        }
        Arrays.sort(found);
        return Arrays.stream(found).mapToObj(values::get).toList();
    }

    /** Those stretches for which something holds. */
    List<CodeRange> stretches() {
        List<CodeRange> found = new ArrayList<>();
        for (int start = 0; start < starts.length; start++) {
            if (count(start) > 0) {
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
        if (number == CodeNumber.NONE || stretch < 0) {
            return List.of();
        }
        var all = kept.get(stretch);
        return all == null ? gathered(stretch) : all;
    }
}
