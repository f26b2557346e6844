package org.coveragerules.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.coveragerules.exchange.PayerFacts;
import picocli.CommandLine.Option;

/** What the payer knows beside the requests that are read. */
final class Facts {

    @Option(names = "--facts", paramLabel = "FILE.ndjson",
            description = "What the payer knows of members and requests, one a line:"
                    + " {\"member\": \"ID\", \"facts\": {...}} or {\"request\": \"ID\", \"facts\": {...}};"
                    + " the facts are merged into each request (RFC 7396).")
    private Path file;

    /** The file; empty where none is given. */
    Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** Reads them. */
    PayerFacts read() {
        return file == null ? PayerFacts.NONE : PayerFacts.of(file);
    }
}
