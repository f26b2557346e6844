package org.coveragerules.internal.codes;

/**
 * One row of an add-on code file.
 *
 * @param addOn          the add-on code
 * @param type           1, 2 or 3
 * @param primary        null where the row lists none
 * @param firstDay       of the edit, as {@link EditDay}
 * @param lastDay        of the edit or of the add-on code, whichever is earlier
 * @param primaryLastDay of the primary's code
 */
record AddOnRow(String addOn, int type, String primary, int firstDay, int lastDay, int primaryLastDay) {

    /** What makes two rows one edit. */
    record Key(String addOn, int type, String primary, int firstDay) {
    }

    Key key() {
        return new Key(addOn, type, primary, firstDay);
    }

    /** The last day that the row names. */
    int lastNamedDay() {
        int last = lastDay == EditDay.OPEN ? firstDay : Math.max(firstDay, lastDay);
        return primaryLastDay == EditDay.OPEN ? last : Math.max(last, primaryLastDay);
    }

    boolean inForce(int day) {
        return firstDay <= day && day <= lastDay;
    }

    boolean lists(String code, int day) {
        return inForce(day) && day <= primaryLastDay && code.equals(primary);
    }

    /** Of two rows that are one edit, the one that has a deletion date, the earlier one. */
    AddOnRow deleted(AddOnRow other) {
        return Math.min(other.lastDay, other.primaryLastDay) < Math.min(lastDay, primaryLastDay) ? other : this;
    }
}
