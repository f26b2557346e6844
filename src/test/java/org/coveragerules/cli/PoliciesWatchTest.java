package org.coveragerules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.coveragerules.internal.adjudication.RuleDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command that writes feeds anew whenever rules are saved. */
class PoliciesWatchTest {

    private static final String POLICY = "mm-0600/2025-10-01/policy.yaml";

    @TempDir
    private Path temporary;

    /** What a command prints, line by line. */
    private static final class Lines extends OutputStream {

        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int one) {
            if (one == '\n') {
                lines.add(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(one);
            }
        }

        String next() throws InterruptedException {
            var next = lines.poll(60, TimeUnit.SECONDS);
            assertThat(next).as("a line within a minute").isNotNull();
            return next;
        }
    }

    @Test
    void aSaveIsAnnouncedAndABadOneIsNot() throws Exception {
        var rules = RuleDirectory.copy(temporary.resolve("rules"), "mm-0600", "precertification");
        var out = temporary.resolve("site/changes");
        var printed = new Lines();
        var command = new Thread(() -> Main.run(printed, OutputStream.nullOutputStream(), "policies", "watch",
                rules.root().toString(), "--feed", out.toString(), "--on", "2025-12-01"));
        command.start();
        try {
            assertThat(printed.next()).isEqualTo("1 entry; 4 files written");
            assertThat(out.resolve("feed.xml")).content().contains("<title>In force: Site of care");
            assertThat(out.resolve("effective-dates.ics")).content().startsWith("BEGIN:VCALENDAR\r\n");
            var other = Files.getLastModifiedTime(out.resolve("policies/precertification/feed.xml"));

            rules.replace(POLICY, "effective: 2025-10-01\n", "effective: 2025-10-01\npublished: 2025-07-15\n");
            assertThat(printed.next()).matches("2 entries, 1 new: Published: Site of care: .* \\(mm-0600 2025-10-01\\);"
                    + " 3 files written");
            assertThat(out.resolve("policies/mm-0600/feed.xml")).content().contains("<title>Published: Site of care");
            assertThat(Files.getLastModifiedTime(out.resolve("policies/precertification/feed.xml"))).isEqualTo(other);

            var feed = Files.readString(out.resolve("feed.xml"));
            rules.replace(POLICY, "published: 2025-07-15", "published: July");
            assertThat(printed.next()).endsWith(
                    "policy.yaml:5: `published` is `July`, which is no day; write it as `2025-10-01`");
            assertThat(printed.next()).isEqualTo("The feeds and the calendar stay as they were before this save.");
            assertThat(out.resolve("feed.xml")).content().isEqualTo(feed);

            rules.replace(POLICY, "published: July", "published: 2026-07-15");
            assertThat(printed.next()).isEqualTo("1 entry, none new; 3 files written");

            var inTheWay = out.resolve("policies/mm-0600/feed.xml");
            Files.delete(inTheWay);
            Files.createDirectory(inTheWay);
            rules.replace(POLICY, "published: 2026-07-15", "published: 2025-08-01");
            assertThat(printed.next()).isEqualTo(inTheWay + ": can't be written (FileSystemException); name a directory"
                    + " that can, or make room");
            assertThat(printed.next()).isEqualTo("The next save or day writes the files that were not written.");
            Files.delete(inTheWay);
            rules.replace(POLICY, "published: 2025-08-01", "published: 2025-09-01");
            assertThat(printed.next()).startsWith("2 entries, 1 new: Published: ").endsWith("; 3 files written");
            try (var left = Files.walk(out)) {
                assertThat(left.filter(Files::isRegularFile).map(out::relativize)).extracting(Path::toString)
                        .containsExactlyInAnyOrder("feed.xml", "effective-dates.ics", "policies/mm-0600/feed.xml",
                                "policies/precertification/feed.xml");
            }
        } finally {
            command.interrupt();
            command.join();
        }
    }

