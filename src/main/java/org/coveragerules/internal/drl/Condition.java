package org.coveragerules.internal.drl;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A condition of a rule: a pattern, or what is made of patterns. */
public sealed interface Condition {

    /** Where it stands in its file. */
    Span span();

    /** The conditions it is made of. */
    default List<Condition> parts() {
        return List.of();
    }

    /** Expressions that stand in it, and not in one of its parts, in the order of the text. */
    default List<Expression> expressions() {
        return List.of();
    }

    /** It and all within it, in the order of the text. */
    default Stream<Condition> all() {
        return Stream.concat(Stream.of(this), parts().stream().flatMap(Condition::all));
    }

    /**
     * A pattern: a fact of a type that meets constraints.
     *
     * @param binding     the variable it is bound to; empty: none
     * @param type        the fact's type
     * @param typeSpan    where the type stands
     * @param constraints what the fact has to meet or what is bound of it
     * @param source      what it is taken from, instead of from all facts
     */
    record Pattern(Span span, String binding, String type, Span typeSpan, List<Constraint> constraints,
            Optional<Condition> source) implements Condition {

        public Pattern {
            constraints = List.copyOf(constraints);
        }

        @Override
        public List<Condition> parts() {
            return source.stream().toList();
        }

        @Override
        public List<Expression> expressions() {
            return constraints.stream().map(Constraint::expression).toList();
        }
    }

    /**
     * One constraint of a pattern.
     *
     * @param span       where it stands, its binding included
     * @param binding    the variable it is bound to; empty: none
     * @param expression what has to be true, or is bound
     */
    record Constraint(Span span, String binding, Expression expression) {

        /** Whether it only binds a value, so that there is nothing to meet. */
        public boolean isBindingOnly() {
            return !binding.isEmpty() && expression.all().noneMatch(part -> part instanceof Expression.Comparison
                    || part instanceof Expression.Joined || part instanceof Expression.Denied);
        }
    }

    /** How a group takes its conditions. */
    enum Kind {
        AND, OR, NOT, EXISTS, FORALL,
        /** Accumulated or collected: however many there are. */
        COUNTED
    }

    /**
     * Conditions that are taken together.
     *
     * @param values what is computed of those that are counted
     */
    record Group(Span span, Kind kind, List<Condition> parts, List<Expression> values) implements Condition {

        public Group {
            parts = List.copyOf(parts);
            values = List.copyOf(values);
        }

        @Override
        public List<Expression> expressions() {
            return values;
        }
    }

    /** What follows {@code from} in a pattern. */
    record From(Span span, Expression expression) implements Condition {

        @Override
        public List<Expression> expressions() {
            return List.of(expression);
        }
    }

    /** A condition that is no pattern. */
    record Eval(Span span, Expression expression) implements Condition {

        @Override
        public List<Expression> expressions() {
            return List.of(expression);
        }
    }

    /** What only the compiler understands. */
    record Other(Span span) implements Condition {
    }
}
