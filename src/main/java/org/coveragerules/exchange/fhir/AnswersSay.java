package org.coveragerules.exchange.fhir;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/** Something that the answers to questions make true or false, where no answer is an answer too. */
sealed interface AnswersSay {

    AnswersSay TRUE = new All(List.of());
    AnswersSay FALSE = new Any(List.of());

    /**
     * That the answer to a question is in some of its cells.
     *
     * @param place the question's, in the order in which they are asked
     */
    record In(int place, BitSet cells, AnswerCells of) implements AnswersSay {
    }

    /** That all of these are true. */
    record All(List<AnswersSay> of) implements AnswersSay {
    }

    /** That one of these is true. */
    record Any(List<AnswersSay> of) implements AnswersSay {
    }

    static AnswersSay all(Collection<AnswersSay> of) {
        return of.contains(FALSE) ? FALSE : of.size() == 1 ? of.iterator().next() : new All(List.copyOf(of));
    }

    static AnswersSay any(Collection<AnswersSay> of) {
        return of.contains(TRUE) ? TRUE : of.size() == 1 ? of.iterator().next() : new Any(List.copyOf(of));
    }

    /** That at least so many of these are true. */
    static AnswersSay atLeast(int least, List<AnswersSay> of) {
        if (least <= 0 || least > of.size()) {
            return least <= 0 ? TRUE : FALSE;
        }
        if (least == 1 || least == of.size()) {
            return least == 1 ? any(of) : all(of);
        }
        var rest = of.subList(1, of.size());
        return any(List.of(all(List.of(of.get(0), atLeast(least - 1, rest))), atLeast(least, rest)));
    }

    /** That it is not so. */
    default AnswersSay not() {
        if (this instanceof In in) {
            return new In(in.place, in.of.others(in.cells), in.of);
        }
        return this instanceof All all ? any(negated(all.of)) : all(negated(((Any) this).of));
    }

    private static List<AnswersSay> negated(List<AnswersSay> of) {
        var negated = new ArrayList<AnswersSay>(of.size());
        of.forEach(each -> negated.add(each.not()));
        return negated;
    }

    /** The same as far as it shows before a question is asked: neither it nor a later one has an answer yet. */
    default AnswersSay before(int place) {
        if (this instanceof In in) {
            return in.place < place ? in : in.cells.get(AnswerCells.UNANSWERED) ? TRUE : FALSE;
        }
        return this instanceof All all ? all(all.of.stream().map(each -> each.before(place)).toList())
                : any(((Any) this).of.stream().map(each -> each.before(place)).toList());
    }
}
