package org.coveragerules.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.LongStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Percentage;
import org.coveragerules.BundledRequests;
import org.coveragerules.CoverageRules;
import org.coveragerules.coding.CodeTables;
import org.coveragerules.determination.Outcome;
import org.coveragerules.request.Line;
import org.coveragerules.request.Request;
import org.coveragerules.request.RequestWriter;
import org.coveragerules.request.Schema;

class RequestGeneratorTest {

    private static final Schema SCHEMA = Schema.named("request");
    private static final RequestGenerator YEARS = generator(7, "2023-06-01", "2026-12-31");
    private static final RequestGenerator AROUND_OCTOBER = generator(7, "2025-08-01", "2025-11-30");

    private static RequestGenerator generator(long seed, String from, String to) {
        return RequestGenerator.of(seed, LocalDate.parse(from), LocalDate.parse(to));
    }

    private static List<Request> requests(RequestGenerator generator, int count) {
        return LongStream.rangeClosed(1, count).mapToObj(generator::request).toList();
    }

    /** If this fails, requests that people keep answers to have changed. */
    @Example
    void theBytesAreTheSameForEver() throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        requests(YEARS, 1000).forEach(request -> {
            digest.update(RequestWriter.bytes(request));
            digest.update((byte) '\n');
        });
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("69c6124e75ec8b3e5c59cc4701cc80ed081e9f322549d396ce2070f8ca588642");
    }

    @Example
    void aRequestRestsOnSeedAndIndexAlone() {
        var inTurn = requests(YEARS, 500);
        var atOnce = LongStream.rangeClosed(1, 500).parallel()
                .mapToObj(index -> generator(7, "2023-06-01", "2026-12-31").request(501 - index)).toList();
        assertThat(atOnce.stream().sorted((one, other) -> Long.compare(index(one), index(other)))).isEqualTo(inTurn);
        assertThat(inTurn.stream().map(request -> request.lines().get(0).date()).distinct()).hasSizeGreaterThan(300);
        assertThat(generator(8, "2023-06-01", "2026-12-31").request(1).plan()).isNotEqualTo(YEARS.request(1).plan());
    }

    private static long index(Request request) {
        return Long.parseLong(request.id().substring("G-7-".length()));
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void everyRequestIsOneAndItsServicesAreInTheWindow(@ForAll long seed, @ForAll long index,
            @ForAll @IntRange(max = 40_000) int first, @ForAll @IntRange(max = 30) int days) throws Exception {
        var from = LocalDate.parse("1970-01-01").plusDays(first);
        var to = from.plusDays(days);
        var request = RequestGenerator.of(seed, from, to).request(index);
        var json = RequestWriter.bytes(request);

        assertThat(BundledRequests.read(json)).isEqualTo(request);
        assertThat(SCHEMA.complaints(Schema.JSON.readTree(json))).isEmpty();
        boolean weekend = from.datesUntil(to.plusDays(1)).allMatch(RequestGeneratorTest::isOfWeekend);
        assertThat(request.lines()).extracting(Line::date)
                .allMatch(date -> !date.isBefore(from) && !date.isAfter(to) && isOfWeekend(date) == weekend);
    }

    private static boolean isOfWeekend(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    }

    @Example
    void outcomesAreMixedAndEveryPolicyHasItsSay() {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        var versions = new TreeSet<String>();
        var decisive = new TreeSet<String>();
        try (var rules = CoverageRules.bundled()) {
            for (var request : requests(YEARS, 4000)) {
                var determination = rules.determine(request);
                outcomes.merge(determination.outcome(), 1, Integer::sum);
                determination.policies().forEach(version -> versions.add(version.policy() + " " + version.version()));
                determination.lines().forEach(line -> line.decisiveReasons()
                        .forEach(reason -> decisive.add(reason.policy())));
            }
        }
        assertThat(outcomes).containsOnlyKeys(Outcome.values());
        assertThat(outcomes.get(Outcome.APPROVED)).isBetween(1900, 2400);
        assertThat(outcomes.get(Outcome.DENIED)).isBetween(400, 800);
        assertThat(versions).containsExactly("ash-mnr 1", "ash-mnr 2", "cmm-preface v1.0.2026",
                "coverage-instructions 1", "mm-0600 2025-10-01", "mm-0600 previous", "ncd-240.4 3", "precertification 1");
        assertThat(decisive).containsExactly("ash-mnr", "cmm-preface", "coverage-instructions", "mm-0600",
                "ncd-240.4", "precertification");
    }

    @Example
    void theTwoVersionsOfTheSiteOfCarePolicyDisagreeOnSome() {
        try (var rules = CoverageRules.bundled()) {
            long differing = requests(AROUND_OCTOBER, 1000).stream()
                    .filter(request -> rules.determine(request, Map.of("mm-0600", "previous")).outcome()
                            != rules.determine(request, Map.of("mm-0600", "2025-10-01")).outcome())
                    .count();
            assertThat(differing).isCloseTo(75, Percentage.withPercentage(40));
        }
    }

    @Example
    void theShippedTablesKnowTheCodes() {
        var codes = CodeTables.bundled();
        assertThat(requests(YEARS, 4000).stream().flatMap(request -> request.lines().stream()).map(Line::code)
                .distinct().filter(code -> codes.categories(code).isEmpty() && !codes.unlisted(code)
                        && codes.reviewed(code, LocalDate.parse("2026-09-01")).isEmpty()))
                .allMatch(code -> code.startsWith("992"), "an office visit, which is in no category");
    }

    @Example
    void aWindowThatIsNoneIsRefused() {
        assertThatThrownBy(() -> generator(7, "2026-01-02", "2026-01-01"))
                .hasMessage("the window ends on 2026-01-01, before it begins, on 2026-01-02; end it on that day or a"
                        + " later one");
        assertThatThrownBy(() -> generator(7, "1899-12-31", "2026-01-01")).hasMessageContaining("1900 to 2999");
    }
}
