package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.coveragerules.internal.questions.Question;
import org.coveragerules.internal.text.Visible;
import org.coveragerules.internal.vocabulary.ObservationWord;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.internal.vocabulary.WordKind;
import org.coveragerules.internal.yaml.Nearest;
import org.coveragerules.request.Sex;
import org.coveragerules.request.TreatmentResult;

/** Takes answers by their links, and makes fields of a request of them. */
final class AnsweredFacts {

    private static final String DOCUMENTED = "/documented";
    private static final String AVAILABLE = "/availableInLowerAcuitySetting";
    /** Facts of the record that no criteria ask for, and providers tell. */
    private static final List<String> NUMBERS = List.of("/clinical/treatmentPlan/visits",
            "/clinical/treatmentPlan/weeks");
    private static final String OTHERS_INVOLVED = "/clinical/otherProvidersInvolved";
    /** How the pointer of a fact begins that has a shorter link. */
    private static final Map<String, String> POINTERS = Map.of("/clinical/documents/", Question.DOCUMENTS,
            "/clinical/observations/", Question.OBSERVATIONS, "/clinical/settingNeeds/", Question.NEEDS);
    private static final String TREATMENT = Question.TREATMENTS + "/";
    private static final List<String> TREATMENT_FIELDS = List.of("kind", "from", "to", "sessions", "result");
    /** What no provider is asked, and whose it is. */
    private static final Map<String, String> OF_OTHERS = Map.of("/clinical/assessment", "a reviewer finds",
            "/plan", "the payer has", "/history", "the payer has");
    private static final List<String> SEXES = Arrays.stream(Sex.values()).map(Enum::name).toList();
    private static final List<String> RESULTS = Arrays.stream(TreatmentResult.values()).map(Enum::name).toList();

    /** A value, where it was found, and the number of its response. */
    private record Found(JsonNode value, String path, int response) {
    }

    private final Vocabulary words;
    private final AnswerFaults faults;
    private final Set<String> links = new TreeSet<>();
    /** By link, of a treatment with its number behind it; in the order of the answers. */
    private final Map<String, Found> single = new LinkedHashMap<>();
    /** Of questions that may have several answers: each answer once. */
    private final Map<String, Map<String, String>> several = new HashMap<>();
    private final List<String> unread = new ArrayList<>();
    private int treatments;
    private int response;

    AnsweredFacts(Vocabulary words, AnswerFaults faults) {
        this.words = words;
        this.faults = faults;
        words.observations().keySet().forEach(name -> links.add(Question.OBSERVATIONS + name));
        words.words(WordKind.DOCUMENT).keySet().forEach(name -> {
            links.add(Question.DOCUMENTS + name);
            links.add(Question.DOCUMENTS + name + Question.DATE);
        });
        words.words(WordKind.NEED).keySet().forEach(name -> {
            links.add(Question.NEEDS + name);
            links.add(Question.NEEDS + name + AVAILABLE);
        });
        links.addAll(List.of(Question.DIAGNOSES, Question.BIRTH_DATE, Question.SEX, OTHERS_INVOLVED));
        links.addAll(NUMBERS);
        TREATMENT_FIELDS.forEach(field -> links.add(TREATMENT + field));
    }

    /** Whether a question is one of these rules, also of what a provider is not asked. */
    boolean knows(String written) {
        var link = shortened(written);
        return links.contains(link) || OF_OTHERS.keySet().stream().anyMatch(link::startsWith);
    }

    void nextResponse() {
        response++;
    }

    /** The number of another treatment, from 1. */
    int nextTreatment() {
        treatments++;
        return treatments;
    }

    /** @param treatment the number of the treatment that the answer is of; 0: of none, or of the only one */
    void answer(String written, AnswerValue value, int treatment) {
        var link = shortened(written);
        if (OF_OTHERS.keySet().stream().anyMatch(link::startsWith)) {
            // Nobody becomes eligible, or gets free visits, by saying so of himself.
            unread.add("The answer to `" + Visible.of(link) + "` is not read: it is what " + OF_OTHERS.entrySet().stream()
                    .filter(each -> link.startsWith(each.getKey())).map(Map.Entry::getValue).findFirst().orElseThrow()
                    + ".");
        } else if (!links.contains(link)) {
            unknown(link, value);
        } else if (link.equals(Question.DIAGNOSES)) {
            add(link, value.diagnosis(), value);
        } else if (link.startsWith(Question.DOCUMENTS) && link.endsWith(Question.DATE)) {
            var day = value.day();
            add(link, day == null ? null : day.toString(), value);
        } else {
            var node = link.startsWith(Question.OBSERVATIONS)
                    ? observed(words.observations().get(link.substring(Question.OBSERVATIONS.length())), value)
                    : NUMBERS.contains(link) ? number(value)
                    : link.startsWith(TREATMENT) ? treatment(link.substring(TREATMENT.length()), value)
                    : link.equals(Question.BIRTH_DATE) ? text(value.day())
                    : link.equals(Question.SEX) ? text(value.choice(SEXES, link)) : flag(value);
            if (node != null) {
                put(link.startsWith(TREATMENT) ? link + " " + treatment : link, node,
                        value.path());
            }
        }
    }

    private void unknown(String link, AnswerValue value) {
        // Of the path of a value the item has the linkId.
        var item = value.path().substring(0, value.path().lastIndexOf(".answer["));
        faults.add(item + ".linkId", Visible.quoted(link) + ", which no questionnaire of these rules asks"
                        + Nearest.hint(link, links),
                "`observations/`, `documents/` or `needs/` and a word of the vocabulary, or one of the pointers `"
                        + Question.DIAGNOSES + "`, `" + Question.BIRTH_DATE + "`, `" + Question.SEX + "` and `"
                        + TREATMENT + "...`");
    }

