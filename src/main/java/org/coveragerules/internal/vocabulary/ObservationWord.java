package org.coveragerules.internal.vocabulary;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Something that may be observed of a member.
 *
 * @param name     as requests and rules write it
 * @param says     what a message calls it
 * @param type     what its values are
 * @param unit     of a number: its UCUM unit; else null
 * @param units    of a number: other units, each with the factor that makes the unit of it
 * @param least    of a number: the smallest value; null: none
 * @param most     of a number: the largest value; null: none
 * @param of       of a choice: what there is to choose from
 * @param from     of a code: the system its codes are of; null: any
 * @param question what a person is asked for it; null: {@code says}
 * @param codes    how exchange formats name it
 */
public record ObservationWord(String name, String says, Type type, String unit, Map<String, BigDecimal> units,
        BigDecimal least, BigDecimal most, List<String> of, String from, String question, List<String> codes) {

    /** What the values of an observation are. */
    public enum Type {
        NUMBER, FLAG, CHOICE, DATE, CODE
    }

    public ObservationWord {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(says, "says");
        Objects.requireNonNull(type, "type");
        units = Map.copyOf(units);
        of = List.copyOf(of);
        codes = List.copyOf(codes);
    }

    /**
     * A number in its own unit.
     *
     * @return null where the unit is none of its
     */
    public BigDecimal inOwnUnit(BigDecimal value, String given) {
        if (unit.equals(given)) {
            return value;
        }
        var factor = given == null ? null : units.get(given);
        return factor == null ? null : value.multiply(factor);
    }
}
