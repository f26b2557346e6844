package org.coveragerules.internal.checklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.coveragerules.CriterionResult;
import org.coveragerules.JudgedCriteria;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.request.Observed;
import org.coveragerules.request.Request;

/** Lines of requests as the answers to checklists that they are, and what the library says of each leaf. */
final class LeafAnswers {

    /** What a browser makes of them: of each line its leaves that answers tell, with what each lacks. */
    static final String SCRIPT = """
            'use strict';
            const LeafAnswers = {
              told: (sheets, answers) => answers.map(one => sheets[one.sheet].leaves.filter(leaf => leaf.rules).map(leaf => {
                const found = coverageRules.criteria.leaf(leaf, one.answers, () => null);
                const missing = found.missing.map(at => sheets[one.sheet].questions[at].id.replace(/.*\\//, ''));
                return [leaf.statement, found.result, ...missing.sort()].join(' ');
              })),
            };
            """;

    private final Map<String, Integer> places = new HashMap<>();
    private final ArrayNode sheets = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode answers = JsonNodeFactory.instance.arrayNode();
    private final List<List<String>> expected = new ArrayList<>();
    private final Map<String, Set<CriterionResult>> shown = new TreeMap<>();

    /** The tree by which criteria were judged, as the checklist of their version has it. */
    JsonNode tree(PolicyLibrary library, JudgedCriteria judged) {
        return StreamSupport.stream(sheet(library, judged).path("criteria").spliterator(), false)
                .filter(each -> each.path("statement").asText().equals(judged.statement())).findFirst().orElseThrow()
                .path("tree");
    }

    private JsonNode sheet(PolicyLibrary library, JudgedCriteria judged) {
        return sheets.get(places.computeIfAbsent(judged.policy() + " " + judged.version(), none -> {
            sheets.add(Checklists.of(library, library.version(judged.policy(), judged.version())).orElseThrow());
            return sheets.size() - 1;
        }));
    }

    void add(PolicyLibrary library, JudgedCriteria judged, Request request, int number) {
        var sheet = sheet(library, judged);
        var name = judged.policy() + " " + judged.version();
        var line = request.lines().stream().filter(each -> each.number() == number).findFirst().orElseThrow();
        var given = JsonNodeFactory.instance.objectNode().put("sheet", places.get(name));
        var list = given.putArray("answers");
        sheet.path("questions").forEach(question -> answer(question.path("id").asText(), request, line.date(), list));
        answers.add(given);
        var leaves = new HashMap<String, String>();
        CriteriaScriptTest.leaves(judged.tree()).forEach(leaf -> leaves.put(leaf.statement(), String.join(" ",
                leaf.statement() + " " + leaf.result(), String.join(" ", new TreeSet<>(leaf.missing()))).strip()));
        var told = new ArrayList<String>();
        sheet.path("leaves").forEach(leaf -> {
            var statement = leaf.path("statement").asText();
            if (leaf.has("rules")) {
                told.add(leaves.get(statement));
                shown.computeIfAbsent(name + " " + statement, none -> EnumSet.noneOf(CriterionResult.class))
                        .add(CriterionResult.valueOf(leaves.get(statement).split(" ")[1]));
            }
        });
        expected.add(told);
    }

    /** The latest that was observed by the line's date; whether the record has a document. */
    private static void answer(String id, Request request, LocalDate date, ArrayNode list) {
        var name = id.substring(id.indexOf('/') + 1);
        var clinical = request.clinical();
        if (clinical == null) {
            list.addNull();
        } else if (id.startsWith("documents/")) {
            list.add(clinical.documents().stream().anyMatch(each -> each.type().equals(name)) ? "true" : null);
        } else {
            Observed latest = null;
            for (var each : clinical.observations()) {
                if (each.name().equals(name) && !day(each, request, date).isAfter(date) && (latest == null
                        || day(each, request, date).isAfter(day(latest, request, date))
                        || day(each, request, date).equals(day(latest, request, date)) && each.date() != null)) {
                    latest = each;
                }
            }
            if (latest == null) {
                list.addNull();
            } else if (latest.number() != null) {
                list.add(latest.number());
            } else {
                list.add(latest.flag() != null ? latest.flag().toString() : latest.choice());
            }
        }
    }

    private static LocalDate day(Observed each, Request request, LocalDate date) {
        return each.date() != null ? each.date() : request.received().isAfter(date) ? date : request.received();
    }

    void writeTo(ObjectNode input) {
        input.set("sheets", sheets);
        input.set("answers", answers);
    }

    /** What the library says, as the script tells it. */
    List<List<String>> expected() {
        return expected;
    }

    /** What each leaf came to, by version and statement. */
    Map<String, Set<CriterionResult>> shown() {
        return shown;
    }

    static List<List<String>> texts(JsonNode told) {
        var texts = new ArrayList<List<String>>();
        told.forEach(line -> texts.add(StreamSupport.stream(line.spliterator(), false).map(JsonNode::asText).toList()));
        return texts;
    }
}
