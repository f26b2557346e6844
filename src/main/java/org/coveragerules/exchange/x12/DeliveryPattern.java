package org.coveragerules.exchange.x12;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How a service is to be delivered (HSD): so many visits or units, or so many a day, week or month, for so many
 * of these.
 *
 * @param visits in all; null where it is not told
 * @param units  likewise
 * @param weeks  how long, begun weeks counting whole; null where it is not told
 */
record DeliveryPattern(Integer visits, Integer units, Integer weeks) {

    private static final int DAYS_OF_A_WEEK = 7;
    private static final String VISITS = "VS";
    private static final String UNITS = "FL";
    private static final String DAYS = "7";
    private static final String WEEKS = "35";
    private static final String MONTHS = "34";

    /** Reads it; what cannot be told in visits, units and weeks is noted, or a fault where it would be guessed. */
    static DeliveryPattern of(Segment segment, Draft draft) {
        var unit = segment.element(1);
        if (!unit.isEmpty() && !unit.equals(VISITS) && !unit.equals(UNITS)) {
            draft.note(segment, "the amount is of something else than visits or units, and left out");
            return null;
        }
        Integer amount = number(segment, 2, draft);
        Integer length = number(segment, 6, draft);
        Integer modulus = number(segment, 4, draft);
        var period = segment.element(5);
        Integer days = length == null ? null : period.equals(DAYS) ? length
                : period.equals(WEEKS) ? (Integer) (length * DAYS_OF_A_WEEK) : null;
        if (length != null && days == null) {
            draft.note(segment, "the length is neither of days nor of weeks, and left out");
        }
        Integer weeks = days == null ? null : (Integer) ((days + DAYS_OF_A_WEEK - 1) / DAYS_OF_A_WEEK);
        if (amount == null || segment.element(3).isEmpty()) {
            return of(unit, amount, weeks);
        }
        // A month has no number of days or weeks, and months have a number of months.
        boolean isMonthly = segment.element(3).equals("MO") && period.equals(MONTHS);
        Integer span = isMonthly ? length : days;
        int every = (modulus == null ? 1 : modulus) * (segment.element(3).equals("WK") ? DAYS_OF_A_WEEK : 1);
        if (!isMonthly && !segment.element(3).matches("WK|DA") || span == null || every == 0) {
            draft.fault(segment, "HSD", "an amount by frequency of which no whole number can be told",
                    "visits or units by the day or week (HSD03 `DA` or `WK`) for days or weeks (HSD05 `7` or `35`, HSD06), by"
                            + " the month (`MO`) for months (`34`), or all of them without HSD03");
            return null;
        }
        return of(unit, amount * ((span + every - 1) / every), weeks);
    }

    private static DeliveryPattern of(String unit, Integer amount, Integer weeks) {
        return unit.equals(UNITS) ? new DeliveryPattern(null, amount, weeks) : new DeliveryPattern(amount, null, weeks);
    }

    private static Integer number(Segment segment, int element, Draft draft) {
        var text = segment.element(element);
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,4}(?:\\.0*)?")) {
            draft.fault(segment, "HSD0" + element, "no whole number", "how many, as in `8`");
            return null;
        }
        return Integer.valueOf(text.replaceFirst("\\..*", ""));
    }

    /** Writes it down as the planned course of a request. */
    void writeTo(ObjectNode request) {
        if (visits == null && weeks == null) {
            return;
        }
        var plan = request.putObject("clinical").putObject("treatmentPlan");
        if (visits != null) {
            plan.put("visits", visits);
        }
        if (weeks != null) {
            plan.put("weeks", weeks);
        }
    }
}
