package org.coveragerules.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.coveragerules.internal.text.NotUtf8Exception;
import org.coveragerules.internal.text.Utf8;

/**
 * The determinations of an earlier run, found by request id: what {@code determine} printed, with or without the
 * requests. Only where each stands is held in memory, some 20 bytes for each.
 */
final class Baseline implements Closeable {

    private static final JsonFactory JSON = new JsonFactory();

    private final Path path;
    private final FileChannel file;
    /** Hashes of the ids, in order, and where the line of each begins and how long it is. */
    private final long[] hashes;
    private final long[] places;
    private final int[] lengths;

    private Baseline(Path path, Index index) throws IOException {
        this.path = path;
        this.file = FileChannel.open(path);
        int[] order = index.order();
        hashes = new long[order.length];
        places = new long[order.length];
        lengths = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            hashes[i] = index.hashes[order[i]];
            places[i] = index.places[order[i]];
            lengths[i] = index.lengths[order[i]];
        }
    }

    /**
     * Looks a file through.
     *
     * @throws UnusableRecordException naming the first line that is no determination and no record
     */
    static Baseline of(Path path) throws IOException {
        var index = new Index();
        try (var in = Files.newInputStream(path)) {
            var lines = new LineBytes(path, in);
            for (long number = 1; lines.next(); number++) {
                if (!lines.isBlank()) {
                    var id = id(lines.bytes, lines.start, lines.length());
                    if (id == null) {
                        throw new UnusableRecordException(path + ":" + number + ": is neither a determination nor a"
                                + " record; give what `determine` printed, one determination a line");
                    }
                    index.add(hash(id), lines.place + lines.start, lines.length());
                }
            }
        }
        return new Baseline(path, index);
    }

    /** How many determinations there are. */
    int size() {
        return hashes.length;
    }

    /** The line about a request; of several the last. */
    Optional<String> line(String requestId) {
        long hash = hash(requestId);
        int found = Arrays.binarySearch(hashes, hash);
        if (found < 0) {
            return Optional.empty();
        }
        while (found + 1 < hashes.length && hashes[found + 1] == hash) {
            found++;
        }
        for (int i = found; i >= 0 && hashes[i] == hash; i--) {
            var line = read(places[i], lengths[i]);
            var bytes = line.getBytes(StandardCharsets.UTF_8);
            if (requestId.equals(id(bytes, 0, bytes.length))) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private String read(long place, int length) {
        try {
            var bytes = ByteBuffer.allocate(length);
            while (bytes.hasRemaining() && file.read(bytes, place + bytes.position()) >= 0) {
                // Reads on until the line is whole.
            }
            return Utf8.text(Arrays.copyOf(bytes.array(), bytes.position()));
        } catch (NotUtf8Exception e) {
            throw new UnusableRecordException("its earlier determination can't be read (" + e.getMessage() + ")");
        } catch (IOException e) {
            throw new UncheckedIOException(path.toString(), e);
        }
    }

    /** The id of the request that a line is about; null where it is about none. */
    private static String id(byte[] bytes, int start, int length) {
        try (var parser = JSON.createParser(bytes, start, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var field = parser.currentName();
                var value = parser.nextToken();
                if (field.equals("requestId") && value == JsonToken.VALUE_STRING) {
                    return parser.getText();
                }
                if (!field.equals("determination")) {
                    parser.skipChildren();
                }
            }
            return null;
        } catch (IOException e) {
            return null;
        }
    }

    /** FNV-1a over the characters: as good as any that needs no table, and the id is compared in the end. */
    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    /** Grows while the file is looked through. */
    private static final class Index {

        private long[] hashes = new long[1024];
        private long[] places = new long[1024];
        private int[] lengths = new int[1024];
        private int count;

        void add(long hash, long place, int length) {
            if (count == hashes.length) {
                hashes = Arrays.copyOf(hashes, count * 2);
                places = Arrays.copyOf(places, count * 2);
                lengths = Arrays.copyOf(lengths, count * 2);
            }
            hashes[count] = hash;
            places[count] = place;
            lengths[count++] = length;
        }

        int[] order() {
            // Sorted as numbers that carry the place in their low half would lose hash bits; boxes are short-lived.
            var order = new Integer[count];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (a, b) -> hashes[a] != hashes[b] ? Long.compare(hashes[a], hashes[b]) : a - b);
            return Arrays.stream(order).mapToInt(i -> i).toArray();
        }
    }

    /** The lines of a stream, one at a time, in one array. */
    private static final class LineBytes {

        /** Ten times a determination of 20,000 lines. */
        private static final int LONGEST_LINE = 1 << 28;

        private final Path path;
        private final InputStream in;
        private byte[] bytes = new byte[1 << 18];
        private int start;
        private int end;
        private int filled;
        /** Place in the stream of the first of the bytes. */
        private long place;

        LineBytes(Path path, InputStream in) {
            this.path = path;
            this.in = in;
        }

        /** Goes on to the next line; false at the end of the stream. */
        boolean next() throws IOException {
            start = end + (end < filled ? 1 : 0);
            end = start;
            while (end < filled || fill()) {
                if (bytes[end] == '\n') {
                    return true;
                }
                end++;
            }
            return end > start;
        }

        /** Reads on, and moves the line to the front of the array, which grows where the line fills it. */
        private boolean fill() throws IOException {
            place += start;
            System.arraycopy(bytes, start, bytes, 0, filled - start);
            filled -= start;
            end -= start;
            start = 0;
            if (filled >= LONGEST_LINE) {
                throw new UnusableRecordException(path + ": has a line of more than " + LONGEST_LINE
                        + " bytes, which is"
                        + " neither a determination nor a record; give what `determine` printed");
            }
            if (filled == bytes.length) {
                bytes = Arrays.copyOf(bytes, filled * 2);
            }
            int read = in.read(bytes, filled, bytes.length - filled);
            filled += Math.max(0, read);
            return read >= 0;
        }

        boolean isBlank() {
            return new String(bytes, start, Math.min(length(), 16), StandardCharsets.UTF_8).isBlank();
        }

        int length() {
            return end - start;
        }
    }
}
