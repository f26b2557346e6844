package org.coveragerules.internal.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.coveragerules.browser.DrivenBrowser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The index that is written is the one that MiniSearch would build of the same texts, as search.js has it read. */
@Tag("long")
class WordIndexTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DOCUMENTS = 60;
    private static final int WORDS = 4000;
    private static final List<String> ODD = List.of("The", "THE", "Of", "naïve", "NAÏVE", "Über", "ΣΊΣΥΦΟΣ", "İstanbul", "ﬁne",
            "日本語", "𝒜𝒷", "240.4", "12.5.", ".5", "M17.11", "97110", "a.b.c", "x..y", "½", "١٢", "e\u0301t", "constructor",
            "__proto__", "toString", "3", "Straße");
    private static final List<String> BETWEEN = List.of(" ", " ", " ", "\n", ", ", "-", "_", " … ", "\u00a0", "’", "/");

    private final Random random = new Random(20261129);
    private final List<String> words = words();

    private List<String> words() {
        var made = new ArrayList<String>();
        for (int at = 0; at < WORDS / 10; at++) {
            var word = new StringBuilder();
            for (int length = 1 + random.nextInt(9); length > 0; length--) {
                word.append((char) ('a' + random.nextInt(random.nextBoolean() ? 6 : 26)));
            }
            made.add(random.nextInt(5) == 0 ? word.toString().toUpperCase(Locale.ROOT) : word.toString());
        }
        made.addAll(ODD);
        return made;
    }

    private String text(int most) {
        var text = new StringBuilder();
        for (int count = random.nextInt(most); count > 0; count--) {
            text.append(words.get(random.nextInt(words.size()))).append(BETWEEN.get(random.nextInt(BETWEEN.size())));
        }
        return text.toString();
    }

    @Test
    void isWhatMiniSearchBuilds() throws IOException {
        var script = script("search.js");
        var options = between(script, "MiniSearch\\.loadJS\\(data\\.index, (\\{.*?\\n    \\})\\);");
        var word = between(script, "\\n  (var WORD = .*?;)\\n");
        var written = new WordIndex();
        var documents = JSON.createArrayNode();
        for (int id = 0; id < DOCUMENTS; id++) {
            var name = text(8);
            var text = text(2 * WORDS / DOCUMENTS);
            written.add(name, text);
            documents.addObject().put("id", id).put("name", name).put("text", text);
        }
        try (var browser = DrivenBrowser.start()) {
            browser.evaluate(script("minisearch.js") + "; 0");
            browser.evaluate(word + "var passedOver = new Set(" + written.passedOver() + ");var options = " + options + ";"
                    + "var built = new MiniSearch(options); built.addAll(" + documents + ");"
                    + "var read = MiniSearch.loadJS(" + written.json() + ", options); 0");

            assertThat(byWord(browser.evaluate("built.toJSON()"))).isEqualTo(byWord(JSON.readTree(written.json().toString())));
            for (var query : queries()) {
                // Scores are summed up in the order of the words, which is another one: their last digits may differ.
                var found = "%s.search(" + DrivenBrowser.quoted(query) + ").sort((one, other) => one.id - other.id)"
                        + ".map(each => [each.id, each.score.toPrecision(12), each.terms.sort()])";
                assertThat(browser.evaluate(found.formatted("read"))).as("what is found for %s", query)
                        .isEqualTo(browser.evaluate(found.formatted("built")));
            }
            assertThat(browser.evaluate("built.search('naïve the').length").asInt()).isPositive();
        }
    }

    private List<String> queries() {
        var queries = new ArrayList<>(ODD);
        for (int at = 0; at < 60; at++) {
            var one = words.get(random.nextInt(words.size()));
            queries.add(one);
            queries.add(one.substring(0, (one.length() + 1) / 2) + " " + words.get(random.nextInt(words.size())));
        }
        return queries;
    }

    /** Each part as it is, and the words without their order. */
    private static Map<String, JsonNode> byWord(JsonNode index) {
        var parts = new TreeMap<String, JsonNode>();
        index.properties().forEach(each -> parts.put(each.getKey(), each.getValue()));
        ((ArrayNode) parts.remove("index")).forEach(each -> parts.put("word " + each.get(0).asText(), each.get(1)));
        return parts;
    }

    private static String between(String text, String pattern) {
        var found = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        assertThat(found.find()).as("search.js has " + pattern).isTrue();
        return found.group(1);
    }

    private static String script(String name) {
        return new String(Asset.bytes(name), StandardCharsets.UTF_8);
    }
}
