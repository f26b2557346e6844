package org.coveragerules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.reading.RequestWriter;
import org.coveragerules.replay.DecisionLogCheck;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Runs over many requests as a process: killed and gone on with, and with files that cannot be read or written. */
class LongRunTest {

    private static final int REQUESTS = 30_000;

    @TempDir
    private Path temporary;

    @Test
    @Tag("long")
    void aKilledRunGoesOnToTheSameEnd() throws Exception {
        var requests = requests(REQUESTS);
        var work = Files.createDirectory(temporary.resolve("work"));
        var command = impact(requests, work, "killed");
        var killed = start(command);
        awaitState(work, killed);
        killed.destroyForcibly().waitFor();
        assertThat(killed.exitValue()).as("it was killed before its end").isEqualTo(137);
        assertThat(temporary.resolve("killed.html")).doesNotExist();
        assertThat(temporary.resolve("killed.rejects")).doesNotExist();

        command.add("--resume");
        var resumed = run(command);
        var whole = run(impact(requests, temporary.resolve("other"), "whole"));
        assertThat(resumed.err()).matches("goes on after request [1-9][0-9]*\\R");
        assertThat(resumed.out()).isEqualTo(whole.out()).contains("30,002 requests read: 30,000 judged, 2 rejected");
        assertThat(resumed.status()).isEqualTo(whole.status()).isOne();
        assertThat(temporary.resolve("killed.html")).hasSameBinaryContentAs(temporary.resolve("whole.html"));
        assertThat(temporary.resolve("killed.rejects")).hasSameBinaryContentAs(temporary.resolve("whole.rejects"));
        assertThat(temporary.resolve("whole.rejects")).content().contains("\"line\":101", "\"record\":\"no JSON\"");
        assertThat(work).isEmptyDirectory();
    }

    @Test
    @Tag("long")
    void withoutMemoryItEndsWithASentence() throws Exception {
        var line = "{\"number\": %d, \"code\": \"97110\", \"placeOfService\": \"11\", \"date\": \"2025-01-01\"}";
        var requests = Files.writeString(temporary.resolve("large.json"), IntStream.rangeClosed(1, 20_000)
                .mapToObj(line::formatted).collect(Collectors.joining(",\n", """
                        {"id": "R-1", "type": "CLAIM", "received": "2025-01-02", "member": {"birthDate": "1977-07-07"},
                         "plan": {"lineOfBusiness": "COMMERCIAL"}, "condition": "Z99.89", "lines": [""", "]}")));
        var command = List.of("determine", requests.toString());
        var without = run(command, "-Xmx40m");
        assertThat(without.out()).isEmpty();
        assertThat(without.err()).startsWith("out of memory").contains("`java -Xmx`").doesNotContain("\tat ");
        assertThat(without.status()).isEqualTo(3);
        assertThat(run(command).status()).isZero();
    }

    /** Each is killed again and again, wherever it is, and gone on with. */
    @Test
    @Tag("long")
    void howeverOftenItIsKilledNothingIsLostOrDouble() throws Exception {
        var random = new Random(7);
        var requests = requests(REQUESTS);
        for (var name : List.of("impact", "replay")) {
            var work = Files.createDirectory(temporary.resolve("work-" + name));
            var command = name.equals("impact") ? impact(requests, work, name)
                    : new ArrayList<>(List.of("replay", requests.toString(), "--work", work.toString(), "--report",
                            temporary.resolve("replay.html").toString(), "--rejects",
                            temporary.resolve("replay.rejects").toString()));
            for (int kill = 0; kill < 12; kill++) {
                killWithin(start(command), 800 + random.nextInt(2_500));
                if (kill == 0) {
                    command.add("--resume");
                }
            }
            var resumed = run(command);
            command.remove("--resume");
            command.set(command.indexOf(work.toString()), temporary.resolve("other-" + name).toString());
            var before = Files.readAllBytes(temporary.resolve(name + ".html"));
            var whole = run(command);
            assertThat(resumed.out()).isEqualTo(whole.out()).contains("30,000 judged, 2 rejected");
            assertThat(temporary.resolve(name + ".html")).hasBinaryContent(before);
        }
    }

    @Test
    @Tag("long")
    void anAnswerThatWasGivenIsInTheLog() throws Exception {
        var random = new Random(11);
        var requests = requests(REQUESTS);
        // The first may be killed before it has begun one.
        var log = Files.createFile(temporary.resolve("decisions.ndjson"));
        var command = List.of("determine", requests.toString(), "--record", "--decision-log", log.toString(),
                "--log-rotate", "3");
        for (int kill = 0; kill < 26; kill++) {
            long before = DecisionLogCheck.of(log, null).lines();
            killWithin(start(command), 1_500 + random.nextInt(2_000));
            var found = DecisionLogCheck.of(log, null);
            assertThat(found.faults()).allSatisfy(fault -> assertThat(fault).contains("ends within a line"));
            var given = Files.readString(temporary.resolve("out")).lines().filter(line -> line.endsWith("}")).toList();
            assertThat(found.lines() - before).isGreaterThanOrEqualTo(given.size());
        }
        var last = run(command);
        assertThat(last.out().lines()).hasSize(REQUESTS);
        assertThat(DecisionLogCheck.of(log, null).faults()).isEmpty();
    }

