package org.coveragerules.replay;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.coveragerules.Outcome;
import org.coveragerules.Recorded;

/** What a payer publishes of some requests, or of some lines: how they were decided, and how soon. */
final class Figures {

    private static final double MINUTES_OF_HOUR = 60;

    long approved;
    long partly;
    long denied;
    long afterAppeal;
    long afterExtension;
    /** Whole minutes from receipt to decision by how often there were so many: as exact as a median needs. */
    private final TreeMap<Long, Long> minutes = new TreeMap<>();

    /** Whether an outcome is a decision on what was asked for. */
    static boolean isDecision(Outcome outcome) {
        return outcome == Outcome.APPROVED || outcome == Outcome.PARTIALLY_APPROVED || outcome == Outcome.DENIED;
    }

    /**
     * Counts a decision.
     *
     * @param received the moment from which the time is counted; null where it is not known when it was decided
     */
    void add(Outcome outcome, Recorded recorded, OffsetDateTime received) {
        switch (outcome) {
            case APPROVED -> approved++;
            case PARTIALLY_APPROVED -> partly++;
            default -> denied++;
        }
        if (outcome == Outcome.APPROVED && Boolean.TRUE.equals(recorded.extended())) {
            afterExtension++;
        }
        if (outcome != Outcome.APPROVED && recorded.appeal() != null && recorded.appeal().outcome() != null
                && recorded.appeal().outcome() != Outcome.DENIED) {
            afterAppeal++;
        }
        if (received != null) {
            minutes.merge(ChronoUnit.MINUTES.between(received, recorded.decided()), 1L, Long::sum);
        }
    }

    void add(Figures other) {
        approved += other.approved;
        partly += other.partly;
        denied += other.denied;
        afterAppeal += other.afterAppeal;
        afterExtension += other.afterExtension;
        other.minutes.forEach((length, times) -> minutes.merge(length, times, Long::sum));
    }

    long decided() {
        return approved + partly + denied;
    }

    /** How many of them have a time. */
    long timed() {
        return minutes.values().stream().mapToLong(times -> times).sum();
    }

    /** Hours from receipt to decision on average; empty where no time is known. */
    OptionalDouble mean() {
        double sum = minutes.entrySet().stream().mapToDouble(each -> (double) each.getKey() * each.getValue()).sum();
        return timed() == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / timed() / MINUTES_OF_HOUR);
    }

    /** Hours within which half of them were decided: of an even number, between the two in the middle. */
    OptionalDouble median() {
        long timed = timed();
        return timed == 0 ? OptionalDouble.empty()
                : OptionalDouble.of((at((timed - 1) / 2) + at(timed / 2)) / 2.0 / MINUTES_OF_HOUR);
    }

    /** The minutes of the one at a place in their order, from 0. */
    private long at(long place) {
        long before = 0;
        for (var each : minutes.entrySet()) {
            before += each.getValue();
            if (before > place) {
                return each.getKey();
            }
        }
        throw new IllegalArgumentException("there is no place " + place);
    }
}
