package org.coveragerules.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.coveragerules.Determination;
import org.coveragerules.DeterminationWriter;
import org.coveragerules.Outcome;
import org.coveragerules.exchange.PayerFacts;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.reading.RequestWriter;
import org.coveragerules.request.Request;
import org.coveragerules.request.RequestType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run of many requests counts and reports, held against the requests judged one by one. */
class RequestReplayTest {

    private static final Adjudicator RULES = Adjudicator.bundled();
    private static final LocalDate FROM = LocalDate.parse("2025-08-01");
    private static final LocalDate TO = LocalDate.parse("2025-12-31");
    private static final Progress UNSEEN = (read, judged, rejected, done) -> { };

    @TempDir
    private Path temporary;

    @AfterAll
    static void close() {
        RULES.close();
    }

    @Test
    void aRecordComesToTheSameBytesByTheSameRules() throws Exception {
        var records = lines(requests(300).stream()
                .map(request -> DeterminationRecord.bytes(request, Map.of(), RULES.determine(request))));
        var report = replay(records, null);
        assertThat(report.at("/counts/compared").asLong()).isEqualTo(300);
        assertThat(report.at("/counts/differing").asLong()).isZero();
        assertThat(report.at("/cases/total").asLong()).isZero();
    }

    @Test
    void aRecordOfNamedVersionsIsReplayedByThem() throws Exception {
        var versions = Map.of("mm-0600", "previous");
        var records = lines(requests(300).stream()
                .map(request -> DeterminationRecord.bytes(request, versions, RULES.determine(request, versions))));
        assertThat(replay(records, null).at("/counts/differing").asLong()).isZero();
    }

    @Test
    void whatDiffersFromARecordIsToldWithBothSides() throws Exception {
        var request = requests(300).stream().filter(each -> RULES.determine(each).lines().size() == 1
                && RULES.determine(each).line(1).outcome().name().equals("DENIED")).findFirst().orElseThrow();
        var record = new String(DeterminationRecord.bytes(request, Map.of(), RULES.determine(request)),
                StandardCharsets.UTF_8);
        var statement = RULES.determine(request).line(1).decisiveReasons().get(0).statement();
        var changed = record.replace("\"outcome\":\"DENIED\"", "\"outcome\":\"APPROVED\"")
                .replace("\"" + statement + "\"", "\"MNR-8\"").replace("sha256:", "sha256:0");
        var report = replay(lines(Stream.of(changed.getBytes(StandardCharsets.UTF_8))), null);
        assertThat(report.at("/counts/differing").asLong()).isOne();
        assertThat(report.at("/groups/0/from").asText()).isEqualTo("APPROVED");
        assertThat(report.at("/groups/0/to").asText()).isEqualTo("DENIED");
        assertThat(report.at("/groups/0/gone/0/statement").asText()).isEqualTo("MNR-8");
        assertThat(report.at("/groups/0/come/0/statement").asText()).isEqualTo(statement);
        assertThat(report.at("/cases/list/0/request").asText()).isEqualTo(request.id());
    }

