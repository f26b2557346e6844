package org.coveragerules;

import java.util.List;
import java.util.Optional;
import org.coveragerules.request.Request;

/**
 * One element of a batch: where it stands in the input, and either the request or what is wrong with it.
 *
 * @param ordinal   its place among the elements, from 1
 * @param line      the line of the input on which it begins, from 1; of an array that is broken, where it breaks
 * @param request   the request, if it can be read
 * @param recorded  how it was determined once, if the element is a record and can be read
 * @param rejection its faults, if it cannot be read
 * @param written   what cannot be read, as it is written; empty of an array, and of what can be read. It may hold
 *                  personal health information
 * @param leftOut   why it is neither judged nor at fault, as of a claim that takes an earlier one back; null where it
 *                  is a request or cannot be read
 * @param notes     what of the request was left out or taken for granted on the way from another format; safe to log
 */
public record BatchEntry(long ordinal, long line, Optional<Request> request, Optional<Recorded> recorded,
        Optional<InvalidRequestException> rejection, String written, String leftOut, List<String> notes) {

    public BatchEntry {
        notes = List.copyOf(notes);
    }

    /** An element of JSON, of which nothing is left out. */
    public BatchEntry(long ordinal, long line, Optional<Request> request, Optional<Recorded> recorded,
            Optional<InvalidRequestException> rejection, String written) {
        this(ordinal, line, request, recorded, rejection, written, null, List.of());
    }

    /** An element that is passed over, and why. */
    public static BatchEntry leftOut(long ordinal, long line, String reason) {
        return new BatchEntry(ordinal, line, Optional.empty(), Optional.empty(), Optional.empty(), "", reason,
                List.of());
    }

    /** An element that cannot be read. */
    public static BatchEntry rejected(long ordinal, long line, InvalidRequestException rejection, String written) {
        return new BatchEntry(ordinal, line, Optional.empty(), Optional.empty(), Optional.of(rejection), written);
    }

    /** The same element with what is written there, if it cannot be read. */
    public BatchEntry writtenAs(String text) {
        return rejection.map(fault -> rejected(ordinal, line, fault, text)).orElse(this);
    }

    /** The place alone: what stands there may be personal health information, and this text may end in a log. */
    @Override
    public String toString() {
        return "BatchEntry[" + ordinal + ", line " + line + "]";
    }
}
