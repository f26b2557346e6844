package org.coveragerules.replay;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.coveragerules.Determination;
import org.coveragerules.Outcome;
import org.coveragerules.Reason;
import org.coveragerules.request.Line;
import org.coveragerules.request.Request;
import org.coveragerules.request.RequestType;

/**
 * A line and what became of it, as a row of a table.
 *
 * @param request        the request's id
 * @param type           of the request
 * @param line           the line's number
 * @param date           of service
 * @param code           the procedure code
 * @param placeOfService as asked for; null where absent
 * @param visitsAsked    null where absent
 * @param now            what it comes to
 * @param codes          of the decisive reasons, each once, in alphabetical order
 * @param policies       of the decisive reasons, each with a blank and its version, likewise
 * @param before         what it came to before; null where nothing is compared
 * @param changed        whether the two differ
 * @param flagged        whether it is a claim to look back at
 * @param determination  of the whole request
 */
public record LineRow(String request, RequestType type, int line, LocalDate date, String code, String placeOfService,
        Integer visitsAsked, Side now, List<String> codes, List<String> policies, Side before, boolean changed,
        boolean flagged, Determination determination) {

    /**
     * What the line comes to on one side.
     *
     * @param outcome    null where an earlier one is not known
     * @param visits     approved; null where none is said, as with units and levels
     * @param units      approved
     * @param levels     approved
     * @param statements the decisive ones, each once, in alphabetical order
     */
    public record Side(Outcome outcome, Integer visits, Integer units, Integer levels, List<String> statements) {

        private static Side of(LineOutcome outcome) {
            return new Side(outcome.outcome(), outcome.visits(), outcome.units(), outcome.levels(),
                    outcome.statements());
        }
    }

    static LineRow of(Request request, Line line, Determination determination, LineOutcome after, LineOutcome before,
            boolean changed, boolean flagged) {
        return new LineRow(request.id(), request.type(), line.number(), line.date(), line.code(),
                line.placeOfService(), line.visits(), Side.of(after), each(after, reason ->
                        Objects.toString(reason.code(), "")), each(after, reason -> reason.policy() + " " + reason.version()),
                before == null ? null : Side.of(before), changed, flagged, determination);
    }

    private static List<String> each(LineOutcome side, Function<Reason, String> part) {
        return side.reasons().stream().map(part).distinct().sorted().toList();
    }
}
