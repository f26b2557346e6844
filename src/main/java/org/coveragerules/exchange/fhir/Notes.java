package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Notes of an answer: each text once, by its number. */
final class Notes {

    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    /** The number of a text. */
    int number(String text) {
        return numbers.computeIfAbsent(text, any -> numbers.size() + 1);
    }

    void write(ObjectNode response) {
        if (numbers.isEmpty()) {
            return;
        }
        var list = response.putArray("processNote");
        numbers.forEach((text, number) -> list.addObject().put("number", number).put("type", "display").put("text", text));
    }
}
