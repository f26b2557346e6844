package org.coveragerules.replay;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.coveragerules.BatchEntry;
import org.coveragerules.Determination;
import org.coveragerules.DeterminationException;
import org.coveragerules.DeterminationWriter;
import org.coveragerules.Effect;
import org.coveragerules.LineDetermination;
import org.coveragerules.cases.Case;
import org.coveragerules.cases.CaseRun;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.request.Line;
import org.coveragerules.request.Request;
import org.coveragerules.request.RequestType;

/** Judges the requests of one chunk, and holds what is to be told of them until it is the chunk's turn. */
final class ChunkRun {

    /** A changed line, and its group in the chunk's tally. */
    record Changed(int group, String json) {
    }

    private final String source;
    private final Selection selection;
    private final boolean wantsRows;
    private boolean fromX12;
    final Tally tally = new Tally();
    final List<Changed> changed = new ArrayList<>();
    final List<String> flagged = new ArrayList<>();
    /** What was not judged, rejected or left out, by its place in the chunk. */
    final List<Reject> rejected = new ArrayList<>();
    final List<LineRow> rows = new ArrayList<>();

    private ChunkRun(String source, Selection selection, boolean wantsRows) {
        this.source = source;
        this.selection = selection;
        this.wantsRows = wantsRows;
    }

    /** Judges the requests of a chunk. */
    static ChunkRun of(Chunk chunk, String source, RequestJudge judge, Selection selection, boolean wantsRows) {
        var run = new ChunkRun(source, selection, wantsRows);
        run.fromX12 = chunk.isX12();
        try (Stream<BatchEntry> entries = chunk.entries(judge.requests())) {
            entries.forEach(entry -> run.entry(entry, judge));
        }
        return run;
    }

    /** Runs cases. */
    static ChunkRun of(List<Case> cases, String source, Adjudicator rules, Selection selection, boolean wantsRows) {
        var run = new ChunkRun(source, selection, wantsRows);
        for (int i = 0; i < cases.size(); i++) {
            run.runCase(i + 1, cases.get(i), rules);
        }
        return run;
    }

