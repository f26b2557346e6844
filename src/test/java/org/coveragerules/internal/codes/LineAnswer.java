package org.coveragerules.internal.codes;

import java.util.SortedSet;
import java.util.TreeSet;
import org.coveragerules.Outcome;

/**
 * What is compared of one line.
 *
 * @param number   of the line
 * @param findings statement, code and effect of what the code edits give
 * @param outcome  null where it is not compared; so are the rest
 * @param units    approved
 * @param visits   approved
 * @param decisive the statements that the outcome rests on; null where they are not compared
 */
record LineAnswer(int number, SortedSet<String> findings, Outcome outcome, Integer units, Integer visits,
        SortedSet<String> decisive) {

    /** What another answer to the line says of that which this one has. */
    LineAnswer asFarAsIn(LineAnswer other) {
        return new LineAnswer(other.number, other.findings, outcome == null ? null : other.outcome,
                outcome == null ? null : other.units, outcome == null ? null : other.visits,
                decisive == null ? null : other.decisive);
    }

    /** How another answer to the line differs, but for amounts: the same words for differences of one kind. */
    String difference(LineAnswer other) {
        return "lacks " + less(findings, other.findings) + ", has " + less(other.findings, findings) + ", "
                + other.outcome + " for " + outcome;
    }

    private static SortedSet<String> less(SortedSet<String> all, SortedSet<String> without) {
        var rest = new TreeSet<>(all);
        rest.removeAll(without);
        return rest;
    }
}
