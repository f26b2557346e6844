package org.coveragerules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/exchange.md says of FHIR on the command line, and bad input there. */
class FhirCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FACTS = "docs/examples/fhir/facts.ndjson";
    private static final String THERAPY = "docs/examples/fhir/therapy.json";

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @ValueSource(strings = {"FHIR: prior authorization", "Draft orders"})
    void theExamplesAnswerAsThePageSays(String title) throws IOException {
        var page = Files.readString(Path.of("docs/exchange.md"));
        var section = Pattern.compile("(?ms)^## " + title + "$(.*?)^## ").matcher(page).results().findFirst().orElseThrow()
                .group(1);
        var command = Pattern.compile("(?m)^java -jar \\S+ (.*)$").matcher(section).results().findFirst().orElseThrow()
                .group(1);
        var run = CommandRun.of("", command.split(" "));
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        var parts = new ArrayList<JsonNode>();
        collect(JSON.readTree(run.out()), parts);
        var shown = Pattern.compile("(?ms)^```json$(.*?)^```$").matcher(section).results().map(found -> found.group(1))
                .toList();
        assertThat(shown).hasSize(3);
        for (var each : shown) {
            assertThat(parts).contains(JSON.readTree(each));
        }
    }

    private static void collect(JsonNode node, List<JsonNode> into) {
        into.add(node);
        node.forEach(child -> collect(child, into));
    }

    @Test
    void severalBundlesAreAnsweredOneALineWhateverBecomesOfOne() throws IOException {
        var bundles = Files.writeString(temporary.resolve("bundles.json"), Files.readString(Path.of(THERAPY))
                + "{\"resourceType\": \"Patient\"}\n" + Files.readString(Path.of(THERAPY)) + "{\"resourceType\"");
        var run = CommandRun.of("", "determine", "--format", "pas", "--facts", FACTS, bundles.toString());
        assertThat(run.status()).isOne();
        var lines = run.out().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(2)).isEqualTo(lines.get(0));
        assertThat(lines.get(1)).contains("OperationOutcome", "no bundle");
        assertThat(lines.get(3)).contains("OperationOutcome", "ends too early");
        assertThat(run.err()).contains("bundle 2: no bundle", "bundle 4: ").doesNotContain("\tat ", "TESTCASE", "1979");
    }

    /** Whatever a line holds, those behind it are answered, and the place that is told is that of the fault. */
    @ParameterizedTest
    @ValueSource(strings = {"1e2147483648", "1E-2147483648", "1e9999999999", "DEEP", "LONG", "1, \"id\": \"A\"", "1 2", "[1"})
    void aBadLineHidesNoOther(String value) throws IOException {
        var good = JSON.readTree(Files.readString(Path.of(THERAPY))).toString();
        var bad = "{\"id\": \"A\", \"x\": " + value.replace("DEEP", "[".repeat(120) + "]".repeat(120))
                .replace("LONG", "7".repeat(1001));
        var lines = good + "\n" + bad + (value.equals("[1") ? "" : "}") + "\n" + good + "\n\n" + good + "\n";
        for (var format : List.of("pas", "crd")) {
            var run = CommandRun.of(lines, "determine", "--format", format, "--facts", FACTS, "-");
            assertThat(run.status()).isOne();
            var answers = run.out().lines().toList();
            assertThat(answers).hasSize(4);
            assertThat(answers.get(1)).contains("OperationOutcome", "not JSON at line ");
            assertThat(answers.get(2)).isEqualTo(answers.get(0)).isEqualTo(answers.get(3)).doesNotContain("not JSON");
            assertThat(run.err()).containsOnlyOnce("not JSON").containsPattern("bundle 2: (?s).* at line "
                    + (value.equals("[1") ? "3, column \\d+ \\(it begins at line 2\\)," : "2, column [1-9]"));
        }
    }

    /** Wherever a number stands in a bundle, one that nobody can count with ends no run and takes no time. */
    @Test
    void aNumberOfAnySizeIsOfItsBundleAlone() throws IOException {
        var good = Files.readString(Path.of(THERAPY)).replace("\n", " ");
        var bundles = new StringBuilder();
        int count = 0;
        var numbers = Pattern.compile("(?<=\": )\\d+(?=[ ,}])").matcher(good).results().toList();
        assertThat(numbers).isNotEmpty();
        for (var number : numbers) {
            for (var other : List.of("1000e2147483647", "1e2147483647", "1e-2147483647", "1e-99", "0e2147483647", "1e400")) {
                bundles.append(good, 0, number.start()).append(other).append(good.substring(number.end())).append('\n');
                count++;
            }
        }
        var run = CommandRun.of(bundles + good, "determine", "--format", "pas", "--facts", FACTS, "-");
        assertThat(run.out().lines()).hasSize(count + 1).last().asString().doesNotContain("not JSON", "\"error\"");
        assertThat(run.err()).doesNotContain("\tat ");
    }

    /** What is written over several lines is passed over as far as it is indented, and that is said. */
    @Test
    void whatIsPassedOverWithABrokenBundleIsTold() throws IOException {
        var good = Files.readString(Path.of(THERAPY)).strip();
        long lines = good.lines().count();
        var bad = good.replaceFirst(",", "");
        var run = CommandRun.of(bad + "\n" + good, "determine", "--format", "pas", "--facts", FACTS, "-");
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.out().lines().skip(1).findFirst().orElseThrow()).doesNotContain("OperationOutcome");
        assertThat(run.err()).containsPattern("at line \\d+, column \\d+.*; lines \\d+ to " + lines
                + " were passed over with it\n$");
        var list = CommandRun.of("[" + good + "," + bad + "," + good + "]", "determine", "--format", "pas", "-");
        assertThat(list.out().lines()).hasSize(2);
        assertThat(list.err()).contains("; what comes after this place was not read");
        assertThat(CommandRun.of("[" + good + "]" + good, "determine", "--format", "pas", "-").err())
                .contains("bundle 2", "where something follows the list");
    }

    @Test
    void whatIsNoJsonIsToldByItsPlace() throws IOException {
        for (var text : List.of("ISA*00*", "{\"resourceType\" \"Bundle\"}", "\u0000")) {
            var file = Files.writeString(temporary.resolve("bundle.json"), text);
            var run = CommandRun.of("", "determine", "--format", "pas", file.toString());
            assertThat(run.status()).isOne();
            assertThat(run.out()).contains("OperationOutcome").doesNotContain("ISA");
            assertThat(run.err()).contains("bundle 1: ", "not JSON at line 1, column ").doesNotContain("\tat ", "token");
        }
        var empty = CommandRun.of(" ", "determine", "--format", "pas", "-");
        assertThat(empty.status()).isOne();
        assertThat(empty.err()).contains("holds no bundle");
    }

    @Test
    void aTimeIsTheCallers() {
        var run = CommandRun.of("", "determine", "--format", "pas", "--decided", "2025-11-05T08:00:00-06:00", THERAPY);
        assertThat(run.out()).contains("\"timestamp\":\"2025-11-05T08:00:00-06:00\"");
        var wrong = CommandRun.of("", "determine", "--format", "pas", "--decided", "today", THERAPY);
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("`today` is no time with an offset");
    }

    @Test
    void coverageInformationIsOfACoverage() throws IOException {
        var text = Files.readString(Path.of("docs/examples/fhir/order.json"));
        var orders = Files.writeString(temporary.resolve("orders.json"),
                text.substring(0, text.indexOf("  {\n   \"resource\": {\n    \"resourceType\": \"Coverage\"")).stripTrailing()
                        .replaceFirst(",$", "") + "]}");
        var facts = Files.writeString(temporary.resolve("facts.ndjson"),
                "{\"request\": \"O-1\", \"facts\": {\"plan\": {\"lineOfBusiness\": \"COMMERCIAL\"}}}");
        var run = CommandRun.of("", "determine", "--format", "crd", "--facts", facts.toString(), orders.toString());
        assertThat(run.status()).isOne();
        assertThat(run.out().strip()).isEqualTo("{\"requestId\":\"O-1\",\"extension\":[]}");
        assertThat(run.err()).contains("bundle 1: names no Coverage");
    }

    @Test
    void whatCannotBeReadIsAnsweredWhereItStands() {
        var run = CommandRun.of("", "determine", "--format", "pas", "--rejects", temporary.resolve("r").toString(), THERAPY);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("leave `--rejects` out");
    }

    /** Whatever the requests are written in, a wrong fact is told by its own line. */
    @Test
    void aWrongFactIsToldByItsLine() throws IOException {
        for (var each : List.of("1122334455 pas " + THERAPY, "M-2 carc docs/examples/x12/claims.edi",
                "R json docs/examples/chiropractic.json")) {
            var words = each.split(" ");
            var input = Files.readString(Path.of(words[2]));
            var id = words[0].equals("R") ? JSON.readTree(input).path("id").asText() : words[0];
            var known = words[0].equals("M-2") ? JSON.readTree(Files.readString(Path.of("docs/examples/x12/facts.ndjson"))
                    .lines().findFirst().orElseThrow()).path("member").asText() : id;
            var facts = Files.writeString(temporary.resolve("known.ndjson"), "\n{\"" + (words[0].equals("R") ? "request"
                    : "member") + "\": \"" + known + "\", \"facts\": {\"history\": {\"visitsCompleted\": {\"PT\": \"7\"}}}}");
            var run = CommandRun.of("", "determine", "--format", words[1], "--facts", facts.toString(), words[2]);
            assertThat(run.status()).as(each).isOne();
            assertThat(run.err()).as(each).contains(", by line 2 of the facts in `known.ndjson`");
        }
    }

    @Test
    void decisionsAreWrittenDown() throws IOException {
        var log = temporary.resolve("log.ndjson");
        CommandRun.of("", "determine", "--format", "pas", "--decision-log", log.toString(), THERAPY);
        assertThat(Files.readString(log)).contains("R-2025-118377").doesNotContain("1979", "M54");
    }
}
