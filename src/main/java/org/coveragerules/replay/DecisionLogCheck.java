package org.coveragerules.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.coveragerules.internal.text.Digests;

/** Looks whether a {@link DecisionLog} is as it was written, the files that were put aside included. */
public final class DecisionLogCheck {

    private static final String BEGINNING = "{\"number\":";
    private static final ObjectMapper JSON = new ObjectMapper();
    /** More than a line of a determination of twenty thousand lines. */
    private static final int LONGEST = 16 << 20;

    /**
     * What was found.
     *
     * @param lines  how many lines are as they were written, from the first one on
     * @param last   number and digest of the last of them, as {@link DecisionLog#last} tells them
     * @param faults what is not, with file and line; empty: nothing
     */
    public record Found(long lines, String last, List<String> faults) {

        public Found {
            faults = List.copyOf(faults);
        }
    }

    /** The last line of a log: its number, its digest, and where it ends in its file. */
    record Last(long number, String digest, long end) {
    }

    private long lines;
    private long number;
    private String before = DecisionLog.NONE;
    private final List<String> faults = new ArrayList<>();

    private final String expected;
    private boolean isThere;

    private DecisionLogCheck(String expected) {
        this.expected = expected;
        this.isThere = expected == null || expected.equals("0 " + DecisionLog.NONE);
    }

    /**
     * Reads a log and what was put aside of it, in their order.
     *
     * @param last number and digest of a line that has to be there as it was; null: of none
     * @throws IOException where it can't be read
     */
    public static Found of(Path file, String last) throws IOException {
        var check = new DecisionLogCheck(last);
        var files = new ArrayList<>(aside(file));
        if (files.isEmpty() || Files.exists(file)) {
            files.add(file);
        }
        for (var each : files) {
            check.read(each, each.equals(file));
        }
        if (last != null && !check.isThere) {
            check.faults.add(file + ": has no line " + last + ": lines at its end are missing, or are not what was"
                    + " written");
        }
        return new Found(check.lines, check.number + " " + check.before, check.faults);
    }

    /** The files that were put aside, the first one first. */
    private static List<Path> aside(Path file) throws IOException {
        var own = Pattern.compile(Pattern.quote(file.getFileName().toString()) + "\\.(\\d{1,18})");
        try (var beside = Files.list(file.toAbsolutePath().getParent())) {
            return beside.filter(each -> own.matcher(each.getFileName().toString()).matches())
                    .sorted(Comparator.comparingLong(each -> Long.parseLong(each.toString().substring(
                            each.toString().lastIndexOf('.') + 1)))).map(each -> file.resolveSibling(each.getFileName()))
                    .toList();
        }
    }

    private void read(Path file, boolean isLast) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            var line = new ByteArrayOutputStream();
            for (long at = 1;; at++) {
                boolean isWhole = read(in, line);
                if (!isWhole) {
                    if (line.size() > 0) {
                        faults.add(file + ":" + at + ": ends within a line" + (isLast ? "; a process that was killed"
                                + " leaves such, and the next that opens the log cuts it off" : ""));
                    }
                    return;
                }
                look(file + ":" + at, line.toByteArray());
                line.reset();
            }
        }
    }

    private static boolean read(InputStream in, ByteArrayOutputStream line) throws IOException {
        for (int one = in.read(); one >= 0; one = in.read()) {
            if (one == '\n') {
                return true;
            }
            if (line.size() < LONGEST) {
                line.write(one);
            }
        }
        return false;
    }

    private void look(String place, byte[] line) {
        var said = json(line);
        if (said == null || !said.path("number").isIntegralNumber() || !said.path("before").isTextual()) {
            faults.add(place + ": is no line of a decision log");
            // The line after it tells as well that this is not what stood here.
            before = Digests.hex(line);
            number++;
            return;
        }
        long own = said.path("number").longValue();
        boolean follows = said.path("before").textValue().equals(before);
        if (own != number + 1) {
            faults.add(place + ": has number " + own + " where " + (number + 1) + " was expected: "
                    + (own > number ? "lines before it are missing" : "it was put in, or stands twice"));
        } else if (!follows) {
            faults.add(place + ": does not follow the line before it: that one, or this, is not what was written");
        } else {
            lines += faults.isEmpty() ? 1 : 0;
        }
        number = own;
        before = Digests.hex(line);
        isThere = isThere || expected.equals(number + " " + before);
    }

    private static JsonNode json(byte[] line) {
        try {
            return JSON.readTree(new String(line, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /**
     * The last whole line of a log; of one that is empty, or not there, the last of what was put aside.
     *
     * @throws IOException where it can't be read, or is no line of a log
     */
    static Last last(Path file) throws IOException {
        if (Files.exists(file)) {
            if (!Files.isRegularFile(file)) {
                throw new FileSystemException(file.toString(), null, "is no regular file");
            }
            var last = lastOf(file);
            if (last.number() > 0) {
                return last;
            }
        }
        var aside = aside(file);
        if (aside.isEmpty()) {
            return new Last(0, DecisionLog.NONE, 0);
        }
        var last = lastOf(aside.get(aside.size() - 1));
        return new Last(last.number(), last.digest(), 0);
    }

    private static Last lastOf(Path file) throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            long end = before(in, in.length());
            checkBegun(file, in, end);
            if (end == 0) {
                return new Last(0, DecisionLog.NONE, 0);
            }
            long start = before(in, end - 1);
            if (end - 1 - start > LONGEST) {
                throw new FileSystemException(file.toString(), null, "is no decision log: its last line is too long");
            }
            var line = new byte[(int) (end - 1 - start)];
            in.seek(start);
            in.readFully(line);
            var said = json(line);
            if (said == null || !said.path("number").isIntegralNumber()) {
                throw new FileSystemException(file.toString(), null, "is no decision log: its last line is none of one");
            }
            return new Last(said.path("number").longValue(), Digests.hex(line), end);
        }
    }

    /** What is cut off has to be the beginning of a line: another file, named by mistake, stays as it is. */
    private static void checkBegun(Path file, RandomAccessFile in, long end) throws IOException {
        var begun = new byte[(int) Math.min(BEGINNING.length(), in.length() - end)];
        in.seek(end);
        in.readFully(begun);
        if (!BEGINNING.startsWith(new String(begun, StandardCharsets.ISO_8859_1))) {
            throw new FileSystemException(file.toString(), null, "is no decision log: it ends with something else");
        }
    }

    /** Behind the last end of a line before a place; 0 where there is none. */
    private static long before(RandomAccessFile in, long place) throws IOException {
        var block = new byte[1 << 13];
        for (long end = place; end > 0;) {
            int count = (int) Math.min(block.length, end);
            in.seek(end - count);
            in.readFully(block, 0, count);
            for (int at = count - 1; at >= 0; at--) {
                if (block[at] == '\n') {
                    return end - count + at + 1;
                }
            }
            end -= count;
        }
        return 0;
    }
}
