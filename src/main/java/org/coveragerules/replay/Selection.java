package org.coveragerules.replay;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import org.coveragerules.cases.Case;
import org.coveragerules.request.Line;
import org.coveragerules.request.Request;
import org.coveragerules.request.RequestType;

/**
 * Which requests are judged and which of their lines are counted.
 *
 * @param from   first date of service; null: no first
 * @param to     last date of service; null: no last
 * @param types  types of requests; empty: all
 * @param policy the policy whose denials are watched week by week and whose claims are flagged; null: all policies
 */
public record Selection(LocalDate from, LocalDate to, Set<RequestType> types, String policy) {

    /** Every line of every request. */
    public static final Selection ALL = new Selection(null, null, Set.of(), null);

    public Selection {
        types = Set.copyOf(types);
    }

    /** Whether a line's date of service is in the window. */
    boolean takes(Line line) {
        return takes(line.date());
    }

    private boolean takes(LocalDate date) {
        return (from == null || !date.isBefore(from)) && (to == null || !date.isAfter(to));
    }

    /** Whether a request is of a type asked for and has a line in the window. */
    boolean takes(Request request) {
        return (types.isEmpty() || types.contains(request.type())) && request.lines().stream().anyMatch(this::takes);
    }

    /** Whether a case's request is taken; one whose dates or type cannot be read is, so that its fault is told. */
    boolean takes(Case one) {
        return (types.isEmpty() || types.stream().anyMatch(type -> type.name().equals(
                one.request().path("type").asText())) || !one.request().path("type").isTextual())
                && (!isWindow() || one.dates().stream().anyMatch(this::mayBeIn));
    }

    private boolean mayBeIn(String date) {
        try {
            return takes(LocalDate.parse(date));
        } catch (DateTimeException e) {
            return true;
        }
    }

    /** Whether there is a window: then the claims in it are flagged for the look back. */
    boolean isWindow() {
        return from != null || to != null;
    }
}
