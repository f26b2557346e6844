package org.coveragerules.exchange.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.coveragerules.internal.vocabulary.X12Codes;

/** The codes of X12 that an answer in FHIR is written in, each on the list of its data element. */
final class WrittenCodes {

    static final String LIST = "/org/coveragerules/exchange/fhir/x12-codes.txt";
    /** Of the elements for which no vocabulary names codes. */
    static final Map<String, Set<String>> LISTS = lists();
    private static final String X12 = "https://codesystem.x12.org/";

    private WrittenCodes() {
    }

    /** The codes of an answer, such as {@code 901 57}; fails where one is on no list. */
    static Set<String> of(JsonNode answer) {
        var found = new TreeSet<String>();
        add(answer, found);
        assertThat(found).allMatch(WrittenCodes::isListed);
        return found;
    }

    static boolean isListed(String written) {
        var list = written.substring(0, written.indexOf(' '));
        var code = written.substring(list.length() + 1);
        return switch (list) {
            case "306" -> X12Codes.ACTION.has(code);
            case "886" -> X12Codes.DECISION.has(code);
            default -> LISTS.getOrDefault(list, Set.of()).contains(code);
        };
    }

    private static void add(JsonNode node, Set<String> found) {
        var system = node.path("system").asText();
        if (system.startsWith(X12)) {
            found.add(system.substring(system.lastIndexOf('/') + 1) + " " + node.path("code").asText());
        }
        node.forEach(child -> add(child, found));
    }

    private static Map<String, Set<String>> lists() {
        var lists = new TreeMap<String, Set<String>>();
        try (var in = WrittenCodes.class.getResourceAsStream(LIST)) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
                    .map(line -> Arrays.asList(line.split(" "))).forEach(words -> lists.computeIfAbsent(words.get(0),
                            list -> new TreeSet<>()).addAll(words.subList(1, words.size())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lists;
    }
}
