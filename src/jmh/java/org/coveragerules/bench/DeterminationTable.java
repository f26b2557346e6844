package org.coveragerules.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks of a determination in one go and prints them as one Markdown table. Each partner has to judge as
 * the library does before it is measured; where one does not, the run fails.
 *
 * <p>{@code mvn -Pbench clean test-compile exec:exec -Dbench.main=org.coveragerules.bench.DeterminationTable}. With
 * {@code -Dbench.arguments=smoke} each runs once and shortly, to see that all still works; what else is given there are
 * options of JMH, such as {@code -f 1}.
 */
public final class DeterminationTable {

    private static final String SMOKE = "smoke";
    /** What the build gives where nothing is asked for. */
    private static final String EVERYTHING = ".*";
    private static final String REQUEST = "request";
    private static final String PARTNER = "partner";

    /** By request, the row of the library asked by one thread, which comes first. */
    private final Map<String, Double> library = new HashMap<>();

    private DeterminationTable() {
    }

    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        var given = new ArrayList<>(List.of(arguments));
        boolean smoke = given.remove(SMOKE);
        given.remove(EVERYTHING);
        var options = new OptionsBuilder().parent(new CommandLineOptions(given.toArray(String[]::new)))
                .include(name(DeterminationBenchmark.class))
                .addProfiler(GCProfiler.class).shouldFailOnError(true);
        if (smoke) {
            options.forks(1).warmupIterations(0).measurementIterations(1)
                    .measurementTime(TimeValue.milliseconds(100)).jvmArgsAppend("-XX:TieredStopAtLevel=1");
        } else {
            options.include(name(TwoThreadsBenchmark.class));
        }
        System.out.println(new DeterminationTable().markdown(new Runner(options.build()).run()));
        if (smoke) {
            System.out.println("A smoke run: these figures say only that every partner works.");
        }
    }

    private String markdown(Collection<RunResult> results) {
        var rows = new ArrayList<String>();
        rows.add("| request | partner | us, mean | us, p50 | us, p99 | calls a second | kB a call | time to library |");
        rows.add("| --- | --- | --- | --- | --- | --- | --- | --- |");
        var ordered = new ArrayList<>(results);
        for (var result : ordered) {
            if (Partner.LIBRARY.name().equals(result.getParams().getParam(PARTNER))) {
                library.put(request(result), result.getPrimaryResult().getScore());
            }
        }
        var requests = ordered.stream().map(DeterminationTable::request).distinct().toList();
        ordered.sort((one, other) -> Integer.compare(requests.indexOf(request(one)),
                requests.indexOf(request(other))));
        ordered.forEach(result -> rows.add(row(result)));
        return "\n" + String.join("\n", rows) + "\n";
    }

    private String row(RunResult result) {
        var statistics = result.getPrimaryResult().getStatistics();
        double mean = result.getPrimaryResult().getScore();
        double bytes = result.getSecondaryResults().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("gc.alloc.rate.norm")).findFirst().orElseThrow().getValue()
                .getScore();
        return String.format(Locale.ROOT, "| %s | %s | %.1f | %.1f | %.1f | %,.0f | %.1f | %.3f |", request(result),
                partner(result), mean, statistics.getPercentile(50), statistics.getPercentile(99),
                result.getParams().getThreads() * 1e6 / mean, bytes / 1000, mean / library.get(request(result)));
    }

    private static String partner(RunResult result) {
        if (result.getParams().getParam(PARTNER) != null) {
            return Partner.valueOf(result.getParams().getParam(PARTNER)).label();
        }
        return result.getParams().getThreads() > 1 ? "library, " + result.getParams().getThreads() + " threads"
                : result.getParams().getBenchmark().endsWith(".library") ? "library, mm-0600 alone"
                : "dmn, mm-0600 alone";
    }

    private static String request(RunResult result) {
        return result.getParams().getParam(REQUEST);
    }

    private static String name(Class<?> benchmark) {
        return benchmark.getName().replace(".", "\\.") + "\\.";
    }
}
