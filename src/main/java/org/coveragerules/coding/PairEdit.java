package org.coveragerules.coding;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;

/**
 * A procedure-to-procedure (PTP) edit that is in force on the date it was asked for: beside column one, column two is
 * denied.
 *
 * @param columnOne the code that stays
 * @param columnTwo the code that is denied
 * @param indicator modifier indicator: 0, never lifted, or 1, lifted by some modifiers (CMM-UNB-3)
 * @param effective first day
 * @param deletion  last day; null while it is still in force
 * @param rationale why it exists, in the words of the file
 * @param statement what the rationale makes of it: CMM-MUT-2, CMM-SEP-2, CMM-IMP-7 or CMM-UNB-2
 * @param setting   whose table served
 * @param borrowed  whether that is the other setting's table, since none of the form's own setting was given
 */
public record PairEdit(String columnOne, String columnTwo, int indicator, LocalDate effective, LocalDate deletion,
        String rationale, String statement, Setting setting, boolean borrowed) {

    public PairEdit {
        Objects.requireNonNull(columnOne, "columnOne");
        Objects.requireNonNull(columnTwo, "columnTwo");
        Objects.requireNonNull(effective, "effective");
        Objects.requireNonNull(rationale, "rationale");
        Objects.requireNonNull(statement, "statement");
        Objects.requireNonNull(setting, "setting");
    }

    /** Whether the modifiers of the two lines lift the edit; they never do where the indicator is 0. */
    public boolean liftedBy(Collection<String> columnOneModifiers, Collection<String> columnTwoModifiers) {
        return indicator == 1 && Modifiers.lift(columnOneModifiers, columnTwoModifiers);
    }
}
