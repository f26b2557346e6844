package org.coveragerules.replay;

import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.coveragerules.Determination;
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
            rows.append(of(LineRow.of(request, line, determination,
                    LineOutcome.of(determination.line(line.number())), null, false, false)));
        }
        return rows.toString();
    }

    /** One row, with its line end. */
    static String of(LineRow line) {
        var row = new StringJoiner(",", "", "\n");
        row.add(field(line.request())).add(line.type().name()).add(Integer.toString(line.line()))
                .add(line.date().toString()).add(field(line.code())).add(field(text(line.placeOfService())))
                .add(text(line.visitsAsked()));
        add(row, line.now()).add(list(line.codes())).add(list(line.policies()));
        if (line.before() == null) {
            row.add("").add("").add("").add("").add("").add("");
        } else {
            add(row, line.before()).add(Boolean.toString(line.changed()));
        }
        return row.add(Boolean.toString(line.flagged())).toString();
    }

    private static StringJoiner add(StringJoiner row, LineRow.Side side) {
        return row.add(text(side.outcome())).add(text(side.visits())).add(text(side.units())).add(text(side.levels()))
                .add(list(side.statements()));
    }

    private static String list(List<String> parts) {
        return field(String.join("|", parts));
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