    /** The rows as CSV. */
    byte[] rows() {
        var text = new StringBuilder();
        rows.forEach(row -> text.append(CsvRow.of(row)));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void entry(BatchEntry entry, RequestJudge judge) {
        tally.read++;
        if (entry.rejection().isPresent()) {
            var rejection = entry.rejection().get();
            reject(entry, rejection.requestId(), rejection.getMessage());
            return;
        }
        if (entry.leftOut() != null) {
            tally.leftOut++;
            rejected.add(new Reject(source, entry.line(), tally.read, null, "left out: " + entry.leftOut(), ""));
            return;
        }
        var request = entry.request().orElseThrow();
        if (!selection.takes(request)) {
            tally.outside++;
            return;
        }
        RequestJudge.Judged judged;
        try {
            judged = judge.judge(request, entry.recorded());
        } catch (DeterminationException | UnusableRecordException e) {
            reject(entry, request.id(), e.getMessage());
            return;
        }
        tally.judged++;
        tally.noted += entry.notes().isEmpty() ? 0 : 1;
        tally.withoutHistory += fromX12 && request.type() == RequestType.CLAIM
                && request.history().authorizations() == null ? 1 : 0;
        var place = source + ":" + entry.line();
        boolean differs = false;
        for (var line : request.lines()) {
            if (selection.takes(line)) {
                differs |= line(request, line, judged, place);
            }
        }
        if (judged.before().isPresent()) {
            tally.compared++;
            if (!differs && judged.exact() && judged.before().get() != judged.after()) {
                differs = true;
                otherBytes(request, judged, place);
            }
            tally.differing += differs ? 1 : 0;
        }
    }

    /** Of a determination whose lines are alike and which has to be alike to the last byte. */
    private void otherBytes(Request request, RequestJudge.Judged judged, String place) {
        var places = JsonDifference.places(DeterminationWriter.tree(judged.before().orElseThrow()),
                DeterminationWriter.tree(judged.after()));
        differ(ChangeGroup.of(null, null), 0, new ChangedLine(request.id(), 0, place, null, null, null, null, null,
                null, List.of("the rules are those of the record, and the determination is not: it differs at "
                        + (places.isEmpty() ? "the way it is written" : String.join(", ", places)))));
    }

    private void reject(BatchEntry entry, String requestId, String reason) {
        tally.rejected++;
        rejected.add(new Reject(source, entry.line(), tally.read, requestId, reason, entry.written()));
    }

    /** Counts a line, and says whether it changed. */
    private boolean line(Request request, Line line, RequestJudge.Judged judged, String place) {
        var determined = judged.after().line(line.number());
        var before = judged.before().flatMap(determination -> lineOf(determination, line.number()));
        boolean same = before.isPresent() && before.get() == determined;
        tally.line(determined);
        watch(line, determined, before);
        boolean flag = isFlagged(request, determined);
        LineOutcome after = null;
        if (flag) {
            after = LineOutcome.of(determined);
            tally.flagged++;
            flagged.add(Json.text(changedLine(request, line, place, null, after)));
        }
        LineOutcome was = null;
        boolean differs = false;
        if (before.isPresent()) {
            after = after == null ? LineOutcome.of(determined) : after;
            was = same ? after : LineOutcome.of(before.get());
            tally.compared(was, after, line.visits());
            if (!same) {
                tally.lineBefore(before.get(), judged.after().policies());
            }
            differs = !same && !was.decidesAs(after);
        }
        if (differs) {
            differ(ChangeGroup.of(was, after), after.visitsLet(line.visits()) - was.visitsLet(line.visits()),
                    changedLine(request, line, place, was, after));
        }
        if (wantsRows) {
            rows.add(LineRow.of(request, line, judged.after(), after == null ? LineOutcome.of(determined) : after, was,
                    differs, flag));
        }
        return differs;
    }

    private void differ(ChangeGroup group, long visits, ChangedLine line) {
        tally.linesDiffering += line.line() > 0 ? 1 : 0;
        changed.add(new Changed(tally.changed(group, visits), Json.text(line)));
    }

    private static ChangedLine changedLine(Request request, Line line, String place, LineOutcome before,
            LineOutcome after) {
        return new ChangedLine(request.id(), line.number(), place, line.date(), line.code(), line.placeOfService(),
                line.visits(), before, after, List.of());
    }

    /** Counts the line in its week, if the policy that is watched had something to say of it on either side. */
    private void watch(Line line, LineDetermination after, Optional<LineDetermination> before) {
        var policy = selection.policy();
        if (policy == null || speaksOf(policy, after) || before.isPresent() && speaksOf(policy, before.get())) {
            tally.week(line.date(), Tally.isDeniedBy(after, policy),
                    before.isPresent() && Tally.isDeniedBy(before.get(), policy));
        }
    }

    private boolean isFlagged(Request request, LineDetermination line) {
        return selection.isWindow() && request.type() == RequestType.CLAIM
                && (selection.policy() == null || speaksOf(selection.policy(), line));
    }

    private static boolean speaksOf(String policy, LineDetermination line) {
        return line.reasons().stream()
                .anyMatch(reason -> policy.equals(reason.policy()) && reason.effect() != Effect.NOTE);
    }

    private static Optional<LineDetermination> lineOf(Determination determination, int number) {
        return determination.lines().stream().filter(line -> line.number() == number).findFirst();
    }

    private void runCase(int ordinal, Case one, Adjudicator rules) {
        tally.read++;
        if (!selection.takes(one)) {
            tally.outside++;
            return;
        }
        var run = CaseRun.of(one, rules);
        tally.compared++;
        tally.differing += run.differences().isEmpty() ? 0 : 1;
        if (run.determination().isEmpty()) {
            tally.rejected++;
            differ(ChangeGroup.of(null, null), 0, caseLine(one, 0, null, null, run.differences()));
            return;
        }
        tally.judged++;
        ChangedLine difference = null;
        for (var line : run.determination().get().lines()) {
            tally.line(line);
            for (var expected : one.expect().path("lines")) {
                if (expected.path("number").asInt() == line.number()) {
                    var before = LineOutcome.expected(expected);
                    var after = LineOutcome.of(line);
                    tally.compared(before, after, 0);
                    boolean told = run.differences().stream()
                            .anyMatch(text -> text.startsWith("line " + line.number() + "."));
                    difference = difference == null && told
                            ? caseLine(one, line.number(), before, after, run.differences()) : difference;
                }
            }
        }
        if (!run.differences().isEmpty()) {
            difference = difference == null ? caseLine(one, 0, null, null, run.differences()) : difference;
            differ(ChangeGroup.of(difference.before(), difference.after()), 0, difference);
        }
    }

    private static ChangedLine caseLine(Case one, int line, LineOutcome before, LineOutcome after,
            List<String> differences) {
        return new ChangedLine(one.name(), line, one.place(), null, null, null, null, before, after, differences);
    }
}
