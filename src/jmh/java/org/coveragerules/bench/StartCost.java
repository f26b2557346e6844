package org.coveragerules.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.slf4j.LoggerFactory;

/**
 * How long a Java that starts takes to its first answer: the median of ten processes, of the library and of the command
 * line. After {@code mvn -DskipTests package}:
 * {@code mvn -Pbench test-compile exec:exec -Dbench.main=org.coveragerules.bench.StartCost -Dbench.arguments=}
 */
public final class StartCost {

    private static final int PROCESSES = 10;
    private static final String REQUEST = "docs/examples/hospital-pt-documented-need.json";
    private static final String JAR = "target/coverage-rules-cli.jar";

    private StartCost() {
    }

    /** Measures; or, told so, is the process that is measured. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (List.of(arguments).contains("first-answer")) {
            firstAnswer();
            return;
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        measure("library, from opening it to the first answer", java, "-cp", JAR + ":target/test-classes",
                "-Dlogback.configurationFile=org/coveragerules/cli/logback.xml", StartCost.class.getName(),
                "first-answer");
        measure("command line, from process start to end", java, "-jar", JAR, "determine", REQUEST);
    }

    private static void firstAnswer() throws IOException {
        var text = Files.readString(Path.of(REQUEST));
        // An application's logging is its own, and is there before.
        LoggerFactory.getILoggerFactory();
        long begun = System.nanoTime();
        try (var rules = Adjudicator.bundled()) {
            rules.determine(rules.requests().read(text));
            System.out.println((System.nanoTime() - begun) / 1_000_000);
        }
    }

    /** A process that prints a number of milliseconds is believed; any other is timed. */
    private static void measure(String name, String... command) throws IOException, InterruptedException {
        long[] times = new long[PROCESSES];
        for (int i = 0; i < PROCESSES; i++) {
            long begun = System.nanoTime();
            var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            var printed = new String(process.getInputStream().readAllBytes()).strip();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed");
            }
            times[i] = printed.matches("[0-9]+") ? Long.parseLong(printed) : (System.nanoTime() - begun) / 1_000_000;
        }
        Arrays.sort(times);
        System.out.printf(Locale.ROOT, "%-48s median %d ms, from %d to %d%n", name,
                (times[PROCESSES / 2 - 1] + times[PROCESSES / 2]) / 2, times[0], times[PROCESSES - 1]);
    }
}
