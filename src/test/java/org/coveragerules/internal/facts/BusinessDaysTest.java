package org.coveragerules.internal.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Business days, counted by weeks, are those that are counted one by one. */
class BusinessDaysTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");

    @Property
    void asOneCountsThemOnTheCalendar(@ForAll @IntRange(max = 800) int from, @ForAll @IntRange(max = 40) int days,
            @ForAll @Size(max = 12) List<@IntRange(max = 60) Integer> off) {
        var begin = FIRST.plusDays(from);
        var holidays = off.stream().map(after -> begin.plusDays(after).toString()).toList();
        var day = begin;
        for (int left = days; left > 0;) {
            day = day.plusDays(1);
            boolean isBusiness = day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY
                    && !holidays.contains(day.toString());
            left -= isBusiness ? 1 : 0;
        }
        assertThat(BusinessDays.after(begin, days, holidays)).isEqualTo(day);
    }
}
