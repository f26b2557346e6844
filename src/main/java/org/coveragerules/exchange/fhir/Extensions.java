package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/** Extensions of an element. */
final class Extensions {

    private Extensions() {
    }

    /** The extension of an address, missing where the element has none; of several the first. */
    static JsonNode of(JsonNode element, String url) {
        return all(element, url).findFirst().orElse(MissingNode.getInstance());
    }

    /** The extension of the prior authorization guide of a name. */
    static JsonNode pas(JsonNode element, String name) {
        return of(element, Coded.PAS + name);
    }

    static Stream<JsonNode> all(JsonNode element, String url) {
        return Coded.children(element.path("extension")).filter(each -> Coded.text(each, "url").equals(url));
    }

    /** Adds an extension to those of an element, and hands it over to be given its value. */
    static ObjectNode add(ObjectNode element, String url) {
        return list(element).addObject().put("url", url);
    }

    private static ArrayNode list(ObjectNode element) {
        return element.path("extension") instanceof ArrayNode there ? there : element.putArray("extension");
    }
}
