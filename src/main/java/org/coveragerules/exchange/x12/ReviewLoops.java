package org.coveragerules.exchange.x12;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.coveragerules.Fault;

/** The requests for review of a transaction 278 (005010X217): one of each patient event, with its services as lines. */
final class ReviewLoops implements Loops {

    private static final String PROVIDER_ID = "XX";

    /** The loop that is being read: which it is tells HL03, and below it a name (NM1) begins one of a provider. */
    private enum Part {
        REQUESTER, SUBSCRIBER, DEPENDENT, EVENT, SERVICE, NONE
    }

    private String transactionId = "";
    private String received = "";
    private Segment beginning;
    private Fault refused;
    private boolean cancels;
    private String requesterId;
    private Party subscriber;
    private Party dependent;
    private String eventLevel;
    private Draft event;
    private Part part = Part.NONE;
    private Segment review;
    private Segment eventDate;
    private DeliveryPattern eventPattern;
    private final ArrayList<DeliveryPattern> patterns = new ArrayList<>();

    @Override
    public void take(Segment segment, Consumer<X12Entry> done) {
        switch (segment.tag()) {
            case "BHT" -> begin(segment, done);
            case "HL" -> level(segment, done);
            case "NM1" -> name(segment);
            case "DMG" -> born(segment);
            default -> {
                if (event != null && part == Part.EVENT) {
                    event(segment);
                } else if (event != null && part == Part.SERVICE) {
                    service(segment);
                }
            }
        }
    }

    private void begin(Segment segment, Consumer<X12Entry> done) {
        beginning = segment;
        transactionId = segment.element(3);
        received = Dates.day(segment.element(4));
        cancels = segment.element(2).equals("01");
        if (!cancels && !segment.element(2).equals("13")) {
            refused = new Fault("BHT02 of " + segment.place(), "no request",
                    "`13` of a request or `01` of its cancellation; the transaction was passed over");
            done.accept(X12Entry.broken(segment.line(), segment.place(), null, refused));
        }
    }

    private void level(Segment segment, Consumer<X12Entry> done) {
        var kind = segment.element(3);
        if (!kind.equals("SS")) {
            end(done);
        }
        part = switch (kind) {
            case "21" -> Part.REQUESTER;
            case "22" -> Part.SUBSCRIBER;
            case "23" -> Part.DEPENDENT;
            case "EV" -> Part.EVENT;
            case "SS" -> Part.SERVICE;
            default -> Part.NONE;
        };
        switch (part) {
            case REQUESTER -> requesterId = null;
            case SUBSCRIBER -> {
                subscriber = Party.at(segment);
                dependent = null;
            }
            case DEPENDENT -> dependent = Party.at(segment);
            case EVENT -> begin(segment);
            case SERVICE -> {
                if (event != null) {
                    below(segment, eventLevel);
                    event.lines.add(new LineDraft(segment, String.valueOf(event.lines.size() + 1)));
                    patterns.add(null);
                }
            }
            default -> {
                // The payer's own level.
            }
        }
    }

    /** Notes where a level does not stand below the one before it, so that nobody can tell whose it is. */
    private void below(Segment segment, String level) {
        if (!segment.element(2).equals(level)) {
            event.fault(segment, "HL02", "not the level above it", level == null ? "the HL of that level before it"
                    : "`" + level + "`, the HL01 of that level");
        }
    }

    private void begin(Segment segment) {
        event = new Draft(segment);
        eventLevel = segment.element(1);
        review = null;
        eventDate = null;
        eventPattern = null;
        patterns.clear();
        if (dependent != null && subscriber != null && segment.element(2).equals(subscriber.level())) {
            // An event of the subscriber may follow those of a dependent.
            dependent = null;
        }
        var patient = dependent == null ? subscriber : dependent;
        below(segment, patient == null ? null : patient.level());
        event.id = transactionId.isEmpty() ? null : transactionId;
        if (cancels) {
            event.leftOut = segment.place() + ": it cancels an earlier request (BHT02 is 01), so that there is nothing"
                    + " to judge";
        }
    }

    private void name(Segment segment) {
        switch (part) {
            case REQUESTER -> {
                if (segment.element(8).equals(PROVIDER_ID)) {
                    requesterId = segment.element(9);
                }
            }
            case SUBSCRIBER -> subscriber = segment.element(1).equals("IL") ? subscriber.with(segment) : subscriber;
            case DEPENDENT -> dependent = segment.element(1).equals("QC") ? dependent.with(segment) : dependent;
            // What follows is of a provider of the event or service.
            default -> part = Part.NONE;
        }
    }

