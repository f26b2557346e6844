package org.coveragerules.internal.facts;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/** Counts business days: Monday to Friday, but for the holidays a policy version declares. */
public final class BusinessDays {

    private static final int WEEK = 5;

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
            var next = weekdaysAfter(day, left);
            // As many days more as were none.
            left = holidays(day, next, holidays);
            day = next;
        }
        return day;
    }

    private static LocalDate weekdaysAfter(LocalDate from, int days) {
        var day = from.plusWeeks((days - 1) / WEEK);
        for (int left = (days - 1) % WEEK + 1; left > 0;) {
            day = day.plusDays(1);
            left -= isWeekend(day) ? 0 : 1;
        }
        return day;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** Holidays that are weekdays, from the day after one to another. Few lists have any; ISO days sort as texts. */
    private static int holidays(LocalDate after, LocalDate to, List<String> holidays) {
        var first = after.toString();
        var last = to.toString();
        boolean any = false;
        for (var holiday : holidays) {
            any |= holiday.compareTo(first) > 0 && holiday.compareTo(last) <= 0;
        }
        int count = 0;
        for (var day = after; any && day.isBefore(to);) {
            day = day.plusDays(1);
            count += !isWeekend(day) && holidays.contains(day.toString()) ? 1 : 0;
        }
        return count;
    }
}
