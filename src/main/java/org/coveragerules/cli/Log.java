package org.coveragerules.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.coveragerules.internal.text.Visible;
import org.coveragerules.replay.DecisionLogCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What was decided, as --decision-log writes it down. */
@Command(name = "log", mixinStandardHelpOptions = true, subcommands = Log.Verify.class,
        description = "Decision logs.")
final class Log {

    /** Looks whether a log is as it was written. */
    @Command(name = "verify", mixinStandardHelpOptions = true,
            description = "Looks whether a decision log is as it was written: finds a line that was altered, is missing"
                    + " or was put in. Reads what was put aside of it as well.")
    static final class Verify implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = "The log.")
        private Path file;

        @Option(names = "--last", paramLabel = "'NUMBER DIGEST'", description = "The last line as an earlier look told it:"
                + " that it is there as it was, so that nothing at the end is missing.")
        private String last;

        @Spec
        private CommandSpec command;

        @Override
        public Integer call() {
            var out = command.commandLine().getOut();
            if (!Files.exists(file)) {
                throw new UsageException("`" + file + "` is not there; name the file that --decision-log wrote");
            }
            try {
                var found = DecisionLogCheck.of(file, last);
                found.faults().forEach(fault -> out.println(Visible.of(fault)));
                out.println(found.faults().isEmpty() ? found.lines() + " lines are as they were written; the last is "
                        + found.last() : "faults: " + found.faults().size() + "; the first " + found.lines()
                        + " lines are as they were written");
                out.flush();
                return found.faults().isEmpty() ? Main.WELL : Main.REJECTED;
            } catch (IOException e) {
                throw new UsageException("`" + file + "` can't be read (" + Running.reason(e)
                        + "); name the file that --decision-log wrote");
            }
        }
    }
}
