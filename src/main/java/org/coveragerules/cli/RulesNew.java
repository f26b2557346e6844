package org.coveragerules.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.coveragerules.internal.authoring.NewPolicy;
import org.coveragerules.internal.text.Visible;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Begins a policy. */
@Command(name = "new", mixinStandardHelpOptions = true,
        description = "Writes the folder of a new policy: a small example with criteria, rules and cases, to be changed"
                + " step by step into the policy.")
final class RulesNew implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "POLICY", description = "Its id, such as home-oxygen.")
    private String policy;

    @Parameters(index = "1", paramLabel = "VERSION", description = "The name of its first version, such as 1.")
    private String version;

    @Parameters(index = "2", arity = "0..1", paramLabel = "DIR", defaultValue = "rules",
            description = "The rules. Default: ${DEFAULT-VALUE}.")
    private Path directory;

    @Option(names = "--effective", required = true, paramLabel = "DATE", description = "The version's first day.")
    private String effective;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        try {
            var out = command.commandLine().getOut();
            NewPolicy.write(directory, policy, version, LocalDate.parse(effective))
                    .forEach(file -> out.println(Visible.of(file.toString())));
            out.flush();
            return Main.WELL;
        } catch (DateTimeParseException e) {
            throw new UsageException("--effective: `" + effective + "` is no date; give one such as 2026-01-01");
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        } catch (IOException e) {
            throw new UsageException("the folder can't be written (" + e.getClass().getSimpleName()
                    + "); check that `" + directory + "` may be written to");
        }
    }
}
