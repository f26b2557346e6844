package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Set;
import java.util.regex.Pattern;
import org.coveragerules.internal.questions.Question;
import org.coveragerules.internal.text.Visible;
import org.coveragerules.internal.vocabulary.Vocabulary;

/** Goes through responses and hands each answer on with its place. */
final class AnswerWalk {

    private static final String RESPONSE = "QuestionnaireResponse";
    private static final String ITEM = "item";
    private static final String ANSWER = "answer";
    /** What is told of a field: other names may hold anything. */
    private static final Pattern VALUE = Pattern.compile("value[A-Z][A-Za-z]{1,20}");
    /** Levels of items, and items and answers in all. */
    private static final int DEEPEST = 50;
    private static final int MOST = 10_000;
    /** Those whose answers nobody stands for. */
    private static final Set<String> VOID = Set.of("entered-in-error", "stopped");

    private final AnswerFaults faults = new AnswerFaults();
    private final AnsweredFacts facts;
    private int count;

    AnswerWalk(Vocabulary words) {
        facts = new AnsweredFacts(words, faults);
    }

    QuestionnaireAnswers read() {
        return facts.read();
    }

    void resource(JsonNode resource) {
        var type = resource.path("resourceType").asText();
        if (type.equals(RESPONSE)) {
            response(resource, RESPONSE);
        } else if (type.equals("Bundle")) {
            int at = 0;
            for (var entry : resource.path("entry")) {
                if (entry.path("resource").path("resourceType").asText().equals(RESPONSE)) {
                    response(entry.path("resource"), "Bundle.entry[" + at + "].resource");
                }
                at++;
            }
        } else {
            faults.add("resourceType", type.isEmpty() ? "absent" : Visible.quoted(type),
                    "`QuestionnaireResponse` or `Bundle`");
        }
    }

    private void response(JsonNode response, String path) {
        var status = response.path("status").asText();
        if (VOID.contains(status)) {
            faults.add(path + ".status", Visible.quoted(status), "`completed`, `amended` or `in-progress`, or leave the"
                    + " response out");
            return;
        }
        facts.nextResponse();
        items(response.path(ITEM), path, 1, 0);
    }

    /** @param treatment the number of the treatment that they are of; 0: of none */
    private void items(JsonNode items, String path, int depth, int treatment) {
        if (items.isMissingNode()) {
            return;
        }
        if (!items.isArray()) {
            faults.add(path + "." + ITEM, AnswerFaults.kind(items), "a list of items");
            return;
        }
        if (depth > DEEPEST && !items.isEmpty()) {
            faults.add(path + "." + ITEM, "more than " + DEEPEST + " levels deep", "items that are nested less");
            return;
        }
        for (int at = 0; at < items.size() && count <= MOST; at++) {
            item(items.get(at), path + "." + ITEM + "[" + at + "]", depth, treatment);
        }
    }

    private void item(JsonNode item, String path, int depth, int treatment) {
        if (isTooMuch(path)) {
            return;
        }
        var link = item.path("linkId");
        if (!link.isTextual()) {
            faults.add(path + ".linkId", AnswerFaults.kind(link), "the linkId of the question, a text");
            return;
        }
        var answers = item.path(ANSWER);
        if (!answers.isMissingNode() && !answers.isArray()) {
            faults.add(path + "." + ANSWER, AnswerFaults.kind(answers), "a list of answers");
            return;
        }
        int inside = link.asText().equals(Question.TREATMENTS) ? facts.nextTreatment() : treatment;
        for (int at = 0; at < answers.size() && count <= MOST; at++) {
            answer(link.asText(), answers.get(at), path + "." + ANSWER + "[" + at + "]", depth, inside);
        }
        items(item.path(ITEM), path, depth + 1, inside);
    }

    private void answer(String link, JsonNode answer, String path, int depth, int treatment) {
        if (isTooMuch(path)) {
            return;
        }
        var names = new ArrayList<String>();
        answer.fieldNames().forEachRemaining(name -> {
            if (name.startsWith("value")) {
                names.add(name);
            }
        });
        if (names.size() > 1) {
            faults.add(path, "of " + names.size() + " values", "one value");
        } else if (names.size() == 1) {
            var name = names.get(0);
            facts.answer(link, new AnswerValue(name, answer.get(name),
                    VALUE.matcher(name).matches() ? path + "." + name : path, faults), treatment);
        }
        items(answer.path(ITEM), path, depth + 1, treatment);
    }

    private boolean isTooMuch(String path) {
        count++;
        if (count == MOST + 1) {
            faults.add(path, "the " + (MOST + 1) + "th item or answer", "no more than " + MOST + " in all");
        }
        return count > MOST;
    }
}
