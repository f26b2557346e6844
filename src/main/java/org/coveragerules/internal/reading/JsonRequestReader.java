package org.coveragerules.internal.reading;

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
import org.coveragerules.BatchEntry;
import org.coveragerules.Fault;
import org.coveragerules.InvalidRequestException;
import org.coveragerules.RequestReader;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.request.Request;

/** Reads requests from JSON in the words of a vocabulary. */
public final class JsonRequestReader implements RequestReader {

    static final String ONE_OBJECT = "one JSON object in UTF-8";

    private final RequestShape shape;

    /** @param words those that a request may use; the rules of a library give theirs */
    public JsonRequestReader(Vocabulary words) {
        this.shape = new RequestShape(words);
    }

    @Override
    public Request read(String json) {
        try {
            return read(new TextWindow(new StringReader(json)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public Request read(byte[] json) {
        try {
            return read(new ByteArrayInputStream(json));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public Request read(InputStream json) throws IOException {
        return read(new TextWindow(json));
    }

    @Override
    public Request read(JsonNode tree) {
        return read(tree, Notation.JSON);
    }

    /** Reads the request that a tree is, in the notation of whoever wrote it. */
    public Request read(JsonNode tree, Notation notation) {
        return read(tree, notation, List.of());
    }

    @Override
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
