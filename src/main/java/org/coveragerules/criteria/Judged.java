package org.coveragerules.criteria;

import java.util.List;
import java.util.stream.Stream;

/** A {@link Criterion} that was judged, with what it came to at each place. */
public sealed interface Judged {

    /** What it came to. */
    Result result();

    /** The leaves that decide, each statement once, as they are first read. */
    List<Leaf> decisive();

    /**
     * A statement.
     *
     * @param statement  its id
     * @param result     what it came to
     * @param isDecisive whether the result of the whole rests on it, at this place
     * @param found      what was found, for a person; null: there is nothing to tell
     * @param missing    what is not there and was asked for
     */
    record Leaf(String statement, Result result, boolean isDecisive, String found, List<String> missing)
            implements Judged {

        public Leaf {
            missing = missing == null ? List.of() : List.copyOf(missing);
        }

        @Override
        public List<Leaf> decisive() {
            return isDecisive ? List.of(this) : List.of();
        }
    }

    /**
     * Criteria that hold together.
     *
     * @param kind   how
     * @param least  how many of them have to be met, as {@link Criterion.Group} has it
     * @param result what they came to
     * @param of     each of them
     */
    record Group(Kind kind, int least, Result result, List<Judged> of) implements Judged {

        public Group {
            of = List.copyOf(of);
            least = Criterion.Group.least(kind, least, of.size());
        }

        /** Such as {@code at least 2 of}. */
        public String words() {
            return Criterion.Group.words(kind, least);
        }

        @Override
        public List<Leaf> decisive() {
            return leaves().filter(Leaf::isDecisive).distinct().toList();
        }

        /**
         * The ways in which it could come to be met, where it is unknown, the shortest first: each the leaves that are
         * unknown and would have to be so. Empty where it is known, or no answer would make it met.
         */
        public List<List<Leaf>> ways() {
            return result != Result.UNKNOWN ? List.of() : Ways.met(this).stream().map(way -> leaves()
                    .filter(leaf -> leaf.result() == Result.UNKNOWN && way.contains(leaf.statement()))
                    .map(leaf -> new Leaf(leaf.statement(), leaf.result(), true, leaf.found(), leaf.missing()))
                    .distinct().toList()).toList();
        }

        private Stream<Leaf> leaves() {
            return of.stream().flatMap(child -> child instanceof Group group ? group.leaves()
                    : Stream.of((Leaf) child));
        }
    }
}
