package org.coveragerules.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that makes up requests, as a process. */
class GenerateTest {

    @TempDir
    private Path temporary;

    private record Run(int status, String out, String err) {
    }

    private Run generate(File out, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), Main.class.getName(), "generate"));
        command.addAll(List.of(arguments));
        var err = temporary.resolve("err");
        int status = new ProcessBuilder(command).redirectOutput(out).redirectError(err.toFile()).start().waitFor();
        return new Run(status, out.isFile() ? Files.readString(out.toPath()) : "", Files.readString(err));
    }

    private Run generate(String count, String from, String to) throws IOException, InterruptedException {
        return generate(temporary.resolve("out").toFile(), "--count", count, "--seed", "-3", "--from", from,
                "--to", to);
    }

    @Test
    void aLargerCountOnlyAdds() throws Exception {
        var few = generate("3", "2026-01-01", "2026-12-31");
        var more = generate("5", "2026-01-01", "2026-12-31");
        assertThat(few).isEqualTo(new Run(0, few.out, ""));
        assertThat(few.out.lines()).hasSize(3).allMatch(line -> line.startsWith("{\"id\":\"G--3-"));
        assertThat(more.out).startsWith(few.out).endsWith("}\n");
        assertThat(more.out.lines()).hasSize(5);
    }

    @Test
    void badUsageIsTold() throws Exception {
        assertThat(generate("0", "2026-01-01", "2026-12-31")).isEqualTo(new Run(2, "",
                "--count is 0; ask for at least one request" + System.lineSeparator()));
        assertThat(generate("1", "2026-01-02", "2026-01-01").err).startsWith("--from, --to: the window ends on");
        assertThat(generate(temporary.resolve("out").toFile(), "--count", "1")).satisfies(run -> {
            assertThat(run.status).isEqualTo(2);
            assertThat(run.err).startsWith("Missing required options: '--seed=S', '--from=DATE', '--to=DATE'");
        });
    }

    @Test
    void outputThatFailsIsToldInOneLine() throws Exception {
        var full = new File("/dev/full");
        assumeThat(full).exists();
        var run = generate(full, "--count", "1", "--seed", "1", "--from", "2026-01-01", "--to", "2026-01-31");
        assertThat(run.status).isEqualTo(2);
        assertThat(run.err.lines()).hasSize(1).allMatch(line -> line.startsWith("the requests can't be written to"));
    }
}
