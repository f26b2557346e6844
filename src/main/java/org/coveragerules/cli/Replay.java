package org.coveragerules.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.replay.Input;
import org.coveragerules.replay.Metrics;
import org.coveragerules.replay.ReplayPlan;
import org.coveragerules.replay.Selection;
import org.coveragerules.replay.UnusableRecordException;
import org.coveragerules.request.RequestType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs cases, records and requests again, and says which differ from what was expected, recorded or found before. */
@Command(name = "replay", mixinStandardHelpOptions = true,
        description = "Runs cases, records or requests, says which differ from what they expect, what was recorded or"
                + " an earlier run, and how often each policy denies.")
final class Replay implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "CASES",
            description = "Case files (.yaml, .yml), or directories with them; or requests or records, one a line or a"
                    + " JSON array; - is standard input.")
    private List<String> files;

    @Option(names = "--baseline", paramLabel = "FILE",
            description = "Compares with an earlier run: what determine printed, with or without --record.")
    private Path baseline;

    @Option(names = "--from", paramLabel = "DATE", description = "First date of service that counts.")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last date of service that counts.")
    private LocalDate to;

    @Option(names = "--type", paramLabel = "TYPE",
            description = "Counts requests of this type only; may be given more than once. ${COMPLETION-CANDIDATES}.")
    private Set<RequestType> types = Set.of();

    @Option(names = "--policy", paramLabel = "ID",
            description = "Watches this policy: its denials week by week, and in a window the claims it spoke of.")
    private String policy;

    @Option(names = "--metrics",
            description = "Judges nothing, and prints of records what a payer publishes every year: what was approved"
                    + " and denied, also after appeal or extension, and how soon, by item and urgency. --from and --to"
                    + " are then days of receipt; without --type, requests for authorization beforehand count.")
    private boolean metrics;

    @Option(names = "--by-provider",
            description = "With --metrics: the figures of each provider apart, by which exemptions from review are given"
                    + " and taken.")
    private boolean byProvider;

    @Mixin
    private Running running;

    @Mixin
    private Sources sources;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        if (from != null && to != null && to.isBefore(from)) {
            throw new UsageException("`--to " + to + "` is before `--from " + from + "`; give that day or a later one");
        }
        if (byProvider && !metrics) {
            throw new UsageException("--by-provider puts the figures of --metrics together; give that as well");
        }
        var inputs = running.inputs(files, baseline);
        try (var rules = sources.open()) {
            if (metrics) {
                return metrics(inputs, rules);
            }
            checkPolicy(rules.library());
            return running.run(ReplayPlan.replay(inputs, rules, baseline, new Selection(from, to, types, policy),
                    running.wantsRows()), command.commandLine().getErr());
        } catch (UnusableRecordException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private int metrics(List<Input> inputs, Adjudicator rules) throws IOException {
        if (baseline != null || policy != null) {
            throw new UsageException("--metrics counts what was recorded, and compares nothing; leave `--baseline` and"
                    + " `--policy` out");
        }
        return running.metrics(inputs, rules.requests(), new Metrics.Asked(from, to, types, byProvider));
    }

    private void checkPolicy(PolicyLibrary library) {
        if (policy != null && !library.order().contains(policy)) {
            throw new UsageException("there is no policy `" + policy + "`; there are " + library.order());
        }
    }
}
