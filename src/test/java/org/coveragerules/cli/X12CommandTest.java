package org.coveragerules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interchanges of X12 from the command line: what comes of them, and that all that was read is accounted for. */
class X12CommandTest {

    private static final String CLAIMS = "docs/examples/x12/claims.edi";
    private static final String FACTS = "docs/examples/x12/facts.ndjson";
    private static final Path FIXTURE = Path.of("src/test/resources/x12/837p-therapy.edi");

    @TempDir
    private Path temporary;

    private static CommandRun run(String... arguments) {
        return CommandRun.of("", arguments);
    }

    /** The example of the page, to the letter. */
    @Test
    void theExampleOfThePage() throws IOException {
        var page = Files.readString(Path.of("docs/exchange.md"));
        var command = page.lines().filter(line -> line.startsWith("$ ")).findFirst().orElseThrow().split(" ");

        var run = run(Stream.of(command).skip(4).toArray(String[]::new));

        assertThat(run.status()).isZero();
        assertThat(page).contains("\n" + run.out() + "```", "```\n" + run.err() + "```");
    }

    @Test
    void whatIsConvertedIsJudgedAlike() throws IOException {
        var converted = run("convert", "--facts", FACTS, CLAIMS);
        var requests = Files.writeString(temporary.resolve("claims.ndjson"), converted.out());

        assertThat(converted.status()).isZero();
        assertThat(converted.err()).endsWith(CLAIMS + ": 4 read: 3 printed, 0 rejected, 1 left out\n");
        assertThat(run("determine", requests.toString()).out())
                .isEqualTo(run("determine", "--facts", FACTS, CLAIMS).out());
        assertThat(run("convert", requests.toString())).isEqualTo(new CommandRun(2, "", "`" + requests + "` is no"
                + " interchange of X12, which begins with `ISA`; requests in JSON need not be converted\n"));
    }

    /** The claims with a claim filing indicator of which the vocabulary says nothing. */
    private String ofAnotherIndicator() throws IOException {
        return Files.writeString(temporary.resolve("claims.edi"),
                Files.readString(Path.of(CLAIMS)).replace("******CI~", "******HM~")).toString();
    }

    /** X12 has no line of business: without facts and without a row of the vocabulary that is said. */
    @Test
    void withoutALineOfBusinessAClaimIsRejected() throws IOException {
        var run = run("determine", ofAnotherIndicator());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("request `C-2` cannot be read:\n  `$.plan.lineOfBusiness` is missing, since"
                + " X12 does not carry it; give one of", "by --facts, or list `X12-1032 HM` (the claim filing indicator")
                .endsWith("4 read: 0 judged, 3 rejected, 1 left out\n");
        var unchecked = run("convert", "--unchecked", ofAnotherIndicator());
        assertThat(unchecked.out().lines()).hasSize(3);
    }

    @Test
    void factsOfTheVocabularyAndOfRequestsInJson() throws IOException {
        var rules = temporary.resolve("rules");
        try (var files = Files.walk(Path.of("rules"))) {
            for (var file : (Iterable<Path>) files::iterator) {
                Files.copy(file, rules.resolve(Path.of("rules").relativize(file).toString()));
            }
        }
        var vocabulary = rules.resolve("vocabulary.yaml");
        Files.writeString(vocabulary, Files.readString(vocabulary).replace("X12-1032 CI", "X12-1032 HM"));
        var converted = run("convert", "--rules", rules.toString(), ofAnotherIndicator());
        assertThat(converted.out().lines()).hasSize(3).allMatch(line -> line.endsWith(
                "\"plan\":{\"lineOfBusiness\":\"COMMERCIAL\"}}"));

        var requests = Files.writeString(temporary.resolve("claims.ndjson"), converted.out());
        var facts = Files.writeString(temporary.resolve("facts.ndjson"),
                "{\"request\": \"C-2\", \"facts\": {\"history\": {\"authorizations\": []}}}");
        assertThat(run("determine", "--format", "carc", "--facts", facts.toString(), requests.toString()).out())
                .contains("C-2,1,CO,197,,DENIED,,\n").contains("C-3,1,OA,133,,PENDED,,\n");
    }

    /** White space before an interchange, between two and behind the last has no limit, and changes no place. */
    @Test
    void betweenInterchangesIsAnyAmountOfWhiteSpace() throws IOException {
        var claims = Files.readString(Path.of(CLAIMS));
        for (var blanks : List.of(" ".repeat(300_000), "\r\n \t".repeat(80_000))) {
            var file = Files.writeString(temporary.resolve("claims.edi"), blanks + claims + blanks + claims + blanks);
            for (var command : List.of("determine", "convert")) {
                var once = run(command, "--facts", FACTS, CLAIMS);
                var twice = run(command, "--facts", FACTS, file.toString());
                assertThat(twice.out()).isEqualTo(once.out().repeat(2));
                assertThat(twice.err()).contains(": 8 read: 6 ");
            }
        }
        var noInterchange = Files.writeString(temporary.resolve("claims.edi"), " ".repeat(300_000) + "IS");
        assertThat(run("convert", noInterchange.toString()).err()).contains("is no interchange");
    }

