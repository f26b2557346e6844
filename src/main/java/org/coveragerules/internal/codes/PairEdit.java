package org.coveragerules.internal.codes;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;

/**
 * A procedure-to-procedure (PTP) edit that is in force on the date it was asked for: beside column one, column two is
 * denied.
 *
 * @param columnOne the code that stays
 * @param columnTwo the code that is denied
 * @param indicator modifier indicator: 0, never lifted, or 1, lifted by some modifiers
 * @param effective first day
 * @param deletion  last day; null while it is still in force
 * @param rationale why it exists, in the words of the file
 * @param setting   whose table served
 * @param borrowed  whether that is the other setting's table, since none of the form's own setting was given
 */
public record PairEdit(String columnOne, String columnTwo, int indicator, LocalDate effective, LocalDate deletion,
        String rationale, Setting setting, boolean borrowed) {

    public PairEdit {
        Objects.requireNonNull(columnOne, "columnOne");
        Objects.requireNonNull(columnTwo, "columnTwo");
        Objects.requireNonNull(effective, "effective");
        Objects.requireNonNull(rationale, "rationale");
        Objects.requireNonNull(setting, "setting");
    }

    /** Whether its rationale is one of some; letter case, quotes and blanks of them do not matter. */
    public boolean restsOn(Collection<String> rationales) {
        for (var each : rationales) {
            if (Rationale.same(rationale, each)) {
                return true;
            }
        }
        return false;
    }
}