    @Test
    void criteriaOfARecordAreToldOnce() throws Exception {
        var criteria = """
                "criteria":[{"policy":"x","version":"1","statement":"X-0","result":"MET",\
                "any":[{"statement":"X-1","result":"MET","decisive":true,"found":"The member is 61."}]}]""";
        var records = lines(requests(300).stream().filter(request ->
                isOfOneDeniedLine(RULES.determine(request))).limit(2)
                .map(request -> DeterminationRecord.bytes(request, Map.of(), RULES.determine(request)))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8)
                        .replaceFirst("\"number\":1,\"outcome\":\"[A-Z_]+\"", "\"number\":1,\"outcome\":MAYBE")
                        .replace("MAYBE", "\"REDIRECTED\"," + criteria).getBytes(StandardCharsets.UTF_8)));
        var report = replay(records, null);
        assertThat(report.at("/counts/linesDiffering").asLong()).isEqualTo(2);
        assertThat(report.path("checklists")).hasSize(1);
        assertThat(report.at("/checklists/0/any/0/found").asText()).isEqualTo("The member is 61.");
        report.at("/cases/list").forEach(one -> {
            assertThat(one.at("/before/criteria")).map(JsonNode::asInt).containsExactly(0);
            assertThat(one.path("after").has("criteria")).isFalse();
        });
    }

    private static boolean isOfOneDeniedLine(Determination determination) {
        return determination.lines().size() == 1 && determination.lines().get(0).number() == 1
                && determination.lines().get(0).outcome() == Outcome.DENIED
                && determination.lines().get(0).criteria().isEmpty();
    }

    @Test
    void aRecordOfTheSameRulesHasToBeTheSameToTheLastByte() throws Exception {
        var request = requests(1).get(0);
        var record = new String(DeterminationRecord.bytes(request, Map.of(), RULES.determine(request)),
                StandardCharsets.UTF_8).replaceFirst("\"disclaimer\":\"", "\"disclaimer\":\"Not ");
        var report = replay(lines(Stream.of(record.getBytes(StandardCharsets.UTF_8))), null);
        assertThat(report.at("/counts/differing").asLong()).isOne();
        assertThat(report.at("/counts/linesDiffering").asLong()).isZero();
        assertThat(report.at("/cases/list/0/differences/0").asText()).contains("$.notice.disclaimer");
    }

    @Test
    void anEarlierRunIsFoundByRequestInWhateverOrder() throws Exception {
        var requests = requests(500);
        var earlier = new ArrayList<>(requests.stream().map(RULES::determine).map(DeterminationWriter::bytes)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8)).toList());
        earlier.set(7, earlier.get(7).replace("sha256:", "sha256:0")
                .replaceAll("(\"number\":1,\"outcome\":)\"[A-Z_]+\"", "$1\"PENDED\""));
        earlier.remove(9);
        Collections.reverse(earlier);
        var baseline = Files.writeString(temporary.resolve("baseline"), String.join("\n", earlier));
        var report = replay(lines(requests.stream().map(RequestWriter::bytes)), baseline);
        assertThat(report.at("/counts/compared").asLong()).isEqualTo(499);
        assertThat(report.at("/counts/differing").asLong()).isOne();
        assertThat(report.at("/cases/list/0/request").asText()).isEqualTo(requests.get(7).id());
    }

    @Test
    void impactCountsWhatJudgingBothWaysComesTo() throws Exception {
        var requests = requests(1_000);
        long gained = 0;
        long lost = 0;
        var changed = new ArrayList<String>();
        for (var request : requests) {
            var before = RULES.determine(request, Map.of("mm-0600", "previous"));
            var after = RULES.determine(request, Map.of("mm-0600", "2025-10-01"));
            for (var line : request.lines()) {
                var was = LineOutcome.of(before.line(line.number()));
                var is = LineOutcome.of(after.line(line.number()));
                int visits = is.visitsLet(line.visits()) - was.visitsLet(line.visits());
                gained += Math.max(0, visits);
                lost += Math.max(0, -visits);
                if (!was.decidesAs(is)) {
                    changed.add(request.id() + " " + line.number());
                }
            }
        }
        var file = lines(requests.stream().map(RequestWriter::bytes));
        var plan = ReplayPlan.impact(List.of(Input.of(file.toString())), RULES, "mm-0600", "previous",
                "2025-10-01", true);
        var report = report(plan, 2);
        assertThat(report.at("/counts/visitsGained").asLong()).isEqualTo(gained).isPositive();
        assertThat(report.at("/counts/visitsLost").asLong()).isEqualTo(lost);
        assertThat(report.at("/counts/linesDiffering").asLong()).isEqualTo(changed.size());
        var told = new ArrayList<String>();
        report.at("/cases/list").forEach(one -> told.add(one.path("request").asText() + " "
                + one.path("line").asText()));
        assertThat(told).containsExactlyInAnyOrderElementsOf(changed);
        long matrix = 0;
        for (var cell : report.at("/matrix")) {
            matrix += cell.path("lines").asLong();
        }
        assertThat(matrix).isEqualTo(report.at("/counts/lines").asLong());
    }

    @Test
    void whatIsReadIsJudgedOrRejectedOrOutsideTheSelection() throws Exception {
        var written = new ArrayList<>(requests(400).stream().map(RequestWriter::bytes)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8)).toList());
        written.add(11, "{\"id\":\"bad\"}");
        written.add(200, "no JSON");
        var file = Files.writeString(temporary.resolve("requests"), String.join("\n", written));
        var selection = new Selection(LocalDate.parse("2025-10-01"), TO, Set.of(RequestType.CLAIM), "mm-0600");
        var plan = ReplayPlan.replay(List.of(Input.of(file.toString())), RULES, null, selection, false);
        var report = report(plan, 2);
        long judged = requests(400).stream().filter(request -> request.type() == RequestType.CLAIM
                && request.lines().stream().anyMatch(line -> line.date().getMonthValue() >= 10)).count();
        assertThat(report.at("/counts/read").asLong()).isEqualTo(402);
        assertThat(report.at("/counts/judged").asLong()).isEqualTo(judged);
        assertThat(report.at("/counts/rejected").asLong()).isEqualTo(2);
        assertThat(report.at("/counts/outside").asLong()).isEqualTo(400 - judged);
        assertThat(report.at("/rejects/list/0/place").asText()).isEqualTo(file + ":12");
        assertThat(report.at("/rejects/list/1/place").asText()).isEqualTo(file + ":201");
        assertThat(report.at("/flagged/total").asLong()).isPositive();
        for (var claim : report.at("/flagged/list")) {
            assertThat(LocalDate.parse(claim.path("date").asText())).isBetween(LocalDate.parse("2025-10-01"), TO);
        }
    }

    /** Longer than what is read at once of inputs that are not a request a line. */
    @ParameterizedTest
    @ValueSource(strings = {"lines", "array", "interchange"})
    void whatIsRejectedIsNumberedAsItStandsInTheInput(String form) throws Exception {
        int count = 150;
        var bad = IntStream.rangeClosed(1, count).mapToObj(i -> "{\"id\":\"bad" + i + "\"}");
        var file = Files.writeString(temporary.resolve(form), switch (form) {
            case "lines" -> bad.collect(Collectors.joining("\n"));
            case "array" -> bad.collect(Collectors.joining(",\n", "[", "]"));
            default -> Files.readString(Path.of("docs/examples/x12/claims.edi")).repeat(count);
        });
        var numbers = new ArrayList<Long>();
        var plan = ReplayPlan.replay(List.of(Input.of(file.toString())), RULES, null, Selection.ALL, false);
        try (var run = RequestReplay.open(plan, temporary, false).orElseThrow()) {
            run.run(2, null, () -> false, UNSEEN);
            run.forEachReject(reject -> numbers.add(reject.ordinal()));
            assertThat(numbers).hasSizeGreaterThanOrEqualTo(count).isSorted().doesNotHaveDuplicates()
                    .allSatisfy(number -> assertThat(number).isBetween(1L, run.read()));
        }
    }

    @Test
    void anInterruptedRunGoesOnToTheSameEnd() throws Exception {
        assertThat(goesOnToTheSameEnd(700)).isGreaterThan(2);
    }

    @Test
    @Tag("long")
    void aLongerRunThatIsInterruptedGoesOnToTheSameEnd() throws Exception {
        assertThat(goesOnToTheSameEnd(2_000)).isGreaterThan(8);
    }

    /** In how many pieces it was run. */
    private long goesOnToTheSameEnd(int count) throws Exception {
        var file = lines(requests(count).stream().map(RequestWriter::bytes));
        var inputs = List.of(Input.of(file.toString()), Input.of(file.toString()));
        var plan = ReplayPlan.impact(inputs, RULES, "mm-0600", "previous", "2025-10-01", true);
        var whole = result(plan, 2);

        var work = temporary.resolve("interrupted");
        long chunks = 0;
        for (boolean ended = false; !ended; chunks++) {
            try (var run = RequestReplay.open(plan, work, true).orElseThrow()) {
                var stop = new AtomicBoolean();
                ended = run.run(1, null, stop::get, (read, judged, rejected, done) -> stop.set(true));
                assertThat(run.judged() + run.rejected() + run.outside()).isEqualTo(run.read());
                if (ended) {
                    assertThat(result(run)).isEqualTo(whole);
                    run.forget();
                }
            }
        }
        assertThat(work).isEmptyDirectory();
        return chunks;
    }

    @Test
    void oneThreadAndManyComeToTheSame() throws Exception {
        oneThreadAndManyComeToTheSame(700);
    }

    @Test
    @Tag("long")
    void oneThreadAndManyComeToTheSameOfMany() throws Exception {
        oneThreadAndManyComeToTheSame(20_000);
    }

    private void oneThreadAndManyComeToTheSame(int count) throws Exception {
        var file = lines(requests(count).stream().map(RequestWriter::bytes));
        var plan = ReplayPlan.impact(List.of(Input.of(file.toString())), RULES, "mm-0600", "previous",
                "2025-10-01", true);
        assertThat(result(plan, 4)).isEqualTo(result(plan, 1));
    }

    @Test
    void partsThatAreJudgedApartComeToTheSame() throws Exception {
        var written = new ArrayList<>(requests(300).stream().map(RequestWriter::bytes)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8)).toList());
        written.add(11, "{\"id\":\"bad\"}");
        written.add(200, "no JSON");
        var input = Input.of(Files.writeString(temporary.resolve("whole"), String.join("\n", written)).toString());
        var plan = ReplayPlan.impact(List.of(input), RULES, "mm-0600", "previous", "2025-10-01", false);
        var found = new ArrayList<Part.Found>();
        try (var gathering = Gathering.of(plan, temporary.resolve("gathered"))) {
            for (int from = 0; from < written.size(); from += 60) {
                var part = new Part(plan, input.name(), from + 1);
                var lines = written.subList(from, Math.min(written.size(), from + 60));
                for (var some : List.of(lines.subList(0, lines.size() / 2), lines.subList(lines.size() / 2, lines.size()))) {
                    var judged = part.judge(String.join("\n", some).concat("\n").getBytes(StandardCharsets.UTF_8),
                            PayerFacts.NONE);
                    for (var each : judged.found()) {
                        found.add(each.after(from));
                    }
                }
                assertThat(part.read()).isEqualTo(lines.size());
                gathering.count(part.tally());
            }
            var told = gathering.told(20);
            assertThat(told).isNotEmpty();
            for (var each : found) {
                gathering.add(each);
            }
            assertThat(told.values().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(found.stream().filter(each -> each.kind() == Part.Kind.CHANGED).count()).isPositive();
            assertThat(result(gathering.whole())).isEqualTo(result(plan, 1));
        }
    }

    @Test
    void aRunIsNotBegunTwiceAtOnce() throws Exception {
        var file = lines(requests(1).stream().map(RequestWriter::bytes));
        var plan = ReplayPlan.replay(List.of(Input.of(file.toString())), RULES, null, Selection.ALL, false);
        try (var first = RequestReplay.open(plan, temporary, false).orElseThrow()) {
            assertThat(first.begunAfter()).isZero();
            assertThat(RequestReplay.open(plan, temporary, false)).isEmpty();
        }
    }

    private JsonNode replay(Path file, Path baseline) throws IOException {
        return report(ReplayPlan.replay(List.of(Input.of(file.toString())), RULES, baseline, Selection.ALL, false),
                1);
    }

    private JsonNode report(ReplayPlan plan, int threads) throws IOException {
        return Json.parsed(result(plan, threads).get(0));
    }

    /** The report and the rows. */
    private List<String> result(ReplayPlan plan, int threads) throws IOException {
        try (var run = RequestReplay.open(plan, Files.createTempDirectory(temporary, "run"), false).orElseThrow()) {
            assertThat(run.run(threads, null, () -> false, UNSEEN)).isTrue();
            return result(run);
        }
    }

    private static List<String> result(RequestReplay run) throws IOException {
        var report = new ByteArrayOutputStream();
        run.writeJson(report);
        var rows = new ByteArrayOutputStream();
        run.writeRows(rows);
        return List.of(report.toString(StandardCharsets.UTF_8), rows.toString(StandardCharsets.UTF_8));
    }

    private Path lines(Stream<byte[]> lines) {
        try {
            var out = new ByteArrayOutputStream();
            lines.forEach(line -> {
                out.writeBytes(line);
                out.write('\n');
            });
            return Files.write(Files.createTempFile(temporary, "input", ".ndjson"), out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Request> requests(int count) {
        var generator = BundledRequests.generator(11, FROM, TO);
        return LongStream.rangeClosed(1, count).mapToObj(generator::request).toList();
    }
}
