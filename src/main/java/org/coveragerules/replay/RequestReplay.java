package org.coveragerules.replay;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.coveragerules.CoverageRules;
import org.coveragerules.batch.Chunk;
import org.coveragerules.batch.Chunks;
import org.coveragerules.batch.InOrder;
import org.coveragerules.batch.Input;
import org.coveragerules.batch.Position;

/**
 * A run of many requests: each is judged and held against what it came to before, or by other rules. Memory does not
 * grow with the input: what is found is kept in a work directory, from which an interrupted run is gone on with.
 */
public final class RequestReplay implements Closeable {

    /** How much of a run is lost at most when it is killed. */
    private static final Duration KEPT_EVERY = Duration.ofSeconds(1);

    private static final int CASES_AT_ONCE = 32;

    private final Plan plan;
    private final Workplace place;
    private final Tally tally;
    private int input;
    private Position at;
    private Instant kept = Instant.now();

    /**
     * What is to be run.
     *
     * @param title       of the report
     * @param kind        {@code REPLAY} or {@code IMPACT}
     * @param before      what the requests are compared with, for a heading; empty where with nothing
     * @param after       what they are judged by, for a heading
     * @param inputs      files of requests or records, and of cases, which end in {@code .yaml} or {@code .yml}
     * @param rules       what judges, and what cases are run by
     * @param judge       says what becomes of a request
     * @param selection   which are judged and counted
     * @param rows        whether a row is kept for each line
     * @param fingerprint names everything else that the answers depend on
     */
    public record Plan(String title, String kind, Optional<Side> before, Side after, List<Input> inputs, CoverageRules rules, Judge judge,
            Selection selection, boolean rows, String fingerprint) {

        /**
         * One side of the comparison.
         *
         * @param label       what the side is called beside the other
         * @param name        for a heading
         * @param fingerprint names rules and tables; null where there are many or none
         */
        public record Side(String label, String name, String fingerprint) {
        }

        /** Names the run: another run has another directory. */
        String key() throws IOException {
            var text = new StringBuilder(title + "\n" + fingerprint + "\n" + selection + "\n" + rows + "\n");
            for (var each : inputs) {
                text.append(each.isStandardInput() ? "-" + ProcessHandle.current().pid()
                        : identity(each.path())).append('\n');
            }
            return digest(text.toString());
        }
    }

    private RequestReplay(Plan plan, Workplace place) {
        this.plan = plan;
        this.place = place;
        this.tally = place.begun().tally();
        this.input = place.begun().input();
        this.at = place.begun().place();
    }

    /**
     * What requests come to, held against what they came to once: cases against what they expect, records against
     * what they hold, and with a baseline every request against that.
     *
     * @param baseline what {@code determine} printed once; null for none
     * @throws UnusableRecordException where the baseline is none
     */
    public static Plan replay(List<Input> inputs, CoverageRules rules, Path baseline, Selection selection,
            boolean rows) throws IOException {
        var earlier = baseline == null ? Optional.<Baseline>empty() : Optional.of(Baseline.of(baseline));
        return new Plan("Replay of " + names(inputs), "REPLAY",
                Optional.of(new Plan.Side("Earlier", baseline == null ? "as expected or recorded" : baseline.toString(), null)),
                new Plan.Side("Now", "as judged now", rules.fingerprint()), inputs, rules, new EarlierJudge(rules, earlier),
                selection, rows, rules.fingerprint() + (baseline == null ? "" : identity(baseline)));
    }

    /**
     * What requests come to by one version of a policy and by another.
     *
     * @throws IllegalArgumentException where there is no such policy or version
     */
    public static Plan impact(List<Input> inputs, CoverageRules rules, String policy, String from, String to,
            boolean rows) {
        return new Plan("Impact of " + policy + ": " + from + " to " + to, "IMPACT",
                Optional.of(new Plan.Side("Before", policy + " " + from, rules.fingerprint())),
                new Plan.Side("After", policy + " " + to, rules.fingerprint()), inputs, rules,
                ImpactJudge.ofVersions(rules, policy, from, to),
                new Selection(null, null, Set.of(), policy), rows, rules.fingerprint());
    }

