package org.coveragerules.bench;

import java.util.concurrent.TimeUnit;
import org.coveragerules.Determination;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** The library asked by two threads at once, against {@link DeterminationBenchmark}, where one asks. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Threads(TwoThreadsBenchmark.THREADS)
@Fork(2)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class TwoThreadsBenchmark {

    static final int THREADS = 2;

    @Param({BenchmarkRequests.HOSPITAL_PT, BenchmarkRequests.EIGHT_LINES, BenchmarkRequests.SPINE,
        BenchmarkRequests.CLAIM})
    public String request;

    private Adjudicator rules;
    private Request read;

    @Setup
    public void open() {
        rules = Adjudicator.bundled(BenchmarkRequests.codes());
        read = BenchmarkRequests.request(request);
    }

    @TearDown
    public void close() {
        rules.close();
    }

    @Benchmark
    public Determination determine() {
        return rules.determine(read);
    }
}