    private void born(Segment segment) {
        if (part == Part.SUBSCRIBER) {
            subscriber = subscriber.with(segment);
        } else if (part == Part.DEPENDENT) {
            dependent = dependent.with(segment);
        }
    }

    private void event(Segment segment) {
        switch (segment.tag()) {
            case "TRN" -> {
                if (segment.element(1).equals("1") && !segment.element(2).isEmpty()) {
                    event.id = segment.element(2);
                    event.place("id", segment);
                }
            }
            case "UM" -> {
                review = segment;
                ReviewAsked.event(segment, event);
            }
            case "DTP" -> {
                // The event itself, an admission, or the service; the first of them counts.
                if (eventDate == null && segment.element(1).matches("AAH|435|472")) {
                    eventDate = segment;
                }
            }
            case "HI" -> event.diagnoses(segment);
            case "HSD" -> eventPattern = pattern(segment);
            default -> {
                // Notes and what is sent beside the request.
            }
        }
    }

    private void service(Segment segment) {
        var line = event.lines.get(event.lines.size() - 1);
        switch (segment.tag()) {
            case "UM" -> ReviewAsked.service(segment, line, event);
            case "DTP" -> {
                if (segment.element(1).equals("472")) {
                    line.date(segment);
                }
            }
            case "SV1" -> line.professional(segment, event);
            case "SV2" -> line.institutional(segment, event);
            case "HSD" -> patterns.set(patterns.size() - 1, pattern(segment));
            default -> {
                // Notes, and how the service is described otherwise.
            }
        }
    }

    private DeliveryPattern pattern(Segment segment) {
        return DeliveryPattern.of(segment, event);
    }

    @Override
    public void end(Consumer<X12Entry> done) {
        if (event == null) {
            return;
        }
        if (refused == null) {
            finish();
            var of = subscriber == null ? Party.at(event.first) : subscriber;
            done.accept(event.entry(of, dependent == null ? of : dependent));
        }
        event = null;
    }

    private void finish() {
        if (event.id != null) {
            event.request.put("id", event.id);
        }
        event.put("received", received, beginning == null ? event.first : beginning);
        event.put("channel", "ONLINE", event.first);
        // No record comes with it: what a reviewer needs is sent after it.
        event.request.put("recordsAwaited", true);
        if (requesterId != null && !requesterId.isEmpty()) {
            event.request.putObject("provider").put("id", requesterId);
        }
        if (review == null && event.leftOut == null) {
            event.fault(event.first, "HL", "an event without UM", "UM, which says what is asked");
        }
        for (int i = 0; i < event.lines.size(); i++) {
            finish(event.lines.get(i), patterns.get(i) == null ? eventPattern : patterns.get(i));
        }
        plan();
    }

    private void finish(LineDraft line, DeliveryPattern pattern) {
        if (!line.isDated() && eventDate != null) {
            line.date(eventDate);
        }
        if (!line.tree.has("placeOfService") && review != null && review.component(4, 2).equals("B")) {
            line.put("placeOfService", review.element(4));
        }
        if (pattern != null && pattern.visits() != null) {
            line.tree.put("visits", pattern.visits());
        }
        if (pattern != null && pattern.units() != null) {
            // Units at once and units in all may both be told: the most of them is what is asked for.
            line.tree.put("units", Math.max(pattern.units(), line.tree.path("units").asInt()));
        }
        if (line.service().is("HL") && line.leftOut == null) {
            line.leftOut = line.service().place() + ": line " + line.number()
                    + " has no code of CPT or HCPCS and is left out";
        }
    }

    /** The planned course is that of the event, or the one of all its services. */
    private void plan() {
        var courses = eventPattern != null ? List.of(eventPattern)
                : patterns.stream().filter(Objects::nonNull).distinct().toList();
        if (courses.size() > 1) {
            event.note(event.first, "its services are planned for different courses; none is taken for the plan");
        } else if (!courses.isEmpty()) {
            courses.get(0).writeTo(event.request);
        }
    }

    @Override
    public X12Entry broken(Fault fault) {
        return event == null ? null : X12Entry.broken(event.first.line(), event.first.place(), event.id, fault);
    }
}
