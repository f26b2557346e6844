package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.coveragerules.exchange.fhir.FhirBundle.Resource;
import org.coveragerules.internal.vocabulary.ObservationWord;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.internal.vocabulary.WordKind;

/**
 * Reads the clinical record of a bundle, as far as the vocabulary of the rules has a word for it: documents, what was
 * observed, conditions, and the answers to questionnaires. What was entered in error is not read, nor what is said of
 * somebody else than the member.
 */
final class RecordReading {

    private static final Set<String> IN_ERROR = Set.of("entered-in-error", "cancelled");
    private static final String LINES = "lines";
    private static final String DOCUMENTS = "clinical.documents";
    private static final String OBSERVATIONS = "clinical.observations";

    private final FhirBundle bundle;
    private final Vocabulary words;
    private final Draft draft;
    private final Optional<Resource> patient;
    private final Map<String, String> documents = new HashMap<>();
    private final Map<String, ObservationWord> observations = new HashMap<>();

    /** @param patient the member; empty: whoever is spoken of */
    RecordReading(FhirBundle bundle, Vocabulary words, Draft draft, Optional<Resource> patient) {
        this.patient = patient;
        this.bundle = bundle;
        this.words = words;
        this.draft = draft;
        words.words(WordKind.DOCUMENT).values()
                .forEach(word -> word.codes().forEach(code -> documents.put(code, word.name())));
        words.observations().values()
                .forEach(word -> word.codes().forEach(code -> observations.put(code, word)));
    }

    void read() {
        ofMember("DocumentReference").forEach(this::document);
        ofMember("Observation").forEach(this::observation);
        ofMember("Condition").forEach(this::condition);
        Set<JsonNode> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        ofMember("QuestionnaireResponse").filter(this::isOfTheseRules).forEach(each -> kept.add(each.node()));
        var answers = QuestionnaireAnswers.read(withAnswers(kept), words);
        answers.faults().forEach(fault -> draft.fault(fault.path(), fault.found(), fault.allowed(), FhirFault.INPUT));
        draft.unread().addAll(answers.unread());
        answers("", "", answers.fragment(), answers.places());
    }

    private Stream<Resource> ofMember(String type) {
        return bundle.all(type).filter(RecordReading::holds).filter(resource -> {
            var subject = resource.node().path("subject");
            boolean isOfMember = Coded.text(subject, "reference").isEmpty() || patient.isEmpty()
                    || bundle.referred(subject, resource).filter(each -> each.path().equals(patient.get().path()))
                            .isPresent();
            if (!isOfMember) {
                draft.unread().add("What stands at `" + resource.path() + "` is not read: it is not of the member.");
            }
            return isOfMember;
        });
    }

    /** A response to what somebody else asks is a part of the record that the rules have no words for. */
    private boolean isOfTheseRules(Resource response) {
        var questionnaire = Coded.text(response.node(), "questionnaire");
        var known = new AnsweredFacts(words, new AnswerFaults());
        boolean isOfThem = questionnaire.startsWith(Questionnaires.BASE)
                || response.node().findValuesAsText("linkId").stream().anyMatch(known::knows);
        if (!isOfThem) {
            draft.unread().add("The answers at `" + response.path() + "` are not read: the rules ask none of their"
                    + " questions.");
        }
        return isOfThem;
    }

    /** The bundle with some of its responses alone, each in its place. */
    private JsonNode withAnswers(Set<JsonNode> kept) {
        var only = JsonNodeFactory.instance.objectNode().put("resourceType", "Bundle");
        var entries = only.putArray("entry");
        bundle.node().path("entry").forEach(entry -> {
            var place = entries.addObject();
            if (kept.contains(entry.path("resource"))) {
                place.set("resource", entry.path("resource"));
            }
        });
        return only;
    }

    /** Adds what was answered to what is known: more of a list, and of anything else what nothing said before. */
    private void answers(String from, String to, JsonNode part, Map<String, String> places) {
        if (part.isObject()) {
            part.properties().forEach(field -> answers(from + (from.isEmpty() ? "" : ".") + field.getKey(),
                    to + (to.isEmpty() ? "" : ".") + field.getKey(), field.getValue(), places));
        } else if (part.isArray() && !part.isEmpty()) {
            int before = to.equals(LINES) ? 0 : draft.count(to);
            for (int i = 0; i < part.size(); i++) {
                answers(from + "[" + i + "]", to + "[" + (before + i) + "]", part.get(i), places);
            }
        } else if (!draft.putUnlessThere(to, part, places.getOrDefault("$." + from, "QuestionnaireResponse"))) {
            draft.fault(places.getOrDefault("$." + from, "QuestionnaireResponse"), "another answer than the bundle gives"
                    + " elsewhere", "one answer to what is asked", FhirFault.INPUT);
        }
    }

