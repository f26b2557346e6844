package org.coveragerules.internal.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.coveragerules.request.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of several rows with the same pair and effective date holds. */
class PairReleasesTest {

    private static final String OPEN = "22612|22630||20200101|*|1|More extensive procedure";
    private static final String DELETED = "22612|22630||20200101|20211231|1|More extensive procedure";
    private static final String DELETED_EARLIER = "22612|22630||20200101|20201231|1|More extensive procedure";
    private static final String VOID = "22612|22630||20200101|20200101|9|More extensive procedure";

    @TempDir
    Path directory;

    private CodesFolder folder() {
        return new CodesFolder(directory);
    }

    /** The last day of the edit, "open" or "none". */
    private static String lastDay(CodeTables tables) {
        return tables.pairEdit("22612", "22630", LocalDate.of(2020, 1, 1), Form.PROFESSIONAL)
                .map(edit -> edit.deletion() == null ? "open" : edit.deletion().toString()).orElse("none");
    }

    @Test
    void theNewestReleaseHolds() {
        assertThat(lastDay(folder().withPairs("ccipra-v313r0-f1.TXT", OPEN)
                .withPairs("ccipra-v312r0-f1.TXT", DELETED).tables())).isEqualTo("open");
        assertThat(lastDay(folder().withPairs("ccipra-v320r0-f1.TXT", DELETED).tables())).isEqualTo("2021-12-31");
        assertThat(lastDay(folder().withPairs("ccipra-v320r1-f1.TXT", VOID).tables())).isEqualTo("none");
        assertThat(lastDay(folder().withPairs("ccipra-v400r0.TXT", DELETED_EARLIER).tables())).isEqualTo("2020-12-31");
    }

    @Test
    void aQuarterInTheNameIsAReleaseToo() {
        assertThat(lastDay(folder().withPairs("practitioner-2025Q4.txt", DELETED)
                .withPairs("practitioner-2026Q1.txt", OPEN).tables())).isEqualTo("open");
    }

    @Test
    void bothKindsOfReleaseNameCompare() {
        assertThat(lastDay(folder().withPairs("ccipra-v313r0.txt", DELETED)
                .withPairs("practitioner-2026Q1.txt", OPEN).tables())).isEqualTo("open");
        assertThat(lastDay(folder().withPairs("ccipra-v321r0.txt", DELETED_EARLIER).tables())).isEqualTo("2020-12-31");
        assertThat(lastDay(folder().withPairs("practitioner-2026Q3.txt", OPEN).tables())).isEqualTo("open");
    }

    @Test
    void aVersionIsNewerThanTheQuarterBeforeIts() {
        assertThat(lastDay(folder().withPairs("ccipra-v321r0.txt", OPEN)
                .withPairs("practitioner-2026Q1.txt", DELETED).tables())).isEqualTo("open");
    }

    @Test
    void withoutReleaseNamesTheRowWithADeletionDateHolds() {
        assertThat(lastDay(folder().withPairs("practitioner-a.txt", OPEN)
                .withPairs("practitioner-b.txt", DELETED).tables())).isEqualTo("2021-12-31");
        assertThat(lastDay(folder().withPairs("practitioner-c.txt", OPEN).tables())).isEqualTo("2021-12-31");
        assertThat(lastDay(folder().withPairs("practitioner-d.txt", VOID).tables())).isEqualTo("none");
    }

    @Test
    void aNamedReleaseHoldsBeforeOneWithoutName() {
        assertThat(lastDay(folder().withPairs("practitioner-a.txt", DELETED)
                .withPairs("ccipra-v313r0-f1.TXT", OPEN).tables())).isEqualTo("open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"practitioner.txt", "ccipra-v313r0-f1.TXT"})
    void withinOneFileTheRowWithADeletionDateHolds(String name) {
        assertThat(lastDay(folder().withPairs(name, OPEN, DELETED).tables())).isEqualTo("2021-12-31");
        assertThat(lastDay(folder().withPairs(name, DELETED, OPEN).tables())).isEqualTo("2021-12-31");
        assertThat(lastDay(folder().withPairs(name, DELETED, DELETED_EARLIER).tables())).isEqualTo("2020-12-31");
    }

    /** The published files have such rows side by side: one that never was, and the one that replaced it. */
    @ParameterizedTest
    @ValueSource(strings = {"practitioner.txt", "ccipra-v313r0-f1.TXT"})
    void withinOneFileAVoidRowGivesWay(String name) {
        assertThat(lastDay(folder().withPairs(name, VOID, OPEN).tables())).isEqualTo("open");
        assertThat(lastDay(folder().withPairs(name, DELETED, VOID).tables())).isEqualTo("2021-12-31");
    }

    @Test
    void anotherEffectiveDateIsAnotherEdit() {
        CodeTables tables = folder()
                .withPairs("ccipra-v312r0-f1.TXT", DELETED_EARLIER)
                .withPairs("ccipra-v313r0-f1.TXT", "22612|22630||20220101|*|0|More extensive procedure").tables();

        assertThat(lastDay(tables)).isEqualTo("2020-12-31");
        assertThat(tables.pairEdit("22612", "22630", LocalDate.of(2021, 1, 1), null)).isEmpty();
        assertThat(tables.pairEdit("22612", "22630", LocalDate.of(2022, 1, 1), null)).isPresent();
    }

    @Test
    void settingsAreMergedApart() {
        CodeTables tables = folder().withPairs("ccipra-v313r0-f1.TXT", OPEN)
                .withPairs("ccioph-v320r0-f1.TXT", DELETED).tables();

        assertThat(lastDay(tables)).isEqualTo("open");
    }

    @Test
    void theOrderOfRowsAndPartsDoesNotMatter() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            Map<String, List<String[]>> expected = new HashMap<>();
            List<String> rows = new ArrayList<>();
            for (int row = 0; row < 400; row++) {
                String pair = 22_600 + random.nextInt(6) + "|" + (63_000 + random.nextInt(8));
                int year = 1996 + row / 12;
                String[] days = {year + "0101", random.nextBoolean() ? "*" : (year + random.nextInt(4)) + "1231"};
                if (expected.computeIfAbsent(pair, none -> new ArrayList<>()).stream()
                        .noneMatch(other -> other[0].equals(days[0]))) {
                    expected.get(pair).add(days);
                    rows.add(pair + "||" + days[0] + "|" + days[1] + "|1|More extensive procedure");
                }
            }
            Collections.shuffle(rows, random);
            CodeTables tables = folder()
                    .withPairs("ccipra-v313r0-f1.TXT", rows.subList(0, 90).toArray(String[]::new))
                    .withPairs("ccipra-v313r0-f2.TXT", rows.subList(90, rows.size()).toArray(String[]::new)).tables();

            expected.forEach((pair, days) -> {
                String[] codes = pair.split("\\|");
                for (int year = 1995; year < 2035; year++) {
                    LocalDate date = LocalDate.of(year, 7, 1);
                    assertThat(tables.pairEdit(codes[0], codes[1], date, null).map(PairEdit::effective))
                            .isEqualTo(lastBegun(days, date));
                }
            });
        }
    }

    private static Optional<LocalDate> lastBegun(List<String[]> rows, LocalDate date) {
        return rows.stream()
                .filter(days -> days[0].compareTo(compact(date)) <= 0
                        && (days[1].equals("*") || days[1].compareTo(compact(date)) >= 0))
                .map(days -> LocalDate.parse(days[0].substring(0, 4) + "-01-01"))
                .max(LocalDate::compareTo);
    }

    private static String compact(LocalDate date) {
        return date.toString().replace("-", "");
    }
}
