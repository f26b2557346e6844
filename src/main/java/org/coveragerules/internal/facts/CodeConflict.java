package org.coveragerules.internal.facts;

import org.coveragerules.internal.codes.PairEdit;

/**
 * Two lines of a request that a procedure-to-procedure edit speaks of, as one of them sees it.
 *
 * @param line      the line that sees it
 * @param other     the line it is in conflict with
 * @param columnTwo whether the line has the edit's column-two code, which the edit denies
 * @param edit      the edit in force on the date of the column-two line
 * @param sameDate  whether both are of one date
 * @param lifted    whether modifiers of the two lift the edit
 */
public record CodeConflict(ServiceLine line, ServiceLine other, boolean columnTwo, PairEdit edit, boolean sameDate,
        boolean lifted) {

    /**
     * Says so where another setting's table served; else empty.
     *
     * @param words how to say it, with a place for the {@code {setting}}
     */
    public String borrowed(String words) {
        return Coding.borrowed(edit.borrowed(), edit.setting(), words);
    }

    /** The first of two where some modifiers lift the edit, and the second where none does. */
    public String lifting(String bySome, String byNone) {
        return edit.indicator() == 1 ? bySome : byNone;
    }
}
