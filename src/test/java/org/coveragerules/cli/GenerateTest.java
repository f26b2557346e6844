package org.coveragerules.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.FileOutputStream;
import org.junit.jupiter.api.Test;

/** The command that makes up requests. */
class GenerateTest {

    private static CommandRun generate(String count, String from, String to) {
        return CommandRun.of("", "generate", "--count", count, "--seed", "-3", "--from", from, "--to", to);
    }

    @Test
    void aLargerCountOnlyAdds() {
        var few = generate("3", "2026-01-01", "2026-12-31");
        var more = generate("5", "2026-01-01", "2026-12-31");
        assertThat(few).isEqualTo(new CommandRun(0, few.out(), ""));
        assertThat(few.out().lines()).hasSize(3).allMatch(line -> line.startsWith("{\"id\":\"G--3-"));
        assertThat(more.out()).startsWith(few.out()).endsWith("}\n");
        assertThat(more.out().lines()).hasSize(5);
    }

    @Test
    void badUsageIsTold() {
        assertThat(generate("0", "2026-01-01", "2026-12-31")).isEqualTo(new CommandRun(2, "",
                "--count is 0; ask for at least one request" + "\n"));
        assertThat(generate("1", "2026-01-02", "2026-01-01").err()).startsWith("--from, --to: the window ends on");
        assertThat(CommandRun.of("", "generate", "--count", "1")).satisfies(run -> {
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).startsWith("Missing required options: '--seed=S', '--from=DATE', '--to=DATE'");
        });
    }

    @Test
    void outputThatFailsIsToldInOneLine() throws Exception {
        var full = new File("/dev/full");
        assumeThat(full).exists();
        try (var out = new FileOutputStream(full)) {
            var run = CommandRun.of("", out, "generate", "--count", "1", "--seed", "1", "--from", "2026-01-01", "--to",
                    "2026-01-31");
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err().lines()).hasSize(1)
                    .allMatch(line -> line.startsWith("the requests can't be written to"));
        }
    }
}
