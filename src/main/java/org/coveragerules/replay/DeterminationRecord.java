package org.coveragerules.replay;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.coveragerules.Determination;
import org.coveragerules.DeterminationWriter;
import org.coveragerules.internal.reading.RequestWriter;
import org.coveragerules.request.Request;

/**
 * A request and its determination as one line of JSON, from which it can be replayed: the same rules give the same
 * bytes.
 */
public final class DeterminationRecord {

    private DeterminationRecord() {
    }

    /**
     * The record, in UTF-8, without a line end.
     *
     * @param versions the policy versions that were named instead of those in force, by policy id
     */
    public static byte[] bytes(Request request, Map<String, String> versions, Determination determination) {
        var out = new ByteArrayOutputStream(1 << 13);
        write(out, "{\"request\":");
        out.writeBytes(RequestWriter.bytes(request));
        write(out, ",\"determination\":");
        out.writeBytes(DeterminationWriter.bytes(determination));
        write(out, ",\"versions\":" + Json.text(versions) + ",\"rulesFingerprint\":"
                + Json.text(determination.rulesFingerprint()) + "}");
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, String json) {
        out.writeBytes(json.getBytes(StandardCharsets.UTF_8));
    }
}
