package org.coveragerules.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Chromium without a window, which opens a page and tells what its scripts made of it. */
public final class Browser {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final int SECONDS = 60;

    private final Path program;

    private Browser(Path program) {
        this.program = program;
    }

    /** The browser of this machine. Where there is none the test is skipped, or fails where one is required. */
    public static Browser find() {
        var named = Optional.ofNullable(System.getenv("COVERAGE_RULES_BROWSER")).map(Path::of);
        var program = named.or(() -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable).findFirst());
        if (System.getenv("CI_BROWSER_REQUIRED") != null) {
            assertThat(program).as("a browser: none of %s is on the PATH, and COVERAGE_RULES_BROWSER names none", NAMES)
                    .isPresent();
        }
        assumeTrue(program.isPresent(), "needs a browser: one of " + NAMES + ", or COVERAGE_RULES_BROWSER");
        return new Browser(program.get());
    }

    /** The document as it is once scripts have run. */
    public String open(Path page, String hash) throws IOException, InterruptedException {
        var directory = page.toAbsolutePath().getParent();
        var profile = Files.createTempDirectory(directory, "profile");
        var dom = Files.createTempFile(directory, "dom", ".html");
        var log = Files.createTempFile(directory, "browser", ".log");
        try {
            var process = command(profile, "--virtual-time-budget=10000", "--dump-dom", page.toUri() + "#" + hash)
                    .redirectOutput(dom.toFile()).redirectError(log.toFile()).start();
            boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            assertThat(ended).as("%s opens %s within %d seconds", program, page, SECONDS).isTrue();
            assertThat(process.exitValue()).as("%s: %s", program, Files.readString(log)).isZero();
            return Files.readString(dom);
        } finally {
            Files.delete(dom);
            Files.delete(log);
            delete(profile);
        }
    }

    /** Starts it without a window and without a word to the network. */
    ProcessBuilder command(Path profile, String... more) {
        var command = new ArrayList<>(List.of(program.toString(), "--headless", "--no-sandbox", "--disable-gpu",
                "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--user-data-dir=" + profile, "--window-size=1280,900"));
        command.addAll(List.of(more));
        return new ProcessBuilder(command);
    }

    /** What a browser's last process still writes stays in the build's directory. */
    static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException stillWritten) {
            directory.toFile().deleteOnExit();
        }
    }
}
