package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.coveragerules.Fault;
import org.coveragerules.internal.text.TreePath;

/** Part of a request while it is made, with the FHIR path of each value. */
final class RequestFragment {

    private final ObjectNode fields = JsonNodeFactory.instance.objectNode();
    private final Map<String, String> places = new LinkedHashMap<>();

    /** Sets a value by its path, such as {@code clinical.documents[0].type}. */
    void put(String path, JsonNode value, String from) {
        TreePath.set(fields, path, value);
        places.put("$." + path, from);
    }

    /** Says that there is none of something, as long as nothing says that there is. */
    void putNone(String list, String from) {
        if (!places.containsKey("$." + list)) {
            var at = fields.at("/" + list.replace('.', '/'));
            if (at.isMissingNode()) {
                TreePath.set(fields, list, JsonNodeFactory.instance.arrayNode());
            }
            places.put("$." + list, from);
        }
    }

    QuestionnaireAnswers with(List<Fault> faults, List<String> unread) {
        return new QuestionnaireAnswers(fields, places, faults, unread);
    }
}
