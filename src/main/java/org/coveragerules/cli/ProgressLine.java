package org.coveragerules.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.coveragerules.replay.Progress;

/** One line that is written over and over while a run goes on, if somebody looks at a terminal. */
final class ProgressLine implements Progress, AutoCloseable {

    private static final Duration BETWEEN = Duration.ofMillis(250);
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private final PrintWriter terminal;
    private final long begunAfter;
    private final Instant begun = Instant.now();
    private Instant shown = begun;
    private double doneAtBegin = Double.NaN;
    private boolean isShown;

    private ProgressLine(PrintWriter terminal, long begunAfter) {
        this.terminal = terminal;
        this.begunAfter = begunAfter;
    }

    /**
     * The line, or nothing where standard error is no terminal.
     *
     * @param begunAfter requests that were read by an earlier run
     */
    static ProgressLine on(PrintWriter errors, long begunAfter) {
        return new ProgressLine(isTerminal() ? errors : null, begunAfter);
    }

    @Override
    public void at(long read, long judged, long rejected, double done) {
        var now = Instant.now();
        doneAtBegin = Double.isNaN(doneAtBegin) ? done : doneAtBegin;
        if (terminal == null || now.isBefore(shown.plus(BETWEEN))) {
            return;
        }
        shown = now;
        isShown = true;
        double seconds = Duration.between(begun, now).toMillis() / 1000.0;
        var line = String.format(Locale.ROOT, "%,d requests, %,.0f/s, %,d rejected", read,
                (read - begunAfter) / seconds, rejected);
        if (done > doneAtBegin) {
            long left = Math.round(seconds / (done - doneAtBegin) * (1 - done));
            line += String.format(Locale.ROOT, ", %.0f %%, %d:%02d left", done * 100, left / 60, left % 60);
        }
        terminal.print("\r\u001b[K" + line);
        terminal.flush();
    }

    /** Takes the line away. */
    @Override
    public void close() {
        if (isShown) {
            terminal.print("\r\u001b[K");
            terminal.flush();
        }
    }

    private static boolean isTerminal() {
        if (!Files.exists(STANDARD_ERROR)) {
            return System.console() != null;
        }
        try {
            var device = STANDARD_ERROR.toRealPath().toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
        } catch (IOException e) {
            return false;
        }
    }
}
