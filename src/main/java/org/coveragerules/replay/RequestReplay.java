package org.coveragerules.replay;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.coveragerules.cases.CaseFile;

/**
 * A run of many requests: each is judged and held against what it came to before, or by other rules. Memory does not
 * grow with the input: what is found is kept in a work directory, from which an interrupted run is gone on with.
 */
public final class RequestReplay implements Closeable {

    /** How much of a run is lost at most when it is killed. */
    private static final Duration KEPT_EVERY = Duration.ofSeconds(1);

    private static final int CASES_AT_ONCE = 32;

    private final ReplayPlan plan;
    private final WorkDirectory place;
    private final Tally tally;
    private final long begunAfter;
    private int input;
    private Position at;
    private Instant kept = Instant.now();

    RequestReplay(ReplayPlan plan, WorkDirectory place) {
        this.plan = plan;
        this.place = place;
        this.tally = place.begun().tally();
        this.begunAfter = tally.read;
        this.input = place.begun().input();
        this.at = place.begun().place();
    }

    /**
     * Opens a run.
     *
     * @param work   directory for what is found; a directory of the run's own is made in it
     * @param resume whether to go on where an earlier run of the same inputs and rules was interrupted
     * @return empty where the same run is under way in another process
     */
    public static Optional<RequestReplay> open(ReplayPlan plan, Path work, boolean resume) throws IOException {
        return WorkDirectory.open(work.resolve(plan.key()), resume).map(place -> new RequestReplay(plan, place));
    }

    /** Requests that an earlier run had read already. */
    public long begunAfter() {
        return begunAfter;
    }

    /**
     * Judges what is left to judge.
     *
     * @param threads  how many requests are judged at once
     * @param limit    how long a determination may take; null: as long as it does
     * @param stop     asked between chunks; once true the run ends where it is, and can be gone on with
     * @param progress told after each chunk
     * @return whether it came to the end
     */
    public boolean run(int threads, Duration limit, BooleanSupplier stop, Progress progress) throws IOException {
        long length = 0;
        for (var each : plan.inputs()) {
            length += each.length();
        }
        long before = 0;
        for (; input < plan.inputs().size(); next()) {
            var source = plan.inputs().get(input);
            if (isCases(source)) {
                runCases(source, threads, limit, stop);
            } else {
                runRequests(source, threads, limit, stop, before, length, progress);
            }
            before += source.length();
            if (stop.getAsBoolean()) {
                break;
            }
        }
        place.keep(input, at, tally);
        return input == plan.inputs().size();
    }

    private void next() {
        input++;
        at = Position.START;
    }

    /** Whether an input is a file of cases, by its name. */
    public static boolean isCases(Input input) {
        var name = input.name().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private void runCases(Input source, int threads, Duration limit, BooleanSupplier stop) {
        var cases = CaseFile.read(source.path());
        int from = (int) at.count();
        var pieces = IntStream.iterate(from, start -> start < cases.size(), start -> start + CASES_AT_ONCE)
                .takeWhile(start -> !stop.getAsBoolean())
                .mapToObj(start -> cases.subList(start, Math.min(cases.size(), start + CASES_AT_ONCE))).iterator();
        ParallelInOrder.run(threads, limit, pieces, piece -> ChunkRun.of(piece, source.name(), plan.rules(),
                plan.selection(), plan.rows()), run -> take(run, new Position(-1, 1, at.count() + run.tally.read)));
    }

    private void runRequests(Input source, int threads, Duration limit, BooleanSupplier stop, long before,
            long length, Progress progress) throws IOException {
        try (var chunks = source.chunks(at, plan.judge().requests())) {
            ParallelInOrder.run(threads, limit, until(stop, chunks),
                    chunk -> new Done(chunk, ChunkRun.of(chunk, source.name(), plan.judge(), plan.selection(),
                            plan.rows())),
                    done -> {
                        take(done.run(), done.chunk().end(at.count(), done.run().tally.read));
                        progress.at(tally.read, tally.judged, tally.rejected,
                                length == 0 || at.offset() < 0 ? Double.NaN : (before + at.offset()) / (double) length);
                    });
        }
    }

    private record Done(Chunk chunk, ChunkRun run) {
    }

    private static Iterator<Chunk> until(BooleanSupplier stop, Chunks chunks) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !stop.getAsBoolean() && chunks.hasNext();
            }

            @Override
            public Chunk next() {
                return chunks.next();
            }
        };
    }

    /** Takes what was found in a chunk, which ends where {@code end} says. */
    private void take(ChunkRun run, Position end) {
        try {
            var groups = tally.add(run.tally);
            for (var changed : run.changed) {
                place.changed.add(groups[changed.group()] + "\t" + changed.json());
            }
            for (var flagged : run.flagged) {
                place.flagged.add(flagged);
            }
            for (var rejected : run.rejected) {
                place.rejected.add(Json.text(rejected.after(at.count())));
            }
            if (!run.rows.isEmpty()) {
                place.rows.add(run.rows());
            }
            at = end;
            var now = Instant.now();
            if (now.isAfter(kept.plus(KEPT_EVERY))) {
                place.keep(input, at, tally);
                kept = now;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("what was found can't be kept in `" + place.directory() + "`", e);
        }
    }

    /** What was counted. */
    Tally tally() {
        return tally;
    }

    ReplayPlan plan() {
        return plan;
    }

    WorkDirectory place() {
        return place;
    }

    public long read() {
        return tally.read;
    }

    public long judged() {
        return tally.judged;
    }

    public long rejected() {
        return tally.rejected;
    }

    /** Requests that ask for nothing to be judged, such as a claim that takes an earlier one back. */
    public long leftOut() {
        return tally.leftOut;
    }

    /** Requests of another type, or without a line in the window. */
    public long outside() {
        return tally.outside;
    }

    /** Claim lines to look back at. */
    public long flagged() {
        return tally.flagged;
    }

    /** Requests in which something differs. */
    public long differing() {
        return tally.differing;
    }

    /** Hands over the rejected elements. */
    public void forEachReject(Consumer<Reject> rejects) throws IOException {
        place.rejected.forEach((line, at) -> rejects.accept(Json.readBack(line, Reject.class)));
    }

    /** Writes the rejected elements, one JSON object a line. */
    public void writeRejects(OutputStream out) throws IOException {
        place.rejected.copyTo(out);
    }

    /** Writes a row for each line. */
    public void writeRows(OutputStream out) throws IOException {
        out.write((CsvRow.HEADER + "\n").getBytes(StandardCharsets.UTF_8));
        place.rows.copyTo(out);
    }

    /** Writes what was found as JSON, on one line: the data of the report. */
    public void writeJson(OutputStream out) throws IOException {
        out.write(Json.text(Report.of(this)).getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    /** Writes the report as a page for a browser. */
    public void writePage(OutputStream out) throws IOException {
        var report = Report.of(this);
        var page = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        ReportPage.write(page, json -> Json.write(report, json));
        page.flush();
    }

    /**
     * Prints what was found, for a person at a terminal.
     *
     * @param most lines told of each kind of change
     */
    public void print(PrintStream out, int most) throws IOException {
        new ReplayText(this, out, most).print();
    }

    /** Forgets the run once everything of it is written. */
    public void forget() throws IOException {
        place.remove();
    }

    @Override
    public void close() throws IOException {
        plan.judge().close();
        place.close();
    }
}
