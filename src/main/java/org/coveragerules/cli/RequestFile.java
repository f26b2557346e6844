package org.coveragerules.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.coveragerules.DeterminationException;
import org.coveragerules.internal.reading.JsonRequestReader;
import org.coveragerules.internal.text.Visible;
import org.coveragerules.replay.Input;
import org.coveragerules.request.Request;

/** The requests of a file, or of standard input where it is named {@code -}. */
final class RequestFile {

    private RequestFile() {
    }

    static void checkReadable(String file) {
        GivenPath.of(file);
        if (!Input.of(file).isReadable()) {
            throw new UsageException("`" + file + "` is no file that can be read; name a file, or - for standard"
                    + " input");
        }
    }

    /**
     * Hands over each request. One that is rejected, or on which a rule fails, is told by its place, and the others go
     * on.
     *
     * @return whether all went well
     */
    static boolean forEach(JsonRequestReader reader, String file, PrintWriter errors, Consumer<Request> requests)
            throws IOException {
        var well = new AtomicBoolean(true);
        var name = Visible.of(file);
        try (var in = open(file); var entries = reader.readAll(in)) {
            long count = entries.peek(entry -> {
                var place = name + ": request " + entry.ordinal() + " (line " + entry.line() + "): ";
                try {
                    entry.request().ifPresent(requests);
                    entry.rejection().ifPresent(rejection -> {
                        well.set(false);
                        errors.println(place + rejection.getMessage());
                    });
                } catch (DeterminationException e) {
                    well.set(false);
                    errors.println(place + e.getMessage());
                }
            }).count();
            if (count == 0) {
                well.set(false);
                errors.println(name + ": holds no request; give a request, a JSON array of requests, or one request a"
                        + " line");
            }
        } catch (UncheckedIOException e) {
            throw new UsageException("`" + file + "` can't be read, or the answers can't be written ("
                    + e.getCause().getClass().getSimpleName() + "); check both");
        }
        return well.get();
    }

    private static InputStream open(String file) throws IOException {
        return file.equals("-") ? System.in : Files.newInputStream(GivenPath.of(file));
    }
}