    private static boolean holds(Resource resource) {
        return !IN_ERROR.contains(Coded.text(resource.node(), "status"))
                && !IN_ERROR.contains(Coded.text(resource.node(), "docStatus"))
                && Coded.codings(resource.node().path("verificationStatus"))
                        .noneMatch(coding -> IN_ERROR.contains(Coded.text(coding, "code")));
    }

    private void document(Resource document) {
        Coded.asWords(document.node().path("type")).map(documents::get).filter(type -> type != null).findFirst()
                .ifPresentOrElse(type -> {
                    var at = DOCUMENTS + "[" + draft.count(DOCUMENTS) + "].";
                    draft.put(at + "type", type, document.path() + ".type");
                    FhirDay.of(document.node(), "date").ifPresent(day -> draft.put(at + "date", day, document.path()
                            + ".date"));
                }, () -> draft.unread().add("The document at `" + document.path() + "` is not read: the rules have no word"
                        + " for its type."));
    }

    private void observation(Resource observed) {
        var word = word(observed);
        var value = word.map(each -> value(each, observed.node()));
        if (word.isEmpty() || value.get().isEmpty() && observed.node().has("dataAbsentReason")) {
            return;
        }
        if (value.get().isEmpty()) {
            draft.fault(observed.path() + ".value[x]", "missing, or of another type than `" + word.get().name() + "` has",
                    kind(word.get().type()), FhirFault.INPUT);
            return;
        }
        var date = FhirDay.of(observed.node(), "effectiveDateTime")
                .or(() -> FhirDay.of(observed.node().path("effectivePeriod"), "start"))
                .or(() -> FhirDay.of(observed.node(), "effectiveInstant"));
        add(word.get(), value.get().get(), Coded.unit(observed.node().path("valueQuantity")), date, observed.path()
                + ".value[x]");
    }

    private Optional<ObservationWord> word(Resource resource) {
        return Coded.asWords(resource.node().path("code")).map(observations::get).filter(each -> each != null)
                .findFirst();
    }

    private static Optional<JsonNode> value(ObservationWord word, JsonNode observed) {
        var concept = observed.path("valueCodeableConcept");
        JsonNode value = switch (word.type()) {
            case NUMBER -> observed.has("valueInteger") ? observed.path("valueInteger")
                    : observed.path("valueQuantity").path("value");
            case FLAG -> observed.path("valueBoolean");
            case DATE -> FhirDay.of(observed, "valueDateTime").<JsonNode>map(TextNode::valueOf)
                    .orElse(observed.path("valueDateTime"));
            case CHOICE -> Coded.codings(concept).map(coding -> coding.path("code"))
                    .filter(code -> word.of().contains(code.asText())).findFirst().orElse(observed.path("valueString"));
            case CODE -> Coded.codings(concept).map(coding -> coding.path("code")).findFirst()
                    .orElse(observed.path("valueString"));
        };
        return Optional.of(value).filter(JsonNode::isValueNode);
    }

    private static String kind(ObservationWord.Type type) {
        return switch (type) {
            case NUMBER -> "a `valueQuantity`";
            case FLAG -> "a `valueBoolean`";
            case DATE -> "a `valueDateTime`";
            case CHOICE, CODE -> "a `valueCodeableConcept`";
        };
    }

    /** A condition that is confirmed or refuted says yes or no to what its code stands for. */
    private void condition(Resource condition) {
        var word = word(condition).filter(each -> each.type() == ObservationWord.Type.FLAG);
        var status = List.of("refuted", "confirmed", "");
        var said = Coded.codings(condition.node().path("verificationStatus")).map(each -> Coded.text(each, "code"))
                .findFirst().orElse("");
        if (word.isEmpty() || !status.contains(said)) {
            return;
        }
        add(word.get(), BooleanNode.valueOf(!said.equals("refuted")), "", FhirDay.of(condition.node(), "recordedDate"),
                condition.path() + ".code");
    }

    private void add(ObservationWord word, JsonNode value, String unit, Optional<String> date, String from) {
        var at = OBSERVATIONS + "[" + draft.count(OBSERVATIONS) + "].";
        draft.put(at + "name", word.name(), from);
        draft.put(at + "value", value, from);
        if (!unit.isEmpty() && word.type() == ObservationWord.Type.NUMBER) {
            draft.put(at + "unit", unit, from);
        }
        date.ifPresent(day -> draft.put(at + "date", day, from));
    }
}
