package org.coveragerules.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.coveragerules.internal.text.Visible;
import org.coveragerules.replay.FinalFile;
import org.coveragerules.replay.Reject;
import org.coveragerules.replay.RequestReplay;
import picocli.CommandLine.Option;

/** Where it is told what could not be judged: on standard error, or in a file of its own. */
final class Rejects {

    @Option(names = "--rejects", paramLabel = "FILE",
            description = "Writes what could not be judged, one JSON object a line: where it stands, why, and as it was"
                    + " written. Without it, where and why are told on standard error.")
    private Path file;

    /** The file; empty for standard error. */
    Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** What is told while a run goes on; a file stands under its name once the run is finished. */
    Output open(PrintWriter errors) throws IOException {
        return file == null ? new Output(errors, null) : new Output(errors, FinalFile.begin(file));
    }

    /** Tells what an ended run rejected. */
    void write(RequestReplay run, PrintWriter errors) throws IOException {
        if (file == null) {
            run.forEachReject(reject -> tell(reject, errors));
        } else {
            FinalFile.write(file, run::writeRejects);
        }
    }

    private static void tell(Reject reject, PrintWriter errors) {
        errors.println(Visible.of(reject.file()) + ": request " + reject.ordinal() + " (line " + reject.line() + "): "
                + reject.reason());
    }

    /** Takes what is rejected. */
    static final class Output implements AutoCloseable {

        private final PrintWriter errors;
        private final FinalFile.Begun file;

        private Output(PrintWriter errors, FinalFile.Begun file) {
            this.errors = errors;
            this.file = file;
        }

        void add(Reject reject) throws IOException {
            if (file == null) {
                tell(reject, errors);
            } else {
                reject.writeTo(file.out());
            }
        }

        /** Lets go of what it was told: it may go where the answers go. */
        void flush() throws IOException {
            if (file != null) {
                file.out().flush();
            }
        }

        void finish() throws IOException {
            if (file != null) {
                file.finish();
            }
        }

        @Override
        public void close() throws IOException {
            if (file != null) {
                file.close();
            }
        }
    }
}
