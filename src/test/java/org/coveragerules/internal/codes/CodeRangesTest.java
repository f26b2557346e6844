package org.coveragerules.internal.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeRangesTest {

    private static final int FIRST = 20_000;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 30, 100, 300})
    void tellsWhatARowByRowSearchTells(int rows) {
        var random = new Random(rows);
        var entries = new ArrayList<CodeRanges.Entry<Integer>>();
        for (int row = 0; row < rows; row++) {
            int first = FIRST + random.nextInt(60);
            entries.add(entry(first, first + random.nextInt(60), row));
        }
        var ranges = new CodeRanges<>(entries);

        for (int code = FIRST - 2; code < FIRST + 125; code++) {
            int asked = CodeNumber.of(String.valueOf(code));
            assertThat(ranges.of(String.valueOf(code))).as("%d of %d rows", code, rows).isEqualTo(entries.stream()
                    .filter(entry -> entry.range().first() <= asked && asked <= entry.range().last())
                    .sorted(Comparator.comparingInt(entry -> entry.range().width())).map(CodeRanges.Entry::value).toList());
        }
        assertThat(ranges.stretches()).allSatisfy(stretch -> assertThat(ranges.of(CodeNumber.text(stretch.first())))
                .isNotEmpty().isEqualTo(ranges.of(CodeNumber.text(stretch.last()))));
    }

    @Test
    void keepsNestedRangesInStepWithTheirNumber() {
        var nested = IntStream.range(0, 40_000).mapToObj(row -> entry(10_000 + row, 99_999 - row, row)).toList();

        var found = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> new CodeRanges<>(nested).of("12000"));

        assertThat(found).hasSize(2_001).startsWith(2_000).endsWith(0);
    }

    private static CodeRanges.Entry<Integer> entry(int first, int last, int value) {
        return new CodeRanges.Entry<>(new CodeRange(CodeNumber.of(String.valueOf(first)),
                CodeNumber.of(String.valueOf(last))), value);
    }

    @Test
    void readsManyRowsOfOneRangeInStepWithTheirNumber() {
        var rows = "97110,97119,,,\n".repeat(100_000);
        var declared = CodesFolder.RULES.tables().get("cmm.csv");
        var text = "first,last,effective,deletion,documents\n" + rows;

        var table = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> PayerTable.read(declared, "cmm.csv",
                text.getBytes(StandardCharsets.UTF_8), CodesFolder.RULES));

        assertThat(table.size()).isEqualTo(100_000);
    }

    @Test
    void noDayOfOneKeyHasTwoThingsSaid() {
        for (int seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var said = new SaidOnDays();
            var rows = new ArrayList<Period>();
            var words = new ArrayList<Integer>();
            boolean takes = true;
            while (takes && rows.size() < 40) {
                var period = period(random);
                int word = random.nextInt(10) / 9;
                takes = said.add(period, word);
                assertThat(takes).as("seed %d, %s after %s %s", seed, period, rows, words).isEqualTo(IntStream.range(0,
                        rows.size()).noneMatch(at -> rows.get(at).overlaps(period) && words.get(at) != word));
                rows.add(period);
                words.add(word);
            }
        }
    }

    private static Period period(Random random) {
        var first = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(60));
        return new Period(random.nextInt(40) == 0 ? null : first,
                random.nextInt(40) == 0 ? null : first.plusDays(random.nextInt(5)));
    }
}
