package org.coveragerules.internal.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.coveragerules.BatchEntry;
import org.coveragerules.Fault;
import org.coveragerules.InvalidRequestException;
import org.coveragerules.RequestReader;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.request.Request;

/**
 * Reads requests from JSON strictly, in the words of a vocabulary: {@link StrictJson} refuses what is no JSON of its own,
 * {@link Cursor} unknown fields and values of another type, {@link RecordShape} what the fields do not allow.
 */
public final class JsonRequestReader implements RequestReader {

    static final String ONE_OBJECT = "one JSON object in UTF-8";

    private static final Shape<Request> SHAPE = RecordShape.of(Request.class);

    private final Vocabulary words;
    /** What is known of a request beside what stands in a batch. */
    private final UnaryOperator<ObjectNode> known;
    /** Tells of a fault where that is wrong. */
    private final BiFunction<ObjectNode, Fault, Fault> told;

    /** @param words those that a request may use; the rules of a library give theirs */
    public JsonRequestReader(Vocabulary words) {
        this(words, UnaryOperator.identity(), (request, fault) -> fault);
    }

    private JsonRequestReader(Vocabulary words, UnaryOperator<ObjectNode> known,
            BiFunction<ObjectNode, Fault, Fault> told) {
        this.told = told;
        this.words = words;
        this.known = known;
    }

    /** Finds out now, and not at the first request, what a request looks like: the shapes of all its records. */
    public static void prepare() {
        RecordShape.of(Request.class);
    }

    /**
     * One that adds to each request of a batch what is known of it. A record's request stays as it was judged.
     *
     * @param facts given a request as it stands there, answers with all that is known
     * @param told  given that and a fault, answers with one that says which facts are wrong, if they are
     */
    public JsonRequestReader knowing(UnaryOperator<ObjectNode> facts, BiFunction<ObjectNode, Fault, Fault> told) {
        return new JsonRequestReader(words, facts, told);
    }

    /** The words that a request may use. */
    public Vocabulary words() {
        return words;
    }

    /**
     * Has every word of a request be one of the rules', since a program may have made it, or other rules read it.
     *
     * @throws InvalidRequestException naming each that the rules do not have
     */
    public static void check(Request request, Vocabulary words) {
        var faults = WordCheck.of(request, SHAPE, words);
        if (!faults.isEmpty()) {
            throw new InvalidRequestException(request.id(), faults);
        }
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
        if (!(value.tree() instanceof ObjectNode request)) {
            return read(value.tree(), Notation.JSON, value.repeated());
        }
        try {
            return read(known.apply(request), Notation.JSON, value.repeated());
        } catch (InvalidRequestException refused) {
            throw new InvalidRequestException(refused.requestId(),
                    refused.faults().stream().map(fault -> told.apply(request, fault)).toList());
        }
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

    /** A place in a tree that is read in these words. */
    Cursor root(JsonNode tree, Notation notation, List<Fault> faults) {
        return Cursor.root(tree, notation, words, faults);
    }

    /** The request at a place. */
    Request request(Cursor it) {
        Request request = SHAPE.read(it);
        noteUnborn(it.below("member").below("birthDate"), it.below("lines"));
        return request;
    }

    private static void noteUnborn(Cursor birthDate, Cursor lines) {
        LocalDate birth = birthDate.day();
        for (int i = 0; birth != null && i < lines.size(); i++) {
            LocalDate date = lines.below(i).below("date").day();
            if (date != null && date.isBefore(birth)) {
                birthDate.note("a day after that of `$.lines[" + i + "].date`", "the day of birth");
                return;
            }
        }
    }

    private static InvalidRequestException refused(String found) {
        return new InvalidRequestException(null, List.of(new Fault("$", found, ONE_OBJECT)));
    }

    private Request read(JsonNode tree, Notation notation, List<Fault> repeated) {
        List<Fault> faults = new ArrayList<>(repeated);
        Request request = root(tree, notation, faults).object(this::request);
        if (!faults.isEmpty()) {
            throw new InvalidRequestException(request.id().isEmpty() ? null : request.id(), faults);
        }
        return request;
    }
}
