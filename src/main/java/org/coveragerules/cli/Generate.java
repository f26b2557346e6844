package org.coveragerules.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.coveragerules.internal.generate.RequestGenerator;
import org.coveragerules.internal.generate.Seeds;
import org.coveragerules.internal.policy.RuleFiles;
import org.coveragerules.internal.reading.RequestWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes up requests to try things out with. */
@Command(name = "generate", mixinStandardHelpOptions = true,
        description = "Makes up requests from the cases of the rules, one a line (NDJSON): the same arguments and rules"
                + " give the same bytes, and a larger count only adds requests.")
final class Generate implements Callable<Integer> {

    @Option(names = "--rules", paramLabel = "DIR", description = "Rules to use instead of those in the jar.")
    private Path rules;

    @Option(names = "--count", required = true, paramLabel = "N", description = "How many requests.")
    private long count;

    @Option(names = "--seed", required = true, paramLabel = "S",
            description = "A whole number; another one gives other requests.")
    private long seed;

    @Option(names = "--from", required = true, paramLabel = "DATE", description = "First day of service.")
    private LocalDate from;

    @Option(names = "--to", required = true, paramLabel = "DATE", description = "Last day of service.")
    private LocalDate to;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        if (count < 1) {
            throw new UsageException("--count is " + count + "; ask for at least one request");
        }
        var generator = generator();
        try (var out = new BufferedOutputStream(Main.output(command), 1 << 16)) {
            for (long index = 1; index <= count; index++) {
                out.write(RequestWriter.bytes(generator.request(index)));
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UsageException("the requests can't be written to standard output (" + e.getMessage()
                    + "); check what reads it, or the room for it");
        }
        return Main.WELL;
    }

    private RequestGenerator generator() {
        try {
            return RequestGenerator.of(Seeds.of(rules == null ? RuleFiles.bundled() : RuleFiles.in(rules)), seed, from,
                    to);
        } catch (IllegalArgumentException badWindow) {
            throw new UsageException("--from, --to: " + badWindow.getMessage());
        }
    }
}
