package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.coveragerules.exchange.fhir.AnswerClauses.Clause;
import org.coveragerules.internal.questions.Question;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.internal.vocabulary.WordKind;
import org.coveragerules.request.TreatmentResult;

/**
 * Writes questions as items of a Questionnaire. Of the clauses that make a question be asked one stands at each level:
 * questions that have it in common stand in a group, which is asked when one of its alternatives is so.
 */
final class QuestionnaireItems {

    private static final String EXTENSION = "http://hl7.org/fhir/StructureDefinition/";
    private static final String LINK_ID = "linkId";

    /** A question, the clauses it shares a group for, and those that it says itself. */
    private record Entry(Question question, List<Clause> groups, List<ObjectNode> own) {
    }

    private final Vocabulary words;
    private final boolean hasDiagnosesToChoose;
    private int groups;

    /** @param hasDiagnosesToChoose whether the questionnaire contains a value set of diagnoses */
    QuestionnaireItems(Vocabulary words, boolean hasDiagnosesToChoose) {
        this.words = words;
        this.hasDiagnosesToChoose = hasDiagnosesToChoose;
    }

    /** Items for questions in their order, each with the clauses that have to be true for it to be asked. */
    ArrayNode of(Map<Question, List<Clause>> questions) {
        var entries = new ArrayList<Entry>();
        questions.forEach((question, clauses) -> {
            var groups = clauses.stream().filter(clause -> clause.alternatives().size() != 1).toList();
            entries.add(new Entry(question, groups, clauses.stream().filter(clause -> !groups.contains(clause))
                    .flatMap(clause -> clause.alternatives().stream()).toList()));
        });
        return items(entries, 0);
    }

    private ArrayNode items(List<Entry> entries, int depth) {
        var items = JsonNodeFactory.instance.arrayNode();
        for (int from = 0, to; from < entries.size(); from = to) {
            var entry = entries.get(from);
            to = from + 1;
            if (entry.groups.size() == depth) {
                items.add(item(entry.question, entry.own, "all"));
                continue;
            }
            var clause = entry.groups.get(depth);
            while (to < entries.size() && entries.get(to).groups.size() > depth
                    && entries.get(to).groups.get(depth).equals(clause)) {
                to++;
            }
            if (to == from + 1 && entry.groups.size() == depth + 1 && entry.own.isEmpty()) {
                items.add(item(entry.question, clause.alternatives(), "any"));
            } else {
                groups++;
                // Da Vinci DTR wants a text of every item.
                var group = items.addObject().put(LINK_ID, "when/" + groups).put("text", "Further questions")
                        .put("type", "group");
                when(group, clause.alternatives(), "any");
                group.set("item", items(entries.subList(from, to), depth + 1));
            }
        }
        return items;
    }

    private static void when(ObjectNode item, List<ObjectNode> alternatives, String behavior) {
        if (!alternatives.isEmpty()) {
            item.putArray("enableWhen").addAll(alternatives);
            if (alternatives.size() > 1) {
                item.put("enableBehavior", behavior);
            }
        }
    }

    private ObjectNode item(Question question, List<ObjectNode> when, String behavior) {
        var item = JsonNodeFactory.instance.objectNode();
        if (question.kind() == Question.Kind.NUMBER) {
            number(question, item.putArray("extension"));
        }
        item.put(LINK_ID, question.linkId());
        if (question.word() != null) {
            codes(question.word().codes(), item);
        }
        item.put("text", question.text()).put("type", switch (question.kind()) {
            case NUMBER -> "decimal";
            case FLAG, DOCUMENT -> "boolean";
            case CHOICE -> "choice";
            case DATE -> "date";
            case CODE -> "string";
            case DIAGNOSES -> hasDiagnosesToChoose ? "open-choice" : "string";
            case TREATMENTS -> "group";
        });
        when(item, when, behavior);
        switch (question.kind()) {
            case CHOICE -> options(item, question.of());
            case DOCUMENT -> document(question, item);
            case DIAGNOSES -> {
                item.put("repeats", true);
                if (hasDiagnosesToChoose) {
                    item.put("answerValueSet", "#" + Questionnaires.DIAGNOSES);
                }
            }
            case TREATMENTS -> treatments(question, item);
            default -> {
            }
        }
        return item;
    }

    private static void number(Question question, ArrayNode extensions) {
        var word = question.word();
        extensions.addObject().put("url", EXTENSION + "questionnaire-unit").putObject("valueCoding")
                .put("system", QuestionnaireAnswers.UCUM).put("code", word.unit());
        if (word.least() != null) {
            extensions.addObject().put("url", EXTENSION + "minValue").put("valueDecimal", plain(word.least()));
        }
        if (word.most() != null) {
            extensions.addObject().put("url", EXTENSION + "maxValue").put("valueDecimal", plain(word.most()));
        }
    }

    /** Without an exponent. */
    static BigDecimal plain(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private static void codes(List<String> codes, ObjectNode item) {
        codes.forEach(code -> Coded.ofQuestion(code).ifPresent(coding -> item.withArray("code").add(coding)));
    }

    private static void options(ObjectNode item, List<String> choices) {
        var options = item.putArray("answerOption");
        var system = Questionnaires.system(item.path(LINK_ID).asText());
        choices.forEach(choice -> options.addObject().putObject("valueCoding").put("system", system)
                .put("code", choice).put("display", Question.shown(choice)));
    }

    private static void document(Question question, ObjectNode item) {
        var date = item.putArray("item").addObject().put(LINK_ID, question.linkId() + Question.DATE)
                .put("text", "Of which day is it? Give the day of each, where there are several.").put("type", "date");
        date.putArray("enableWhen").addObject().put("question", question.linkId()).put("operator", "=")
                .put("answerBoolean", true);
        date.put("repeats", true);
    }

    private void treatments(Question question, ObjectNode item) {
        var items = item.put("repeats", true).putArray("item");
        var kind = items.addObject().put(LINK_ID, question.linkId() + "/kind").put("text", "What was it?")
                .put("type", "choice").put("required", true);
        var options = kind.putArray("answerOption");
        words.words(WordKind.TREATMENT).values().forEach(word -> options.addObject().putObject("valueCoding")
                .put("system", Questionnaires.system(question.linkId() + "/kind")).put("code", word.name())
                .put("display", word.says()));
        items.addObject().put(LINK_ID, question.linkId() + "/from").put("text", "On which day did it begin?")
                .put("type", "date");
        items.addObject().put(LINK_ID, question.linkId() + "/to").put("text", "On which day did it end?")
                .put("type", "date");
        items.addObject().put(LINK_ID, question.linkId() + "/sessions").put("text", "How many sessions did it have?")
                .put("type", "integer");
        options(items.addObject().put(LINK_ID, question.linkId() + "/result").put("text", "What came of it?")
                .put("type", "choice"), Arrays.stream(TreatmentResult.values()).map(Enum::name).toList());
    }
}
