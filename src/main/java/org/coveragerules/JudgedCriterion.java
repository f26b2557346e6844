package org.coveragerules;

import java.util.List;
import java.util.stream.Stream;

/** A criterion of a policy, or a group of such, and what it came to for one line. */
public sealed interface JudgedCriterion {

    /** What it came to. */
    CriterionResult result();

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
    record Leaf(String statement, CriterionResult result, boolean isDecisive, String found, List<String> missing)
            implements JudgedCriterion {

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
     * @param least  how many of them have to be met
     * @param result what they came to
     * @param of     each of them
     */
    record Group(GroupKind kind, int least, CriterionResult result,
            List<JudgedCriterion> of) implements JudgedCriterion {

        public Group {
            of = List.copyOf(of);
            least = kind.least(least, of.size());
        }

        /** Such as {@code at least 2 of}. */
        public String words() {
            return kind.words(least);
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
            return result != CriterionResult.UNKNOWN ? List.of() : WaysToMeet.met(this).stream().map(way -> leaves()
                    .filter(leaf -> leaf.result() == CriterionResult.UNKNOWN && way.contains(leaf.statement()))
                    .map(leaf -> new Leaf(leaf.statement(), leaf.result(), true, leaf.found(), leaf.missing()))
                    .distinct().toList()).toList();
        }

        private Stream<Leaf> leaves() {
            return of.stream().flatMap(child -> child instanceof Group group ? group.leaves()
                    : Stream.of((Leaf) child));
        }
    }
}
