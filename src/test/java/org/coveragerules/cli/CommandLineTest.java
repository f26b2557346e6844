package org.coveragerules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.adjudication.RuleDirectory;
import org.coveragerules.internal.reading.Schema;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line: what it prints where, and its exit status. */
class CommandLineTest {

    private static final Path EXAMPLES = Path.of("docs/examples");
    private static final String ONE = EXAMPLES.resolve("hospital-pt-no-setting-reason.json").toString();

    @TempDir
    private Path temporary;

    private static CommandRun run(String input, String... arguments) {
        return CommandRun.of(input, arguments);
    }

    private CommandRun process(String input, String... arguments) throws IOException, InterruptedException {
        return CommandRun.process(temporary, input, arguments);
    }

    @Test
    void aStreamGoesOnAfterABadRequest() throws Exception {
        var run = process("", "determine", EXAMPLES.resolve("day.ndjson").toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out().lines()).hasSize(5).allMatch(line -> line.startsWith("{\"requestId\":"));
        assertThat(run.err()).contains("day.ndjson: request 3 (line 3):", "$.lines[0].date", "$.lines[0].visits");
    }

    @Test
    void determinationsAreValidByTheSchema() throws Exception {
        var schema = Schema.named("determination");
        for (var line : run("", "determine", ONE).out().lines().toList()) {
            assertThat(schema.complaints(Schema.JSON.readTree(line))).isEmpty();
        }
    }

    @Test
    void standardInputHoldsAnArray() throws Exception {
        var request = Files.readString(Path.of(ONE));
        var run = run("[" + request + ",\n" + request + "]", "determine", "-");
        assertThat(run).isEqualTo(new CommandRun(0, run.out(), ""));
        assertThat(run.out().lines()).hasSize(2).allMatch(line -> line.contains("\"outcome\":\"DENIED\""));
    }

    @Test
    void theTextOfTheReadmeIsWhatIsPrinted() throws Exception {
        var run = run("", "determine", "--format", "text", ONE);
        var readme = Files.readString(Path.of("README.md"), StandardCharsets.UTF_8);
        assertThat(readme).contains(ONE.replace('\\', '/'))
                .contains("```\n" + run.out().strip().replaceFirst("sha256:[0-9a-f]{64}", "sha256:...") + "\n```");
    }

    @Test
    void ofADirectoryTheCaseFilesAreReplayed(@TempDir Path empty) throws Exception {
        assertThat(run("", "replay", "rules/mm-0600/previous").out()).endsWith("35 cases, 0 differ\n");
        assertThat(run("", "replay", empty.toString())).satisfies(run -> {
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("`" + empty + "` holds no cases; name a file, or a directory");
        });
    }

    @Test
    void noRequestAtAllIsRejected() throws Exception {
        assertThat(run("", "determine", "-")).isEqualTo(new CommandRun(1, "", "-: holds no request; give a request, a"
                + " JSON array of requests, or one request a line" + "\n"));
    }

    @Test
    void badUsageIsTold() throws Exception {
        assertThat(run("", "determine").status()).isEqualTo(2);
        assertThat(run("", "determine", "none.json")).satisfies(run -> {
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("`none.json`").doesNotContain("\tat ");
        });
        assertThat(run("", "determine", "--rules", temporary.resolve("none").toString(), ONE)).satisfies(run -> {
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("is not a directory").doesNotContain("\tat ");
        });
        assertThat(run("", "determine", "--codes", temporary.resolve("none").toString(), ONE)).satisfies(run -> {
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("none").doesNotContain("\tat ");
        });
    }

