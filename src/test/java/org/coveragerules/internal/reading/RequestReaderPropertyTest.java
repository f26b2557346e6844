package org.coveragerules.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.coveragerules.BatchEntry;
import org.coveragerules.InvalidRequestException;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.request.Request;

class RequestReaderPropertyTest {

    private static final Schema SCHEMA = Schema.named("request");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Provide
    Arbitrary<Request> requests() {
        // Where a moment stands is not the field of its component.
        return Arbitraries.randomValue(random ->
                RecordMaker.with(RandomRequests.request(random), "receivedAt", null));
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadBack(@ForAll("requests") Request request) throws IOException {
        byte[] json = RandomRequests.WRITER.writeValueAsBytes(request);

        assertThat(BundledRequests.read(json)).isEqualTo(request);
        assertThat(SCHEMA.complaints(Schema.JSON.readTree(json))).isEmpty();
    }

    /** A tree that is read is one the schema allows; and what is not a request is told with nothing personal in it. */
    @Property(tries = 800)
    void aTreeIsARequestOrRefused(@ForAll("requests") Request request, @ForAll Random random) {
        JsonNode tree = RandomRequests.WRITER.valueToTree(request);
        for (int i = random.nextInt(4); i >= 0; i--) {
            spoil(tree, random);
        }

        if (isRead(() -> BundledRequests.read(tree))) {
            assertThat(SCHEMA.complaints(tree)).isEmpty();
        }
        isRead(() -> BundledRequests.read(tree, Notation.YAML));
    }

    @Property(tries = 800)
    void aTextIsARequestOrRefused(@ForAll("requests") Request request, @ForAll Random random) throws IOException {
        byte[] json = RandomRequests.WRITER.writeValueAsBytes(request);
        for (int i = random.nextInt(4); i >= 0; i--) {
            json = spoil(json, random);
        }
        byte[] spoilt = json;

        isRead(() -> BundledRequests.read(spoilt));
        BundledRequests.readAll(new ByteArrayInputStream(spoilt))
                .forEach(entry -> entry.rejection().ifPresent(RequestReaderPropertyTest::assertNothingPersonal));
    }

    @Property(tries = 300)
    void ofManyLinesOnlyTheSpoiltAreLost(@ForAll("requests") Request request, @ForAll Random random)
            throws IOException {
        String json = RandomRequests.WRITER.writeValueAsString(request);
        StringBuilder lines = new StringBuilder();
        Map<Long, Boolean> whole = new HashMap<>();
        for (long line = 1; line <= 8; line++) {
            whole.put(line, random.nextBoolean());
            lines.append(whole.get(line) ? json : json.substring(0, random.nextInt(json.length()))).append('\n');
        }

        List<BatchEntry> entries = BundledRequests
                .readAll(new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8))).toList();

        assertThat(entries).extracting(BatchEntry::ordinal).containsExactlyElementsOf(
                LongStream.rangeClosed(1, entries.size()).boxed().toList());
        assertThat(entries).allSatisfy(entry ->
                assertThat(entry.request().isPresent()).isEqualTo(whole.get(entry.line())));
        assertThat(entries).filteredOn(entry -> entry.request().isPresent())
                .hasSize((int) whole.values().stream().filter(each -> each).count())
                .allSatisfy(entry -> assertThat(entry.request()).contains(request));
    }

    private static boolean isRead(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (InvalidRequestException refused) {
            assertNothingPersonal(refused);
            return false;
        }
    }

    private static void assertNothingPersonal(InvalidRequestException refused) {
        assertThat(refused).hasNoCause();
        assertThat(refused.faults()).isNotEmpty();
        assertThat(refused.getMessage()).doesNotContain(RandomRequests.MARK)
                .doesNotContain(RandomRequests.BORN + "-");
    }

    /** Replaces, removes, renames or adds one thing somewhere in the tree. */
    private static void spoil(JsonNode tree, Random random) {
        List<ContainerNode<?>> containers = new ArrayList<>();
        collect(tree, containers);
        ContainerNode<?> container = containers.get(random.nextInt(containers.size()));
        if (container instanceof ArrayNode array) {
            int index = random.nextInt(array.size() + 1);
            if (index < array.size() && random.nextBoolean()) {
                array.set(index, other(array.get(index), random));
            } else {
                array.insert(index, other(NODES.nullNode(), random));
            }
            return;
        }
        ObjectNode object = (ObjectNode) container;
        List<String> fields = new ArrayList<>();
        object.fieldNames().forEachRemaining(fields::add);
        String field = fields.isEmpty() ? "surplus" : fields.get(random.nextInt(fields.size()));
        switch (random.nextInt(4)) {
            case 0 -> object.remove(field);
            case 1 -> object.set(field + "s", object.path(field).deepCopy());
            default -> object.set(field, other(object.path(field), random));
        }
    }

    /** Another value than the given, which may hold the given one: it is personal in its new dress, too. */
    private static JsonNode other(JsonNode given, Random random) {
        return switch (random.nextInt(14)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(random.nextInt(40) - 20);
            case 2 -> NODES.numberNode(new BigInteger(200, random));
            case 3 -> NODES.numberNode(new BigDecimal("1E+1000000000"));
            case 4 -> NODES.numberNode(random.nextBoolean() ? Double.NaN : 8.5);
            case 5 -> NODES.booleanNode(random.nextBoolean());
            case 6 -> NODES.textNode(" ");
            case 7 -> NODES.textNode(random.nextBoolean() ? "2025-02-30" : "97110");
            case 8 -> NODES.textNode("x".repeat(1000));
            case 9 -> NODES.arrayNode().add(given.deepCopy());
            case 10 -> NODES.objectNode().set("value", given.deepCopy());
            case 11 -> NODES.pojoNode(new Object());
            case 12 -> NODES.binaryNode(new byte[3]);
            default -> given.isTextual() ? NODES.textNode(given.textValue() + " ") : NODES.textNode("8");
        };
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> containers) {
        if (node instanceof ContainerNode<?> container) {
            containers.add(container);
            node.forEach(child -> collect(child, containers));
        }
    }

    /** Removes, doubles or replaces one byte; with more, what is personal could come to stand elsewhere. */
    private static byte[] spoil(byte[] json, Random random) {
        int from = random.nextInt(json.length);
        int to = from + 1;
        byte[] between = switch (random.nextInt(4)) {
            case 0 -> new byte[0];
            case 1 -> new byte[] {json[from], json[from]};
            case 2 -> new byte[] {(byte) random.nextInt(256)};
            default -> new byte[] {(byte) "{}[]\",:\n 0".charAt(random.nextInt(10))};
        };
        byte[] spoilt = new byte[from + between.length + json.length - to];
        System.arraycopy(json, 0, spoilt, 0, from);
        System.arraycopy(between, 0, spoilt, from, between.length);
        System.arraycopy(json, to, spoilt, from + between.length, json.length - to);
        return spoilt;
    }
}
