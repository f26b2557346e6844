package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.coveragerules.Fault;

/** What is wrong with answers, in the order in which it is found. No value is quoted: it may tell of an illness. */
final class AnswerFaults {

    /** Of many the first are enough to find what is wrong. */
    private static final int MOST = 100;

    private final List<Fault> faults = new ArrayList<>();

    /** Notes what was found at a place, and what may stand there. */
    void add(String path, String found, String allowed) {
        if (faults.size() < MOST) {
            faults.add(new Fault(path, found, allowed));
        }
    }

    List<Fault> all() {
        return List.copyOf(faults);
    }

    /** What stands somewhere, without its value. */
    static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case MISSING, NULL -> "absent";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case ARRAY -> "a list";
            default -> "an object";
        };
    }
}
