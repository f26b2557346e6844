package org.coveragerules.cli;

import java.nio.file.Path;
import org.coveragerules.RulesException;
import org.coveragerules.internal.engine.RuleCache;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where compiled rules are kept between two runs: options of every command that opens a directory of rules. */
final class Cache {

    @Option(names = "--cache", paramLabel = "DIR",
            description = "Where compiled rules are kept for the next run; it must be yours alone. Default:"
                    + " coverage-rules in XDG_CACHE_HOME, or in .cache of your home.")
    private Path directory;

    @Option(names = "--no-cache", description = "Compile the rules anew, and keep nothing.")
    private boolean isOff;

    @Spec(Target.MIXEE)
    private CommandSpec command;

    /** Opens it. */
    RuleCache open() {
        if (isOff) {
            return RuleCache.NONE;
        }
        if (directory != null) {
            return RuleCache.in(directory);
        }
        try {
            return RuleCache.in(home().resolve("coverage-rules"));
        } catch (RulesException | UsageException e) {
            // Nobody asked for it, and the rules themselves are there.
            command.commandLine().getErr().println(e.getMessage() + ". The rules are compiled anew; --no-cache says"
                    + " nothing of it");
            return RuleCache.NONE;
        }
    }

    private static Path home() {
        var given = System.getenv("XDG_CACHE_HOME");
        return given != null && GivenPath.of(given).isAbsolute() ? GivenPath.of(given)
                : GivenPath.of(System.getProperty("user.home")).resolve(".cache");
    }
}
