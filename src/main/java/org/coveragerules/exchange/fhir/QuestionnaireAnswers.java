package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.coveragerules.Fault;
import org.coveragerules.internal.vocabulary.Vocabulary;

/**
 * What the answers of a questionnaire say, as part of a request. They are known by their {@code linkId}: a word of the
 * vocabulary behind its section ({@code observations/}, {@code documents/}, {@code needs/}) or the pointer of a fact
 * ({@code /diagnoses}). Values are checked by their type alone; their bounds are the request reader's to check.
 *
 * @param fragment fields of a request as its contract names them; what was not answered is absent
 * @param places   by the JSON path of each value of the fragment, such as {@code $.clinical.documents[0].date}, the
 *                 FHIR path where it was found
 * @param faults   what is wrong, each with its FHIR path; what it concerns is not in the fragment
 * @param unread   what is not taken from a provider, each as a sentence: what the payer has or a reviewer finds
 */
public record QuestionnaireAnswers(ObjectNode fragment, Map<String, String> places, List<Fault> faults,
        List<String> unread) {

    static final String UCUM = "http://unitsofmeasure.org";

    public QuestionnaireAnswers {
        places = Map.copyOf(places);
        faults = List.copyOf(faults);
        unread = unread.stream().distinct().toList();
    }

    /**
     * Reads a QuestionnaireResponse, or all that a Bundle holds. Of what is no answer nothing is read.
     *
     * @param resource the tree of the resource, of any depth and size
     * @param words    which are known
     */
    public static QuestionnaireAnswers read(JsonNode resource, Vocabulary words) {
        var walk = new AnswerWalk(words);
        walk.resource(resource);
        return walk.read();
    }
}
