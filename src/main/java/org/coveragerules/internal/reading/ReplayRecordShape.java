package org.coveragerules.internal.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.coveragerules.BatchEntry;
import org.coveragerules.Fault;
import org.coveragerules.InvalidRequestException;
import org.coveragerules.Outcome;
import org.coveragerules.Recorded;
import org.coveragerules.Recorded.Appeal;
import org.coveragerules.request.Request;

/** What a record looks like in JSON: a request, and how it was determined once. */
final class ReplayRecordShape {

    static final String DETERMINATION = "determination";

    private static final String REQUEST = "request";
    private static final Outcome[] APPEALED = {Outcome.APPROVED, Outcome.PARTIALLY_APPROVED, Outcome.DENIED};

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
            var recorded = new Recorded(text(value.tree().path(DETERMINATION)), versions, fingerprint,
                    decided(it.at("decided"), request), it.at("extended").flag(), it.at("appeal").object(appeal -> {
                        var filed = appeal.at("filed").date();
                        return new Appeal(filed, (Outcome) appeal.at("outcome").constant(APPEALED));
                    }));
            return new BatchEntry(ordinal, line, Optional.of(request), Optional.of(recorded), Optional.empty(), "");
        });
        if (!faults.isEmpty()) {
            String id = entry.request().map(Request::id).orElse("");
            throw new InvalidRequestException(id.isEmpty() ? null : id, faults);
        }
        return entry;
    }

    /** When it was decided; null where that is not known. */
    private static OffsetDateTime decided(Cursor it, Request request) {
        var decided = Moment.of(it.node.textValue());
        if (decided == null) {
            return it.isLeftOut() ? null : it.refused(null,
                    "a date and time with its offset as in `2025-10-31T16:45:00-05:00`");
        }
        if (decided.isBefore(request.receivedFrom(decided.getOffset()))) {
            it.note(FaultText.scalar(it.node) + ", before the request was received", "that moment or a later one");
        }
        return decided;
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
