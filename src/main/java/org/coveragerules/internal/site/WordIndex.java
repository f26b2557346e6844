package org.coveragerules.internal.site;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The words of policies, as MiniSearch writes an index of them: a browser then has to build none. What a word is,
 * search.js says likewise.
 */
final class WordIndex {

    /** Of {@code name} and {@code text}. */
    private static final int FIELDS = 2;
    /** Of the form in which MiniSearch 7 writes an index. */
    private static final int FORM = 2;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:\\.[\\p{L}\\p{N}]+)*+");

    /** Words that are in every text and tell none. */
    private static final Set<String> PASSED_OVER = new TreeSet<>(List.of("a", "an", "and", "any", "are", "as", "at",
            "be", "been", "but", "by", "can", "does", "for", "from", "had", "has", "have", "if", "in", "into", "is", "it",
            "its", "may", "no", "nor", "not", "of", "on", "or", "such", "than", "that", "the", "their", "there", "they",
            "this", "to", "was", "where", "which", "who", "with", "without"));

    /** By word and field how often each policy has it. */
    private final TreeMap<String, List<TreeMap<Integer, Integer>>> words = new TreeMap<>();
    private final List<int[]> lengths = new ArrayList<>();

    /** A policy, which has the next number, from 0. */
    void add(String name, String text) {
        lengths.add(new int[] {count(0, name), count(1, text)});
    }

    /** How many words a field has by the count of MiniSearch: as they are written, with those that are passed over. */
    private int count(int field, String text) {
        var written = WORD.matcher(text).results().map(MatchResult::group).toList();
        var own = new HashMap<String, Integer>();
        written.stream().map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> !PASSED_OVER.contains(word)).forEach(word -> own.merge(word, 1, Integer::sum));
        own.forEach((word, times) -> words.computeIfAbsent(word, none -> List.of(new TreeMap<>(), new TreeMap<>()))
                .get(field).put(lengths.size(), times));
        return new HashSet<>(written).size();
    }

    ArrayNode passedOver() {
        var list = JsonNodeFactory.instance.arrayNode();
        PASSED_OVER.forEach(list::add);
        return list;
    }

    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode().put("documentCount", lengths.size()).put("nextId", lengths.size());
        var ids = json.putObject("documentIds");
        json.putObject("fieldIds").put("name", 0).put("text", 1);
        var lengthsOf = json.putObject("fieldLength");
        var averages = new double[FIELDS];
        for (int number = 0; number < lengths.size(); number++) {
            ids.put(String.valueOf(number), number);
            var own = lengthsOf.putArray(String.valueOf(number));
            for (int field = 0; field < FIELDS; field++) {
                own.add(lengths.get(number)[field]);
                // As MiniSearch comes to it, so that nothing is rounded otherwise.
                averages[field] = (averages[field] * number + lengths.get(number)[field]) / (number + 1);
            }
        }
        var average = json.putArray("averageFieldLength");
        for (var each : averages) {
            average.add(each);
        }
        json.putObject("storedFields");
        json.put("dirtCount", 0);
        var index = json.putArray("index");
        words.forEach((word, fields) -> add(index.addArray().add(word).addObject(), fields));
        return json.put("serializationVersion", FORM);
    }

    private static void add(ObjectNode to, List<? extends Map<Integer, Integer>> fields) {
        for (int field = 0; field < FIELDS; field++) {
            if (!fields.get(field).isEmpty()) {
                var times = to.putObject(String.valueOf(field));
                fields.get(field).forEach((policy, each) -> times.put(String.valueOf(policy), each));
            }
        }
    }
}
