package org.coveragerules.internal.drl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An expression of a condition or of a right-hand side. */
public sealed interface Expression {

    /** Where it stands in its file. */
    Span span();

    /** What it is made of, in the order of the text. */
    List<Expression> parts();

    /** It and all within it, in the order of the text. */
    default Stream<Expression> all() {
        var all = new ArrayList<Expression>();
        add(all);
        return all.stream();
    }

    private void add(List<Expression> all) {
        all.add(this);
        for (var part : parts()) {
            part.add(all);
        }
    }

    /** A word by itself: a field of the pattern's fact, a variable, a global, a type or a constant. */
    record Name(Span span, String name) implements Expression {

        @Override
        public List<Expression> parts() {
            return List.of();
        }
    }

    /** A field of something, or a constant of a type. */
    record Field(Span span, Expression of, Name name) implements Expression {

        @Override
        public List<Expression> parts() {
            return List.of(of);
        }
    }

    /** A call; of the pattern's fact where it is on nothing. */
    record Call(Span span, Optional<Expression> on, Name name, List<Expression> arguments) implements Expression {

        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<Expression> parts() {
            return Stream.concat(on.stream(), arguments.stream()).toList();
        }

        /** What it is given, where that is one text. */
        public Optional<String> text() {
            return arguments.size() == 1 ? text(0) : Optional.empty();
        }

        /** The argument at a place, from 0, where it is a text. */
        public Optional<String> text(int place) {
            return place < arguments.size() && arguments.get(place) instanceof Literal literal
                    && literal.kind() == Literal.Kind.TEXT ? Optional.of(literal.value()) : Optional.empty();
        }

        /** Whether it is on a word by itself, as {@code policy} in {@code policy.number("least")}. */
        public boolean isOn(String word) {
            return on.isPresent() && on.get() instanceof Name scope && scope.name().equals(word);
        }
    }

    /** A text, number, true, false or null; a text without its quotes. */
    record Literal(Span span, Kind kind, String value) implements Expression {

        /** What it is. */
        public enum Kind {
            TEXT, NUMBER, BOOLEAN, NULL
        }

        @Override
        public List<Expression> parts() {
            return List.of();
        }
    }

    /**
     * A comparison, by a sign or a word such as {@code in} or {@code contains}. One that leaves its left side out, as the
     * second in {@code age > 10 && < 20}, has that of the one before it.
     *
     * @param operator the sign or word, without its {@code not}
     * @param negated  whether {@code not} stands before the word
     * @param sign     where the operator stands, with its {@code not}
     * @param right    what it is compared with: of {@code in} each item
     * @param half     whether it leaves its left side out
     */
    record Comparison(Span span, Expression left, String operator, boolean negated, Span sign, List<Expression> right,
            boolean half) implements Expression {

        public Comparison {
            right = List.copyOf(right);
        }

        @Override
        public List<Expression> parts() {
            return half ? right : Stream.concat(Stream.of(left), right.stream()).toList();
        }

        /** Whether it asks for what the right side says, and does not rule it out. */
        public boolean isPositive() {
            return !negated && !operator.equals("!=");
        }
    }

    /** Two conditions joined by {@code &&} or {@code ||}. */
    record Joined(Span span, Expression left, String operator, Expression right) implements Expression {

        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }
    }

    /** What is denied by {@code !}. */
    record Denied(Span span, Expression of) implements Expression {

        @Override
        public List<Expression> parts() {
            return List.of(of);
        }
    }

    /** Of what kind something else is. */
    enum Form {
        /** Two values added, subtracted, multiplied or divided. */
        ARITHMETIC,
        /** One value or another, by {@code ? :}. */
        CONDITIONAL,
        /** A new object. */
        NEW,
        /** The statements of a right-hand side. */
        STATEMENTS,
        /** A variable of a right-hand side and what it is set to. */
        VARIABLE,
        /** Any other Java, such as a loop or a cast. */
        JAVA,
        /** What only the compiler understands. */
        UNREAD
    }

    /**
     * Anything else.
     *
     * @param written of a new object its type, of a variable its type and name, of other Java what it is called
     */
    record Other(Span span, Form form, String written, List<Expression> parts) implements Expression {

        static Other unread(Span span) {
            return new Other(span, Form.UNREAD, "", List.of());
        }

        public Other {
            parts = List.copyOf(parts);
        }
    }
}
