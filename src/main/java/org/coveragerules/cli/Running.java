package org.coveragerules.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.coveragerules.cases.CaseFile;
import org.coveragerules.internal.reading.JsonRequestReader;
import org.coveragerules.replay.FinalFile;
import org.coveragerules.replay.Input;
import org.coveragerules.replay.Metrics;
import org.coveragerules.replay.ReplayPlan;
import org.coveragerules.replay.RequestReplay;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What the commands over many requests have in common: how they run, and where what they find goes. */
final class Running {

    /** How what was found is printed. */
    enum Format {
        text, json, csv
    }

    @Option(names = "--report", paramLabel = "FILE.html", description = "Writes the report as one page for a browser.")
    private Path report;

    @Option(names = "--format", defaultValue = "text", paramLabel = "text|json|csv",
            description = "text: for a person; json: the report's data; csv: a row for each line. Default:"
                    + " ${DEFAULT-VALUE}.")
    private Format format;

    @Option(names = "--limit", defaultValue = "20", paramLabel = "N",
            description = "Lines that the text tells of each kind of change. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Mixin
    private Rejects rejects;

    @Mixin
    private Facts facts;

    @Option(names = "--resume", description = "Goes on where the same command was interrupted.")
    private boolean resume;

    @Option(names = "--work", paramLabel = "DIR",
            description = "Where a run keeps what it found until it ends. Default: the system's temporary directory.")
    private Path work;

    @Mixin
    private Threads threads;

    @Mixin
    private TimeLimit timeLimit;

    @Spec(Target.MIXEE)
    private CommandSpec command;

    boolean wantsRows() {
        return format == Format.csv;
    }

    /**
     * The inputs of these names, all of which can be read; of a directory, its case files.
     *
     * @param baseline what is read beside them; null: nothing
     */
    List<Input> inputs(List<String> given, Path baseline) {
        var names = given.stream().flatMap(name -> caseFiles(name).stream()).toList();
        names.forEach(RequestFile::checkReadable);
        var read = new ArrayList<>(names);
        if (baseline != null) {
            RequestFile.checkReadable(baseline.toString());
            read.add(baseline.toString());
        }
        facts.file().ifPresent(file -> read.add(file.toString()));
        var known = facts.read();
        var inputs = names.stream().map(name -> Input.of(name, known)).toList();
        if (resume && inputs.stream().anyMatch(Input::isStandardInput)) {
            throw new UsageException("standard input can't be gone on with; name a file, or leave --resume out");
        }
        if (limit < 0) {
            throw new UsageException("`--limit` is `" + limit + "`; give 0 or more");
        }
        var outputs = new LinkedHashMap<String, Path>();
        if (report != null) {
            outputs.put("--report", report);
        }
        rejects.file().ifPresent(file -> outputs.put("--rejects", file));
        Outputs.check(outputs, read);
        return inputs;
    }

    /** The case files of a directory in the order of their paths; what is no directory itself. */
    private static List<String> caseFiles(String name) {
        var directory = GivenPath.of(name);
        if (!Files.isDirectory(directory)) {
            return List.of(name);
        }
        try {
            var found = CaseFile.in(directory).stream().map(Path::toString).toList();
            if (found.isEmpty()) {
                throw new UsageException("`" + name
                        + "` holds no cases; name a file, or a directory in which there is a"
                        + " `.cases.yaml`");
            }
            return found;
        } catch (IOException | UncheckedIOException e) {
            throw new UsageException("`" + name + "` can't be read; check that it and all below it may be read");
        }
    }

    /** Runs a plan and writes what it finds; the exit status is 1 where something differs or was rejected. */
    int run(ReplayPlan plan, PrintWriter errors) {
        try (var interruption = new Interruption();
                var run = RequestReplay.open(plan, workDirectory(), resume).orElseThrow(() -> new UsageException(
                        "the same command is running already; wait for it, or give this one another --work"))) {
            if (resume) {
                errors.println(run.begunAfter() == 0 ? "no interrupted run of this command was found; it begins anew"
                        : "goes on after request " + run.begunAfter());
            }
            boolean ended;
            try (var progress = ProgressLine.on(errors, run.begunAfter())) {
                ended = run.run(threads.count(), timeLimit.get(), interruption::isAsked, progress);
            }
            if (!ended) {
                errors.println("interrupted after " + run.read() + " requests: " + run.judged() + " judged, "
                        + run.rejected() + " rejected, " + (run.leftOut() == 0 ? "" : run.leftOut() + " left out, ")
                        + run.outside() + " outside the selection; the same command"
                        + " with --resume goes on from there");
                return Main.REJECTED;
            }
            write(run, errors);
            run.forget();
            if (run.read() == 0) {
                errors.println("there is no request in the input; give requests, records or cases");
                return Main.REJECTED;
            }
            return run.differing() == 0 && run.rejected() == 0 ? Main.WELL : Main.REJECTED;
        } catch (UncheckedIOException e) {
            throw new UsageException(e.getMessage() + " (" + reason(e) + "); mend that, and the same command"
                    + " with --resume goes on");
        } catch (IOException e) {
            throw new UsageException("what was found can't be written (" + reason(e) + "); make room or give another"
                    + " place, and the same command with --resume goes on");
        }
    }

    private void write(RequestReplay run, PrintWriter errors) throws IOException {
        rejects.write(run, errors);
        if (report != null) {
            FinalFile.write(report, run::writePage);
        }
        var out = new PrintStream(new BufferedOutputStream(Main.output(command), 1 << 16), false,
                StandardCharsets.UTF_8);
        switch (format) {
            case text -> run.print(out, limit);
            case json -> run.writeJson(out);
            case csv -> run.writeRows(out);
        }
        out.flush();
        if (out.checkError()) {
            throw new IOException("standard output is closed or full");
        }
    }

    /** Counts records and prints their figures; the exit status is 1 where one could not be read. */
    int metrics(List<Input> inputs, JsonRequestReader reader, Metrics.Asked asked) throws IOException {
        if (report != null || resume || work != null) {
            throw new UsageException("--metrics only prints figures; leave `--report`, `--resume` and `--work` out");
        }
        inputs.stream().filter(RequestReplay::isCases).findFirst().ifPresent(cases -> {
            throw new UsageException("`" + cases.name() + "` holds cases, which nobody decided; give records");
        });
        var errors = command.commandLine().getErr();
        Metrics metrics;
        try (var rejected = rejects.open(errors)) {
            metrics = Metrics.of(inputs, reader, asked, threads.count(), reject -> {
                try {
                    rejected.add(reject);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            rejected.finish();
        }
        var out = new PrintStream(new BufferedOutputStream(Main.output(command)), false, StandardCharsets.UTF_8);
        switch (format) {
            case text -> metrics.print(out);
            case json -> metrics.printJson(out);
            case csv -> metrics.printRows(out);
        }
        out.flush();
        if (metrics.read() == 0) {
            errors.println("there is no record in the input; give what `determine --record` writes");
        }
        return metrics.rejected() == 0 && metrics.read() > 0 ? Main.WELL : Main.REJECTED;
    }

    private Path workDirectory() {
        return work != null ? work : GivenPath.of(System.getProperty("java.io.tmpdir")).resolve(
                "coverage-rules-" + System.getProperty("user.name"));
    }

    /** What the system says, without the name of a file of ours. */
    static String reason(Exception thrown) {
        var e = thrown.getCause() instanceof IOException cause ? cause : thrown;
        return e instanceof NoSuchFileException ? "there is no such directory"
                : e instanceof AccessDeniedException ? "that is not allowed"
                : e instanceof FileSystemException file ? Objects.requireNonNullElse(file.getReason(),
                "it is not possible")
                : e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
