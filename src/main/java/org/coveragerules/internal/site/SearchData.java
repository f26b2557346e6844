package org.coveragerules.internal.site;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.LinkedHashSet;
import java.util.Set;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.pages.Place;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.text.InertJson;
import org.coveragerules.internal.text.NameInWords;

/**
 * What the search of the start page finds things by: an index of the words of policies, the codes that have a page, and
 * the ranges of codes and diagnoses of which policies speak. It is a script, since a page that is opened from a disk can
 * load nothing else.
 */
final class SearchData {

    private static final String BEGIN = "var coverageRules = window.coverageRules || {};\n"
            + "coverageRules.searchData = function () { return JSON.parse('";
    private static final String END = "'); };\n";

    private final Made made;
    private final ObjectNode data = JsonNodeFactory.instance.objectNode();
    private final ArrayNode policies = data.putArray("policies");
    private final ArrayNode ranges = data.putArray("ranges");
    private final WordIndex index = new WordIndex();

    private SearchData(Made made) {
        this.made = made;
    }

    static byte[] of(Made made, Set<String> codes, CodeTables tables) {
        var search = new SearchData(made);
        made.library().order().stream().sorted().forEach(search::add);
        search.data.put("codes", String.join(" ", codes));
        var stretches = search.data.putArray("stretches");
        tables.ranges((first, last) -> {
            if (codes.contains(first) && !first.equals(last)) {
                stretches.addArray().add(first).add(last);
            }
        });
        search.data.set("index", search.index.json());
        search.data.set("passedOver", search.index.passedOver());
        return (BEGIN + quoted(search.data.toString()) + END).getBytes(StandardCharsets.UTF_8);
    }

    private void add(String id) {
        var versions = made.library().versions(id);
        var latest = versions.get(versions.size() - 1);
        int number = policies.size();
        policies.addArray().add(Place.policy(id).link()).add(id).add(ShownText.shown(latest.title()));
        var names = new LinkedHashSet<>(List.of(id));
        var texts = new LinkedHashSet<String>();
        var held = new LinkedHashSet<List<String>>();
        for (var version : versions) {
            names.add(version.title());
            texts(version, texts);
            ranges(version, held);
        }
        index.add(String.join("\n", names), String.join("\n", texts));
        held.forEach(range -> ranges.addArray().add(number).add(range.get(0)).add(range.get(1)).add(range.get(2)));
    }

    private void texts(PolicyVersion version, Set<String> texts) {
        texts.add(version.source());
        version.statements().values().forEach(statement -> {
            texts.add(statement.id());
            texts.add(statement.section());
            texts.add(statement.says());
        });
        version.valueSets().keySet().forEach(name -> texts.add(NameInWords.of(name)));
        made.asked(version).forEach(asked -> texts.add(asked.says()));
    }

    /** First and last as codes are compared, and what they are. */
    private static void ranges(PolicyVersion version, Set<List<String>> held) {
        for (var written : version.codes().written()) {
            int dash = written.indexOf('-');
            if (dash > 0) {
                held.add(List.of(written.substring(0, dash), written.substring(dash + 1), ""));
            }
        }
        version.valueSets().values().forEach(set -> set.ranges().forEach(range ->
                held.add(List.of(range.first(), range.last(), ShownText.shown(NameInWords.of(set.name()))))));
    }

    /** As it stands in a script between single quotes. */
    private static String quoted(String json) {
        return InertJson.of(json).replace("\\", "\\\\").replace("'", "\\'");
    }
}
