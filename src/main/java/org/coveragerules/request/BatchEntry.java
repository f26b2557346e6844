package org.coveragerules.request;

import java.util.Optional;

/**
 * One element of a batch: where it stands in the input, and either the request or what is wrong with it.
 *
 * @param ordinal   its place among the elements, from 1
 * @param line      the line of the input on which it begins, from 1; of an array that is broken, where it breaks
 * @param request   the request, if it can be read
 * @param rejection its faults, if it cannot
 */
public record BatchEntry(long ordinal, long line, Optional<Request> request,
        Optional<InvalidRequestException> rejection) {

    static BatchEntry of(long ordinal, long line, StrictJson.Value value) {
        try {
            Request request = RequestReader.read(value);
            return new BatchEntry(ordinal, line, Optional.of(request), Optional.empty());
        } catch (InvalidRequestException rejected) {
            return of(ordinal, line, rejected);
        }
    }

    static BatchEntry of(long ordinal, long line, InvalidRequestException rejected) {
        return new BatchEntry(ordinal, line, Optional.empty(), Optional.of(rejected));
    }
}
