package org.coveragerules.internal.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.coveragerules.BatchEntry;
import org.coveragerules.Fault;
import org.coveragerules.InvalidRequestException;
import org.coveragerules.Recorded;
import org.coveragerules.request.Request;

/** What a record looks like in JSON: a request, and how it was determined once. */
final class ReplayRecordShape {

    static final String DETERMINATION = "determination";

    private static final String REQUEST = "request";

    private ReplayRecordShape() {
    }

    /** A request has neither field. */
    static boolean isRecord(JsonNode tree) {
        return tree.has(REQUEST) || tree.has(DETERMINATION);
    }

    static BatchEntry read(JsonRequestReader reader, long ordinal, long line, StrictJson.Value value) {
        List<Fault> faults = new ArrayList<>(value.repeated());
        BatchEntry entry = reader.root(value.tree(), Notation.JSON, faults).object(it -> {
            Request request = it.at(REQUEST).required().object(reader::request);
            Map<String, String> versions = it.at("versions").texts();
            String fingerprint = it.at("rulesFingerprint").required().text();
            anyObject(it.at(DETERMINATION));
            return new BatchEntry(ordinal, line, Optional.of(request), Optional.of(
                    new Recorded(text(value.tree().path(DETERMINATION)), versions, fingerprint)), Optional.empty(), "");
        });
        if (!faults.isEmpty()) {
            String id = entry.request().map(Request::id).orElse("");
            throw new InvalidRequestException(id.isEmpty() ? null : id, faults);
        }
        return entry;
    }

    /** An object whose fields are not looked at. */
    private static void anyObject(Cursor it) {
        if (!it.node.isObject() && !it.node.isPojo()) {
            it.note(it.isAbsent() ? "missing" : FaultText.kind(it.node), "an object");
        }
    }

    private static String text(JsonNode determination) {
        return determination instanceof POJONode written ? (String) written.getPojo() : determination.toString();
    }
}
