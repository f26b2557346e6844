package org.coveragerules.internal.generate;

import java.time.LocalDate;
import org.coveragerules.internal.reading.RecordMaker;
import org.coveragerules.request.Request;

/** Copies of requests in which each day is as many days later; all else is the same, whatever it is. */
final class MovedDates {

    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private final long days;

    MovedDates(long days) {
        this.days = days;
    }

    /** The copy of a request. */
    Request of(Request request) {
        var moment = request.receivedAt();
        var dated = moment == null ? request : RecordMaker.with(request, "receivedAt", null);
        var copy = RecordMaker.each(dated, LocalDate.class, this::moved);
        return moment == null ? copy
                : RecordMaker.with(copy, "receivedAt", copy.received().atTime(moment.toOffsetTime()));
    }

    private LocalDate moved(LocalDate day) {
        long to = day.toEpochDay() + days;
        return LocalDate.ofEpochDay(Math.max(FIRST.toEpochDay(), Math.min(to, LAST.toEpochDay())));
    }
}