    @Test
    void replayAndImpactCountEverything() {
        var replay = run("replay", "--facts", FACTS, "--work", temporary.toString(), CLAIMS, FIXTURE.toString());
        assertThat(replay.out()).contains("6 requests read: 4 judged, 1 rejected, 1 left out\n",
                "Of 1 request something was left out or taken for granted; convert tells what\n");
        assertThat(replay.err()).contains(CLAIMS + ": request 4 (line 43): left out: `C-1`", "`$.plan.lineOfBusiness`");
        assertThat(replay.status()).isEqualTo(1);

        var impact = run("impact", "--facts", FACTS, "--work", temporary.toString(), "--policy", "mm-0600", "--from",
                "previous", "--to", "2025-10-01", CLAIMS);
        assertThat(impact.out()).contains("4 requests read: 3 judged, 0 rejected, 1 left out\n");
    }

    @Test
    void badFactsAreBadUsage() throws IOException {
        var facts = Files.writeString(temporary.resolve("facts.ndjson"), "{\"member\": \"M1\"}\n");

        for (var command : List.of("determine", "convert", "replay")) {
            var run = run(command, "--facts", facts.toString(), CLAIMS);
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("facts.ndjson:1: has no `facts`; write a line as");
        }
    }

    /** An application that has no StAEDI reads JSON as before, and is told what X12 needs. */
    @Test
    void withoutItsParserOnlyX12IsRefused() throws Exception {
        var without = new ArrayList<URL>();
        for (var entry : System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
            if (!entry.contains("staedi")) {
                without.add(url(entry));
            }
        }
        try (var loader = new URLClassLoader(without.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            var requests = loader.loadClass("org.coveragerules.exchange.x12.X12Requests");
            var of = requests.getMethod("of", InputStream.class);
            assertThat(catchThrown(() -> of.invoke(null, Files.newInputStream(FIXTURE))))
                    .isInstanceOf(IllegalStateException.class).hasMessageContaining("io.xlate:staedi");
            assertThat(requests.getMethod("isX12", byte[].class).invoke(null, "{}".getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(false);
        }
    }

    /** Memory does not grow with the input, whose transaction is one of 800,000 segments. */
    @Test
    @Tag("long")
    void eightHundredThousandSegmentsInSixtyFourMegabytes() throws Exception {
        var claims = temporary.resolve("many.edi");
        int count = write(claims, 800_000);
        var err = temporary.resolve("err");
        var run = new ProcessBuilder(CommandRun.command(List.of("-Xmx64m"), "determine", "--format", "carc", "--facts",
                FACTS, claims.toString())).redirectOutput(temporary.resolve("out").toFile())
                .redirectError(err.toFile()).start();

        assertThat(run.waitFor()).isZero();
        assertThat(err).content().isEqualTo(claims + ": " + count + " read: " + count + " judged, 0 rejected, 0 left"
                + " out\n");
    }

    @Test
    void manyClaimsAreReadAsAStream() throws Exception {
        var claims = temporary.resolve("many.edi");
        int count = write(claims, 8_000);

        var run = CommandRun.of("", OutputStream.nullOutputStream(), "determine", "--facts", FACTS, claims.toString());

        assertThat(run.err()).isEqualTo(claims + ": " + count + " read: " + count + " judged, 0 rejected, 0 left"
                + " out\n");
    }

    /** The first claim of the fixture again and again in one transaction; how many. */
    private static int write(Path file, int segments) throws IOException {
        var fixture = List.of(Files.readString(FIXTURE).strip().split("~"));
        int claim = fixture.indexOf("CLM*C-P-1*240***11:B:1*Y*A*Y*Y");
        int end = fixture.indexOf("HL*3*1*22*1");
        int count = 0;
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(String.join("~\n", fixture.subList(0, claim)) + "~\n");
            int written = claim - 2;
            for (; written < segments; written += end - claim) {
                out.write(String.join("~\n", fixture.subList(claim, end)).replace("C-P-1", "C-" + ++count) + "~\n");
            }
            out.write("SE*" + (written + 1) + "*0001~\nGE*1*1~\nIEA*1*000000001~\n");
        }
        return count;
    }

    private static URL url(String entry) throws MalformedURLException {
        return Path.of(entry).toUri().toURL();
    }

    private interface Invoked {
        Object invoke() throws Exception;
    }

    private static Throwable catchThrown(Invoked invoked) throws Exception {
        try {
            invoked.invoke();
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause();
        }
    }
}
