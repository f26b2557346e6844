package org.coveragerules;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.coveragerules.request.Request;

/**
 * Reads requests from JSON, strictly: what is not a request as the schema has it, or uses a word that the rules do not
 * have, is refused with an {@link InvalidRequestException} that names every fault at once, and never with another
 * exception.
 */
public interface RequestReader {

    /** Reads the request that the text is. */
    Request read(String json);

    /** Reads the request that the bytes are, in UTF-8. */
    Request read(byte[] json);

    /** Reads the one request that the stream holds, in UTF-8, and leaves it open. */
    Request read(InputStream json) throws IOException;

    /** Reads the request that a tree is; its parser is to have refused fields given twice, which no tree shows. */
    Request read(JsonNode tree);

    /**
     * Reads the requests of a stream one after the other, as they are asked for: one object, a JSON array of objects,
     * or objects with white space between them (NDJSON), in UTF-8. Each is a request, or a record of one that was
     * determined. A bad one is an entry with its faults, and the others go on; after an object that is no JSON, with
     * the next line. Only an array that is broken ends there, its last entry saying so. No more than one request is
     * held at a time.
     *
     * @param json left open unless the answer is closed; when it cannot be read, the answer throws
     *             {@link UncheckedIOException}
     */
    Stream<BatchEntry> readAll(InputStream json);

    /** Makes a request field by field. */
    default RequestBuilder builder() {
        return new RequestBuilder(this);
    }
}
