package org.coveragerules.exchange.x12;

import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import io.xlate.edi.stream.Location;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.coveragerules.Fault;

/**
 * The segments of an input, one at a time. StAEDI tells separators, segments and elements; that the envelopes are whole
 * is {@link Envelope}'s to see, which needs no schema for it and can say what the counts are.
 */
final class SegmentReader implements Closeable {

    /** A byte is a character, so that a name in whatever character set breaks nothing and places are those of bytes. */
    private static final String BYTES = "ISO-8859-1";

    /** The longest segment is some thousands of characters; what has no separators is no interchange. */
    private static final int MOST_ELEMENTS = 1000;

    /** Of the header all elements have a fixed length, and it is told with its end. */
    private static final int HEADER_LENGTH = 105;

    private final EDIStreamReader edi;
    private final InputStream in;

    SegmentReader(InputStream in) {
        this.in = in;
        var factory = EDIInputFactory.newFactory();
        factory.setProperty(EDIInputFactory.EDI_VALIDATE_CONTROL_STRUCTURE, false);
        try {
            edi = factory.createEDIStreamReader(in, BYTES);
        } catch (EDIStreamException e) {
            throw new IllegalStateException("every Java has " + BYTES, e);
        }
    }

    /**
     * The next segment; null after the last.
     *
     * @throws BrokenSegmentException where the input ends too early, or is none
     */
    Segment next() throws BrokenSegmentException {
        try {
            while (edi.hasNext()) {
                switch (edi.next()) {
                    case START_SEGMENT -> {
                        return segment();
                    }
                    case SEGMENT_ERROR, ELEMENT_OCCURRENCE_ERROR, ELEMENT_DATA_ERROR -> throw broken("out of place");
                    default -> {
                        // Where loops and groups begin and end is told from the segments.
                    }
                }
            }
            return null;
        } catch (EDIStreamException e) {
            if (e.getCause() instanceof IOException unreadable && !(unreadable instanceof CharacterCodingException)) {
                throw new UncheckedIOException("the input can't be read on", unreadable);
            }
            // What the parser says is looked at and not passed on, since it quotes what it read.
            var said = String.valueOf(e.getMessage());
            throw broken(said.contains("EDIE005") ? "the end of the input, too early" : "no segment of X12");
        }
    }

    private Segment segment() throws EDIStreamException, BrokenSegmentException {
        Location start = edi.getLocation().copy();
        var tag = start.getSegmentTag();
        var elements = new ArrayList<List<String>>();
        while (true) {
            switch (edi.next()) {
                case ELEMENT_DATA -> add(elements, edi.getLocation(), edi.getText());
                case END_SEGMENT -> {
                    int before = tag.equals("ISA") ? HEADER_LENGTH : tag.length();
                    return new Segment(tag, elements, start.getSegmentPosition(),
                            Integer.toUnsignedLong(start.getCharacterOffset()) - before, start.getLineNumber());
                }
                case SEGMENT_ERROR, ELEMENT_OCCURRENCE_ERROR, ELEMENT_DATA_ERROR -> throw broken("out of place");
                default -> {
                    // A composite's components tell where they stand.
                }
            }
        }
    }

    private void add(List<List<String>> elements, Location at, String text) throws BrokenSegmentException {
        int element = at.getElementPosition();
        int component = Math.max(1, at.getComponentPosition());
        if (element > MOST_ELEMENTS || component > MOST_ELEMENTS) {
            throw broken("a segment of more than " + MOST_ELEMENTS + " elements");
        }
        if (at.getElementOccurrence() > 1) {
            return;
        }
        while (elements.size() < element) {
            elements.add(new ArrayList<>(1));
        }
        var components = elements.get(element - 1);
        while (components.size() < component - 1) {
            components.add("");
        }
        components.add(decoded(text).strip());
    }

    /** A text of bytes, as the text it is in UTF-8 if it is. */
    private static String decoded(String text) {
        if (text.chars().allMatch(each -> each < 0x80)) {
            return text;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1))).toString();
        } catch (CharacterCodingException ofAnotherCharacterSet) {
            return text;
        }
    }

    private BrokenSegmentException broken(String found) {
        Location at = edi.getLocation();
        long character = at == null ? 0 : Math.max(0, Integer.toUnsignedLong(at.getCharacterOffset()));
        var tag = at == null || at.getSegmentTag() == null ? "" : " (" + at.getSegmentTag() + ")";
        var where = "segment " + Math.max(1, at == null ? 1 : at.getSegmentPosition()) + tag + ", character "
                + character;
        return new BrokenSegmentException(new Fault(where, found, "a whole interchange, from ISA to IEA; what comes"
                + " after this place was not read, and the request that it breaks is not judged"));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
