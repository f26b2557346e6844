package org.coveragerules.internal.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import org.coveragerules.Fault;
import org.coveragerules.InvalidRequestException;
import org.coveragerules.internal.vocabulary.Vocabulary;

/**
 * A place in the tree of a request, which notes what is wrong with what stands there: what was found, in words that are
 * safe to log, and what is allowed.
 */
abstract class Place {

    final JsonNode node;
    private final Place parent;
    /** The field's name, or the index in a list; null at the root. */
    private final Object step;
    final Reading reading;
    boolean required;
    boolean personal;

    /** What all places of a request share. */
    record Reading(Notation notation, Vocabulary words, List<Fault> faults) {
    }

    Place(JsonNode node, Place parent, Object step, Reading reading) {
        this.node = node;
        this.parent = parent;
        this.step = step;
        this.reading = reading;
    }

    /** The words that a request may use. */
    Vocabulary words() {
        return reading.words;
    }

    void note(String found, String allowed) {
        note(path(), found, allowed);
    }

    final void note(String path, String found, String allowed) {
        if (reading.faults.size() < InvalidRequestException.MOST_FAULTS) {
            reading.faults.add(new Fault(path, found, allowed));
        }
    }

    /** Notes that the value here is absent or does not belong, and answers with the stand-in. */
    <T> T refused(T standIn, String allowed) {
        note(found(), allowed);
        return standIn;
    }

    /** Whether nothing stands here, and nothing has to. */
    final boolean isLeftOut() {
        return isAbsent() && !required;
    }

    private String found() {
        if (isAbsent()) {
            return "missing";
        }
        String kind = FaultText.kind(node);
        if (kind.equals("a text") && personal) {
            // Of what is personal, only a date is ever refused as a text.
            return "a text that is not a date";
        }
        boolean shown = kind.equals("a text") || node.isNumber() || node.isBoolean();
        return shown && !personal ? FaultText.scalar(node) : kind;
    }

    /** What is allowed where one of some names belongs. */
    String names(Collection<String> names) {
        return FaultText.oneOf(names, node.textValue());
    }

    boolean isAbsent() {
        return node.isMissingNode() || node.isNull();
    }

    final String path() {
        if (parent == null) {
            return "$";
        }
        return parent.path() + (step instanceof String field ? FaultText.step(field) : "[" + step + "]");
    }
}
