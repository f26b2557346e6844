package org.coveragerules.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.replay.Input;
import org.coveragerules.replay.ReplayPlan;
import org.coveragerules.replay.RequestReplay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges every request both ways, and says what a change would do. */
@Command(name = "impact", mixinStandardHelpOptions = true,
        description = "Judges every request by two versions of a policy, or by two directories of rules, and says what"
                + " changes from the one to the other.")
final class Impact implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "REQUESTS",
            description = "Requests or records, one a line or a JSON array; - is standard input.")
    private List<String> files;

    @Option(names = "--policy", paramLabel = "ID", description = "The policy whose versions are compared.")
    private String policy;

    @Option(names = "--from", paramLabel = "VERSION", description = "The version that held before.")
    private String from;

    @Option(names = "--to", paramLabel = "VERSION", description = "The version that would hold.")
    private String to;

    @Option(names = "--against", paramLabel = "DIR",
            description = "Rules that held before; those of --rules, or of the jar, would hold.")
    private Path against;

    @Mixin
    private Running running;

    @Mixin
    private Sources sources;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        if ((against == null) == (policy == null) || (policy == null) != (from == null)
                || (from == null) != (to == null)) {
            throw new UsageException("give --policy with --from and --to to compare two versions of a policy, or"
                    + " --against with a directory to compare it with the rules of --rules or of the jar");
        }
        var inputs = running.inputs(files, null);
        if (inputs.stream().anyMatch(RequestReplay::isCases)) {
            throw new UsageException("impact judges requests and records; cases are run by replay");
        }
        try (var rules = sources.open()) {
            return policy == null ? againstRules(inputs, rules)
                    : running.run(versions(inputs, rules), command.commandLine().getErr());
        }
    }

    private ReplayPlan versions(List<Input> inputs, Adjudicator rules) {
        try {
            return ReplayPlan.impact(inputs, rules, policy, from, to, running.wantsRows());
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private int againstRules(List<Input> inputs, Adjudicator rules) {
        try (var before = sources.open(against)) {
            return running.run(ReplayPlan.impact(inputs, before, against.toString(), rules, sources.name(),
                    running.wantsRows()), command.commandLine().getErr());
        }
    }
}
