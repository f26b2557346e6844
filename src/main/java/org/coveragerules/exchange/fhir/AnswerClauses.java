package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What answers say as clauses that all have to be true: each says that one answer or another is in some cells. So
 * {@code enableWhen} can say it, a clause at each level.
 */
final class AnswerClauses {

    /**
     * No question has more of them, so that no questionnaire is nested deeper than {@link QuestionnaireAnswers} reads.
     * Where there would be more some are left out, so that a question is asked in vain and none is missed.
     */
    static final int MOST = 40;

    /** By the place of a question: the cells of its answer. */
    record Clause(SortedMap<Integer, AnswersSay.In> of) {

        boolean isTrue() {
            return of.values().stream().anyMatch(each -> each.of().isEvery(each.cells()));
        }

        /** Whether it says no less than another. */
        boolean implies(Clause other) {
            return of.entrySet().stream().allMatch(each -> {
                var others = other.of.get(each.getKey());
                if (others == null) {
                    return false;
                }
                var beyond = (BitSet) each.getValue().cells().clone();
                beyond.andNot(others.cells());
                return beyond.isEmpty();
            });
        }

        Clause or(Clause other) {
            var both = new TreeMap<>(of);
            other.of.forEach((place, in) -> both.merge(place, in, (one, more) -> {
                var cells = (BitSet) one.cells().clone();
                cells.or(more.cells());
                return new AnswersSay.In(place, cells, in.of());
            }));
            return new Clause(both);
        }

        /** How {@code enableWhen} says it: of these one suffices. */
        List<ObjectNode> alternatives() {
            return of.values().stream().flatMap(each -> each.of().alternatives(each.cells()).stream()).toList();
        }
    }

    /** Those of early questions first, so that neighbours have the first of them in common. */
    private static final Comparator<Clause> BY_PLACE = Comparator.<Clause>comparingInt(clause ->
                    clause.of.isEmpty() ? -1 : clause.of.lastKey())
            .thenComparing(clause -> clause.of.keySet().toString())
            .thenComparing(clause -> clause.of.values().stream().map(each -> each.cells().toString()).toList()
                    .toString());

    private static final Clause FALSE = new Clause(new TreeMap<>());

    private AnswerClauses() {
    }

    /** None where it is always true, and the empty one where it never is. */
    static List<Clause> of(AnswersSay say) {
        return clauses(say).stream().sorted(BY_PLACE).toList();
    }

    private static List<Clause> clauses(AnswersSay say) {
        if (say instanceof AnswersSay.In in) {
            return least(in.of().sayable(in.cells()).stream().map(cells -> new Clause(new TreeMap<>(Map.of(
                    in.place(), new AnswersSay.In(in.place(), cells, in.of()))))).toList());
        }
        if (say instanceof AnswersSay.All all) {
            return least(all.of().stream().flatMap(each -> clauses(each).stream()).toList());
        }
        var clauses = List.of(FALSE);
        for (var each : ((AnswersSay.Any) say).of()) {
            var own = clauses(each);
            clauses = least(clauses.stream().flatMap(one -> own.stream().map(one::or)).toList());
        }
        return clauses;
    }

    /** Without those that are always true or that another implies. */
    private static List<Clause> least(List<Clause> clauses) {
        var least = new ArrayList<Clause>();
        for (var clause : clauses.stream().filter(each -> !each.isTrue()).distinct()
                .sorted(Comparator.<Clause>comparingInt(each -> each.of.size()).thenComparing(BY_PLACE)).toList()) {
            if (least.stream().noneMatch(each -> each.implies(clause))) {
                least.removeIf(clause::implies);
                least.add(clause);
            }
        }
        return least.size() > MOST ? List.copyOf(least.subList(0, MOST)) : least;
    }
}
