package org.coveragerules;

import java.util.List;
import java.util.stream.Collectors;
import org.coveragerules.internal.text.Visible;

/**
 * A request that cannot be read. Its message names every fault, one a line, and is safe to log. It has no cause: the
 * exceptions of a JSON parser quote what they read.
 */
public final class InvalidRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Of a request with more faults the rest is not told: it is no request, and the message has to end somewhere. */
    public static final int MOST_FAULTS = 1000;

    private final String requestId;
    private final List<Fault> faults;

    /**
     * @param requestId null: it has none that can be read
     * @param faults    at least one
     */
    public InvalidRequestException(String requestId, List<Fault> faults) {
        super(message(requestId, faults));
        this.requestId = requestId;
        this.faults = List.copyOf(faults);
    }

    /** The id of the request; null where it has none that can be read. */
    public String requestId() {
        return requestId;
    }

    /** Everything wrong with the request; never empty. */
    public List<Fault> faults() {
        return faults;
    }

    private static String message(String requestId, List<Fault> faults) {
        String request = requestId == null ? "a request without a readable id" : "request " + Visible.quoted(requestId);
        return faults.stream().map(fault -> "\n  " + fault.message())
                .collect(Collectors.joining("", request + " cannot be read:", ""));
    }
}