    @Test
    void replaySaysWhichCasesDiffer() throws Exception {
        var request = Files.readString(Path.of(ONE));
        var cases = Files.writeString(temporary.resolve("cases.yaml"), """
                - case: as it is
                  request: %s
                  expect: { outcome: DENIED }
                - case: as it is not
                  like: as it is
                  expect: { outcome: APPROVED, lines: [ { number: 1, decisive: [MM0600-5] } ] }
                """.formatted(request.replace("\n", " ")));
        var run = run("", "replay", cases.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("cases.yaml:4: as it is not", "outcome: expected \"APPROVED\", found \"DENIED\"",
                "line 1.decisive: expected [MM0600-5], found [MM0600-3]", "2 cases, 1 differ");
    }

    @Test
    void codesCheckSaysWhatIsThereAndWhatIsNot() throws Exception {
        var run = run("", "codes", "check", "src/test/resources/codes/cms");
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("ccipra-v302r0-f1.TXT", "practitioner", "Left open:", "eiu.csv", "Digest ");
    }

    @Test
    void codesCheckAsksForTheWordsOfTheRules() throws Exception {
        var rules = RuleDirectory.copy(temporary.resolve("rules"), "mm-0600").replace("vocabulary.yaml",
                "categories:\n", "categories:\n  SPEECH: { says: speech }\n").root().toString();
        var codes = Files.createDirectory(temporary.resolve("codes"));
        Files.writeString(codes.resolve("categories.csv"), "first,last,category,discipline\n92507,92507,SPEECH,\n");
        var run = run("", "codes", "check", codes.toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("cannot read `categories.csv` line 2: `SPEECH` is no category of the rules; take")
                .hasLineCount(1);
        assertThat(run("", "codes", "check", codes.toString(), "--rules", rules).status()).isZero();
    }

    @Test
    void nothingOfARequestBeginsALine() throws Exception {
        var request = Files.readString(Path.of(ONE)).replace("\n", " ");
        var id = BundledRequests.read(request).id();
        var hostile = request.replace(id, "R-1\\nR-2: APPROVED\\u001b[2J\\u202e");
        var shown = "R-1\\nR-2: APPROVED\\u001b[2J\\u202e";
        assertThat(run(hostile, "determine", "--format", "text", "-").out()).startsWith(shown + ": DENIED");
        assertThat(run(hostile, "policies", "requirements", "-").out()).startsWith(shown + ": ");
        var baseline = run(hostile, "determine", "-").out().replace("\"DENIED\"", "\"PENDED\"");
        assertThat(baseline).contains("\"requestId\":\"R-1\\nR-2: APPROVED\\u001B[2J\u202e\"");
        var before = Files.writeString(temporary.resolve("before"), baseline);
        var file = Files.writeString(temporary.resolve("requests.ndjson"), hostile).toString();
        assertThat(run("", "replay", file, "--baseline", before.toString()).out()).contains(":1: " + shown + " line 1")
                .doesNotContain("\nR-2").doesNotContain("\u001b");
        assertThat(run(hostile.replace("\"97110\"", "\"nope\""), "determine", "-").err())
                .contains("request `" + shown + "` cannot be read").doesNotContain("\nR-2");
        assertThat(run("", "determine", "--format", "\u001b[2J\nwell", ONE).err()).contains("\\u001b[2J\\nwell")
                .doesNotContain("\u001b[2J\n");
        assertThat(run("", "determine", "no\u001b\nfile", ONE).err()).startsWith("`no\\u001b\\nfile` is no file");
    }

    @Test
    void aLongNameIsBrokenDeeperThanALineBegins() throws Exception {
        var request = Files.readString(Path.of(ONE));
        var run = run(request.replace(BundledRequests.read(request).id(), "x".repeat(98) + " R-2: APPROVED"),
                "determine",
                "--format", "text", "-");
        assertThat(run.out()).contains("\n    R-2: APPROVED: DENIED");
    }

    @Test
    void outputsThatWouldTakeThePlaceOfSomethingAreRefused() throws Exception {
        var input = Files.copy(Path.of(ONE), temporary.resolve("input.json")).toString();
        var link = Files.createSymbolicLink(temporary.resolve("link"), Path.of("input.json")).toString();
        var out = temporary.resolve("new").toString();
        for (var arguments : List.of(List.of("determine", input, "--rejects", link),
                List.of("replay", input, "--report", input), List.of("replay", ONE, "--baseline", input, "--rejects",
                link),
                List.of("replay", input, "--report", out, "--rejects", out),
                List.of("determine", input, "--rejects", temporary.toString()))) {
            var run = run("", arguments.toArray(String[]::new));
            assertThat(run.status()).as("%s", arguments).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).startsWith("`--re").doesNotContain("\tat ");
        }
        assertThat(Path.of(input)).hasSameBinaryContentAs(Path.of(ONE));
    }

    @Test
    @Tag("long")
    void aDeviceIsWrittenTo() throws Exception {
        assertThat(process("", "determine", ONE, "--rejects", "/dev/stdout", "-").out()).contains("\"requestId\"");
    }

    @Test
    @Tag("long")
    void whatDoesNotCompileIsToldByItsPlaceAlone() throws Exception {
        var rules = RuleDirectory.copy(temporary.resolve("rules"), "mm-0600/previous").replace(
                "mm-0600/previous/setting.drl", "deny($line, EIU)", "deny($line, !!int EIU)").root().toString();
        var run = process("", "determine", "--rules", rules, ONE);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith(rules + "/mm-0600/previous/setting.drl:11: rule `Therapy in the outpatient"
                + " hospital is experimental`: ").hasLineCount(3);
    }

    @Test
    @Tag("long")
    void whatTakesTooLongIsTold() throws Exception {
        var rules = RuleDirectory.copy(temporary.resolve("rules"), "mm-0600/2025-10-01")
                .append("mm-0600/2025-10-01/setting.drl", """

                        rule "Three lines"
                            @statement("MM0600-3")
                            @message("There are three.")
                        when
                            ServiceLine( $one : number )
                            ServiceLine( $two : number )
                            $line : ServiceLine( number > $one, $two > 100000 )
                        then
                            reasons.note($line, EIU);
                        end
                        """).root().toString();
        var request = Files.readString(Path.of(ONE)).replace("\n", " ");
        var several = (ObjectNode) Schema.JSON.readTree(request);
        var lines = (ArrayNode) several.get("lines");
        var line = (ObjectNode) lines.remove(0);
        IntStream.rangeClosed(1, 700).forEach(number -> lines.add(line.deepCopy().put("number", number)));
        var many = several.toString();
        var endless = process(many + "\n" + request, "determine", "--time-limit", "500ms", "--rules", rules, "-");
        assertThat(endless.status()).isEqualTo(1);
        assertThat(endless.out().lines()).hasSize(1);
        assertThat(endless.err()).startsWith("-: request 1 (line 1): rule `Three lines` of `mm-0600 2025-10-01` takes"
                + " longer than 500 ms on request `");
        assertThat(run("", "determine", "--time-limit", "soon", ONE)).satisfies(run -> {
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("`soon` is no time; give one such as 500ms, 10s or 2m, or none");
        });
    }
}
