package org.coveragerules.internal.policy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.coveragerules.request.Funding;
import org.coveragerules.request.LineOfBusiness;
import org.coveragerules.request.Request;
import org.coveragerules.request.RequestType;
import org.coveragerules.request.Urgency;

/**
 * How long a law leaves for the decision on a review request: one row of {@code clocks.csv}. An empty set of words
 * stands for all of them.
 *
 * @param jurisdiction {@code US}, or the two letters of the plan's state
 * @param funding      a plan of unknown funding is bound too, as by a mandate
 * @param types        of review requests
 * @param length       in its unit, at least 1
 * @param from         the first day of receipt; null: open
 * @param to           the last day of receipt; null: open
 * @param citation     the law
 */
public record Clock(String jurisdiction, Set<LineOfBusiness> lines, Set<Funding> funding, Set<Urgency> urgencies,
        Set<RequestType> types, int length, Unit unit, Start start, LocalDate from, LocalDate to, String citation) {

    static final String FEDERAL = "US";

    /** What a length counts. */
    public enum Unit {
        HOURS, CALENDAR_DAYS, BUSINESS_DAYS
    }

    /** From when on it counts. */
    public enum Start {
        /** From the receipt on, whatever is missing. */
        RECEIPT,
        /** From the receipt on, where no record is missing; else it has not begun. */
        COMPLETE_RECORD
    }

    /** Whether it runs for a review request, once it has begun. */
    boolean binds(Request request) {
        var plan = request.plan();
        return (jurisdiction.equals(FEDERAL) || jurisdiction.equals(plan.state()))
                && isAmong(request.type(), types) && isAmong(request.urgency(), urgencies)
                && isAmong(plan.lineOfBusiness(), lines)
                && (plan.funding() == null || isAmong(plan.funding(), funding))
                && (from == null || !request.received().isBefore(from))
                && (to == null || !request.received().isAfter(to));
    }

    /** All that it says, two of which are equal where the clocks are; what Java links for a record's own takes longer. */
    List<Object> said() {
        return Arrays.asList(jurisdiction, lines, funding, urgencies, types, length, unit, start, from, to, citation);
    }

    private static <E extends Enum<E>> boolean isAmong(E word, Set<E> words) {
        return words.isEmpty() || words.contains(word);
    }
}
