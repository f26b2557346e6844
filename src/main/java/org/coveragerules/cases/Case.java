package org.coveragerules.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A request and what is expected of its determination.
 *
 * @param name     a sentence, unique in its file
 * @param place    file and line, for messages
 * @param covers   statements that emit no reason and that it proves
 * @param versions policy versions to judge by instead of those in force, by policy id
 * @param request  the request, with all changes made
 * @param expect   what to compare; what it leaves out is not compared
 * @param remedies by statement, requests that differ by what the reason's remedy asks, and have no such reason any more
 */
public record Case(String name, String place, List<String> covers, Map<String, String> versions, JsonNode request,
        JsonNode expect, Map<String, JsonNode> remedies) {

    /** The dates of its lines, as they are written. */
    public List<String> dates() {
        return StreamSupport.stream(request.path("lines").spliterator(), false)
                .map(line -> line.path("date").asText()).toList();
    }
}
