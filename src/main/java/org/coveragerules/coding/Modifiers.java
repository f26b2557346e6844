package org.coveragerules.coding;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What two-character modifiers say of two lines of one date (CMM-UNB-3). */
public final class Modifiers {

    private static final Set<String> ON_EITHER_LINE = Set.of("59", "XE", "XP", "XS", "XU");
    private static final Set<String> ON_COLUMN_TWO = Set.of("24", "25", "57", "58", "78", "79", "27", "91");
    private static final Set<String> ANATOMIC = Set.copyOf(Stream.of(
                    numbered("E", 4), Stream.of("FA"), numbered("F", 9), Stream.of("TA"), numbered("T", 9),
                    Stream.of("LT", "RT", "LC", "LD", "RC", "LM", "RI"))
            .flatMap(modifiers -> modifiers).toList());

    private static final String BILATERAL = "50";

    private Modifiers() {
    }

    private static Stream<String> numbered(String letter, int last) {
        return IntStream.rangeClosed(1, last).mapToObj(number -> letter + number);
    }

    /**
     * Whether the modifiers of two lines lift a PTP edit whose indicator is 1: one that tells a separate service on
     * either line, one that tells a separate encounter on the column-two line, or different anatomic modifiers.
     */
    public static boolean lift(Collection<String> columnOne, Collection<String> columnTwo) {
        return columnOne.stream().anyMatch(ON_EITHER_LINE::contains)
                || columnTwo.stream().anyMatch(ON_EITHER_LINE::contains)
                || columnTwo.stream().anyMatch(ON_COLUMN_TWO::contains)
                || differ(columnOne, columnTwo);
    }

    /**
     * Whether both lines carry anatomic modifiers and share none, so that they are of different places: RT beside LT,
     * but not RT beside RT, and not RT beside a line that tells no place.
     */
    public static boolean differ(Collection<String> line, Collection<String> other) {
        Set<String> places = anatomic(line);
        Set<String> otherPlaces = anatomic(other);
        return !places.isEmpty() && !otherPlaces.isEmpty() && places.stream().noneMatch(otherPlaces::contains);
    }

    /** Whether a line says that both sides were done, and so is of every side. */
    public static boolean isBilateral(Collection<String> modifiers) {
        return modifiers.contains(BILATERAL);
    }

    /** The anatomic ones of the modifiers, in the order of their text. */
    public static Set<String> anatomic(Collection<String> modifiers) {
        Set<String> places = new TreeSet<>(modifiers);
        places.retainAll(ANATOMIC);
        return places;
    }
}
