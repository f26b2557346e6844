package org.coveragerules.internal.codes;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * What two-character modifiers say of two lines of one date.
 *
 * @param onEitherLine tell a separate service, on whichever line they stand
 * @param onColumnTwo  tell a separate encounter, on the line that the edit denies
 * @param anatomic     tell a place of the body
 * @param everySide    tell that both sides were done, so that a line is of every side
 */
public record Modifiers(Set<String> onEitherLine, Set<String> onColumnTwo, Set<String> anatomic,
        Set<String> everySide) {

    public Modifiers {
        onEitherLine = Set.copyOf(onEitherLine);
        onColumnTwo = Set.copyOf(onColumnTwo);
        anatomic = Set.copyOf(anatomic);
        everySide = Set.copyOf(everySide);
    }

    /**
     * Whether the modifiers of two lines lift a PTP edit: one that tells a separate service on either line, one that
     * tells a separate encounter on the column-two line, or different anatomic modifiers. None does where the edit's
     * indicator is 0.
     */
    public boolean lift(PairEdit edit, Collection<String> columnOne, Collection<String> columnTwo) {
        return edit.indicator() == 1 && lift(columnOne, columnTwo);
    }

    boolean lift(Collection<String> columnOne, Collection<String> columnTwo) {
        return has(columnOne, onEitherLine) || has(columnTwo, onEitherLine) || has(columnTwo, onColumnTwo)
                || differ(columnOne, columnTwo);
    }

    private static boolean has(Collection<String> modifiers, Set<String> some) {
        for (var modifier : modifiers) {
            if (some.contains(modifier)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether both lines carry anatomic modifiers and share none, so that they are of different places: RT beside LT,
     * but not RT beside RT, and not RT beside a line that tells no place.
     */
    public boolean differ(Collection<String> line, Collection<String> other) {
        Set<String> places = places(line);
        Set<String> otherPlaces = places(other);
        return !places.isEmpty() && !otherPlaces.isEmpty() && places.stream().noneMatch(otherPlaces::contains);
    }

    /** Whether a line says that both sides were done, and so is of every side. */
    public boolean isOfEverySide(Collection<String> modifiers) {
        return has(modifiers, everySide);
    }

    /** The anatomic ones of a line's modifiers, in the order of their text. */
    public Set<String> places(Collection<String> modifiers) {
        Set<String> places = new TreeSet<>(modifiers);
        places.retainAll(anatomic);
        return places;
    }
}
