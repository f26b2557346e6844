package org.coveragerules.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.coveragerules.DeterminationWriter;
import org.coveragerules.InvalidRequestException;
import org.coveragerules.cases.RuleCases;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.reading.Notation;
import org.coveragerules.internal.reading.RequestWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The requests of the cases, something of each changed at random: it is determined or refused, and nothing else. */
class FuzzedRequestsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Stands for brackets deeper than a tree of them can be written. */
    private static final String NESTED = "so many brackets";

    /** What no one means, or what is at the end of what one may mean. */
    private static final List<JsonNode> ODD = List.of(NODES.nullNode(), NODES.booleanNode(true), NODES.numberNode(-1),
            NODES.numberNode(0), NODES.numberNode(1), NODES.numberNode(999), NODES.numberNode(Integer.MAX_VALUE),
            NODES.numberNode(Integer.MIN_VALUE), NODES.numberNode(Long.MAX_VALUE), NODES.numberNode(1.5),
            NODES.numberNode(1e300), NODES.numberNode(new BigDecimal("1E+999999")), NODES.textNode(""),
            NODES.textNode(" "), NODES.textNode("0"), NODES.textNode("0001-01-01"), NODES.textNode("2023-02-29"),
            NODES.textNode("2024-02-29"), NODES.textNode("9999-12-31"), NODES.textNode("+999999999-12-31"),
            NODES.textNode("-999999999-01-01"), NODES.textNode("\ud800"),
            NODES.textNode("\u0000\u001b[2J\n\u2028\u202e"), NODES.textNode("\ud83e\ude7a \u017f\u0130\u00df"),
            NODES.textNode("x".repeat(10_000)), NODES.arrayNode(),
            NODES.objectNode(), NODES.textNode(NESTED));

    /** The requests, and every value that one of their fields has, by its name. */
    private final List<JsonNode> requests = new ArrayList<>();
    private final Map<String, List<JsonNode>> values = new HashMap<>();

    FuzzedRequestsTest() throws IOException {
        for (var one : RuleCases.all()) {
            requests.add(JSON.readTree(RequestWriter.bytes(BundledRequests.read(one.request(), Notation.YAML))));
        }
        requests.forEach(this::collect);
    }

    @Test
    void eachIsDeterminedOrRefused() {
        eachIsDeterminedOrRefused(3_000);
    }

    @Test
    @Tag("long")
    void eachOfManyIsDeterminedOrRefused() {
        eachIsDeterminedOrRefused(1_000_000);
    }

    private void eachIsDeterminedOrRefused(int count) {
        try (var rules = Adjudicator.bundled(CodeTables.from(RuleCases.CODES))) {
            long determined = LongStream.range(0, count).parallel().filter(seed -> isDetermined(seed, rules)).count();
            assertThat(determined).as("determined of %d", count).isBetween(count / 10L, count * 9L / 10);
        }
    }

    private boolean isDetermined(long seed, Adjudicator rules) {
        var text = text(new Random(seed * 31 + 7));
        try {
            var determination = rules.determine(BundledRequests.read(text));
            assertThat(DeterminationWriter.bytes(determination)).isNotEmpty();
            return true;
        } catch (InvalidRequestException refused) {
            assertThat(refused.faults()).isNotEmpty();
            return false;
        } catch (Throwable e) {
            throw new AssertionError("request " + seed + ", which is neither determined nor refused: "
                    + (text.length() > 5_000 ? text.length() + " characters" : text), e);
        }
    }

    private String text(Random random) {
        var request = requests.get(random.nextInt(requests.size())).deepCopy();
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            change(request, random);
        }
        int depth = random.nextInt(5_000);
        var text = request.toString().replace("\"" + NESTED + "\"", "[".repeat(depth) + "]".repeat(depth));
        if (random.nextInt(10) > 0) {
            return text;
        }
        var spoilt = new StringBuilder(text);
        int at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
            case 0 -> spoilt.deleteCharAt(at);
            case 1 -> spoilt.setLength(at);
            case 2 -> spoilt.insert(at, "{}[]\":,\\\u0000\ufeff\ud800e9".charAt(random.nextInt(13)));
            default -> spoilt.insert(at, text, at / 2, at);
        }
        return new String(spoilt.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private void change(JsonNode request, Random random) {
        var containers = new ArrayList<ContainerNode<?>>();
        containers(request, containers);
        var container = containers.get(random.nextInt(containers.size()));
        if (container instanceof ArrayNode array) {
            if (array.isEmpty()) {
                array.add(odd(random));
                return;
            }
            int at = random.nextInt(array.size());
            switch (random.nextInt(4)) {
                case 0 -> array.remove(at);
                case 1 -> array.add(array.get(at).deepCopy());
                case 2 -> array.set(at, odd(random));
                default -> array.insert(0, array.remove(at));
            }
            return;
        }
        var object = (ObjectNode) container;
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty() || random.nextInt(12) == 0) {
            var known = List.copyOf(values.keySet()).get(random.nextInt(values.size()));
            object.set(known, other(known, random));
            return;
        }
        var name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(6)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name, odd(random));
            // Most often something another request has there, which leaves a request.
            default -> object.set(name, other(name, random));
        }
    }

    private static JsonNode odd(Random random) {
        return ODD.get(random.nextInt(ODD.size())).deepCopy();
    }

    private JsonNode other(String name, Random random) {
        var known = values.get(name);
        return known == null ? odd(random) : known.get(random.nextInt(known.size())).deepCopy();
    }

    private void collect(JsonNode node) {
        node.properties().forEach(field -> values.computeIfAbsent(field.getKey(), name -> new ArrayList<>())
                .add(field.getValue()));
        node.forEach(this::collect);
    }

    private static void containers(JsonNode node, List<ContainerNode<?>> containers) {
        if (node instanceof ContainerNode<?> container) {
            containers.add(container);
            node.forEach(inner -> containers(inner, containers));
        }
    }
}
