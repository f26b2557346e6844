package org.coveragerules.facts;

import org.coveragerules.coding.UnitEdit;

/**
 * More units than a medically unlikely edit has for the code.
 *
 * @param line  the line
 * @param edit  the edit on its date
 * @param asked units of the line, or of the date's lines of the code and place of the body where the edit sums them
 */
public record UnitExcess(ServiceLine line, UnitEdit edit, int asked) {

    /** Says so where another setting's table served; else empty. */
    public String borrowed() {
        return Coding.borrowed(edit.borrowed(), edit.setting());
    }
}
