package org.coveragerules.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.coveragerules.RulesException;
import org.coveragerules.coding.CodeTableException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.TypeConversionException;

/** The command line of the library. */
@Command(name = "coverage-rules", mixinStandardHelpOptions = true, versionProvider = Version.class,
        subcommands = {Determine.class, Replay.class, Impact.class, Generate.class, Policies.class, Codes.class,
            Rules.class},
        description = "Decides whether a health plan covers a requested service, and says why.",
        footer = {"", "Exit status: 0 all well, 1 something differs or an input was rejected,",
            "2 bad usage or rules that do not load."})
public final class Main {

    /** All well. */
    static final int WELL = 0;

    /** Something differs or an input was rejected. */
    static final int REJECTED = 1;

    /** Bad usage, or rules that do not load. */
    static final int UNUSABLE = 2;

    private Main() {
    }

    /** Runs a command and ends the process with its exit status. */
    public static void main(String[] arguments) {
        System.setProperty("logback.configurationFile", "org/coveragerules/cli/logback.xml");
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        IExecutionExceptionHandler toExitStatus = (exception, commandLine, parsed) -> {
            if (exception instanceof RulesException || exception instanceof CodeTableException
                    || exception instanceof UsageException) {
                commandLine.getErr().println(exception.getMessage());
                return UNUSABLE;
            }
            throw exception;
        };
        return new CommandLine(new Main()).registerConverter(LocalDate.class, Main::date)
                .setExecutionExceptionHandler(toExitStatus).setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("`" + text + "` is no date; give one such as 2025-10-31");
        }
    }
}
