package org.coveragerules.internal.generate;

import java.time.LocalDate;

/** The days on which services are given: the working days of a window; of a window without one, its weekend. */
final class DateWindow {

    /** Years that leave room for a life before and an authorization after, and whose dates have ten characters. */
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private final LocalDate from;
    private final LocalDate to;
    private final boolean weekend;

    DateWindow(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("the window ends on " + to + ", before it begins, on " + from
                    + "; end it on that day or a later one");
        }
        if (from.getYear() < FIRST_YEAR || to.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("the window is from " + from + " to " + to + "; give days of the years "
                    + FIRST_YEAR + " to " + LAST_YEAR);
        }
        weekend = workday(from) > lastWorkday(to);
        this.from = from;
        this.to = to;
    }

    LocalDate day(RandomStream draws) {
        if (weekend) {
            return from.plusDays(draws.below((int) (to.toEpochDay() - from.toEpochDay()) + 1));
        }
        int first = workday(from);
        return date(first + draws.below(lastWorkday(to) - first + 1));
    }

    /** So many working days later, but no later than the window's last. */
    LocalDate later(LocalDate day, int workdays) {
        return weekend ? to : date(Math.min(workday(day) + workdays, lastWorkday(to)));
    }

    /** Working days from a day to another. */
    static int workdays(LocalDate from, LocalDate to) {
        return workday(to) - workday(from);
    }

    /** The number of a day in the count of all Mondays to Fridays; a weekend has that of the Monday after it. */
    private static int workday(LocalDate day) {
        long sinceMonday = day.toEpochDay() + 3;
        return (int) (Math.floorDiv(sinceMonday, 7) * 5 + Math.min(Math.floorMod(sinceMonday, 7), 5));
    }

    private static int lastWorkday(LocalDate to) {
        return workday(to.plusDays(1)) - 1;
    }

    private static LocalDate date(int workday) {
        return LocalDate.ofEpochDay(Math.floorDiv(workday, 5) * 7L + Math.floorMod(workday, 5) - 3);
    }
}
