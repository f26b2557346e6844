package org.coveragerules.internal.ranking;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.coveragerules.DecisionClock;
import org.coveragerules.internal.facts.Annotations;
import org.coveragerules.internal.facts.BusinessDays;
import org.coveragerules.internal.policy.Clock;
import org.coveragerules.internal.policy.Clocks;
import org.coveragerules.request.Request;

/** The clocks that run for a review request: those of the rules, and those of the laws. */
final class Deadlines {

    /** Made once there are two to put in order. */
    private static final class Order {
        /** The earliest first; on one day a moment comes before the end of the day. */
        private static final Comparator<DecisionClock> EARLIEST = comparing(DecisionClock::due)
                .thenComparing(clock -> clock.dueAt() == null ? null : clock.dueAt().toInstant(),
                        nullsLast(naturalOrder()))
                .thenComparing(DecisionClock::jurisdiction, nullsLast(naturalOrder()))
                .thenComparing(DecisionClock::citation);
    }

    private Deadlines() {
    }

    /**
     * Each clock that has begun, the earliest first, which is the one that binds; none for a claim.
     *
     * @param said           what the rules said
     * @param recordsMissing whether a provider's document is missing: then the plan's clocks have not begun, nor those
     *                       of the laws that count from a complete record
     */
    static List<DecisionClock> of(Request request, Annotations said, Clocks laws, boolean recordsMissing) {
        if (!request.type().isReview()) {
            return List.of();
        }
        var running = new ArrayList<DecisionClock>(2);
        if (!recordsMissing) {
            said.due().forEach((rule, day) -> running.add(new DecisionClock(null, rule.policy() + " " + rule.version()
                    + ", " + rule.statement(), day, null)));
        }
        for (var clock : laws.of(request)) {
            if (clock.start() == Clock.Start.RECEIPT || !recordsMissing) {
                running.add(running(clock, request, laws.holidays()));
            }
        }
        if (running.size() > 1) {
            running.sort(Order.EARLIEST);
        }
        return running;
    }

    private static DecisionClock running(Clock clock, Request request, List<String> holidays) {
        var received = request.received();
        return switch (clock.unit()) {
            case HOURS -> {
                // Of a date alone nobody knows the offset: it begins in UTC, so that nobody in the states is late.
                var at = request.receivedFrom(ZoneOffset.UTC).plusHours(clock.length());
                yield new DecisionClock(clock.jurisdiction(), clock.citation(), at.toLocalDate(), at);
            }
            case CALENDAR_DAYS -> days(clock, received.plusDays(clock.length()));
            case BUSINESS_DAYS -> days(clock, BusinessDays.after(received, clock.length(), holidays));
        };
    }

    private static DecisionClock days(Clock clock, LocalDate due) {
        return new DecisionClock(clock.jurisdiction(), clock.citation(), due, null);
    }
}
