package org.coveragerules.internal.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Spliterators;
import java.util.function.Consumer;
import org.coveragerules.BatchEntry;
import org.coveragerules.Fault;
import org.coveragerules.InvalidRequestException;

/** The entries of a text that is an array of requests, or requests one after the other. */
final class Batch extends Spliterators.AbstractSpliterator<BatchEntry> {

    private static final String WHOLE_ARRAY = "a whole JSON array in UTF-8; what comes after this place was not read";
    private static final Fault AFTER_THE_END = new Fault("$", "text after the array's end", "nothing there");

    private final JsonRequestReader reader;
    private final TextWindow text;
    private boolean begun;
    private boolean ended;
    private long ordinal;
    /** The parser of the array; null where the requests stand one after the other, each with a parser of its own. */
    private StrictJson array;

    Batch(JsonRequestReader reader, TextWindow text) {
        super(Long.MAX_VALUE, ORDERED | NONNULL | IMMUTABLE);
        this.reader = reader;
        this.text = text;
    }

    @Override
    public boolean tryAdvance(Consumer<? super BatchEntry> action) {
        BatchEntry entry;
        try {
            entry = next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (entry != null) {
            action.accept(entry);
        }
        return entry != null;
    }

    private BatchEntry next() throws IOException {
        if (!begun && text.peek() == '[') {
            array = new StrictJson(text);
            array.next();
        }
        begun = true;
        if (ended) {
            return null;
        }
        return array == null ? nextInText() : nextInArray();
    }

    private BatchEntry nextInText() throws IOException {
        if (text.peek() < 0) {
            return null;
        }
        ordinal++;
        long line = text.line();
        StrictJson json = new StrictJson(text);
        try {
            json.next();
            BatchEntry entry = entry(line, json.valueLeaving(ReplayRecordShape.DETERMINATION));
            long end = json.end();
            BatchEntry told = entry.rejection().isPresent() ? entry.writtenAs(text.written(0, end)) : entry;
            text.drop(end);
            return told;
        } catch (JsonProcessingException | TextWindow.TooLong broken) {
            return refused(line, json.fault(broken, JsonRequestReader.ONE_OBJECT))
                    .writtenAs(skip(json.isBrokenLater(broken)));
        }
    }

    /**
     * Goes on after the first line of a broken object: if that is where it broke, with whatever follows. If it broke
     * later, the object may have lost its end, the next line being another object; or it was written over several
     * lines, and those that are indented or close a bracket are passed over as its own.
     *
     * @return what was passed over
     */
    private String skip(boolean brokenLater) throws IOException {
        int indent = text.column();
        StringBuilder skipped = new StringBuilder(text.dropLine());
        while (brokenLater && text.peek() >= 0 && (text.column() > indent || "}],".indexOf(text.peek()) >= 0)) {
            String line = text.dropLine();
            skipped.append(skipped.length() < TextWindow.LONGEST_LINE_TOLD ? line : "");
        }
        return skipped.toString().strip();
    }

    private BatchEntry nextInArray() throws IOException {
        ordinal++;
        text.dropGiven();
        try {
            if (array.next() != JsonToken.END_ARRAY) {
                return entry(array.line(), array.value());
            }
            ended = true;
            return array.next() == null ? null : refused(array.line(), AFTER_THE_END);
        } catch (JsonProcessingException | TextWindow.TooLong broken) {
            ended = true;
            return refused(array.line(broken), array.fault(broken, WHOLE_ARRAY));
        }
    }

    private BatchEntry entry(long line, StrictJson.Value value) {
        try {
            return ReplayRecordShape.isRecord(value.tree()) ? ReplayRecordShape.read(reader, ordinal, line, value)
                    : new BatchEntry(ordinal, line, Optional.of(reader.read(value)), Optional.empty(),
                            Optional.empty(), "");
        } catch (InvalidRequestException rejected) {
            return BatchEntry.rejected(ordinal, line, rejected, "");
        }
    }

    private BatchEntry refused(long line, Fault fault) {
        return BatchEntry.rejected(ordinal, line, new InvalidRequestException(null, List.of(fault)), "");
    }
}
