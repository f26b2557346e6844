package org.coveragerules.facts;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/** Counts business days: Monday to Friday, but for the holidays a policy version declares. */
public final class BusinessDays {

    private BusinessDays() {
    }

    /**
     * The business day so many after a day.
     *
     * @param from     not counted itself
     * @param days     how many, at least 0
     * @param holidays ISO days
     */
    public static LocalDate after(LocalDate from, int days, List<String> holidays) {
        var day = from;
        for (int left = days; left > 0;) {
            day = day.plusDays(1);
            boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            if (!weekend && !holidays.contains(day.toString())) {
                left--;
            }
        }
        return day;
    }
}
