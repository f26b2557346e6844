package org.coveragerules.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.coveragerules.CoverageRules;
import org.coveragerules.replay.DecisionLog.Flush;
import org.coveragerules.request.Request;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What auditors are left, and what they find where somebody has changed it. */
class DecisionLogTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-31T12:00:00Z"));

    private static CoverageRules rules;
    private static Request request;

    @TempDir
    private Path temporary;
    private Path file;

    @BeforeAll
    static void open() throws IOException {
        rules = CoverageRules.bundled();
        request = rules.requests().read(Files.readString(Path.of("docs/examples/hospital-pt-no-setting-reason.json")));
    }

    @AfterAll
    static void close() {
        rules.close();
    }

    @BeforeEach
    void place() {
        file = temporary.resolve("decisions.ndjson");
    }

    private void decide(int count, long rotateAt) throws IOException {
        try (var log = DecisionLog.open(file, CLOCK, Flush.EACH, rotateAt)) {
            var logged = rules.telling(log);
            for (int i = 0; i < count; i++) {
                logged.determine(request);
            }
        }
    }

    private DecisionLogCheck.Found found() throws IOException {
        return DecisionLogCheck.of(file, null);
    }

    @Test
    void aLineSaysWhatWasDecidedAndNothingOfThePerson() throws IOException {
        decide(1, 0);
        var line = Files.readString(file);
        assertThat(line).isEqualToIgnoringNewLines("""
                {"number":1,"time":"2026-01-31T12:00:00Z","requestId":"%s","fingerprint":"%s","versions":[%s],\
                "outcome":"DENIED","lines":[{"number":1,"outcome":"DENIED","statements":["MM0600-3"]}],\
                "request":"%s","determination":"%s","before":"%s"}""".formatted(request.id(), rules.fingerprint(),
                line.replaceFirst(".*\"versions\":\\[", "").replaceFirst("\\].*\n", ""),
                line.replaceFirst(".*\"request\":\"", "").substring(0, 64),
                line.replaceFirst(".*\"determination\":\"", "").substring(0, 64), "0".repeat(64)))
                .contains("\"mm-0600 2025-10-01\"").doesNotContain(request.lines().get(0).code(), "birthDate");
        assertThat(request.condition()).isNotNull();
        assertThat(line).doesNotContain(request.condition());
    }

    @Test
    void itGoesOnWhereItEnds() throws IOException {
        decide(3, 0);
        var last = found().last();
        decide(2, 0);
        assertThat(found()).satisfies(found -> {
            assertThat(found.faults()).isEmpty();
            assertThat(found.lines()).isEqualTo(5);
            assertThat(found.last()).startsWith("5 ");
        });
        assertThat(DecisionLogCheck.of(file, last).faults()).isEmpty();
    }

    /** Whichever line it is, of whichever file. */
    @Test
    void aLineThatWasAlteredTakenOutOrPutInIsFound() throws IOException {
        decide(6, 1_500);
        var files = List.of(file.resolveSibling("decisions.ndjson.3"), file);
        assertThat(found().faults()).isEmpty();
        assertThat(found().lines()).isEqualTo(6);
        var last = found().last();
        assertThat(files).allSatisfy(each -> assertThat(each).exists());
        for (var each : files) {
            var lines = Files.readAllLines(each);
            for (int at = 0; at < lines.size(); at++) {
                boolean isVeryLast = each.equals(files.get(1)) && at == lines.size() - 1;
                var altered = new ArrayList<>(lines);
                altered.set(at, lines.get(at).replace("DENIED", "APPROVED"));
                assertFound(each, altered, isVeryLast ? last : null);
                altered.set(at, "{}");
                assertFound(each, altered, null);
                var missing = new ArrayList<>(lines);
                missing.remove(at);
                assertFound(each, missing, isVeryLast ? last : null);
                var more = new ArrayList<>(lines);
                more.add(at, lines.get(at));
                assertFound(each, more, null);
            }
            Files.write(each, lines);
        }
        assertThat(DecisionLogCheck.of(file, last).faults()).isEmpty();
        Files.move(files.get(0), temporary.resolve("gone"));
        assertThat(found().faults()).first().asString().contains("has number 4 where 1 was expected");
    }

    private void assertFound(Path each, List<String> lines, String last) throws IOException {
        Files.write(each, lines);
        assertThat(DecisionLogCheck.of(file, last).faults()).as(lines.toString()).isNotEmpty();
    }

    @Test
    void aLineThatAProcessWasKilledInIsCutOff() throws IOException {
        decide(2, 0);
        var whole = Files.readString(file);
        for (int cut = whole.indexOf('\n') + 2; cut < whole.length(); cut += 37) {
            Files.writeString(file, whole.substring(0, cut));
            assertThat(found().faults()).singleElement().asString().contains(":2: ends within a line");
            decide(1, 0);
            assertThat(Files.readString(file)).isEqualTo(whole);
        }
    }

    @Test
    void whatCannotBeWrittenStopsTheAnswer() throws IOException {
        var log = DecisionLog.open(file, CLOCK, Flush.BY_SYSTEM, 0);
        var logged = rules.telling(log);
        assertThat(logged.determine(request)).isEqualTo(rules.determine(request));
        log.close();
        assertThatThrownBy(() -> logged.determine(request)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> logged.trace(request, java.util.Map.of())).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void oneProcessWritesIt() throws IOException {
        try (var log = DecisionLog.open(file, CLOCK, Flush.BY_SYSTEM, 0)) {
            assertThat(log.last()).startsWith("0 ");
            assertThatThrownBy(() -> DecisionLog.open(file, CLOCK, Flush.BY_SYSTEM, 0))
                    .isInstanceOf(FileSystemException.class).hasMessageContaining("is open already");
        }
        Files.writeString(file, "no log\n", StandardOpenOption.TRUNCATE_EXISTING);
        assertThatThrownBy(() -> DecisionLog.open(file, CLOCK, Flush.BY_SYSTEM, 0))
                .hasMessageContaining("is no decision log");
        Files.writeString(file, "notes");
        assertThatThrownBy(() -> DecisionLog.open(file, CLOCK, Flush.BY_SYSTEM, 0))
                .hasMessageContaining("it ends with something else");
        assertThat(file).hasContent("notes");
        assertThatThrownBy(() -> DecisionLog.open(temporary, CLOCK, Flush.BY_SYSTEM, 0))
                .hasMessageContaining("is no regular file");
    }

    @Test
    void severalThreadsMakeOneChain() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try (var log = DecisionLog.open(file, CLOCK, Flush.BY_SYSTEM, 4_000)) {
            var logged = rules.telling(log);
            var tasks = new ArrayList<Callable<Object>>();
            for (int i = 0; i < 200; i++) {
                tasks.add(() -> logged.determine(request));
            }
            for (var done : threads.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(found()).satisfies(found -> {
            assertThat(found.faults()).isEmpty();
            assertThat(found.lines()).isEqualTo(200);
        });
    }
}
