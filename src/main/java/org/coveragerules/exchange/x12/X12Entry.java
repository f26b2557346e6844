package org.coveragerules.exchange.x12;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.coveragerules.BatchEntry;
import org.coveragerules.Fault;
import org.coveragerules.InvalidRequestException;
import org.coveragerules.RequestReader;
import org.coveragerules.exchange.PayerFacts;
import org.coveragerules.internal.reading.JsonRequestReader;
import org.coveragerules.internal.text.Visible;

/**
 * One claim or request for review of an interchange, as the tree of a request; or what is wrong there.
 *
 * @param ordinal   its place among those of the input, from 1
 * @param line      the line of the input on which it begins, from 1
 * @param place     the segment with which it begins, and its character, both from 1
 * @param requestId its id; null where it has none
 * @param memberId  the payer's id of the member, or of the subscriber whose dependent the member is; null where it is
 *                  not told. Personal
 * @param filing    the claim filing indicator (SBR09), which may tell the line of business; null where there is none
 * @param request   the request as far as X12 carries it, which is seldom all that a request needs. Personal
 * @param places    where fields stand in the input, by their JSON paths, for messages
 * @param faults    what is wrong with it; where there is any it is not to be judged
 * @param leftOut   why it is not to be judged, as of a void; null where it is
 * @param notes     what of it was left out or taken for granted; safe to log
 */
public record X12Entry(long ordinal, long line, String place, String requestId, String memberId, String filing,
        ObjectNode request, Map<String, String> places, List<Fault> faults, String leftOut, List<String> notes) {

    private static final String LINE_OF_BUSINESS = "$.plan.lineOfBusiness";

    public X12Entry {
        places = Map.copyOf(places);
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
    }

    /** What is wrong with an input at a place where no request can be told. */
    static X12Entry broken(long line, String place, String requestId, Fault fault) {
        return new X12Entry(0, line, place, requestId, null, null, JsonNodeFactory.instance.objectNode(), Map.of(),
                List.of(fault), null, List.of());
    }

    X12Entry numbered(long number) {
        return new X12Entry(number, line, place, requestId, memberId, filing, request, places, faults, leftOut, notes);
    }

    /**
     * The request with what the payer knows of it: the line of business that the vocabulary has for its claim filing
     * indicator, then the facts.
     *
     * @param reader of the rules whose vocabulary counts
     */
    public ObjectNode merged(RequestReader reader, PayerFacts facts) {
        var known = request.deepCopy();
        var business = filing == null || !(reader instanceof JsonRequestReader json) ? null
                : json.words().lineOfBusiness("X12-1032 " + filing);
        if (business != null) {
            known.withObject("/plan").put("lineOfBusiness", business.name());
        }
        return facts.merged(known, requestId, memberId);
    }

    /**
     * Reads it strictly, as a request in JSON is read; its faults say where in the input they stand.
     *
     * @param reader of the rules that are to judge it
     * @param facts  what the payer knows
     */
    public BatchEntry read(RequestReader reader, PayerFacts facts) {
        if (leftOut != null) {
            return BatchEntry.leftOut(ordinal, line, told(leftOut));
        }
        if (!faults.isEmpty()) {
            return BatchEntry.rejected(ordinal, line, new InvalidRequestException(requestId, faults), "");
        }
        try {
            var read = reader.read(merged(reader, facts));
            return new BatchEntry(ordinal, line, Optional.of(read), Optional.empty(), Optional.empty(), "", null,
                    notes.stream().map(this::told).toList());
        } catch (InvalidRequestException e) {
            return BatchEntry.rejected(ordinal, line, new InvalidRequestException(requestId, placed(e.faults(), facts)), "");
        }
    }

    private String told(String what) {
        return (requestId == null ? "a request without an id" : Visible.quoted(requestId)) + ", " + what;
    }

    private List<Fault> placed(List<Fault> found, PayerFacts facts) {
        var placed = new ArrayList<Fault>();
        for (var fault : found) {
            boolean business = fault.path().equals(LINE_OF_BUSINESS) && fault.found().equals("missing");
            placed.add(business ? new Fault(fault.path(), "missing, since X12 does not carry it", fault.allowed()
                    + " by --facts" + (filing == null ? ", as the claim has no claim filing indicator (SBR09)"
                    : ", or list `X12-1032 " + filing + "` (the claim filing indicator, " + place("$.plan")
                            + ") with one of `linesOfBusiness` in vocabulary.yaml"))
                    : new Fault(fault.path() + " of " + place(fault.path()),
                            facts.told(fault, requestId, memberId).found(), fault.allowed()));
        }
        return placed;
    }

    /** Where a field stands: where it, or what it is part of, was read. */
    private String place(String path) {
        for (var at = path; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('.')))) {
            if (places.containsKey(at)) {
                return places.get(at);
            }
        }
        return place;
    }

    /** The place alone: what stands there may be personal health information. */
    @Override
    public String toString() {
        return "X12Entry[" + ordinal + ", " + place + "]";
    }
}
