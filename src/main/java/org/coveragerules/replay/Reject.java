package org.coveragerules.replay;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * An element of an input that was not judged.
 *
 * @param file    the input
 * @param line    its line, from 1
 * @param ordinal its place among the requests of the input, from 1
 * @param request its id; null where it cannot be read
 * @param reason  why it was not judged
 * @param record  what stands there; empty where that is not known
 */
public record Reject(String file, long line, long ordinal, String request, String reason, String record) {

    /** The same behind so many other requests. */
    public Reject after(long requests) {
        return new Reject(file, line, requests + ordinal, request, reason, record);
    }

    /** Writes it as one line of JSON. */
    public void writeTo(OutputStream out) throws IOException {
        out.write((Json.text(this) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The place alone: what stands there may be personal health information. */
    @Override
    public String toString() {
        return "Reject[" + file + ":" + line + "]";
    }
}
