package org.coveragerules.internal.codes;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A medically unlikely edit (MUE) that holds on the date it was asked for: more units of the code are unlikely.
 *
 * @param code      the code
 * @param value     the most units that are likely; may be 0
 * @param indicator adjudication indicator: 1 is held against each line; 2 (policy) and 3 (clinical) against the sum of
 *                  the date's lines of the code
 * @param quarter   first day of the table that serves, which serves until the next table's first day
 * @param setting   whose table served
 * @param borrowed  whether that is the other setting's table, since none of the form's own setting was given
 */
public record UnitEdit(String code, int value, int indicator, LocalDate quarter, Setting setting,
        boolean borrowed) {

    public UnitEdit {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(quarter, "quarter");
        Objects.requireNonNull(setting, "setting");
    }

    /** Whether it is held against each line rather than against the date's sum. */
    public boolean perLine() {
        return indicator == 1;
    }
}
