package org.coveragerules.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.RuleFiles;
import org.coveragerules.internal.text.Visible;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what code-edit files hold. */
@Command(name = "codes", mixinStandardHelpOptions = true, subcommands = Codes.Check.class,
        description = "Code-edit files and code tables.")
final class Codes {

    /** Reads a directory and says what was found in it. */
    @Command(name = "check", mixinStandardHelpOptions = true,
            description = "Reads the code-edit files of a directory and says what they hold and what they leave open.")
    static final class Check implements Callable<Integer> {

        private static final String ROW = "%-52s  %-12s  %-19s  %-10s  %4s  %9s  %-10s  %-10s%n";

        @Parameters(paramLabel = "DIR", description = "The directory, as --codes takes it.")
        private Path directory;

        @Option(names = "--rules", paramLabel = "DIR",
                description = "Rules that declare the tables and their words, instead of those in the jar.")
        private Path rules;

        @Spec
        private CommandSpec command;

        @Override
        public Integer call() {
            var tables = CodeTables.from(directory).declaredBy(PolicyLibrary.of(rules == null ? RuleFiles.bundled()
                    : RuleFiles.in(rules)).vocabulary());
            var out = command.commandLine().getOut();
            out.printf(ROW, "file", "kind", "setting", "release", "part", "rows", "first day", "last day");
            tables.contents().forEach(file -> out.printf(ROW, Visible.of(file.name()) + (file.shipped() ? " (shipped)"
                    : ""),
                    words(file.kind()), words(file.setting()), Visible.of(text(file.release())),
                    file.part() == 0 ? "" : String.valueOf(file.part()), String.valueOf(file.rows()),
                    text(file.first()), text(file.last())));
            out.println();
            if (tables.warnings().isEmpty()) {
                out.println("Nothing is left open.");
            } else {
                out.println("Left open:");
                tables.warnings().forEach(warning -> out.println("  " + Visible.of(warning)));
            }
            if (!tables.passedOver().isEmpty()) {
                out.println();
                out.println("Passed over:");
                tables.passedOver().forEach(file -> out.println("  " + file));
            }
            out.println();
            out.println("Digest " + tables.digest());
            out.flush();
            return Main.WELL;
        }

        private static String words(Enum<?> constant) {
            return constant == null ? "" : constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        private static String text(Object value) {
            return value == null ? "" : value.toString();
        }
    }
}
