package org.coveragerules.cli;

import java.nio.file.Path;
import org.coveragerules.engine.RuleCache;
import picocli.CommandLine.Option;

/** Where compiled rules are kept between two runs: options of every command that opens a directory of rules. */
final class Cache {

    @Option(names = "--cache", paramLabel = "DIR",
            description = "Where compiled rules are kept for the next run; it must be yours alone. Default:"
                    + " coverage-rules in XDG_CACHE_HOME, or in .cache of your home.")
    private Path directory;

    @Option(names = "--no-cache", description = "Compile the rules anew, and keep nothing.")
    private boolean isOff;

    /** Opens it. */
    RuleCache open() {
        if (isOff) {
            return RuleCache.NONE;
        }
        return RuleCache.in(directory != null ? directory : home().resolve("coverage-rules"));
    }

    private static Path home() {
        var given = System.getenv("XDG_CACHE_HOME");
        return given != null && Path.of(given).isAbsolute() ? Path.of(given)
                : Path.of(System.getProperty("user.home"), ".cache");
    }
}
