package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.coveragerules.internal.questions.Question;

/**
 * A questionnaire as a program that fills it in has it: it asks what {@code enableWhen} says, and takes what is not
 * asked for unanswered. Values are plain: true, a number, a text, a code.
 */
final class Form {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** A diagnosis that no value set has, which is written as a text. */
    static final String NOT_OFFERED = "G47.33";
    private static final List<String> DIAGNOSES = List.of("I10", "I21.9", "Z86.73", NOT_OFFERED);

    private final JsonNode questionnaire;
    /** By link: the item, and before it the groups and questions around it. */
    private final Map<String, List<JsonNode>> paths = new LinkedHashMap<>();

    Form(JsonNode questionnaire) {
        this.questionnaire = questionnaire;
        collect(questionnaire, List.of());
    }

    private void collect(JsonNode of, List<JsonNode> around) {
        for (var item : of.path("item")) {
            var path = Stream.concat(around.stream(), Stream.of(item)).toList();
            if (paths.put(item.path("linkId").asText(), path) != null) {
                throw new IllegalStateException(item.path("linkId") + " twice");
            }
            collect(item, path);
        }
    }

    /** Links of what is asked, in the order of the form; groups are not. */
    List<String> questions() {
        return paths.keySet().stream().filter(link -> !item(link).path("type").asText().equals("group")).toList();
    }

    JsonNode item(String link) {
        var path = paths.get(link);
        return path.get(path.size() - 1);
    }

    boolean isAsked(String link, Map<String, List<JsonNode>> answers) {
        return paths.get(link).stream().allMatch(item -> {
            var when = item.path("enableWhen");
            Predicate<JsonNode> holds = one -> holds(one,
                    answers.getOrDefault(one.path("question").asText(), List.of()));
            return when.isMissingNode() || (item.path("enableBehavior").asText("all").equals("all")
                    ? stream(when).allMatch(holds) : stream(when).anyMatch(holds));
        });
    }

    private static boolean holds(JsonNode when, List<JsonNode> answers) {
        var operator = when.path("operator").asText();
        if (operator.equals("exists")) {
            return when.path("answerBoolean").asBoolean() != answers.isEmpty();
        }
        return answers.stream().anyMatch(answer -> {
            if (operator.equals("=")) {
                return answer.equals(when.has("answerCoding") ? when.at("/answerCoding/code")
                        : when.get("answerBoolean"));
            }
            int order = answer.decimalValue().compareTo(when.path("answerDecimal").decimalValue());
            return switch (operator) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                default -> throw new IllegalStateException(operator);
            };
        });
    }

    /** Of these answers those to what is asked, one question after the other. */
    Map<String, List<JsonNode>> asked(Map<String, List<JsonNode>> answers) {
        var given = new LinkedHashMap<String, List<JsonNode>>();
        for (var link : questions()) {
            if (answers.containsKey(link) && isAsked(link, given)) {
                given.put(link, answers.get(link));
            }
        }
        return given;
    }

    /** Answers at random, some left out, numbers on and near what {@code enableWhen} compares them with. */
    Map<String, List<JsonNode>> random(Random random) {
        var answers = new LinkedHashMap<String, List<JsonNode>>();
        for (var link : questions()) {
            if (random.nextInt(4) > 0) {
                answers.put(link, random(item(link), random));
            }
        }
        // Of a document that is not there nobody knows the day, and what is not said to be there has none here.
        answers.keySet().removeIf(link -> link.endsWith(Question.DATE)
                && !List.of(JSON.booleanNode(true)).equals(answers.get(link.replace(Question.DATE, ""))));
        return answers;
    }

    private List<JsonNode> random(JsonNode item, Random random) {
        return switch (item.path("type").asText()) {
            case "boolean" -> List.of(JSON.booleanNode(random.nextBoolean()));
            case "decimal" -> List.of(JSON.numberNode(number(item, random)));
            case "choice" -> List.of(item.path("answerOption").get(random.nextInt(item.path("answerOption").size()))
                    .at("/valueCoding/code"));
            case "date" -> {
                var first = JSON.textNode("20" + (10 + random.nextInt(10)) + "-01-0" + (1 + random.nextInt(9)));
                yield item.path("repeats").asBoolean() && random.nextBoolean()
                        ? List.of(first, JSON.textNode("2024-02-29")) : List.of(first);
            }
            case "open-choice" -> new ArrayList<>(DIAGNOSES.stream().filter(code -> random.nextInt(3) == 0)
                    .map(JSON::textNode).toList());
            default -> throw new IllegalStateException(item.toString());
        };
    }

    private BigDecimal number(JsonNode item, Random random) {
        var with = new ArrayList<BigDecimal>();
        paths.values().forEach(path -> path.forEach(each -> each.path("enableWhen").forEach(when -> {
            if (when.path("question").equals(item.path("linkId")) && when.has("answerDecimal")) {
                with.add(when.path("answerDecimal").decimalValue());
            }
        })));
        var near = with.isEmpty() ? BigDecimal.valueOf(20) : with.get(random.nextInt(with.size()));
        return near.add(new BigDecimal(List.of("-1", "-0.1", "0", "0.1", "1").get(random.nextInt(5))));
    }

    /** The answers as a response that is nested as the form is. */
    ObjectNode response(Map<String, List<JsonNode>> answers) {
        var response = JSON.objectNode().put("resourceType", "QuestionnaireResponse")
                .put("questionnaire", questionnaire.path("url").asText() + "|" + questionnaire.path("version").asText())
                .put("status", "completed");
        items(questionnaire, answers, response);
        return response;
    }

    private void items(JsonNode of, Map<String, List<JsonNode>> answers, ObjectNode to) {
        var items = JSON.arrayNode();
        for (var item : of.path("item")) {
            var link = item.path("linkId").asText();
            var written = JSON.objectNode().put("linkId", link);
            var values = answers.getOrDefault(link, List.of());
            if (item.path("type").asText().equals("group")) {
                items(item, answers, written);
            } else if (!values.isEmpty()) {
                var all = written.putArray("answer");
                values.forEach(value -> items(item, answers, answer(all, item, value)));
            }
            if (written.size() > 1) {
                items.add(written);
            }
        }
        if (!items.isEmpty()) {
            to.set("item", items);
        }
    }

    private static ObjectNode answer(ArrayNode answers, JsonNode item, JsonNode value) {
        return switch (item.path("type").asText()) {
            case "boolean" -> answers.addObject().set("valueBoolean", value);
            case "decimal" -> answers.addObject().set("valueDecimal", value);
            case "date" -> answers.addObject().set("valueDate", value);
            case "open-choice" -> value.asText().equals(NOT_OFFERED) ? answers.addObject().set("valueString", value)
                    : answers.addObject().set("valueCoding", JSON.objectNode()
                            .put("system", Coded.ICD).set("code", value));
            default -> answers.addObject().set("valueCoding", stream(item.path("answerOption"))
                    .map(option -> option.path("valueCoding")).filter(each -> each.path("code").equals(value))
                    .findFirst().orElseThrow());
        };
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
