package org.coveragerules;

import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * MM 0600 alone as a decision model, on the request of one line. It is compared with the whole library, which asks four
 * policies and makes a determination of them, while the model gets its input made already: every difference is to the
 * model's advantage.
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

    @Setup
    public void open() {
        var read = BenchmarkRequests.request(request);
        model = new Mm0600Model();
        try (var rules = CoverageRules.bundled(BenchmarkRequests.codes())) {
            System.out.println("# mm-0600.dmn: " + model.compareWith(rules, read));
        }
        input = FeelValue.of(read);
    }

    @Benchmark
    public Object lines() {
        return model.lines(input);
    }
}
