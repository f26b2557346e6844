package org.coveragerules.internal.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.codes.EditRows.AddOnRow;
import org.coveragerules.internal.codes.EditRows.PairRow;
import org.coveragerules.internal.codes.EditRows.Span;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rules and a plain reference agree on the code edits of random requests, 50,000 of them over the sample rows.
 * {@code -Dedits.seed=N} gives others than the usual ones, {@code -Dedits.times=N} that many times as many.
 */
class EditDifferentialTest {

    private static final long SEED = Long.getLong("edits.seed", 20260804);
    private static final int TIMES = Integer.getInteger("edits.times", 1);

    /** The only version, named so that it judges lines of days before it too. */
    private static final Map<String, String> NAMED = Map.of("cmm-preface", "v1.0.2026");

    /** What the edits can say, and what becomes of add-ons: without these the test would prove nothing. */
    private static final List<String> KINDS = List.of("CMM-MUT-2 MUTUALLY_EXCLUSIVE DENY",
            "CMM-SEP-2 SEPARATE_PROCEDURE DENY", "CMM-IMP-7 INTEGRAL DENY", "CMM-UNB-2 UNBUNDLED DENY",
            "CMM-UNB-3 EDIT_LIFTED NOTE", "CMM-IMP-3 QUANTITY DENY", "CMM-QTY-1 QUANTITY DENY",
            "CMM-QTY-1 UNITS_LIMITED LIMIT", "CMM-PRI-1 FOLLOWS_PRIMARY APPROVE", "CMM-PRI-1 FOLLOWS_PRIMARY PEND",
            "CMM-PRI-1 FOLLOWS_PRIMARY REDIRECT",
            "CMM-PRI-2 PRIMARY_NOT_AUTHORIZED DENY", "CMM-PRI-3 ADD_ON_WITHOUT_PRIMARY DENY",
            "PARTIALLY_APPROVED by [CMM-QTY-1]", "PARTIALLY_APPROVED by [CMM-PRI-1, CMM-QTY-1]");

    /** Every primary of a reviewed add-on of the published rows is reviewed too; only made-up ones are exempt. */
    private static final String EXEMPT = "CMM-PRI-1 FOLLOWS_PRIMARY EXEMPT";

    @TempDir
    Path directory;

    private final Random random = new Random(SEED);
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();

    @Test
    void someSampleRowsSinceThePolicyBegan() {
        compare(CodesFolder.published(), sincePolicyBegan(), Map.of(), 2_500);
        assertAgreement(1);
    }

    @Test
    void someMadeUpRows() throws IOException {
        madeUp(2, 400);
        assertAgreement(1);
    }

    @Test
    @Tag("long")
    void sampleRowsSinceThePolicyBegan() {
        compare(CodesFolder.published(), sincePolicyBegan(), Map.of(), 30_000);
        assertAgreement(200);
    }

    @Test
    @Tag("long")
    void sampleRowsOnEarlierDays() {
        compare(CodesFolder.published(), boundaries(CodesFolder.published()), NAMED, 10_000);
        assertAgreement(50);
    }

    /** Edits that ended are of codes that the shipped list does not review, so a list of the payer's own does. */
    @Test
    @Tag("long")
    void sampleRowsWithMoreCodesReviewed() throws IOException {
        try (Stream<Path> files = Files.list(CodesFolder.published())) {
            for (var file : files.toList()) {
                Files.copy(file, directory.resolve(file.getFileName()));
            }
        }
        new CodesFolder(directory).with("cmm.csv", "first,last,effective,deletion,documents\n20000,29999,,,\n"
                + "60000,69999,,,\n99000,99999,,,\n0001T,9999T,,,\n");
        compare(directory, boundaries(directory), NAMED, 10_000);
        assertAgreement(50);
    }

    @Test
    @Tag("long")
    void madeUpRows() throws IOException {
        madeUp(20, 1_000);
        assertAgreement(10);
        assertThat(counts.getOrDefault(EXEMPT, 0)).as(EXEMPT).isGreaterThanOrEqualTo(10);
    }

    private void madeUp(int folders, int requests) throws IOException {
        for (int i = 0; i < folders; i++) {
            var folder = Files.createDirectory(directory.resolve("edits-" + i));
            new MadeUpEdits(random, EditReference.FIRST_DAY).write(new CodesFolder(folder));
            compare(folder, sincePolicyBegan(), Map.of(), requests);
        }
    }

    /** From the day before it to some days after the quarter. */
    private static List<LocalDate> sincePolicyBegan() {
        return IntStream.range(-1, 70).mapToObj(EditReference.FIRST_DAY::plusDays).toList();
    }

    /** The first and last days of the rows and the days beside them. */
    private static List<LocalDate> boundaries(Path codes) {
        var quarter = LocalDate.of(2024, 7, 1);
        var rows = EditRows.in(codes);
        return Stream.of(Stream.of(new Span(quarter, null)), rows.allPairs().stream().map(PairRow::span).distinct(),
                rows.allAddOns().stream().map(AddOnRow::span).distinct())
                .flatMap(spans -> spans).flatMap(span -> Stream.of(span.from(), span.to()).filter(Objects::nonNull))
                .flatMap(day -> Stream.of(day.minusDays(1), day, day.plusDays(1))).distinct().sorted().toList();
    }

    private void compare(Path codes, List<LocalDate> days, Map<String, String> versions, int requests) {
        var rows = EditRows.in(codes);
        var generator = new EditRequests(rows, days, random);
        try (var rules = Adjudicator.bundled(CodeTables.from(codes))) {
            var comparison = new EditComparison(rules, new EditReference(rows), versions);
            for (int i = 0; i < requests * TIMES; i++) {
                comparison.compare(generator.next()).forEach(this::count);
            }
            differences.addAll(comparison.differences());
        }
    }

    private void count(LineAnswer line) {
        line.findings().forEach(finding -> counts.merge(finding, 1, Integer::sum));
        counts.merge(line.outcome() + " by " + line.decisive(), 1, Integer::sum);
    }

    private void assertAgreement(int leastOfEachKind) {
        assertThat(KINDS).allSatisfy(kind -> assertThat(counts.getOrDefault(kind, 0)).as(kind)
                .isGreaterThanOrEqualTo(leastOfEachKind));
        assertThat(differences).as("seed %d", SEED).isEmpty();
    }
}
