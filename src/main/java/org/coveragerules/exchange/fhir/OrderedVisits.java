package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How many visits the timing of an order tells: a count, its days, or so many a day, week or month for so long.
 *
 * @param visits        null where it does not tell them
 * @param isUndecidable whether it tells how often, and no whole number can be told of it
 */
record OrderedVisits(JsonNode visits, boolean isUndecidable) {

    private static final OrderedVisits NOT_TOLD = new OrderedVisits(null, false);
    private static final OrderedVisits UNDECIDABLE = new OrderedVisits(null, true);
    private static final int DAYS_OF_A_WEEK = 7;
    private static final long MOST = 9999;
    private static final String DAY = "d";
    private static final String WEEK = "wk";
    private static final String MONTH = "mo";

    static OrderedVisits of(JsonNode order) {
        var timing = order.path("occurrenceTiming");
        var repeat = timing.path("repeat");
        if (repeat.has("count")) {
            return new OrderedVisits(repeat.path("count"), false);
        }
        // How often a device is used says nothing of how many are asked for.
        if (!Coded.text(order, "resourceType").equals("ServiceRequest") || timing.isMissingNode()) {
            return NOT_TOLD;
        }
        if (timing.path("event").size() > 1) {
            return told(Coded.children(timing.path("event")).flatMap(each -> FhirDay.of(each).stream()).distinct()
                    .count());
        }
        boolean isOften = repeat.has("frequency") || repeat.has("period") || repeat.has("dayOfWeek")
                || repeat.has("when") || timing.has("code") && repeat.isMissingNode();
        return isOften ? often(repeat) : NOT_TOLD;
    }

    /** Begun days and weeks count whole, as in a pattern of delivery of X12 (HSD). */
    private static OrderedVisits often(JsonNode repeat) {
        var unit = Coded.text(repeat, "periodUnit");
        boolean isRange = repeat.has("frequencyMax") || repeat.has("periodMax");
        boolean isOfSomeDays = repeat.has("dayOfWeek") && !(unit.equals(WEEK) && repeat.has("frequency"));
        var times = whole(repeat.has("frequency") ? repeat.path("frequency") : IntNode.valueOf(1), 1);
        var every = switch (unit) {
            case DAY, MONTH -> whole(repeat.path("period"), 1);
            case WEEK -> whole(repeat.path("period"), DAYS_OF_A_WEEK);
            default -> Optional.<Long>empty();
        };
        var span = unit.equals(MONTH) ? months(repeat) : days(repeat);
        return isRange || isOfSomeDays || repeat.has("when") || times.isEmpty() || every.isEmpty() || span.isEmpty()
                ? UNDECIDABLE : told(times.get() * ((span.get() + every.get() - 1) / every.get()));
    }

    /** A month has no number of days or weeks, and months have a number of months. */
    private static Optional<Long> months(JsonNode repeat) {
        var duration = repeat.path("boundsDuration");
        return Coded.unit(duration).equals(MONTH) ? whole(duration.path("value"), 1) : Optional.empty();
    }

    private static OrderedVisits told(long visits) {
        return visits < 1 || visits > MOST ? UNDECIDABLE : new OrderedVisits(IntNode.valueOf((int) visits), false);
    }

    private static Optional<Long> days(JsonNode repeat) {
        var duration = repeat.path("boundsDuration");
        if (!duration.isMissingNode()) {
            return switch (Coded.unit(duration)) {
                case DAY -> whole(duration.path("value"), 1);
                case WEEK -> whole(duration.path("value"), DAYS_OF_A_WEEK);
                default -> Optional.empty();
            };
        }
        var period = repeat.path("boundsPeriod");
        var last = FhirDay.of(period, "end").flatMap(FhirDay::parsed);
        return FhirDay.of(period, "start").flatMap(FhirDay::parsed)
                .flatMap(first -> last.map(end -> ChronoUnit.DAYS.between(first, end) + 1)).filter(days -> days > 0);
    }

    private static Optional<Long> whole(JsonNode number, int times) {
        var told = Coded.number(number);
        if (told.isEmpty()) {
            return Optional.empty();
        }
        var value = told.get().multiply(BigDecimal.valueOf(times));
        boolean isWhole = value.signum() > 0 && value.compareTo(BigDecimal.valueOf(MOST)) <= 0
                && value.stripTrailingZeros().scale() <= 0;
        return isWhole ? Optional.of(value.longValue()) : Optional.empty();
    }
}
