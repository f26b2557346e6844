package org.coveragerules.cli;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.coveragerules.BatchEntry;
import org.coveragerules.Determination;
import org.coveragerules.DeterminationException;
import org.coveragerules.DeterminationWriter;
import org.coveragerules.Recorded;
import org.coveragerules.exchange.PayerFacts;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.text.Visible;
import org.coveragerules.replay.CarcRow;
import org.coveragerules.replay.Chunk;
import org.coveragerules.replay.CsvRow;
import org.coveragerules.replay.DecisionLog;
import org.coveragerules.replay.DeterminationRecord;
import org.coveragerules.replay.Input;
import org.coveragerules.replay.ParallelInOrder;
import org.coveragerules.replay.Position;
import org.coveragerules.replay.Reject;
import org.coveragerules.request.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges the requests of files or of standard input. */
@Command(name = "determine", mixinStandardHelpOptions = true,
        description = "Judges requests: one determination for each, in the order of the requests.")
final class Determine implements Callable<Integer> {

    /** How determinations are written. */
    enum Format {
        json, text, csv, carc, pas, crd
    }

    @Parameters(arity = "1..*", paramLabel = "FILE",
            description = "A request, a JSON array of requests, or one request a line (NDJSON); with pas and crd FHIR"
                    + " bundles; - is standard input.")
    private List<String> files;

    @Option(names = "--format", defaultValue = "json", paramLabel = "json|text|csv|carc|pas|crd",
            description = "json: one line for each determination; text: for a person; csv: a row for each line of a"
                    + " request; carc: such a row in the codes of X12; pas: bundles of Da Vinci PAS are read and answered;"
                    + " crd: draft orders are, by the coverage information of Da Vinci CRD. Default: ${DEFAULT-VALUE}.")
    private Format format;

    @Option(names = "--record",
            description = "Writes records, from which the determinations can be replayed: request, determination,"
                    + " versions and fingerprint of the rules, one record a line.")
    private boolean record;

    @Option(names = "--decided", paramLabel = "TIME", description = "The time that an answer of pas or crd carries, such"
            + " as 2026-01-31T12:00:00-06:00. Default: that of its claim or orders.")
    private String decided;

    @Mixin
    private Logged logged;

    @Mixin
    private Rejects rejects;

    @Mixin
    private Threads threads;

    @Mixin
    private TimeLimit timeLimit;

    @Mixin
    private Facts facts;

