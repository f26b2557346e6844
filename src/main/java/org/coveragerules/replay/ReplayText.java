package org.coveragerules.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.coveragerules.Outcome;
import org.coveragerules.internal.text.Visible;

/** What a run found, for a person at a terminal: what changed first, then the rates, and the sum last. */
final class ReplayText {

    private final RequestReplay run;
    private final Tally tally;
    private final PrintStream out;
    private final int most;

    /**
     * A text.
     *
     * @param most lines told of each group, and flagged claims told
     */
    ReplayText(RequestReplay run, PrintStream out, int most) {
        this.run = run;
        this.tally = run.tally();
        this.out = out;
        this.most = most;
    }

    void print() throws IOException {
        groups();
        if (run.plan().inputs().stream().anyMatch(input -> !RequestReplay.isCases(input))) {
            matrix();
            rates();
            weeks();
            flagged();
        }
        sum();
    }

    private void groups() throws IOException {
        var places = Report.places(run);
        for (var changed : Report.groups(tally)) {
            var group = changed.group;
            line(heading(changed));
            if (!group.gone().isEmpty() || !group.come().isEmpty()) {
                line("  " + statements("no longer by", group.gone(), group.come().isEmpty() ? "" : "; ")
                        + statements("now by", group.come(), ""));
            }
            var of = places.get(changed.number);
            for (int i = 0; i < of.length && i < most; i++) {
                changed(Report.parsed(run.place().changed.line(of[i])));
            }
            if (changed.lines > most) {
                line("  ... and " + count(changed.lines - most, "more line")
                        + "; --limit tells more, and --format csv all");
            }
            line("");
        }
    }

    private static String heading(Tally.Changed changed) {
        var group = changed.group;
        var what = group.from() == null && group.to() == null ? "Not as expected"
                : group.isOutcomeChanged() ? name(group.from()) + " -> " + name(group.to())
                : "Still " + name(group.to()) + ", by other reasons or amounts";
        return what + ": " + count(changed.lines, "line") + visits(changed.visits);
    }

    private static String visits(long visits) {
        return visits == 0 ? "" : ", " + count(Math.abs(visits), "visit") + (visits < 0 ? " lost" : " gained");
    }

    private static String statements(String words, List<ChangeGroup.Ref> refs, String after) {
        return refs.isEmpty() ? "" : words + " " + refs.stream()
                .map(ref -> ref.statement() + (ref.policy() == null ? "" : " (" + ref.policy() + ")"))
                .collect(Collectors.joining(", ")) + after;
    }

    private void changed(JsonNode line) {
        var about = line.path("date").isNull() ? "" : " line " + line.path("line").asText() + ", "
                + line.path("code").asText() + " of " + line.path("date").asText();
        line("  " + line.path("place").asText() + ": " + line.path("request").asText() + about);
        for (var difference : line.path("differences")) {
            // Of several lines is what is wrong with a request, one fault each.
            difference.asText().lines().forEach(each -> line("    " + each));
        }
        if (line.path("differences").isEmpty()) {
            line("    before  " + side(line.path("before")));
            line("    now     " + side(line.path("after")));
        }
    }

    private static String side(JsonNode side) {
        var reasons = StreamSupport.stream(side.path("reasons").spliterator(), false)
                .map(reason -> reason.path("statement").asText() + " " + reason.path("code").asText()).distinct()
                .collect(Collectors.joining(", "));
        return side.path("outcome").asText() + amount(side, "visits", "visit") + amount(side, "units", "unit")
                + amount(side, "levels", "level") + (reasons.isEmpty() ? "" : ": " + reasons);
    }

    private static String amount(JsonNode side, String field, String word) {
        return side.path(field).asInt() == 0 ? "" : ", " + count(side.path(field).asInt(), word);
    }

