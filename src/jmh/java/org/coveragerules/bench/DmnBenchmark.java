package org.coveragerules.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.coveragerules.CoverageRules;
import org.coveragerules.Outcome;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.request.Request;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * MM 0600 alone as a decision model, on the request of one line, and beside it the library with MM 0600 alone. The
 * model gets its input made already and makes no determination, which is to its advantage; the whole library, which asks four
 * policies, is measured elsewhere.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class DmnBenchmark {

    @Param(BenchmarkRequests.HOSPITAL_PT)
    public String request;

    private Mm0600Model model;
    private Object input;
    private CoverageRules alone;
    private Request read;

    @Setup
    public void open() throws IOException {
        read = BenchmarkRequests.request(request);
        model = new Mm0600Model();
        try (var rules = Adjudicator.bundled(BenchmarkRequests.codes())) {
            System.out.println("# mm-0600.dmn: " + model.compareWith(rules, read));
        }
        input = FeelValue.of(read);
        alone = CoverageRules.from(onlyMm0600());
        var determined = alone.determine(read).line(1);
        if (determined.outcome() != Outcome.APPROVED) {
            throw new IllegalStateException("MM 0600 alone does not approve the line: " + determined.outcome());
        }
    }

    @TearDown
    public void close() {
        alone.close();
    }

    private static Path onlyMm0600() throws IOException {
        var directory = Files.createTempDirectory("mm-0600");
        try (var files = Files.walk(Path.of("rules"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = Path.of("rules").relativize(file);
                if (name.startsWith("mm-0600") || name.getNameCount() == 1) {
                    Files.createDirectories(directory.resolve(name).getParent());
                    Files.copy(file, directory.resolve(name));
                }
            }
        }
        return directory;
    }

    @Benchmark
    public Object lines() {
        return model.lines(input);
    }

    @Benchmark
    public Object library() {
        return alone.determine(read);
    }
}
