package org.coveragerules.internal.codes;

import java.time.LocalDate;

/**
 * The days on which a row of a table holds.
 *
 * @param effective first day; null: from ever
 * @param deletion  last day; null: still
 */
record Period(LocalDate effective, LocalDate deletion) {

    boolean holdsOn(LocalDate date) {
        return (effective == null || !date.isBefore(effective)) && (deletion == null || !date.isAfter(deletion));
    }

    boolean overlaps(Period other) {
        return (effective == null || other.deletion == null || !effective.isAfter(other.deletion))
                && (other.effective == null || deletion == null || !other.effective.isAfter(deletion));
    }
}