    @Test
    void aVersionThatBeginsIsAnnouncedWhereNothingIsSaved() throws Exception {
        var rules = RuleDirectory.copy(temporary.resolve("rules"), "mm-0600", "precertification");
        var out = temporary.resolve("site");
        var printed = new Lines();
        var now = new AtomicReference<>(Instant.parse("2025-09-30T23:59:59.99Z"));
        var watch = new CommandLine(new PoliciesWatch(new SiteOptions(now::get)))
                .setOut(new PrintWriter(printed, false, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(OutputStream.nullOutputStream()));
        var command = new Thread(() -> watch.execute(rules.root().toString(), "--feed", out.toString()));
        command.start();
        try {
            assertThat(printed.next()).isEqualTo("0 entries; 4 files written");
            now.set(Instant.parse("2025-10-01T00:00:00Z"));
            assertThat(printed.next()).matches("1 entry, 1 new: In force: Site of care: .* \\(mm-0600 2025-10-01\\);"
                    + " [23] files written");
            assertThat(out.resolve("feed.xml")).content().contains("<title>In force: Site of care");
        } finally {
            command.interrupt();
            command.join();
        }
    }

    @Test
    void aSaveThatNobodyTrustedHasSignedIsNotAnnounced() throws Exception {
        var rules = RuleDirectory.copy(temporary.resolve("rules"), "mm-0600", "precertification");
        var key = temporary.resolve("key").toString();
        assertThat(CommandRun.of("", "rules", "key", key).status()).isZero();
        var printed = new Lines();
        assertRefused("so that nobody has signed these rules", rules.root().toString(), "--feed",
                temporary.resolve("none").toString(), "--trusted", key + ".pub");
        assertThat(CommandRun.of("", "rules", "sign", rules.root().toString(), "--key", key).status()).isZero();
        var command = new Thread(() -> Main.run(printed, OutputStream.nullOutputStream(), "policies", "watch",
                rules.root().toString(), "--feed", temporary.resolve("site").toString(), "--on", "2025-12-01",
                "--trusted", key + ".pub"));
        command.start();
        try {
            assertThat(printed.next()).isEqualTo("1 entry; 4 files written");
            rules.replace(POLICY, "effective: 2025-10-01\n", "effective: 2025-10-01\npublished: 2025-07-15\n");
            assertThat(printed.next()).contains(POLICY, "is not what was signed");
            assertThat(printed.next()).isEqualTo("The feeds and the calendar stay as they were before this save.");
            assertThat(CommandRun.of("", "rules", "sign", rules.root().toString(), "--key", key).status()).isZero();
            var next = printed.next();
            while (!next.startsWith("2 entries, 1 new: Published: ")) {
                // A signature is not there at once.
                assertThat(next).containsAnyOf("was signed", "stay as they were");
                next = printed.next();
            }
        } finally {
            command.interrupt();
            command.join();
        }
    }

    @Test
    void aPolicyThatIsGoneHasNoFeed() throws Exception {
        var files = new FeedFiles(temporary);
        assertThat(files.write(Set.of(), Map.of("a/x", new byte[] {1}, "b", new byte[] {2})))
                .isEqualTo(2);
        assertThat(files.write(Set.of("a/x", "b"), Map.of("b", new byte[] {2}))).isZero();
        assertThat(temporary.resolve("a/x")).doesNotExist();
        assertThat(temporary.resolve("b")).hasBinaryContent(new byte[] {2});
    }

    @Test
    void badUsageIsTold() throws Exception {
        var file = Files.createFile(temporary.resolve("file")).toString();
        assertRefused("`ftp://x/` is no address of a site", "rules", "--feed", file, "--address", "ftp://x/");
        assertRefused("is not a directory", file, "--feed", file);
        assertRefused("can't be written", "rules", "--feed", file);
        assertRefused("Missing required option: '--feed=OUT'", "rules");
    }

    private static void assertRefused(String message, String... arguments) {
        var command = new String[arguments.length + 2];
        command[0] = "policies";
        command[1] = "watch";
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        assertThat(CommandRun.of("", command)).satisfies(run -> {
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains(message).doesNotContain("\tat ", "java.");
        });
    }
}
