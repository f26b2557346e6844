package org.coveragerules.facts;

import org.coveragerules.coding.PairEdit;

/**
 * Two lines of a request that a procedure-to-procedure edit speaks of, as one of them sees it.
 *
 * @param line      the line that sees it
 * @param other     the line it is in conflict with
 * @param columnTwo whether the line has the edit's column-two code, which the edit denies
 * @param edit      the edit in force on the date of the column-two line
 * @param sameDate  whether both are of one date
 * @param lifted    whether modifiers of the two lift the edit (CMM-UNB-3)
 */
public record CodeConflict(ServiceLine line, ServiceLine other, boolean columnTwo, PairEdit edit, boolean sameDate,
        boolean lifted) {

    /** Says so where another setting's table served; else empty. */
    public String borrowed() {
        return Coding.borrowed(edit.borrowed(), edit.setting());
    }

    /** What a remedy adds of how modifiers lift the edit. */
    public String howLifted() {
        return edit.indicator() == 1 ? ", or show by a modifier that the two are separate"
                : "; no modifier lifts this edit";
    }
}
