package org.coveragerules.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.coveragerules.replay.DecisionLog;
import org.coveragerules.replay.DecisionLog.Flush;
import picocli.CommandLine.Option;

/** Where decisions are written down for auditors: options of the command that decides. */
final class Logged {

    private static final long MEGABYTE = 1L << 20;

    @Option(names = "--decision-log", paramLabel = "FILE", description = "Writes each decision down before it is printed:"
            + " ids, outcomes, statements and digests, each line with the digest of the one before it. Goes on where the"
            + " file ends.")
    private Path file;

    @Option(names = "--log-flush", description = "Waits until a decision is on the disk before it is printed.")
    private boolean flushes;

    @Option(names = "--log-rotate", paramLabel = "MEGABYTES", defaultValue = "0", description = "Puts the log aside, as"
            + " FILE.<number of its last line>, once it has so many megabytes. Default: never.")
    private long megabytes;

    @Option(names = "--log-time", paramLabel = "TIME", description = "The time that is written down, such as"
            + " 2026-01-31T12:00:00Z. Default: now.")
    private String time;

    Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** Null where nothing is written down. */
    DecisionLog open() {
        if (file == null) {
            return null;
        }
        if (megabytes < 0) {
            throw new UsageException("--log-rotate: `" + megabytes + "` is no size; give megabytes, or 0 for never");
        }
        try {
            return DecisionLog.open(file, clock(), flushes ? Flush.EACH : Flush.BY_SYSTEM, megabytes * MEGABYTE);
        } catch (IOException e) {
            throw new UsageException("the decision log `" + file + "` can't be written (" + Running.reason(e)
                    + "); nothing was decided");
        }
    }

    private InstantSource clock() {
        try {
            return time == null ? InstantSource.system() : InstantSource.fixed(Instant.parse(time));
        } catch (DateTimeException e) {
            throw new UsageException("--log-time: `" + time + "` is no time; give one such as 2026-01-31T12:00:00Z");
        }
    }
}
