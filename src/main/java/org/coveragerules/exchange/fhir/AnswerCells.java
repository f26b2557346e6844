package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import org.coveragerules.internal.questions.AnswerTest;
import org.coveragerules.internal.questions.Question;

/**
 * The answers of a question in as many cells as rules can tell apart. Cell 0 is that there is no answer. Of a choice
 * each option is a cell, of a flag no and yes, of a number each that it is compared with and what lies between these;
 * of all else, which {@code enableWhen} can't compare as rules do, any answer is cell 1.
 */
final class AnswerCells {

    static final int UNANSWERED = 0;

    private static final List<String> NO_YES = List.of("false", "true");

    private final Question question;
    private final List<String> options;
    private final List<BigDecimal> numbers;
    private final int size;

    /** @param numbers what the answers of a number are compared with */
    AnswerCells(Question question, SortedSet<BigDecimal> numbers) {
        this.question = question;
        this.numbers = numbers.stream().map(QuestionnaireItems::plain).toList();
        options = switch (question.kind()) {
            case CHOICE -> question.of();
            case FLAG, DOCUMENT -> NO_YES;
            default -> List.of();
        };
        size = question.kind() == Question.Kind.NUMBER ? 2 * numbers.size() + 2
                : options.isEmpty() ? 2 : options.size() + 1;
    }

    /** Those of a test, which no missing answer passes. */
    BitSet of(AnswerTest test) {
        var cells = new BitSet(size);
        if (question.kind() != Question.Kind.NUMBER) {
            test.values().forEach(value -> {
                if (options.contains(value)) {
                    cells.set(options.indexOf(value) + 1);
                }
            });
            return cells;
        }
        int at = 2 * place(test.number()) + 2;
        boolean without = test.operator().equals("<") || test.operator().equals(">");
        if (test.operator().startsWith("<")) {
            cells.set(1, without ? at : at + 1);
        } else if (test.operator().startsWith(">")) {
            cells.set(without ? at + 1 : at, size);
        } else {
            cells.set(at);
        }
        return cells;
    }

    private int place(BigDecimal number) {
        int place = 0;
        while (numbers.get(place).compareTo(number) != 0) {
            place++;
        }
        return place;
    }

    /** Those by which the rules know what they ask for: of a document that it is there, else any answer. */
    BitSet known() {
        var cells = new BitSet(size);
        cells.set(question.kind() == Question.Kind.DOCUMENT ? size - 1 : 1, size);
        return cells;
    }

    BitSet others(BitSet cells) {
        var others = (BitSet) cells.clone();
        others.flip(0, size);
        return others;
    }

    boolean isEvery(BitSet cells) {
        return cells.cardinality() == size;
    }

    /** Sets that have these in common, each of which {@code enableWhen} can say by one alternative or another. */
    List<BitSet> sayable(BitSet cells) {
        if (question.kind() != Question.Kind.NUMBER) {
            return List.of(cells);
        }
        var sets = new ArrayList<BitSet>();
        for (int from = cells.nextClearBit(1); from < size; from = cells.nextClearBit(from)) {
            int to = cells.nextSetBit(from) < 0 ? size : cells.nextSetBit(from);
            var all = new BitSet(size);
            all.set(1, size);
            all.clear(from, to);
            all.set(UNANSWERED, cells.get(UNANSWERED));
            sets.add(all);
            from = to;
        }
        return sets.isEmpty() ? List.of(cells) : sets;
    }

    /** How {@code enableWhen} says a set: of these one suffices. */
    List<ObjectNode> alternatives(BitSet cells) {
        var alternatives = new ArrayList<ObjectNode>();
        if (cells.get(UNANSWERED)) {
            alternatives.add(alternative("exists").put("answerBoolean", false));
        }
        if (cells.nextClearBit(1) >= size) {
            alternatives.add(alternative("exists").put("answerBoolean", true));
        } else if (question.kind() == Question.Kind.NUMBER) {
            numbers(cells, alternatives);
        } else {
            cells.stream().skip(cells.get(UNANSWERED) ? 1 : 0).mapToObj(at -> options.get(at - 1))
                    .forEach(option -> alternatives.add(equal(option)));
        }
        return alternatives;
    }

    private ObjectNode equal(String option) {
        var equal = alternative("=");
        if (question.kind() == Question.Kind.CHOICE) {
            equal.putObject("answerCoding").put("system", Questionnaires.system(question.linkId())).put("code", option);
            return equal;
        }
        return equal.put("answerBoolean", Boolean.parseBoolean(option));
    }

    /** Numbers below those that are left out, or above; they are left out in one piece. */
    private void numbers(BitSet cells, List<ObjectNode> alternatives) {
        int first = cells.nextClearBit(1);
        int last = cells.previousClearBit(size - 1);
        if (first > 1) {
            boolean isNumber = isNumber(first);
            alternatives.add(alternative(isNumber ? "<" : "<=")
                    .put("answerDecimal", numbers.get((isNumber ? first : first - 1) / 2 - 1)));
        }
        if (last < size - 1) {
            alternatives.add(alternative(isNumber(last) ? ">" : ">=")
                    .put("answerDecimal", numbers.get((last - 1) / 2)));
        }
    }

    /** Whether a cell is one of the numbers, and not what lies between two. */
    private static boolean isNumber(int cell) {
        return cell % 2 == 0;
    }

    private ObjectNode alternative(String operator) {
        return JsonNodeFactory.instance.objectNode().put("question", question.linkId()).put("operator", operator);
    }
}
