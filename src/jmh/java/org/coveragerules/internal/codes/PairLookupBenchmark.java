package org.coveragerules.internal.codes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.coveragerules.request.Form;
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
 * What one question costs by the size of the table: of pairs drawn at random, so that the table's memory is seldom in a
 * cache, about half of them with an edit. The texts of the questions are shared, as they are in a cache where a request
 * was just read.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PairLookupBenchmark {

    private static final int QUESTIONS = 1 << 16;

    /** PTP rows of the setting. */
    @Param({"10000", "100000", "1000000", "2500000", "4000000"})
    int rows;

    private CodeTables tables;
    private String[] columnOnes;
    private String[] columnTwos;
    private LocalDate[] dates;
    private int next;

    @Setup
    public void load() throws IOException {
        Path directory = Path.of("target", "bench", "rows-" + rows);
        CodeFileGenerator generator = new CodeFileGenerator(7);
        if (!Files.exists(directory)) {
            generator.write(directory, rows, 0, 14_000, 7_500);
        }
        tables = CodeTables.from(directory);
        List<String[]> pairs = CodeFileGenerator.pairs(directory, rows, QUESTIONS / 2);
        List<String> codes = generator.drawnCodes();
        List<LocalDate> days = LocalDate.of(2020, 1, 1).datesUntil(LocalDate.of(2026, 1, 1)).toList();
        Random random = new Random(1);
        columnOnes = new String[QUESTIONS];
        columnTwos = new String[QUESTIONS];
        dates = new LocalDate[QUESTIONS];
        for (int question = 0; question < QUESTIONS; question++) {
            String[] pair = pairs.get(random.nextInt(pairs.size()));
            boolean known = random.nextBoolean();
            columnOnes[question] = pair[0].intern();
            columnTwos[question] = (known ? pair[1] : codes.get(random.nextInt(codes.size()))).intern();
            dates[question] = days.get(random.nextInt(days.size()));
        }
    }

    /** A pair's edit, in force or not. */
    @Benchmark
    public Optional<PairEdit> pairEdit() {
        int question = next++ & QUESTIONS - 1;
        return tables.pairEdit(columnOnes[question], columnTwos[question], dates[question], Form.PROFESSIONAL);
    }

    /** A code's limit. */
    @Benchmark
    public Optional<UnitEdit> unitEdit() {
        int question = next++ & QUESTIONS - 1;
        return tables.unitEdit(columnTwos[question], LocalDate.MAX, Form.PROFESSIONAL);
    }

    /** Whether one code is an acceptable primary of the other. */
    @Benchmark
    public boolean acceptsPrimary() {
        int question = next++ & QUESTIONS - 1;
        return tables.acceptsPrimary(columnOnes[question], columnTwos[question], dates[question]);
    }
}
