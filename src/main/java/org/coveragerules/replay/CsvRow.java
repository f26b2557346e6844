package org.coveragerules.replay;

import java.util.StringJoiner;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.coveragerules.Determination;
import org.coveragerules.Reason;
import org.coveragerules.request.Line;
import org.coveragerules.request.Request;

/**
 * A line and what became of it as a row of CSV (RFC 4180), as analysts load it. A text that a spreadsheet would run as a
 * formula has an apostrophe before it; numbers stay as they are.
 */
public final class CsvRow {

    /** The names of the columns. */
    public static final String HEADER = "request,type,line,date,code,place_of_service,visits_asked,outcome,visits,"
            + "units,levels,statements,codes,policies,outcome_before,visits_before,units_before,levels_before,"
            + "statements_before,changed,flagged";

    /** What a spreadsheet takes for a formula, or may once it has taken away what it does not show before it. */
    private static final Pattern FORMULA = Pattern.compile(
            "^(?:[\\t\\r\\n]|[\\p{Z}\\p{C}]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])");

    /** What ends a cell, here or where cells are parted by something else. */
    private static final Pattern APART = Pattern.compile("[,;\"\\p{Cntrl}]");

    private CsvRow() {
    }

    /** A row for each line of a request that was judged and is compared with nothing. */
    public static String of(Request request, Determination determination) {
        var rows = new StringBuilder();
        for (var line : request.lines()) {
            rows.append(of(request, line, LineOutcome.of(determination.line(line.number())), null, false, false));
        }
        return rows.toString();
    }

    /**
     * One row.
     *
     * @param after   what became of the line
     * @param before  what it came to before; null where nothing is compared
     * @param changed whether the two differ
     * @param flagged whether it is a claim to look back at
     */
    static String of(Request request, Line line, LineOutcome after, LineOutcome before, boolean changed,
            boolean flagged) {
        var row = new StringJoiner(",", "", "\n");
        row.add(field(request.id())).add(request.type().name()).add(Integer.toString(line.number()))
                .add(line.date().toString()).add(field(line.code())).add(field(text(line.placeOfService())))
                .add(text(line.visits()));
        row.add(text(after.outcome())).add(text(after.visits())).add(text(after.units())).add(text(after.levels()))
                .add(each(after, Reason::statement)).add(each(after, reason -> text(reason.code())))
                .add(each(after, reason -> reason.policy() + " " + reason.version()));
        if (before == null) {
            row.add("").add("").add("").add("").add("").add("");
        } else {
            row.add(text(before.outcome())).add(text(before.visits())).add(text(before.units()))
                    .add(text(before.levels())).add(each(before, Reason::statement)).add(Boolean.toString(changed));
        }
        return row.add(Boolean.toString(flagged)).toString();
    }

    private static String each(LineOutcome side, Function<Reason, String> part) {
        return field(side.reasons().stream().map(part).distinct().sorted().collect(Collectors.joining("|")));
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    /** A cell of text, in which no spreadsheet finds a formula. */
    static String field(String text) {
        var cell = FORMULA.matcher(text).find() ? "'" + text : text;
        return APART.matcher(cell).find() ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
