package org.coveragerules.bench;

import java.util.concurrent.TimeUnit;
import java.util.function.Function;
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
import org.openjdk.jmh.annotations.Warmup;

/** A determination by the library and by what else could make it, one request after the other. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class DeterminationBenchmark {

    @Param({BenchmarkRequests.HOSPITAL_PT, BenchmarkRequests.EIGHT_LINES, BenchmarkRequests.SPINE,
        BenchmarkRequests.CLAIM})
    public String request;

    @Param
    public Partner partner;

    private Adjudicator rules;
    private Function<Request, Determination> judge;
    private Request read;

    @Setup
    public void open() {
        var codes = BenchmarkRequests.codes();
        rules = Adjudicator.bundled(codes);
        read = BenchmarkRequests.request(request);
        judge = partner.openFor(read, rules, codes);
    }

    @TearDown
    public void close() {
        rules.close();
    }

    @Benchmark
    public Determination determine() {
        return judge.apply(read);
    }
}