    private void matrix() {
        if (tally.linesCompared == 0) {
            return;
        }
        line("Lines by outcome before (down) and now (across)");
        var rows = new ArrayList<List<String>>();
        var head = new ArrayList<>(List.of(""));
        for (var to : Outcome.values()) {
            head.add(to.name());
        }
        rows.add(head);
        for (var from : Outcome.values()) {
            var row = new ArrayList<>(List.of(from.name()));
            for (var to : Outcome.values()) {
                long lines = tally.matrix[from.ordinal()][to.ordinal()];
                row.add(lines == 0 ? "." : number(lines));
            }
            rows.add(row);
        }
        table(rows);
        line("Visits gained: " + number(tally.visitsGained) + ", lost: " + number(tally.visitsLost));
        line("");
    }

    private void rates() {
        if (tally.versions.isEmpty()) {
            return;
        }
        line("Denial rate by policy, version and statement: lines with a reason of it, those it denied, share");
        var rows = new ArrayList<List<String>>();
        for (var version : tally.versions.values()) {
            if (run.plan().selection().policy() == null || run.plan().selection().policy().equals(version.policy)) {
                rows.add(List.of(version.policy + " " + version.version, number(version.lines),
                        number(version.denied), rate(version.denied, version.lines)));
                for (var statement : Report.ranked(version.statements.values())) {
                    if (statement.denied > 0) {
                        rows.add(List.of("  " + statement.statement + " " + statement.code, number(statement.lines),
                                number(statement.denied), rate(statement.denied, version.lines)));
                    }
                }
            }
        }
        table(rows);
        line("");
    }

    private void weeks() {
        if (!run.plan().selection().isWindow()) {
            return;
        }
        var policy = run.plan().selection().policy();
        line("Denial rate week by week: lines" + (policy == null ? "" : " with a reason of " + policy)
                + ", denied, share");
        var rows = new ArrayList<List<String>>();
        tally.weeks.forEach((monday, week) -> rows.add(List.of("week of " + monday, number(week.lines),
                number(week.denied), rate(week.denied, week.lines))));
        table(rows);
        line("");
    }

    private void flagged() throws IOException {
        if (!run.plan().selection().isWindow()) {
            return;
        }
        line("Flagged for the look back: " + count(tally.flagged, "claim line"));
        var told = new int[1];
        run.place().flagged.forEach((line, place) -> {
            if (told[0]++ < most) {
                var claim = Report.parsed(line);
                line("  " + claim.path("place").asText() + ": " + claim.path("request").asText() + " line "
                        + claim.path("line").asText() + ", " + claim.path("code").asText() + " of "
                        + claim.path("date").asText() + ": " + side(claim.path("after")));
            }
        });
        if (tally.flagged > most) {
            line("  ... and " + number(tally.flagged - most)
                    + " more; --limit tells more, and --format csv all");
        }
        line("");
    }

    private void sum() {
        if (run.plan().inputs().stream().allMatch(RequestReplay::isCases)) {
            line((tally.read - tally.outside) + " cases, " + tally.differing + " differ"
                    + (tally.outside == 0 ? "" : "; " + tally.outside + " have no line in the window"));
            return;
        }
        line(count(tally.read, "request") + " read: " + number(tally.judged) + " judged, "
                + number(tally.rejected) + " rejected"
                + (tally.leftOut == 0 ? "" : ", " + number(tally.leftOut) + " left out")
                + (tally.outside == 0 ? "" : ", " + number(tally.outside) + " of another type or outside the window"));
        if (tally.noted > 0) {
            line("Of " + count(tally.noted, "request") + " something was left out or taken for granted; convert tells"
                    + " what");
        }
        if (tally.withoutHistory > 0) {
            line(count(tally.withoutHistory, "claim") + " came without history.authorizations, so that none was denied"
                    + " for want of an authorization; give them by --facts");
        }
        if (tally.compared > 0) {
            line(number(tally.compared) + " compared: " + count(tally.differing, "request") + " and "
                    + number(tally.linesDiffering) + " of " + count(tally.linesCompared, "line") + " differ");
        }
    }

    private void line(String text) {
        out.print(Visible.of(text) + "\n");
    }

    private void table(List<List<String>> cells) {
        TextTable.lines(cells).forEach(this::line);
    }

    private static String rate(long part, long whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }

    private static String name(Outcome outcome) {
        return outcome == null ? "nothing" : outcome.name();
    }

    private static String count(long number, String word) {
        return number(number) + " " + word + (number == 1 ? "" : "s");
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
