package org.coveragerules.internal.facts;

import org.coveragerules.internal.codes.UnitEdit;

/**
 * More units than a medically unlikely edit has for the code.
 *
 * @param line  the line
 * @param edit  the edit on its date
 * @param asked units of the line, or of the date's lines of the code and place of the body where the edit sums them
 */
public record UnitExcess(ServiceLine line, UnitEdit edit, int asked) {

    /**
     * Says so where another setting's table served; else empty.
     *
     * @param words how to say it, with a place for the {@code {setting}}
     */
    public String borrowed(String words) {
        return Coding.borrowed(edit.borrowed(), edit.setting(), words);
    }
}
