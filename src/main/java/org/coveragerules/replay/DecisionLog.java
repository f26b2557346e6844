package org.coveragerules.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.coveragerules.DecisionListener;
import org.coveragerules.Determination;
import org.coveragerules.DeterminationWriter;
import org.coveragerules.internal.reading.RequestWriter;
import org.coveragerules.internal.text.Digests;
import org.coveragerules.request.Request;

/**
 * What was decided, for auditors: a file that only grows, one JSON object a line, each with the digest of the line
 * before it, so that {@link DecisionLogCheck} finds a line that was altered, taken out or put in. It holds ids, outcomes,
 * statements and digests, and nothing of what a request says of a person's health. A line is written before its answer is
 * returned; a log that cannot be written stops the answer. Safe for use by several threads; one process at a time.
 */
public final class DecisionLog implements DecisionListener, AutoCloseable {

    /** What the first line has in place of the digest of a line before it. */
    static final String NONE = "0".repeat(64);

    /** How long a line may take to reach the disk. */
    public enum Flush {
        /** Left to the system: what it holds is lost only if the machine stops, not if the process does. */
        BY_SYSTEM,
        /** On the disk before the answer is returned. */
        EACH
    }

    private final Path file;
    private final InstantSource clock;
    private final Flush flush;
    private final long rotateAt;
    private FileChannel channel;
    private long size;
    private long number;
    private String before;
    /** Why nothing can be added any more; null: it can. */
    private IOException failed;

    private DecisionLog(Path file, InstantSource clock, Flush flush, long rotateAt) {
        this.file = file;
        this.clock = clock;
        this.flush = flush;
        this.rotateAt = rotateAt;
    }

    /**
     * Opens a log, new or to go on with. A line that a process was killed in, whose answer nobody was given, is cut off.
     *
     * @param file     where it is
     * @param clock    tells when something was decided
     * @param flush    when a line is on the disk
     * @param rotateAt so many bytes, and the file is put aside as {@code <file>.<number of its last line>}; 0: never
     * @throws IOException where it can't be written, another process writes it, or its last line is none of a log
     */
    public static DecisionLog open(Path file, InstantSource clock, Flush flush, long rotateAt) throws IOException {
        var log = new DecisionLog(file, clock, flush, rotateAt);
        try {
            log.begin();
        } catch (IOException | RuntimeException e) {
            log.close();
            throw e;
        }
        return log;
    }

    private void begin() throws IOException {
        var last = DecisionLogCheck.last(file);
        number = last.number();
        before = last.digest();
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw new FileSystemException(file.toString(), null, "another process writes it");
            }
        } catch (OverlappingFileLockException e) {
            throw new FileSystemException(file.toString(), null, "it is open already");
        }
        channel.truncate(last.end());
        channel.position(last.end());
        size = last.end();
    }

    /** What a line says, but for its number, time and the line before it. */
    public record Entry(ObjectNode said) {

        /** What is said of a determination. */
        public static Entry of(Request request, Determination determination) {
            var said = JsonNodeFactory.instance.objectNode();
            said.put("requestId", determination.requestId());
            said.put("fingerprint", determination.rulesFingerprint());
            var versions = said.putArray("versions");
            determination.policies().forEach(asked -> versions.add(asked.policy() + " " + asked.version()
                    + (Boolean.TRUE.equals(asked.named()) ? " named" : "")));
            said.put("outcome", determination.outcome().name());
            var lines = said.putArray("lines");
            for (var line : determination.lines()) {
                var one = lines.addObject().put("number", line.number()).put("outcome", line.outcome().name());
                var statements = one.putArray("statements");
                line.reasons().stream().filter(reason -> reason.decisive()).map(reason -> reason.statement()).distinct()
                        .forEach(statements::add);
            }
            said.put("request", Digests.hex(RequestWriter.bytes(request)));
            said.put("determination", Digests.hex(DeterminationWriter.bytes(determination)));
            return new Entry(said);
        }
    }

    /** @throws UncheckedIOException where it can't be written, and ever after */
    @Override
    public void decided(Request request, Determination determination) {
        add(List.of(Entry.of(request, determination)));
    }

    /**
     * Adds lines in this order, all at one time of the clock.
     *
     * @throws UncheckedIOException where they can't be written, and ever after
     */
    public synchronized void add(List<Entry> entries) {
        if (failed != null) {
            throw new UncheckedIOException(failed);
        }
        try {
            var at = clock.instant();
            var lines = new ByteArrayOutputStream();
            for (var entry : entries) {
                if (rotateAt > 0 && size > 0 && size >= rotateAt) {
                    write(lines);
                    rotate();
                }
                var line = line(entry, at);
                lines.writeBytes(line);
                size += line.length;
            }
            write(lines);
        } catch (IOException e) {
            failed = e;
            throw new UncheckedIOException(e);
        }
    }

    private byte[] line(Entry entry, Instant at) {
        var line = JsonNodeFactory.instance.objectNode();
        line.put("number", ++number);
        line.put("time", at.toString());
        line.setAll(entry.said());
        line.put("before", before);
        var text = line.toString();
        before = Digests.hex(text);
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void write(ByteArrayOutputStream lines) throws IOException {
        var bytes = ByteBuffer.wrap(lines.toByteArray());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        if (flush == Flush.EACH && lines.size() > 0) {
            channel.force(false);
        }
        lines.reset();
    }

    private void rotate() throws IOException {
        channel.force(false);
        channel.close();
        Files.move(file, Path.of(file + "." + number));
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.lock();
        size = 0;
    }

    /** The number and the digest of its last line, which tell later whether lines at the end are missing. */
    public synchronized String last() {
        return number + " " + before;
    }

    @Override
    public synchronized void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