    private static void killWithin(Process process, int milliseconds) throws InterruptedException {
        // A moment of its life, wherever that finds it: nothing is waited for.
        process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
    }

    @Test
    @Tag("long")
    void anInterruptedRunSaysHowFarItCame() throws Exception {
        var requests = requests(REQUESTS);
        var work = Files.createDirectory(temporary.resolve("work"));
        var interrupted = start(impact(requests, work, "interrupted"));
        awaitState(work, interrupted);
        interrupted.destroy();
        interrupted.waitFor();
        assertThat(Files.readString(temporary.resolve("err"))).containsPattern(
                "interrupted after [0-9]+ requests: [0-9]+ judged, [0-9]+ rejected, 0 outside the selection;"
                        + " the same command with --resume goes on");
        assertThat(temporary.resolve("interrupted.html")).doesNotExist();
    }

    @Test
    void whatCannotBeWrittenIsToldBeforeTheRun() throws Exception {
        var requests = requests(1);
        for (var option : List.of("--report", "--rejects")) {
            var run = CommandRun.of("", "replay", requests.toString(), option,
                    temporary.resolve("none/file").toString());
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains(option, "can't be written").doesNotContain("\tat ");
        }
    }

    @Test
    @Tag("long")
    @EnabledIf("hasFullDevice")
    void aFullDiskIsTold() throws Exception {
        var requests = requests(2_000).toString();
        var disk = new File("/dev/full");
        try (var full = new FileOutputStream(disk)) {
            for (var command : List.of(List.of("replay", requests, "--format", "csv"), List.of("policies", "list"),
                    List.of("codes", "check", "src/test/resources/codes/cms"), List.of("generate", "--count", "2000",
                            "--seed", "1", "--from", "2025-01-01", "--to", "2025-12-31"))) {
                assertFull(CommandRun.of("", full, command.toArray(String[]::new)));
            }
        }
        assertFull(CommandRun.process(temporary, disk, "", "determine", requests));
        assertFull(CommandRun.process(temporary, disk, "", "policies", "list"));
    }

    private static void assertFull(CommandRun run) {
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).containsPattern("can't be written|is closed or full").doesNotContain("\tat ");
    }

    static boolean hasFullDevice() {
        return Files.exists(Path.of("/dev/full"));
    }

    private List<String> impact(Path requests, Path work, String name) {
        return new ArrayList<>(List.of("impact", requests.toString(), "--policy", "mm-0600", "--from", "previous",
                "--to", "2025-10-01", "--work", work.toString(), "--report",
                temporary.resolve(name + ".html").toString(), "--rejects",
                temporary.resolve(name + ".rejects").toString()));
    }

    /** Requests, and behind the hundredth two lines that are none. */
    private Path requests(int count) throws IOException {
        var generator = BundledRequests.generator(3, LocalDate.parse("2025-07-01"), LocalDate.parse("2025-12-31"));
        var file = temporary.resolve("requests.ndjson");
        try (var out = Files.newOutputStream(file)) {
            for (long i = 1; i <= count; i++) {
                out.write(RequestWriter.bytes(generator.request(i)));
                out.write('\n');
                if (i == 100) {
                    out.write("no JSON\n{\"id\":\"R-1\"}\n".getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return file;
    }

    /** Waits until the run has written down for the first time how far it came. */
    private static void awaitState(Path work, Process process) throws IOException, InterruptedException {
        try (var watch = work.getFileSystem().newWatchService()) {
            work.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            try (Stream<Path> begun = Files.list(work)) {
                if (begun.findAny().isEmpty()) {
                    watch.poll(60, TimeUnit.SECONDS);
                }
            }
            Path directory;
            try (Stream<Path> begun = Files.list(work)) {
                directory = begun.findAny().orElseThrow();
            }
            directory.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            while (process.isAlive() && !Files.exists(directory.resolve("state.json"))) {
                watch.poll(1, TimeUnit.SECONDS);
            }
        }
    }

    private Process start(List<String> command) throws IOException {
        return start(command, "-Xmx512m");
    }

    private Process start(List<String> command, String heap) throws IOException {
        return new ProcessBuilder(CommandRun.command(List.of(heap), command.toArray(String[]::new)))
                .redirectOutput(temporary.resolve("out").toFile()).redirectError(temporary.resolve("err").toFile())
                .start();
    }

    private CommandRun run(List<String> command) throws IOException, InterruptedException {
        return run(command, "-Xmx512m");
    }

    private CommandRun run(List<String> command, String heap) throws IOException, InterruptedException {
        int status = start(command, heap).waitFor();
        return new CommandRun(status, Files.readString(temporary.resolve("out")),
                Files.readString(temporary.resolve("err")));
    }
}
