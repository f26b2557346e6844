package org.coveragerules.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.coveragerules.internal.text.Digests;
import org.coveragerules.internal.text.NotUtf8Exception;
import org.coveragerules.internal.text.Utf8;
import org.coveragerules.internal.text.Visible;

/** Reads a file of facts line by line, and tells of every line that is none. */
final class PayerFactsReader {

    private static final String MEMBER = "member";
    private static final String REQUEST = "request";
    private static final String FACTS = "facts";
    private static final String A_LINE = "write a line as `{\"member\": \"ID\", \"facts\": {…}}` or `{\"request\":"
            + " \"ID\", \"facts\": {…}}`";

    /** More are not told: who wrote so many has one mistake to mend. */
    private static final int MOST_FAULTS = 100;

    /** A request nests seven deep. */
    private static final int DEEPEST = 64;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build()).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Path file;
    private final Map<String, PayerFacts.Told> members = new HashMap<>();
    private final Map<String, PayerFacts.Told> requests = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private int line;

    PayerFactsReader(Path file) {
        this.file = file;
    }

    PayerFacts read() {
        MessageDigest digest = Digests.sha256();
        try (var in = new BufferedInputStream(new DigestInputStream(Files.newInputStream(file), digest), 1 << 16)) {
            for (var bytes = nextLine(in); bytes != null && faults.size() < MOST_FAULTS; bytes = nextLine(in)) {
                line++;
                readLine(bytes);
            }
        } catch (IOException e) {
            // The system's own words begin with the name of the file, or say less than this.
            faults.add(Visible.of(file.toString()) + ": there is no such file, or it can't be read; name a file of"
                    + " facts, one JSON object a line");
        }
        if (!faults.isEmpty()) {
            throw new PayerFactsException(file.toString(), faults);
        }
        return new PayerFacts(file.getFileName().toString(), members, requests, HexFormat.of().formatHex(digest.digest()));
    }

    /** The bytes of the next line without its end; null after the last. */
    private static byte[] nextLine(InputStream in) throws IOException {
        int next = in.read();
        if (next < 0) {
            return null;
        }
        var bytes = new ByteArrayOutputStream(256);
        for (; next >= 0 && next != '\n'; next = in.read()) {
            bytes.write(next);
        }
        return bytes.toByteArray();
    }

    private void readLine(byte[] bytes) {
        try {
            var text = Utf8.text(bytes);
            if (!text.isBlank()) {
                readText(text);
            }
        } catch (NotUtf8Exception e) {
            fault("a byte is not UTF-8; write the file in UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readText(String text) throws IOException {
        try (var parser = JSON.createParser(text)) {
            try {
                take(JSON.readTree(parser));
            } catch (JsonProcessingException e) {
                // Of what is too much the parser tells no place.
                var place = e.getLocation() == null || e.getLocation().getColumnNr() < 0 ? parser.currentLocation()
                        : e.getLocation();
                fault(reason(e, " at column " + place.getColumnNr()));
            }
        }
    }

    /** What the parser says quotes what it read; it is looked at and not passed on. */
    private static String reason(JsonProcessingException broken, String at) {
        var said = broken.getOriginalMessage();
        if (broken instanceof StreamConstraintsException) {
            return said.contains("nesting") ? "nests more than " + DEEPEST + " deep" + at + "; no facts do"
                    : (said.startsWith("Number") ? "has a number of more digits than any request" : "has a name or text"
                    + " that is longer than any of a request") + at + "; write a value that a request can have";
        }
        return said.startsWith("Duplicate field") ? "a field is given twice" + at + "; give each field once"
                : "is not JSON" + at + "; " + A_LINE;
    }

    private void take(JsonNode node) {
        if (!node.isObject()) {
            fault("is no JSON object; " + A_LINE);
            return;
        }
        var unknown = new ArrayList<String>();
        node.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(Set.of(MEMBER, REQUEST, FACTS));
        if (!unknown.isEmpty()) {
            fault("has a field " + Visible.quoted(unknown.get(0)) + ", which no line of facts has; " + A_LINE);
        } else if (node.has(MEMBER) == node.has(REQUEST)) {
            fault((node.has(MEMBER) ? "names both a member and a request; make two lines of it, or "
                    : "names neither a member nor a request; ") + A_LINE);
        } else if (!(node.get(FACTS) instanceof ObjectNode facts)) {
            fault((node.has(FACTS) ? "has `facts` that are no object; " : "has no `facts`; ") + A_LINE);
        } else if (facts.has("id")) {
            fault("`facts` would change the request's `id`; leave that out, since the answer is known by it");
        } else {
            take(node.has(MEMBER) ? MEMBER : REQUEST, node, facts);
        }
    }

    private void take(String kind, JsonNode node, ObjectNode facts) {
        var id = node.get(kind).textValue();
        if (id == null || id.isBlank()) {
            fault("`" + kind + "` is no id; write it as a text");
            return;
        }
        var earlier = (kind.equals(MEMBER) ? members : requests).putIfAbsent(id, new PayerFacts.Told(line, facts));
        if (earlier != null) {
            fault("tells of the same " + kind + " as line " + earlier.line() + "; make one line of both");
        }
    }

    private void fault(String what) {
        faults.add(Visible.of(file.toString()) + ":" + line + ": " + what);
    }
}