    /** What requests come to by some rules and by others, whose names are for headings. */
    public static Plan impact(List<Input> inputs, CoverageRules before, String nameBefore, CoverageRules after,
            String nameAfter, boolean rows) {
        return new Plan("Impact of " + nameAfter + " against " + nameBefore, "IMPACT",
                Optional.of(new Plan.Side("Before", nameBefore, before.fingerprint())),
                new Plan.Side("After", nameAfter, after.fingerprint()), inputs, after, ImpactJudge.ofRules(before, after),
                Selection.ALL, rows, before.fingerprint() + after.fingerprint());
    }

    private static String names(List<Input> inputs) {
        return inputs.size() == 1 ? inputs.get(0).name() : inputs.size() + " files";
    }

    /** Names a file as it is now, to tell whether it was changed. */
    static String identity(Path file) throws IOException {
        return file.toAbsolutePath().normalize() + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
    }

    /**
     * Opens a run.
     *
     * @param work   directory for what is found; a directory of the run's own is made in it
     * @param resume whether to go on where an earlier run of the same inputs and rules was interrupted
     * @return empty where the same run is under way in another process
     */
    public static Optional<RequestReplay> open(Plan plan, Path work, boolean resume) throws IOException {
        return Workplace.open(work.resolve(plan.key()), resume).map(place -> new RequestReplay(plan, place));
    }

    /** Requests that an earlier run had read already. */
    public long begunAfter() {
        return place.begun().tally().read;
    }

    /**
     * Judges what is left to judge.
     *
     * @param threads  how many requests are judged at once
     * @param stop     asked between chunks; once true the run ends where it is, and can be gone on with
     * @param progress told after each chunk
     * @return whether it came to the end
     */
    public boolean run(int threads, BooleanSupplier stop, Progress progress) throws IOException {
        long length = 0;
        for (var each : plan.inputs()) {
            length += each.length();
        }
        long before = 0;
        for (; input < plan.inputs().size(); next()) {
            var source = plan.inputs().get(input);
            if (isCases(source)) {
                runCases(source, threads, stop);
            } else {
                runRequests(source, threads, stop, before, length, progress);
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

    private void runCases(Input source, int threads, BooleanSupplier stop) {
        var cases = CaseFile.read(source.path());
        int from = (int) at.count();
        var pieces = IntStream.iterate(from, start -> start < cases.size(), start -> start + CASES_AT_ONCE)
                .takeWhile(start -> !stop.getAsBoolean())
                .mapToObj(start -> cases.subList(start, Math.min(cases.size(), start + CASES_AT_ONCE))).iterator();
        InOrder.run(threads, pieces, piece -> ChunkRun.of(piece, source.name(), plan.rules(), plan.selection(),
                plan.rows()), run -> take(run, new Position(-1, 1, at.count() + run.tally.read)));
    }

    private void runRequests(Input source, int threads, BooleanSupplier stop, long before, long length,
            Progress progress) throws IOException {
        try (var chunks = source.chunks(at)) {
            InOrder.run(threads, until(stop, chunks),
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
            if (run.rows.length() > 0) {
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

    /**
     * An element of the input that was not judged.
     *
     * @param file    the input
     * @param line    its line, from 1
     * @param ordinal its place among the requests of the input, from 1
     * @param request its id; null where it cannot be read
     * @param reason  why it was not judged
     * @param record  what stands there; empty where that is not known
     */
    public record Reject(String file, long line, long ordinal, String request, String reason, String record) {

        /** The same behind so many other requests. */
        public Reject after(long requests) {
            return new Reject(file, line, requests + ordinal, request, reason, record);
        }

        /** Writes it as one line of JSON. */
        public void writeTo(OutputStream out) throws IOException {
            out.write((Json.text(this) + "\n").getBytes(StandardCharsets.UTF_8));
        }

        /** The place alone: what stands there may be personal health information. */
        @Override
        public String toString() {
            return "Reject[" + file + ":" + line + "]";
        }
    }

    /** What was counted. */
    Tally tally() {
        return tally;
    }

    Plan plan() {
        return plan;
    }

    Workplace place() {
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

    /** Requests of another type, or without a line in the window. */
    public long outside() {
        return tally.outside;
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
        out.write((Row.HEADER + "\n").getBytes(StandardCharsets.UTF_8));
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
        place.close();
    }

    static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8))).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
