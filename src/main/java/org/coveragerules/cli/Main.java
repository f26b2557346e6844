package org.coveragerules.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Supplier;
import org.coveragerules.RulesException;
import org.coveragerules.coding.CodeTableException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.TypeConversionException;

/** The command line of the library. */
@Command(name = "coverage-rules", mixinStandardHelpOptions = true, versionProvider = Version.class,
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

    /** In the order in which they are listed. */
    private static final List<Entry<String, Supplier<Object>>> COMMANDS = List.of(
            Map.entry("determine", Determine::new), Map.entry("replay", Replay::new), Map.entry("impact", Impact::new),
            Map.entry("generate", Generate::new), Map.entry("policies", Policies::new),
            Map.entry("codes", Codes::new), Map.entry("rules", Rules::new));

    private Main() {
    }

    /** Runs a command and ends the process with its exit status. */
    public static void main(String[] arguments) {
        Logging.configure();
        System.exit(commandLine(arguments).setOut(printer(FileDescriptor.out)).setErr(printer(FileDescriptor.err))
                .execute(arguments));
    }

    /** Prints in UTF-8, whatever the terminal's own encoding is. */
    private static PrintWriter printer(FileDescriptor file) {
        return new PrintWriter(new FileOutputStream(file), true, StandardCharsets.UTF_8);
    }

    /** The command line for some arguments. Only the command they name is looked into, since each takes its time. */
    static CommandLine commandLine(String... arguments) {
        IExecutionExceptionHandler toExitStatus = (exception, commandLine, parsed) -> {
            if (exception instanceof RulesException || exception instanceof CodeTableException
                    || exception instanceof UsageException) {
                commandLine.getErr().println(exception.getMessage());
                return UNUSABLE;
            }
            throw exception;
        };
        var commandLine = new CommandLine(new Main());
        var named = COMMANDS.stream()
                .filter(command -> arguments.length > 0 && command.getKey().equals(arguments[0])).toList();
        for (var command : named.isEmpty() ? COMMANDS : named) {
            commandLine.addSubcommand(command.getKey(), command.getValue().get());
        }
        return commandLine.registerConverter(LocalDate.class, Main::date)
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