    private static JsonNode observed(ObservationWord word, AnswerValue value) {
        return switch (word.type()) {
            case NUMBER -> {
                var number = value.number(word);
                yield number == null ? null : DecimalNode.valueOf(number);
            }
            case FLAG -> flag(value);
            case CHOICE -> text(value.choice(word.of(), Question.OBSERVATIONS + word.name()));
            case DATE -> text(value.day());
            case CODE -> text(value.code());
        };
    }

    private JsonNode treatment(String field, AnswerValue value) {
        return switch (field) {
            case "kind" -> text(value.choice(words.words(WordKind.TREATMENT).keySet(), TREATMENT + field));
            case "result" -> text(value.choice(RESULTS, TREATMENT + field));
            case "sessions" -> number(value);
            default -> text(value.day());
        };
    }

    private static String shortened(String link) {
        var pointer = POINTERS.entrySet().stream().filter(each -> link.startsWith(each.getKey())).findFirst();
        var plain = pointer.map(each -> each.getValue() + link.substring(each.getKey().length())).orElse(link);
        return plain.startsWith(Question.NEEDS) && plain.endsWith(DOCUMENTED)
                ? plain.substring(0, plain.length() - DOCUMENTED.length()) : plain;
    }

    private static JsonNode number(AnswerValue value) {
        var whole = value.whole();
        return whole == null ? null : IntNode.valueOf(whole);
    }

    private static JsonNode flag(AnswerValue value) {
        var flag = value.flag();
        return flag == null ? null : BooleanNode.valueOf(flag);
    }

    private static JsonNode text(Object value) {
        return value == null ? null : TextNode.valueOf(value.toString());
    }

    private void add(String link, String value, AnswerValue at) {
        if (value != null) {
            several.computeIfAbsent(link, none -> new LinkedHashMap<>()).putIfAbsent(value, at.path());
        }
    }

    private void put(String key, JsonNode value, String path) {
        var found = new Found(value, path, response);
        var earlier = single.putIfAbsent(key, found);
        if (earlier != null && (earlier.response == response || !earlier.value.equals(value))) {
            faults.add(path, "another answer to what `" + earlier.path + "` answers", "one answer to it");
        }
    }

    QuestionnaireAnswers read() {
        var fragment = new RequestFragment();
        for (var link : List.of(Question.BIRTH_DATE, Question.SEX, NUMBERS.get(0), NUMBERS.get(1), OTHERS_INVOLVED)) {
            put(fragment, link.substring(1).replace('/', '.'), single.get(link));
        }
        int place = 0;
        for (var diagnosis : several.getOrDefault(Question.DIAGNOSES, Map.of()).entrySet()) {
            fragment.put("diagnoses[" + place++ + "]", TextNode.valueOf(diagnosis.getKey()), diagnosis.getValue());
        }
        documents(fragment);
        needs(fragment);
        observations(fragment);
        treatments(fragment);
        return fragment.with(faults.all(), unread);
    }

    private static void put(RequestFragment fragment, String path, Found found) {
        if (found != null) {
            fragment.put(path, found.value, found.path);
        }
    }

    private void documents(RequestFragment fragment) {
        int place = 0;
        for (var type : words.words(WordKind.DOCUMENT).keySet()) {
            var there = single.get(Question.DOCUMENTS + type);
            var days = several.getOrDefault(Question.DOCUMENTS + type + Question.DATE, Map.of());
            if (there != null && !there.value.booleanValue()) {
                days.values().forEach(path -> faults.add(path, "the day of a document that is said not to be there",
                        "true to whether the record has the document, or no day"));
                fragment.putNone("clinical.documents", there.path);
                continue;
            }
            for (var day : days.entrySet()) {
                document(fragment, place, type, there == null ? day.getValue() : there.path);
                fragment.put("clinical.documents[" + place++ + "].date", TextNode.valueOf(day.getKey()),
                        day.getValue());
            }
            if (there != null && days.isEmpty()) {
                document(fragment, place++, type, there.path);
            }
        }
    }

    private static void document(RequestFragment fragment, int place, String type, String path) {
        fragment.put("clinical.documents[" + place + "].type", TextNode.valueOf(type), path);
    }

    private void needs(RequestFragment fragment) {
        int place = 0;
        for (var need : words.words(WordKind.NEED).keySet()) {
            var documented = single.get(Question.NEEDS + need);
            var available = single.get(Question.NEEDS + need + AVAILABLE);
            if (documented != null || available != null) {
                var at = "clinical.settingNeeds[" + place++ + "].";
                fragment.put(at + "need", TextNode.valueOf(need), (documented != null ? documented : available).path);
                put(fragment, at + "documented", documented);
                put(fragment, at + AVAILABLE.substring(1), available);
            }
        }
    }

    private void observations(RequestFragment fragment) {
        int place = 0;
        for (var word : words.observations().values()) {
            var found = single.get(Question.OBSERVATIONS + word.name());
            if (found != null) {
                var at = "clinical.observations[" + place++ + "].";
                fragment.put(at + "name", TextNode.valueOf(word.name()), found.path);
                fragment.put(at + "value", found.value, found.path);
                if (word.unit() != null) {
                    fragment.put(at + "unit", TextNode.valueOf(word.unit()), found.path);
                }
            }
        }
    }

    private void treatments(RequestFragment fragment) {
        int place = 0;
        for (int each = 0; each <= treatments; each++) {
            boolean isAny = false;
            for (var field : TREATMENT_FIELDS) {
                var found = single.get(TREATMENT + field + " " + each);
                put(fragment, "clinical.treatments[" + place + "]." + field, found);
                isAny |= found != null;
            }
            place += isAny ? 1 : 0;
        }
    }
}
