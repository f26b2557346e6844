package org.coveragerules.internal.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.coveragerules.request.Request;

/**
 * Writes requests as JSON: the same request gives the same bytes, and {@link JsonRequestReader} makes an equal request
 * of them.
 */
public final class RequestWriter {

    /** In ASCII every text that Java can hold comes back, half a surrogate pair included. */
    private static final JsonFactory JSON = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final int USUAL_SIZE = 2048;
    private static final Shape<Request> SHAPE = RecordShape.of(Request.class);

    private RequestWriter() {
    }

    /** One line of JSON, without a line end. */
    public static byte[] bytes(Request request) {
        var bytes = new ByteArrayOutputStream(USUAL_SIZE);
        try (var json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            SHAPE.write(request, json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
