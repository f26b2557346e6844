package org.coveragerules.internal.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.coveragerules.Outcome;
import org.coveragerules.RulesException;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.policy.RuleFiles;
import org.coveragerules.internal.reading.RequestWriter;
import org.coveragerules.internal.reading.Schema;
import org.coveragerules.request.Line;
import org.coveragerules.request.Request;

class RequestGeneratorTest {

    private static final Schema SCHEMA = Schema.named("request");
    private static final PolicyLibrary LIBRARY = PolicyLibrary.of(RuleFiles.bundled());
    private static final RequestGenerator YEARS = generator(7, "2023-06-01", "2026-12-31");
    private static final RequestGenerator AROUND_OCTOBER = generator(7, "2025-08-01", "2025-11-30");

    private static RequestGenerator generator(long seed, String from, String to) {
        return BundledRequests.generator(seed, LocalDate.parse(from), LocalDate.parse(to));
    }

    private static List<Request> requests(RequestGenerator generator, int count) {
        return LongStream.rangeClosed(1, count).mapToObj(generator::request).toList();
    }

    @Example
    void theSameArgumentsAndRulesGiveTheSameBytes() {
        var again = RequestGenerator.of(Seeds.of(RuleFiles.bundled()), 7, LocalDate.parse("2023-06-01"),
                LocalDate.parse("2026-12-31"));
        assertThat(requests(again, 300).stream().map(RequestWriter::bytes).toList())
                .containsExactlyElementsOf(requests(YEARS, 300).stream().map(RequestWriter::bytes).toList());
    }

    /** If this fails, requests that people keep answers to have changed. */
    @Example
    void theNumbersDrawnAreTheSameForEver() {
        var draws = new RandomStream(7, 1);
        assertThat(IntStream.range(0, 8).mapToObj(any -> draws.below(1000))).containsExactly(393, 996, 584, 414, 896,
                721, 593, 851);
    }

    @Example
    void aRequestRestsOnSeedAndIndexAlone() {
        var inTurn = requests(YEARS, 500);
        var atOnce = LongStream.rangeClosed(1, 500).parallel()
                .mapToObj(index -> generator(7, "2023-06-01", "2026-12-31").request(501 - index)).toList();
        assertThat(atOnce.stream().sorted((one, other) -> Long.compare(index(one), index(other)))).isEqualTo(inTurn);
        assertThat(inTurn.stream().map(request -> request.lines().get(0).date()).distinct()).hasSizeGreaterThan(300);
        assertThat(requests(generator(8, "2023-06-01", "2026-12-31"), 10).stream().map(Request::lines))
                .isNotEqualTo(requests(YEARS, 10).stream().map(Request::lines).toList());
    }

    private static long index(Request request) {
        return Long.parseLong(request.id().substring("G-7-".length()));
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void everyRequestIsOneAndItsServicesAreInTheWindow(@ForAll long seed, @ForAll long index,
            @ForAll @IntRange(max = 40_000) int first, @ForAll @IntRange(max = 30) int days) throws Exception {
        var from = LocalDate.parse("1970-01-01").plusDays(first);
        var to = from.plusDays(days);
        var request = BundledRequests.generator(seed, from, to).request(index);
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
        try (var rules = Adjudicator.bundled()) {
            for (var request : requests(YEARS, 4000)) {
                var determination = rules.determine(request);
                outcomes.merge(determination.outcome(), 1, Integer::sum);
                determination.policies().forEach(version -> versions.add(version.policy() + " " + version.version()));
                determination.lines().forEach(line -> line.decisiveReasons()
                        .forEach(reason -> decisive.add(reason.policy())));
            }
        }
        assertThat(outcomes).containsOnlyKeys(Outcome.values());
        assertThat(outcomes.values()).allMatch(count -> count > 100);
        assertThat(versions).containsExactlyElementsOf(LIBRARY.all().stream().map(PolicyVersion::name)
                .filter(name -> !name.equals("ncd-210.14 1")).collect(Collectors.toCollection(TreeSet::new)));
        assertThat(decisive).containsExactlyElementsOf(LIBRARY.all().stream().map(PolicyVersion::id)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Example
    void theTwoVersionsOfTheSiteOfCarePolicyDisagreeOnSome() {
        try (var rules = Adjudicator.bundled()) {
            long differing = requests(AROUND_OCTOBER, 1000).stream()
                    .filter(request -> rules.determine(request, Map.of("mm-0600", "previous")).outcome()
                            != rules.determine(request, Map.of("mm-0600", "2025-10-01")).outcome())
                    .count();
            assertThat(differing).isGreaterThan(50);
        }
    }

    @Example
    void aCaseThatCannotBeReadIsRefused() {
        var files = RuleFiles.bundled().with("ash-mnr/1/cases.yaml", "no: case".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Seeds.of(files)).isInstanceOf(RulesException.class)
                .hasMessageContaining("ash-mnr/1/cases.yaml");
    }

    @Example
    void aWindowThatIsNoneIsRefused() {
        assertThatThrownBy(() -> generator(7, "2026-01-02", "2026-01-01"))
                .hasMessage("the window ends on 2026-01-01, before it begins, on 2026-01-02; end it on that day or a"
                        + " later one");
        assertThatThrownBy(() -> generator(7, "1899-12-31", "2026-01-01")).hasMessageContaining("1900 to 2999");
    }
}
