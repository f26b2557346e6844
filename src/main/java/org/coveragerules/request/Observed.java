package org.coveragerules.request;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What was observed of the member. Of the values just the one of the word's type is given.
 *
 * @param name   a word of the vocabulary, never null
 * @param number a number, in the unit
 * @param unit   of a number: the unit of the word; else null
 * @param flag   whether it is so
 * @param choice one of the word's choices
 * @param day    a day
 * @param code   a code
 * @param date   when it was observed; null: as of the day the request came in
 */
public record Observed(String name, BigDecimal number, String unit, Boolean flag, String choice, LocalDate day,
        String code, LocalDate date) {

    public Observed {
        Objects.requireNonNull(name, "name");
    }

    /** The name alone, since this text may end in a log. */
    @Override
    public String toString() {
        return "Observed[" + name + "]";
    }

    /** Whether another says the same, whenever that was observed. */
    public boolean saysWhat(Observed other) {
        return Objects.equals(number, other.number) && Objects.equals(flag, other.flag)
                && Objects.equals(choice, other.choice) && Objects.equals(day, other.day)
                && Objects.equals(code, other.code);
    }
}
