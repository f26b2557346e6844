package org.coveragerules.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.coveragerules.determination.Determination;
import org.coveragerules.determination.DeterminationWriter;
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

    @Override
    public Integer call() throws IOException {
        files.forEach(RequestFile::checkReadable);
        boolean well = true;
        try (var rules = sources.open();
                var out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16)) {
            for (var file : files) {
                well &= RequestFile.forEach(file, command.commandLine().getErr(),
                        request -> write(rules.determine(request), out));
            }
        }
        return well ? Main.WELL : Main.REJECTED;
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
}
