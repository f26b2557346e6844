package org.coveragerules.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.coveragerules.exchange.PayerFacts;
import org.coveragerules.internal.reading.JsonRequestReader;

/** A file of requests, or standard input. */
public final class Input {

    private static final String STANDARD_INPUT = "-";

    private final String name;
    private final PayerFacts facts;

    private Input(String name, PayerFacts facts) {
        this.name = name;
        this.facts = facts;
    }

    /** The file of a name; {@code -} is standard input. */
    public static Input of(String name) {
        return of(name, PayerFacts.NONE);
    }

    /** The file of a name, with what the payer knows of its requests. */
    public static Input of(String name, PayerFacts facts) {
        return new Input(name, facts);
    }

    /** What the payer knows of its requests. */
    public PayerFacts facts() {
        return facts;
    }

    /** The name it was given by. */
    public String name() {
        return name;
    }

    public boolean isStandardInput() {
        return name.equals(STANDARD_INPUT);
    }

    /** Whether there is something that can be read. */
    public boolean isReadable() {
        return isStandardInput() || Files.isRegularFile(path()) && Files.isReadable(path());
    }

    /** Its length in bytes; 0 where it is not known. */
    public long length() throws IOException {
        return isStandardInput() ? 0 : Files.size(path());
    }

    /** The file. */
    public Path path() {
        return Path.of(name);
    }

    /**
     * Its chunks from a place on.
     *
     * @param reader reads the requests of an input that is not one request a line
     */
    public Chunks chunks(Position from, JsonRequestReader reader) throws IOException {
        return new Chunks(open(), from, reader, facts);
    }

    /** Its bytes. */
    public InputStream open() throws IOException {
        return isStandardInput() ? System.in : Files.newInputStream(path());
    }
}
