package org.coveragerules.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.coveragerules.CoverageRules;
import org.coveragerules.DeterminationException;
import org.coveragerules.determination.Determination;
import org.coveragerules.determination.DeterminationWriter;
import org.coveragerules.request.BatchEntry;
import org.coveragerules.request.RequestReader;
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
        json, text
    }

    @Parameters(arity = "1..*", paramLabel = "FILE",
            description = "A request, a JSON array of requests, or one request a line (NDJSON); - is standard input.")
    private List<String> files;

    @Option(names = "--format", defaultValue = "json", paramLabel = "json|text",
            description = "json: one line for each determination; text: for a person. Default: ${DEFAULT-VALUE}.")
    private Format format;

    @Mixin
    private Sources sources;

    @Spec
    private CommandSpec command;

    private boolean rejected;

    @Override
    public Integer call() throws IOException {
        files.forEach(Determine::checkReadable);
        try (var rules = sources.open();
                var out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16)) {
            for (var file : files) {
                try (var in = open(file); var entries = RequestReader.readAll(in)) {
                    if (entries.peek(entry -> judge(file, entry, rules, out)).count() == 0) {
                        reject(file, "holds no request; give a request, a JSON array of requests, or one request a"
                                + " line");
                    }
                } catch (UncheckedIOException e) {
                    throw new UsageException("`" + file + "` can't be read, or the determinations can't be written ("
                            + e.getCause().getClass().getSimpleName() + "); check both");
                }
            }
        }
        return rejected ? Main.REJECTED : Main.WELL;
    }

    private void judge(String file, BatchEntry entry, CoverageRules rules, OutputStream out) {
        var place = file + ": request " + entry.ordinal() + " (line " + entry.line() + ")";
        if (entry.rejection().isPresent()) {
            reject(place, entry.rejection().get().getMessage());
            return;
        }
        try {
            write(rules.determine(entry.request().orElseThrow()), out);
        } catch (DeterminationException e) {
            reject(place, e.getMessage());
        }
    }

    private void reject(String place, String message) {
        rejected = true;
        command.commandLine().getErr().println(place + ": " + message);
    }

    private void write(Determination determination, OutputStream out) {
        try {
            out.write(switch (format) {
                case json -> DeterminationWriter.bytes(determination);
                case text -> DeterminationText.of(determination).getBytes(StandardCharsets.UTF_8);
            });
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) throws IOException {
        return file.equals("-") ? System.in : Files.newInputStream(Path.of(file));
    }

    private static void checkReadable(String file) {
        if (!file.equals("-") && !(Files.isRegularFile(Path.of(file)) && Files.isReadable(Path.of(file)))) {
            throw new UsageException("`" + file + "` is no file that can be read; name a file, or - for standard"
                    + " input");
        }
    }
}
