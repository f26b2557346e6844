package org.coveragerules.replay;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.ObjLongConsumer;

/** A file of lines that is written from its end on, so that what a run finds need not be held in memory. */
final class SpillFile implements Closeable {

    private static final int BUFFER = 1 << 16;

    /** Holds most lines whole. */
    private static final int ONE_LINE = 1 << 12;

    private final FileChannel file;
    private final ByteBuffer unwritten = ByteBuffer.allocate(BUFFER);
    private long length;

    /**
     * Opens a file.
     *
     * @param length what it held when the run was last written down; what came after is forgotten
     */
    SpillFile(Path path, long length) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        if (file.size() < length) {
            file.close();
            throw new IOException("`" + path + "` holds less than was written down of it; begin anew without --resume");
        }
        file.truncate(length);
        file.position(length);
        this.length = length;
    }

    /** Adds a line. */
    void add(String line) throws IOException {
        add((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Adds lines that end with a line end. */
    void add(byte[] lines) throws IOException {
        length += lines.length;
        if (lines.length > unwritten.remaining()) {
            write();
        }
        if (lines.length > unwritten.remaining()) {
            write(ByteBuffer.wrap(lines));
        } else {
            unwritten.put(lines);
        }
    }

    long length() {
        return length;
    }

    /** Writes what was added. */
    void write() throws IOException {
        unwritten.flip();
        write(unwritten);
        unwritten.clear();
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    /** Hands over each line and the place where it begins. */
    void forEach(ObjLongConsumer<String> lines) throws IOException {
        write();
        file.position(0);
        var reader = new BufferedReader(new InputStreamReader(Channels.newInputStream(file), StandardCharsets.UTF_8),
                BUFFER);
        long place = 0;
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.accept(line, place);
            place += line.getBytes(StandardCharsets.UTF_8).length + 1;
        }
        file.position(length);
    }

    /** The line that begins at a place. */
    String line(long place) throws IOException {
        file.position(place);
        try {
            var text = new InputStreamReader(Channels.newInputStream(file), StandardCharsets.UTF_8);
            return new BufferedReader(text, ONE_LINE).readLine();
        } finally {
            file.position(length);
        }
    }

    /** Copies the whole. */
    void copyTo(OutputStream out) throws IOException {
        write();
        file.position(0);
        Channels.newInputStream(file).transferTo(out);
        file.position(length);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
