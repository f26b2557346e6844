package org.coveragerules.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.coveragerules.vocabulary.Vocabulary;

/**
 * Reads requests from JSON, strictly: what is not a request as the schema has it is refused with an
 * {@link InvalidRequestException} that names every fault at once, and never with another exception.
 */
public final class RequestReader {

    static final String ONE_OBJECT = "one JSON object in UTF-8";

    private final RequestShape shape;

    /** @param words those that a request may use; the rules of a library give theirs */
    public RequestReader(Vocabulary words) {
        this.shape = new RequestShape(words);
    }

    /** Reads the request that the text is. */
    public Request read(String json) {
        try {
            return read(new TextWindow(new StringReader(json)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Reads the request that the bytes are, in UTF-8. */
    public Request read(byte[] json) {
        try {
            return read(new ByteArrayInputStream(json));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Reads the one request that the stream holds, in UTF-8, and leaves it open. */
    public Request read(InputStream json) throws IOException {
        return read(new TextWindow(json));
    }

    /** Reads the request that a tree is; its parser is to have refused fields given twice, which no tree shows. */
    public Request read(JsonNode tree) {
        return read(tree, Notation.JSON);
    }

    /** Reads the request that a tree is, in the notation of whoever wrote it. */
    public Request read(JsonNode tree, Notation notation) {
        return read(tree, notation, List.of());
    }

    /**
     * Reads the requests of a stream one after the other, as they are asked for: one object, a JSON array of objects,
     * or objects with white space between them (NDJSON), in UTF-8. Each is a request, or a record of one that was
     * determined. A bad one is an entry with its faults, and the
     * others go on; after an object that is no JSON, with the next line. Only an array that is broken ends there, its
     * last entry saying so. No more than one request is held at a time.
     *
     * @param json left open unless the answer is closed; when it cannot be read, the answer throws
     *             {@link UncheckedIOException}
     */
    public Stream<BatchEntry> readAll(InputStream json) {
        return readAll(json, 1);
    }

    /**
     * Reads the requests of a stream that goes on with a text begun before, as {@link #readAll(InputStream)} does.
     *
     * @param json      begins between two requests
     * @param firstLine the line of the text with which it begins, from 1
     */
    public Stream<BatchEntry> readAll(InputStream json, long firstLine) {
        return StreamSupport.stream(new Batch(this, new TextWindow(json, firstLine)), false).onClose(() -> {
            try {
                json.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    Request read(StrictJson.Value value) {
        return read(value.tree(), Notation.JSON, value.repeated());
    }

    private Request read(TextWindow text) throws IOException {
        if (text.peek() < 0) {
            throw refused("an empty text");
        }
        StrictJson json = new StrictJson(text);
        try {
            json.next();
            StrictJson.Value value = json.value();
            if (json.next() != null) {
                throw refused("followed by more text at line " + json.line());
            }
            return read(value);
        } catch (JsonProcessingException | TextWindow.TooLong broken) {
            throw new InvalidRequestException(null, List.of(json.fault(broken, ONE_OBJECT)));
        }
    }

    RequestShape shape() {
        return shape;
    }

    private static InvalidRequestException refused(String found) {
        return new InvalidRequestException(null, List.of(new Fault("$", found, ONE_OBJECT)));
    }

    private Request read(JsonNode tree, Notation notation, List<Fault> repeated) {
        List<Fault> faults = new ArrayList<>(repeated);
        Request request = Cursor.root(tree, notation, faults).object(shape::request);
        if (!faults.isEmpty()) {
            throw new InvalidRequestException(request.id().isEmpty() ? null : request.id(), faults);
        }
        return request;
    }
}
