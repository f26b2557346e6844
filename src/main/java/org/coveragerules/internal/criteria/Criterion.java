package org.coveragerules.internal.criteria;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.coveragerules.GroupKind;

/** A statement that has to be met, or a group of such. */
public sealed interface Criterion {

    /**
     * A statement, which may stand in several places of a tree.
     *
     * @param statement its id
     */
    record Leaf(String statement) implements Criterion {

        public Leaf {
            Objects.requireNonNull(statement, "statement");
        }
    }

    /**
     * Criteria that hold together.
     *
     * @param kind  how
     * @param least how many of them have to be met; given for {@link GroupKind#AT_LEAST}, and follows from the others
     * @param of    at least one
     */
    record Group(GroupKind kind, int least, List<Criterion> of) implements Criterion {

        /** @throws IllegalArgumentException where there is no criterion, or fewer than have to be met */
        public Group {
            of = List.copyOf(of);
            if (of.isEmpty()) {
                throw new IllegalArgumentException("`" + kind.word() + "` of no criterion");
            }
            least = kind.least(least, of.size());
            if (kind == GroupKind.AT_LEAST && (least < 1 || least > of.size())) {
                throw new IllegalArgumentException("at least " + least + " of " + of.size() + " criteria");
            }
        }

        /** Such as {@code at least 2 of}. */
        public String words() {
            return kind.words(least);
        }
    }

    static Group all(Criterion... of) {
        return new Group(GroupKind.ALL, 0, List.of(of));
    }

    static Group any(Criterion... of) {
        return new Group(GroupKind.ANY, 0, List.of(of));
    }

    static Group none(Criterion... of) {
        return new Group(GroupKind.NONE, 0, List.of(of));
    }

    static Group atLeast(int least, Criterion... of) {
        return new Group(GroupKind.AT_LEAST, least, List.of(of));
    }

    /** The statements at its leaves, each once, as they are first read. */
    default Set<String> statements() {
        var statements = new LinkedHashSet<String>();
        collect(this, statements);
        return statements;
    }

    /**
     * For a person: a line for each statement and group, what a group is of indented below it.
     *
     * @param words what stands for a statement
     */
    default List<String> lines(UnaryOperator<String> words) {
        var lines = new ArrayList<String>();
        write(this, "", words, lines);
        return lines;
    }

    private static void write(Criterion criterion, String indent, UnaryOperator<String> words, List<String> lines) {
        if (criterion instanceof Group group) {
            lines.add(indent + group.words());
            group.of().forEach(child -> write(child, indent + "  ", words, lines));
        } else if (criterion instanceof Leaf leaf) {
            lines.add(indent + words.apply(leaf.statement()));
        }
    }

    private static void collect(Criterion criterion, Set<String> statements) {
        if (criterion instanceof Group group) {
            group.of().forEach(child -> collect(child, statements));
        } else if (criterion instanceof Leaf leaf) {
            statements.add(leaf.statement());
        }
    }
}
