package org.coveragerules.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.coveragerules.CodeTableException;
import org.coveragerules.RulesException;
import org.coveragerules.exchange.PayerFactsException;
import org.coveragerules.internal.text.Visible;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line of the library. */
@Command(name = "coverage-rules", mixinStandardHelpOptions = true, versionProvider = Version.class,
        description = "Decides whether a health plan covers a requested service, and says why.",
        footer = {"", "Exit status: 0 all well, 1 something differs or an input was rejected,",
            "2 bad usage or rules that do not load, 3 out of memory or a fault of this program."})
public final class Main {

    /** All well. */
    static final int WELL = 0;

    /** Something differs or an input was rejected. */
    static final int REJECTED = 1;

    /** Bad usage, or rules that do not load. */
    static final int UNUSABLE = 2;

    /** The end was not reached, by no fault of what was asked: out of memory, where Java itself may end so as well. */
    static final int UNFINISHED = 3;

    /** In the order in which they are listed. */
    private static final List<Entry<String, Supplier<Object>>> COMMANDS = List.of(
            Map.entry("determine", Determine::new), Map.entry("replay", Replay::new), Map.entry("impact", Impact::new),
            Map.entry("convert", Convert::new), Map.entry("generate", Generate::new),
            Map.entry("policies", Policies::new), Map.entry("codes", Codes::new), Map.entry("rules", Rules::new), Map.entry("log", Log::new),
            Map.entry("schema", SchemaCommand::new));

    private static final int MOST_FRAMES = 40;

    /** Standard output, unbuffered, so that a command knows what could not be written. */
    private final OutputStream output;

    private Main(OutputStream output) {
        this.output = output;
    }

    /** Runs a command and ends the process with its exit status. */
    public static void main(String[] arguments) {
        // Whatever the machine's language is: the compiler of rules spells names by it.
        Locale.setDefault(Locale.ROOT);
        int status;
        try {
            status = run(new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err), arguments);
        } catch (Throwable e) {
            // There is no room even for a sentence.
            Runtime.getRuntime().halt(UNFINISHED);
            return;
        }
        System.exit(status);
    }

    /** Runs a command and returns its exit status. */
    static int run(OutputStream output, OutputStream errors, String... arguments) {
        // In UTF-8 whatever the terminal's own encoding is.
        var out = new PrintWriter(new LineFeeds(output));
        var err = new PrintWriter(new LineFeeds(errors), true);
        var commandLine = commandLine(output, arguments).setOut(out).setErr(err);
        try {
            int status = commandLine.execute(arguments);
            if (out.checkError()) {
                commandLine.getErr().println("standard output is closed or full, so that not all was printed; check what"
                        + " reads it, or the room for it");
                return UNUSABLE;
            }
            return status;
        } catch (Error e) {
            return unfinished(e, commandLine.getErr());
        }
    }

    /** Prints the type of an unexpected exception, and never its message, which may quote a request. */
    private static int unfinished(Throwable thrown, PrintWriter errors) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                errors.println("out of memory" + (cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")")
                        + ", so that not all was done; give it more by `java -Xmx`, give fewer --threads, or mend the rule"
                        + " if one is named");
                return UNFINISHED;
            }
        }
        errors.println("this is a fault of the program, which did not do all; report it with what follows");
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            errors.println(cause.getClass().getName());
            Stream.of(cause.getStackTrace()).limit(MOST_FRAMES).forEach(frame -> errors.println("\tat " + frame));
        }
        return UNFINISHED;
    }

    /** As picocli does, but for characters that a terminal obeys. */
    private static int misused(ParameterException misuse, String[] arguments) {
        var errors = misuse.getCommandLine().getErr();
        if (misuse.getCause() instanceof UsageException said) {
            errors.println(said.getMessage());
            return UNUSABLE;
        }
        errors.println(Visible.of(misuse.getMessage()));
        if (!UnmatchedArgumentException.printSuggestions(misuse, errors)) {
            misuse.getCommandLine().usage(errors);
        }
        return UNUSABLE;
    }

    /** The command line for some arguments. Only the command they name is looked into, since each takes its time. */
    private static CommandLine commandLine(OutputStream output, String... arguments) {
        IExecutionExceptionHandler toExitStatus = (exception, commandLine, parsed) -> {
            if (exception instanceof RulesException || exception instanceof CodeTableException
                    || exception instanceof PayerFactsException || exception instanceof UsageException) {
                commandLine.getErr().println(exception.getMessage());
                return UNUSABLE;
            }
            return unfinished(exception, commandLine.getErr());
        };
        var commandLine = new CommandLine(new Main(output));
        var named = COMMANDS.stream()
                .filter(command -> arguments.length > 0 && command.getKey().equals(arguments[0])).toList();
        for (var command : named.isEmpty() ? COMMANDS : named) {
            commandLine.addSubcommand(command.getKey(), command.getValue().get());
        }
        return commandLine.registerConverter(LocalDate.class, Main::date)
                .registerConverter(Path.class, GivenPath::of)
                .registerConverter(Duration.class, TimeLimit::parse).setParameterExceptionHandler(Main::misused)
                .setExecutionExceptionHandler(toExitStatus).setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** Where a command writes what is no text of its own. */
    static OutputStream output(CommandSpec command) {
        return ((Main) command.root().userObject()).output;
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("`" + text + "` is no date; give one such as 2025-10-31");
        }
    }
}
