package org.coveragerules.internal.codes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The codes that something is for: codes and ranges of codes, as they were written. An empty one is for every code.
 * Immutable.
 */
public final class CodeScope {

    /** Every code. */
    public static final CodeScope EVERY = new CodeScope(List.of(), List.of());

    private final List<String> written;
    private final List<CodeRange> ranges;

    private CodeScope(List<String> written, List<CodeRange> ranges) {
        this.written = written;
        this.ranges = ranges;
    }

    /**
     * A scope of codes such as {@code 12345} and ranges such as {@code 12345-12349}, both ends within.
     *
     * @throws IllegalArgumentException where a text is neither; {@link #fault} says what is wrong with it
     */
    public static CodeScope of(List<String> texts) {
        var ranges = new ArrayList<CodeRange>();
        for (var text : texts) {
            ranges.add(range(text).orElseThrow(() -> new IllegalArgumentException(fault(text).orElseThrow())));
        }
        return new CodeScope(List.copyOf(texts), List.copyOf(ranges));
    }

    /** What is wrong with a text that is neither a code nor a range of codes; empty for one that is. */
    public static Optional<String> fault(String text) {
        return range(text).isPresent() ? Optional.empty() : Optional.of("`" + text + "` is neither a code nor a range;"
                + " write " + CodeNumber.SHAPES + ", or a range such as `12345-12349`, whose ends are of one letter"
                + " and in order");
    }

    private static Optional<CodeRange> range(String text) {
        int dash = text.indexOf('-');
        int first = CodeNumber.of(dash < 0 ? text : text.substring(0, dash));
        int last = dash < 0 ? first : CodeNumber.of(text.substring(dash + 1));
        return first == CodeNumber.NONE || last < first || !CodeNumber.sameShape(first, last) ? Optional.empty()
                : Optional.of(new CodeRange(first, last));
    }

    /** Whether it is for every code. */
    public boolean isEvery() {
        return ranges.isEmpty();
    }

    /** Whether it is for a code; a text without a code's shape is in no range. */
    public boolean takes(String code) {
        return isEvery() || entry(code).isPresent();
    }

    /** The first code or range, as it was written, that a code is in; empty where it is in none. */
    public Optional<String> entry(String code) {
        int number = CodeNumber.of(code);
        for (int at = 0; number != CodeNumber.NONE && at < ranges.size(); at++) {
            if (ranges.get(at).first() <= number && number <= ranges.get(at).last()) {
                return Optional.of(written.get(at));
            }
        }
        return Optional.empty();
    }

    /** The codes and ranges, as they were written, that hold a code which another scope does not take. */
    public List<String> beyond(CodeScope other) {
        var beyond = new ArrayList<String>();
        for (int at = 0; at < ranges.size(); at++) {
            int next = ranges.get(at).first();
            for (var end = other.end(next); end.isPresent() && next <= ranges.get(at).last(); end = other.end(next)) {
                next = end.getAsInt() + 1;
            }
            if (!other.isEvery() && next <= ranges.get(at).last()) {
                beyond.add(written.get(at));
            }
        }
        return beyond;
    }

    private OptionalInt end(int code) {
        return ranges.stream().filter(range -> range.first() <= code && code <= range.last())
                .mapToInt(CodeRange::last).max();
    }

    /** The codes and ranges as they were written. */
    public List<String> written() {
        return written;
    }

    List<CodeRange> ranges() {
        return ranges;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodeScope scope && ranges.equals(scope.ranges);
    }

    @Override
    public int hashCode() {
        return ranges.hashCode();
    }

    @Override
    public String toString() {
        return written.toString();
    }
}
