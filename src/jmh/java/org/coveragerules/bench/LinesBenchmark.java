package org.coveragerules.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.coveragerules.Determination;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.reading.RecordMaker;
import org.coveragerules.request.Clinical;
import org.coveragerules.request.Document;
import org.coveragerules.request.Line;
import org.coveragerules.request.LineOfBusiness;
import org.coveragerules.request.Plan;
import org.coveragerules.request.Request;
import org.coveragerules.request.RequestType;
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

/** How the time of a determination grows with the musculoskeletal lines of one date, each of which meets each other. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class LinesBenchmark {

    private static final LocalDate DAY = LocalDate.parse("2026-09-01");

    @Param({"5", "50"})
    public int lines;

    private Adjudicator rules;
    private Request request;

    @Setup
    public void open() {
        rules = Adjudicator.bundled(CodeTables.from(Path.of("src/test/resources/codes/cms")));
        request = request();
    }

    @TearDown
    public void close() {
        rules.close();
    }

    @Benchmark
    public Determination determine() {
        return rules.determine(request);
    }

    private Request request() {
        var asked = new ArrayList<Line>();
        for (int number = 1; number <= lines; number++) {
            var code = String.valueOf(63001 + 3 * number);
            asked.add(RecordMaker.of(Line.class, "number", number, "code", code, "modifiers", List.of(),
                    "placeOfService", "22", "date", DAY, "visits", 1, "units", 1, "indicationListed", true,
                    "meetsGuideline", true));
        }
        var documents = new ArrayList<Document>();
        for (var type : BundledRequests.DOCUMENTS) {
            documents.add(new Document(type, DAY.minusDays(20), true, false, null));
        }
        var plan = RecordMaker.of(Plan.class, "lineOfBusiness", LineOfBusiness.COMMERCIAL, "state", "WI",
                "benefitConfirmed", true);
        return RecordMaker.of(Request.class, "id", "R-1", "type", RequestType.PRECERTIFICATION,
                "received", DAY.minusDays(10), "plan", plan, "condition", "M48.061", "lines", asked,
                "clinical", RecordMaker.of(Clinical.class, "documents", documents));
    }
}
