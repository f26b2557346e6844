package org.coveragerules.internal.questions;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.coveragerules.internal.drl.Asked;
import org.coveragerules.internal.vocabulary.ObservationWord;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.internal.vocabulary.WordKind;
import org.coveragerules.request.Sex;

/**
 * Something that a provider is asked, once in a questionnaire. What the payer has (services before) or the claim itself
 * says (place of service, modifiers) is none.
 *
 * @param linkId by which an answer is read back: a word of the vocabulary behind its section, or the pointer of a fact
 * @param kind   what its answers are
 * @param text   what a person is asked
 * @param of     of a choice: what there is to choose from
 * @param word   of an observation: its word; else null
 */
public record Question(String linkId, Kind kind, String text, List<String> of, ObservationWord word) {

    public static final String OBSERVATIONS = "observations/";
    public static final String DOCUMENTS = "documents/";
    public static final String NEEDS = "needs/";
    /** Behind the link of a document: its day. */
    public static final String DATE = "/date";
    public static final String DIAGNOSES = "/diagnoses";
    public static final String BIRTH_DATE = "/member/birthDate";
    public static final String SEX = "/member/sex";
    public static final String TREATMENTS = "/clinical/treatments";

    /** What the answers of a question are, or what it takes to ask it. */
    public enum Kind {
        NUMBER, FLAG, CHOICE, DATE, CODE, DOCUMENT, DIAGNOSES, TREATMENTS
    }

    public Question {
        of = List.copyOf(of);
    }

    /** The question for what a rule asks for; empty where no provider is asked, or only a variable names it. */
    public static Optional<Question> of(Asked.Fact fact, Vocabulary words) {
        return Optional.ofNullable(switch (fact.kind()) {
            case OBSERVATION -> words.observations().containsKey(fact.name())
                    ? of(words.observations().get(fact.name())) : null;
            case DOCUMENT -> words.words(WordKind.DOCUMENT).containsKey(fact.name()) ? new Question(
                    DOCUMENTS + fact.name(), Kind.DOCUMENT, "Does the record have this document: "
                            + words.words(WordKind.DOCUMENT).get(fact.name()).says() + "?", List.of(), null) : null;
            case AGE -> new Question(BIRTH_DATE, Kind.DATE, "On which day was the member born?", List.of(), null);
            case SEX -> new Question(SEX, Kind.CHOICE, "Which sex of the member is recorded?",
                    Arrays.stream(Sex.values()).map(Sex::name).toList(), null);
            case DIAGNOSES -> new Question(DIAGNOSES, Kind.DIAGNOSES,
                    "Which diagnoses does the member have? Name every one by its code of ICD-10-CM.", List.of(), null);
            case TREATMENTS -> new Question(TREATMENTS, Kind.TREATMENTS, "What was tried before?",
                    words.words(WordKind.TREATMENT).keySet().stream().toList(), null);
            case PLACE_OF_SERVICE, MODIFIERS, SERVICES -> null;
        });
    }

    private static Question of(ObservationWord word) {
        var text = word.question() != null ? word.question() : capital(word.says()) + "?";
        return new Question(OBSERVATIONS + word.name(), switch (word.type()) {
            case NUMBER -> Kind.NUMBER;
            case FLAG -> Kind.FLAG;
            case CHOICE -> Kind.CHOICE;
            case DATE -> Kind.DATE;
            case CODE -> Kind.CODE;
        }, text, word.of(), word);
    }

    /** A choice as a person reads it, such as {@code Some type IV}. */
    public static String shown(String choice) {
        return capital(Arrays.stream(choice.split("_"))
                .map(word -> word.matches("[IVX]+") ? word : word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" ")));
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
