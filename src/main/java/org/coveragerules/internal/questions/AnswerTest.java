package org.coveragerules.internal.questions;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a rule asks of an answer.
 *
 * @param linkId   of the question
 * @param operator of a number {@code <}, {@code <=}, {@code >}, {@code >=} or {@code ==}; else {@code ==}
 * @param number   of a number: what it is compared with; else null
 * @param values   of all else: the answers that pass
 */
public record AnswerTest(String linkId, String operator, BigDecimal number, List<String> values) {

    public AnswerTest {
        values = List.copyOf(values);
    }

    static AnswerTest of(String linkId, List<String> values) {
        return new AnswerTest(linkId, "==", null, values);
    }

    /** Numbers that differ only in how they are written are one. */
    static AnswerTest of(String linkId, String operator, BigDecimal number) {
        return new AnswerTest(linkId, operator, number.stripTrailingZeros(), List.of());
    }
}
