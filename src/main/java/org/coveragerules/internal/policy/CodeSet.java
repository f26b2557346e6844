package org.coveragerules.internal.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A value set: codes and ranges of codes of one system. Immutable. */
public final class CodeSet {

    /** In this system a code stands for all codes below it. */
    private static final String HIERARCHY = "ICD-10-CM";
    private static final char BEYOND = '\uffff';

    /** Last code by first; ranges neither overlap nor touch. */
    private final NavigableMap<String, String> ranges = new TreeMap<>();

    /**
     * A range as it was written; a single code is both its ends.
     *
     * @param first its first code
     * @param last  its last code, which is within
     */
    public record Range(String first, String last) {

        boolean isBackwards() {
            return first.compareTo(last) > 0 && !first.startsWith(last);
        }

        @Override
        public String toString() {
            return first.equals(last) ? first : first + "-" + last;
        }
    }

    private CodeSet() {
    }

    /**
     * A set of ranges.
     *
     * @param system as {@code policy.yaml} names it
     */
    static CodeSet of(String system, Collection<Range> written) {
        var set = new CodeSet();
        var end = isHierarchy(system) ? String.valueOf(BEYOND) : "";
        var sorted = new ArrayList<>(written);
        sorted.sort(Comparator.comparing(Range::first).thenComparing(Range::last));
        for (var range : sorted) {
            var last = range.last() + end;
            var before = set.ranges.floorEntry(range.first());
            if (before != null && before.getValue().compareTo(range.first()) >= 0) {
                set.ranges.put(before.getKey(), before.getValue().compareTo(last) > 0 ? before.getValue() : last);
            } else {
                set.ranges.put(range.first(), last);
            }
        }
        return set;
    }

    static boolean isHierarchy(String system) {
        return HIERARCHY.equals(system);
    }

    /** The form in which codes are compared: without the point of a diagnosis, in capitals. */
    static String form(String code) {
        return code.replace(".", "").toUpperCase(Locale.ROOT);
    }

    /** The ranges of a list that say what an earlier one says too. */
    static List<Range> overlapping(String system, List<Range> written) {
        var overlapping = new ArrayList<Range>();
        for (int i = 1; i < written.size(); i++) {
            if (of(system, written.subList(0, i)).meets(written.get(i))) {
                overlapping.add(written.get(i));
            }
        }
        return overlapping;
    }

    private boolean meets(Range range) {
        var inside = ranges.floorEntry(range.last());
        return inside != null && inside.getValue().compareTo(range.first()) >= 0;
    }

    /** Whether a code is in it; null is not. */
    public boolean has(String code) {
        if (code == null) {
            return false;
        }
        var form = form(code);
        var range = ranges.floorEntry(form);
        return range != null && form.compareTo(range.getValue()) <= 0;
    }

    /** Whether one of the codes is in it; null, unknown, is not. */
    public boolean hasAny(Collection<String> codes) {
        if (codes != null) {
            for (var code : codes) {
                if (has(code)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodeSet set && ranges.equals(set.ranges);
    }

    @Override
    public int hashCode() {
        return ranges.hashCode();
    }

    /** Whether it holds no code. */
    boolean isEmpty() {
        return ranges.isEmpty();
    }
}