    @Mixin
    private Sources sources;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        files.forEach(RequestFile::checkReadable);
        var known = facts.read();
        var inputs = files.stream().map(file -> Input.of(file, known)).toList();
        if (record && format != Format.json) {
            throw new UsageException("a record is JSON; leave `--format " + format + "` or `--record` out");
        }
        if (isFhir() && rejects.file().isPresent()) {
            throw new UsageException("--rejects: what can't be read is answered where it stands; leave `--rejects` out, or"
                    + " give requests in JSON");
        }
        var outputs = new TreeMap<String, Path>();
        rejects.file().ifPresent(file -> outputs.put("--rejects", file));
        logged.file().ifPresent(file -> outputs.put("--decision-log", file));
        Outputs.check(outputs, Stream.concat(files.stream(), facts.file().map(Path::toString).stream()).toList());
        boolean well = true;
        try (var rules = sources.open(); var log = logged.open();
                var out = new BufferedOutputStream(Main.output(command), 1 << 16);
                var rejected = rejects.open(command.commandLine().getErr())) {
            if (format == Format.csv || format == Format.carc) {
                var header = format == Format.csv ? CsvRow.HEADER : CarcRow.HEADER;
                out.write((header + "\n").getBytes(StandardCharsets.UTF_8));
            }
            for (var input : inputs) {
                well &= isFhir() ? answer(input, fhir(rules, known, log), out)
                        : determine(input, rules, log, out, rejected);
            }
            out.flush();
            rejected.finish();
        } catch (UncheckedIOException | IOException e) {
            throw new UsageException("the input can't be read on, or the answers can't be written ("
                    + Running.reason(e) + "); check both");
        }
        return well ? Main.WELL : Main.REJECTED;
    }

    private boolean isFhir() {
        return format == Format.pas || format == Format.crd;
    }

    private boolean answer(Input input, FhirAnswers answers, OutputStream out) throws IOException {
        try (var in = input.open()) {
            return answers.answer(input.name(), in, out, threads.count(), timeLimit.get());
        }
    }

    private FhirAnswers fhir(Adjudicator rules, PayerFacts known, DecisionLog log) {
        try {
            return new FhirAnswers(rules, known,
                    format == Format.crd, decided == null ? null : OffsetDateTime.parse(decided), log,
                    command.commandLine().getErr());
        } catch (DateTimeParseException e) {
            throw new UsageException("--decided: `" + decided + "` is no time with an offset; give one such as"
                    + " 2026-01-31T12:00:00-06:00");
        }
    }

    /** What became of a chunk: what is printed, and what is rejected, by its place in the chunk. */
    private record Answers(Chunk chunk, ByteArrayOutputStream printed, List<DecisionLog.Entry> decided,
            List<Reject> rejected, List<String> said, long count, long leftOut) {
    }

    private boolean determine(Input input, Adjudicator rules, DecisionLog log, OutputStream out,
            Rejects.Output rejected) throws IOException {
        long[] read = new long[1];
        boolean[] well = {true};
        var told = new Told();
        try (var chunks = input.chunks(Position.START, rules.requests())) {
            ParallelInOrder.run(threads.count(), timeLimit.get(), chunks, chunk -> answers(chunk, input, rules),
                    answers -> {
                try {
                    if (log != null) {
                        log.add(answers.decided());
                    }
                    answers.printed().writeTo(out);
                    if (!answers.rejected().isEmpty()) {
                        out.flush();
                    }
                    for (var reject : answers.rejected()) {
                        well[0] = false;
                        rejected.add(reject.after(read[0]));
                    }
                    rejected.flush();
                    told.add(answers);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                read[0] += answers.count();
            });
        }
        if (read[0] == 0) {
            command.commandLine().getErr().println(Visible.of(input.name())
                    + ": holds no request; give a request, a JSON array of"
                    + " requests, or one request a line");
        }
        told.finish(input, read[0]);
        return well[0] && read[0] > 0;
    }

    /** What is told of interchanges, from which not everything is carried. */
    private final class Told {

        private boolean x12;
        private long rejected;
        private long leftOut;

        void add(Answers answers) {
            x12 |= answers.chunk().isX12();
            rejected += answers.rejected().size();
            leftOut += answers.leftOut();
            answers.said().forEach(command.commandLine().getErr()::println);
        }

        void finish(Input input, long read) {
            if (x12) {
                command.commandLine().getErr().println(Visible.of(input.name()) + ": " + read + " read: "
                        + (read - rejected - leftOut) + " judged, " + rejected + " rejected, " + leftOut + " left out");
            }
        }
    }

    private Answers answers(Chunk chunk, Input input, Adjudicator rules) {
        var printed = new ByteArrayOutputStream(1 << 16);
        var decided = new ArrayList<DecisionLog.Entry>();
        var rejected = new ArrayList<Reject>();
        var said = new ArrayList<String>();
        long[] count = new long[2];
        try (var entries = chunk.entries(rules.requests())) {
            entries.forEach(entry -> {
                count[0]++;
                var name = Visible.of(input.name()) + ", line " + entry.line() + ": ";
                if (entry.leftOut() != null) {
                    count[1]++;
                    said.add(name + "left out: " + entry.leftOut());
                }
                entry.notes().forEach(note -> said.add(name + note));
                try {
                    entry.request().ifPresent(request -> print(request, entry, rules, printed, decided));
                    entry.rejection().ifPresent(rejection -> rejected.add(new Reject(input.name(), entry.line(),
                            count[0], rejection.requestId(), rejection.getMessage(), entry.written())));
                } catch (DeterminationException e) {
                    rejected.add(new Reject(input.name(), entry.line(), count[0],
                            entry.request().map(Request::id).orElse(null), e.getMessage(), entry.written()));
                }
            });
        }
        return new Answers(chunk, printed, decided, rejected, said, count[0], count[1]);
    }

    private void print(Request request, BatchEntry entry, Adjudicator rules, ByteArrayOutputStream out,
            List<DecisionLog.Entry> decided) {
        Map<String, String> versions = entry.recorded().map(Recorded::versions).orElse(Map.of());
        Determination determination = rules.determine(request, versions);
        if (logged.file().isPresent()) {
            decided.add(DecisionLog.Entry.of(request, determination));
        }
        if (record) {
            out.writeBytes(DeterminationRecord.bytes(request, versions, determination));
            out.write('\n');
            return;
        }
        switch (format) {
            case json -> {
                out.writeBytes(DeterminationWriter.bytes(determination));
                out.write('\n');
            }
            case text -> out.writeBytes((DeterminationText.of(determination) + "\n").getBytes(StandardCharsets.UTF_8));
            case pas, crd -> throw new IllegalStateException("answered by FhirAnswers");
            case carc -> out.writeBytes(CarcRow.of(request, determination, rules.requests().words())
                    .getBytes(StandardCharsets.UTF_8));
            case csv -> out.writeBytes(CsvRow.of(request, determination).getBytes(StandardCharsets.UTF_8));
        }
    }
}
