package org.coveragerules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.coveragerules.request.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a process: what it prints where, and its exit status. */
class CommandLineTest {

    private static final Path EXAMPLES = Path.of("docs/examples");
    private static final String ONE = EXAMPLES.resolve("hospital-pt-no-setting-reason.json").toString();

    @TempDir
    private Path temporary;

    private record Run(int status, String out, String err) {
    }

    private Run run(String input, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        var in = Files.writeString(temporary.resolve("in"), input);
        var out = temporary.resolve("out");
        var err = temporary.resolve("err");
        var process = new ProcessBuilder(command).redirectInput(in.toFile()).redirectOutput(out.toFile())
                .redirectError(err.toFile()).start();
        int status = process.waitFor();
        return new Run(status, Files.readString(out), Files.readString(err));
    }

    @Test
    void aStreamGoesOnAfterABadRequest() throws Exception {
        var run = run("", "determine", EXAMPLES.resolve("day.ndjson").toString());
        assertThat(run.status).isEqualTo(1);
        assertThat(run.out.lines()).hasSize(5).allMatch(line -> line.startsWith("{\"requestId\":"));
        assertThat(run.err).contains("day.ndjson: request 3 (line 3):", "$.lines[0].date", "$.lines[0].visits");
    }

    @Test
    void determinationsAreValidByTheSchema() throws Exception {
        var schema = Schema.named("determination");
        for (var line : run("", "determine", ONE).out.lines().toList()) {
            assertThat(schema.complaints(Schema.JSON.readTree(line))).isEmpty();
        }
    }

    @Test
    void standardInputHoldsAnArray() throws Exception {
        var request = Files.readString(Path.of(ONE));
        var run = run("[" + request + ",\n" + request + "]", "determine", "-");
        assertThat(run).isEqualTo(new Run(0, run.out, ""));
        assertThat(run.out.lines()).hasSize(2).allMatch(line -> line.contains("\"outcome\":\"DENIED\""));
    }

    @Test
    void theTextOfTheReadmeIsWhatIsPrinted() throws Exception {
        var run = run("", "determine", "--format", "text", ONE);
        var readme = Files.readString(Path.of("README.md"), StandardCharsets.UTF_8);
        assertThat(readme).contains(ONE.replace('\\', '/'))
                .contains("```\n" + run.out.strip().replaceFirst("sha256:[0-9a-f]{64}", "sha256:...") + "\n```");
    }

    @Test
    void noRequestAtAllIsRejected() throws Exception {
        assertThat(run("", "determine", "-")).isEqualTo(new Run(1, "", "-: holds no request; give a request, a JSON"
                + " array of requests, or one request a line" + System.lineSeparator()));
    }

    @Test
    void badUsageIsTold() throws Exception {
        assertThat(run("", "determine").status).isEqualTo(2);
        assertThat(run("", "determine", "none.json")).satisfies(run -> {
            assertThat(run.status).isEqualTo(2);
            assertThat(run.err).contains("`none.json`").doesNotContain("\tat ");
        });
        assertThat(run("", "determine", "--rules", temporary.resolve("none").toString(), ONE)).satisfies(run -> {
            assertThat(run.status).isEqualTo(2);
            assertThat(run.err).contains("is not a directory").doesNotContain("\tat ");
        });
        assertThat(run("", "determine", "--codes", temporary.resolve("none").toString(), ONE)).satisfies(run -> {
            assertThat(run.status).isEqualTo(2);
            assertThat(run.err).contains("none").doesNotContain("\tat ");
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
        assertThat(run.status).isEqualTo(1);
        assertThat(run.out).contains("cases.yaml:4: as it is not", "outcome: expected \"APPROVED\", found \"DENIED\"",
                "line 1.decisive: expected [MM0600-5], found [MM0600-3]", "2 cases, 1 differ");
    }

    @Test
    void codesCheckSaysWhatIsThereAndWhatIsNot() throws Exception {
        var run = run("", "codes", "check", "src/test/resources/codes/cms");
        assertThat(run.status).isZero();
        assertThat(run.out).contains("ccipra-v302r0-f1.TXT", "practitioner", "Left open:", "eiu.csv", "Digest ");
    }
}
