package org.coveragerules.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.SparkSession;
import org.coveragerules.RulesException;
import org.coveragerules.exchange.PayerFactsException;
import org.coveragerules.request.RequestType;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/**
 * Judges more requests than one machine does: {@code spark-submit --class org.coveragerules.spark.SparkReplay}.
 * docs/scale.md says how.
 */
@Command(name = "SparkReplay", mixinStandardHelpOptions = true, subcommands = {SparkReplay.Determine.class,
    SparkReplay.Replay.class, SparkReplay.Impact.class}, description = "Judges requests on the machines of Spark.")
public final class SparkReplay {

    private SparkReplay() {
    }

    /** Runs a command; the exit status is 0 where it came to its end, whatever it found. */
    public static void main(String[] arguments) {
        var command = new CommandLine(new SparkReplay()).setCaseInsensitiveEnumValuesAllowed(true);
        command.setExecutionExceptionHandler((e, line, parsed) -> {
            if (e instanceof RulesException || e instanceof PayerFactsException || e instanceof UsageException
                    || e instanceof AnalysisException) {
                line.getErr().println(e.getMessage());
                return CommandLine.ExitCode.USAGE;
            }
            throw e;
        });
        int status = command.execute(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** What all of them are told. */
    static final class Asked {

        @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files or directories that Spark can read.")
        List<String> paths;

        @Option(names = "--out", required = true, paramLabel = "DIR",
                description = "A directory that Spark can make: lines, rejects, tally.txt and report.html come there.")
        String out;

        @Option(names = "--rules", paramLabel = "DIR", description = "Rules to use instead of those in the jar.")
        String rules;

        @Option(names = "--codes", paramLabel = "DIR", description = "Code-edit files and code tables to use.")
        String codes;

        @Option(names = "--trusted", paramLabel = "FILE",
                description = "A public key, here: rules are opened only as one of these keys has signed them.")
        List<Path> trusted = List.of();

        @Option(names = "--form", paramLabel = "ndjson|parquet|x12",
                description = "What the inputs are. Default: by their names, .parquet, .edi, .x12, .837, .278; else"
                        + " ndjson.")
        Inputs.Form form;

        @Option(names = "--facts", paramLabel = "FILE", description = "What the payer knows of members and requests.")
        String facts;

        @Option(names = "--determinations", description = "Writes the whole determination beside each line.")
        boolean determinations;

        @Option(names = "--time-limit", paramLabel = "SECONDS", description = "How long a determination may take.")
        Long timeLimit;

        @Option(names = "--limit", defaultValue = "20", paramLabel = "N",
                description = "Lines that the text tells of each kind of change. Default: ${DEFAULT-VALUE}.")
        int limit;
    }

    /** Which requests and lines count. */
    static final class Counting {

        @Option(names = "--from", paramLabel = "DATE", description = "First date of service that counts.")
        LocalDate from;

        @Option(names = "--to", paramLabel = "DATE", description = "Last date of service that counts.")
        LocalDate to;

        @Option(names = "--type", paramLabel = "TYPE", description = "Counts requests of this type only.")
        LinkedHashSet<RequestType> types = new LinkedHashSet<>();

        @Option(names = "--policy", paramLabel = "ID", description = "Watches this policy.")
        String policy;

        Judging.Chosen chosen() {
            return new Judging.Chosen(from, to, types, policy);
        }
    }

    /** What each command does with what it was told. */
    private abstract static class Asking implements Callable<Integer> {

        @Mixin
        Asked asked;

        private JavaSparkContext context;

        @Override
        public final Integer call() throws IOException {
            try (var spark = SparkSession.builder().appName("Coverage Rules").getOrCreate()) {
                context = JavaSparkContext.fromSparkContext(spark.sparkContext());
                var judging = judging(shipped(asked.rules));
                if (asked.facts != null) {
                    judging = judging.knowing(context.broadcast(HadoopFiles.facts(context.hadoopConfiguration(), asked.facts)));
                }
                if (asked.determinations) {
                    judging = judging.withDeterminations();
                }
                if (asked.timeLimit != null) {
                    judging = judging.within(Duration.ofSeconds(asked.timeLimit));
                }
                new Run(spark, judging, asked).run();
            }
            return CommandLine.ExitCode.OK;
        }

        abstract Judging judging(Broadcast<ShippedRules> rules);

        final Broadcast<ShippedRules> shipped(String rules) {
            return context.broadcast(ShippedRules.of(context.hadoopConfiguration(), rules, asked.codes,
                    rules == null ? List.of() : asked.trusted));
        }
    }

    /** What requests come to. */
    @Command(name = "determine", mixinStandardHelpOptions = true, description = "Says what requests come to.")
    static final class Determine extends Asking {

        @Mixin
        Counting counting;

        @Override
        Judging judging(Broadcast<ShippedRules> rules) {
            return Judging.determine(rules, counting.chosen());
        }
    }

    /** Whether records come to what they say. */
    @Command(name = "replay", mixinStandardHelpOptions = true,
            description = "Judges records again, and says which differ from what was recorded.")
    static final class Replay extends Asking {

        @Mixin
        Counting counting;

        @Override
        Judging judging(Broadcast<ShippedRules> rules) {
            return Judging.replay(rules, counting.chosen());
        }
    }

    /** What a change would do. */
    @Command(name = "impact", mixinStandardHelpOptions = true,
            description = "Judges every request by two versions of a policy, or by two directories of rules.")
    static final class Impact extends Asking {

        @Option(names = "--policy", paramLabel = "ID", description = "The policy whose versions are compared.")
        String policy;

        @Option(names = "--from", paramLabel = "VERSION", description = "The version that held before.")
        String from;

        @Option(names = "--to", paramLabel = "VERSION", description = "The version that would hold.")
        String to;

        @Option(names = "--against", paramLabel = "DIR",
                description = "Rules that held before; those of --rules, or of the jar, would hold.")
        String against;

        @CommandLine.Spec
        CommandLine.Model.CommandSpec command;

        @Override
        Judging judging(Broadcast<ShippedRules> rules) {
            if ((against == null) == (policy == null) || (policy != null) != (from != null && to != null)) {
                throw new ParameterException(command.commandLine(), "give --policy with --from and --to to compare two"
                        + " versions of a policy, or --against with a directory to compare it with the rules of --rules"
                        + " or of the jar");
            }
            if (policy == null) {
                return Judging.impact(shipped(against), rules, new Judging.Names(against,
                        asked.rules == null ? "the rules in the jar" : asked.rules));
            }
            try {
                var judging = Judging.impact(rules, policy, from, to);
                judging.plan(asked.paths);
                return judging;
            } catch (IllegalArgumentException e) {
                throw new ParameterException(command.commandLine(), e.getMessage());
            }
        }
    }
}
