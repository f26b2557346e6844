package org.coveragerules.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.coveragerules.exchange.PayerFacts;

/** What the payer knows of requests, as it is sent to every executor: the bytes of its file, read once in each JVM. */
final class ShippedFacts implements Serializable {

    private static final long serialVersionUID = 1;

    private final byte[] file;
    private transient PayerFacts read;

    ShippedFacts(byte[] file) {
        this.file = file;
    }

    synchronized PayerFacts open() {
        if (read == null) {
            try {
                var copy = Files.createTempFile("coverage-rules-facts-", ".ndjson");
                try {
                    Files.write(copy, file);
                    read = PayerFacts.of(copy);
                } finally {
                    Files.delete(copy);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the facts can't be written to the temporary directory", e);
            }
        }
        return read;
    }
}
