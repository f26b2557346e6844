package org.coveragerules.exchange.x12;

import java.util.function.Consumer;
import org.coveragerules.Fault;

/** The claims of a transaction 837, professional (005010X222A1) or institutional (005010X223A2). */
final class ClaimLoops implements Loops {

    private static final String PROVIDER = "20";
    private static final String SUBSCRIBER = "22";
    private static final String DEPENDENT = "23";
    private static final String REPLACES = "7";
    private static final String VOIDS = "8";

    /** Which part of a claim is being read. */
    private enum Part {
        /** The claim itself (loop 2300). */
        CLAIM,
        /** What another payer did with it (2320), whose members and authorizations are not this payer's. */
        OTHER_PAYER,
        /** A service line (2400). */
        LINE
    }

    private final boolean institutional;
    private String received = "";
    private Segment receivedAt;
    private String providerLevel;
    private String providerId;
    private Party subscriber;
    private Party dependent;
    /** What is wrong with the hierarchy, so that nobody can tell whose the claims below are; null where nothing is. */
    private Fault misplaced;
    private Fault ofSubscriber;
    private Draft claim;
    private Part part;
    private Segment dates;
    private Segment statement;
    private String authorization;

    ClaimLoops(boolean institutional) {
        this.institutional = institutional;
    }

    @Override
    public void take(Segment segment, Consumer<X12Entry> done) {
        switch (segment.tag()) {
            case "HL" -> {
                end(done);
                level(segment);
            }
            case "CLM" -> {
                end(done);
                begin(segment);
            }
            default -> {
                if (claim == null) {
                    above(segment);
                } else {
                    within(segment);
                }
            }
        }
    }

    private void level(Segment segment) {
        var above = segment.element(2);
        switch (segment.element(3)) {
            case PROVIDER -> {
                misplaced = null;
                providerLevel = segment.element(1);
                providerId = null;
                subscriber = null;
                dependent = null;
            }
            case SUBSCRIBER -> {
                ofSubscriber = above.equals(providerLevel) ? null : notBelow(segment, "provider", providerLevel);
                misplaced = ofSubscriber;
                subscriber = Party.at(segment);
                dependent = null;
            }
            case DEPENDENT -> {
                // A dependent of a subscriber who is out of place is out of place too.
                misplaced = subscriber != null && above.equals(subscriber.level()) ? ofSubscriber
                        : notBelow(segment, "subscriber", subscriber == null ? null : subscriber.level());
                dependent = Party.at(segment);
            }
            default -> misplaced = new Fault("HL03 of " + segment.place(), "no level of claims",
                    "`20` of a provider, `22` of a subscriber or `23` of a dependent");
        }
    }

    private static Fault notBelow(Segment segment, String what, String level) {
        return new Fault("HL02 of " + segment.place(), "not the " + what + " above it",
                level == null ? "the HL of the " + what + " before it" : "`" + level + "`, the HL01 of that " + what);
    }

    /** A segment that stands above the claims of its level. */
    private void above(Segment segment) {
        switch (segment.tag()) {
            case "BHT" -> {
                received = Dates.day(segment.element(4));
                receivedAt = segment;
            }
            case "NM1" -> {
                var who = segment.element(1);
                if (who.equals("85") && segment.element(8).equals("XX")) {
                    providerId = segment.element(9);
                } else if (who.equals("IL") && subscriber != null && dependent == null) {
                    subscriber = subscriber.with(segment);
                } else if (who.equals("QC") && dependent != null) {
                    dependent = dependent.with(segment);
                }
            }
            case "DMG", "SBR" -> {
                if (dependent != null) {
                    dependent = dependent.with(segment);
                } else if (subscriber != null) {
                    subscriber = subscriber.with(segment);
                }
            }
            default -> {
                // Addresses, contacts and payers.
            }
        }
    }

    private void begin(Segment segment) {
        claim = new Draft(segment);
        part = Part.CLAIM;
        dates = null;
        statement = null;
        authorization = "";
        claim.id = segment.element(1).isEmpty() ? null : segment.element(1);
        claim.put("id", segment.element(1), segment);
        claim.put("type", "CLAIM", segment);
        claim.put("received", received, receivedAt == null ? segment : receivedAt);
        claim.put("form", institutional ? "INSTITUTIONAL" : "PROFESSIONAL", segment);
        var frequency = segment.component(5, 3);
        if (institutional) {
            claim.put("typeOfBill", segment.component(5, 1) + frequency, segment);
        }
        if (providerId != null && !providerId.isEmpty()) {
            claim.request.putObject("provider").put("id", providerId);
        }
        if (frequency.equals(VOIDS)) {
            claim.leftOut = segment.place() + ": it voids an earlier claim (CLM05-3 is 8), so that there is nothing to"
                    + " judge";
        } else if (frequency.equals(REPLACES)) {
            claim.note(segment, "it replaces an earlier claim (CLM05-3 is 7), and is judged as it stands");
        }
    }

    private void within(Segment segment) {
        switch (segment.tag()) {
            case "SBR" -> part = Part.OTHER_PAYER;
            case "LX" -> {
                part = Part.LINE;
                claim.lines.add(new LineDraft(segment, segment.element(1)));
            }
            case "HI" -> {
                if (part == Part.CLAIM) {
                    claim.diagnoses(segment);
                }
            }
            case "CL1" -> {
                if (institutional && segment.element(1).equals("1")) {
                    claim.request.put("emergency", true);
                }
            }
            case "REF" -> reference(segment);
            case "DTP" -> date(segment);
            case "SV1", "SV2" -> service(segment);
            default -> {
                // Amounts, notes and providers of a claim.
            }
        }
    }

    /** Takes a prior authorization; one that names a payer of its own (REF04) is of another. */
    private void reference(Segment segment) {
        if (!segment.element(1).equals("G1") || !segment.element(4).isEmpty()) {
            return;
        }
        if (part == Part.CLAIM) {
            authorization = segment.element(2);
        } else if (part == Part.LINE) {
            line().put("authorization", segment.element(2));
        }
    }

    private void date(Segment segment) {
        var what = segment.element(1);
        if (part == Part.LINE && what.equals("472")) {
            line().date(segment);
            range(segment, line());
        } else if (part == Part.CLAIM && what.equals("472")) {
            dates = segment;
        } else if (part == Part.CLAIM && what.equals("434")) {
            statement = segment;
        }
    }

    private void range(Segment segment, LineDraft line) {
        var first = Dates.first(segment.element(2), segment.element(3));
        var last = Dates.last(segment.element(2), segment.element(3));
        if (last != null && last.compareTo(first) < 0) {
            claim.fault(segment, "DTP03", "a range that ends before it begins", "its first day and then its last");
        } else if (last != null && !last.equals(first)) {
            claim.note(segment, "line " + line.number() + " is of several days, and is judged as one visit on the"
                    + " first");
        }
    }

    private void service(Segment segment) {
        if (part != Part.LINE) {
            claim.fault(segment, segment.tag(), "a service outside a line", "its line number (LX) before it");
        } else if (segment.is("SV2") == institutional) {
            if (institutional) {
                line().institutional(segment, claim);
            } else {
                line().professional(segment, claim);
                line().put("placeOfService", segment.element(5));
            }
        } else {
            claim.fault(segment, segment.tag(), "a service of the other kind of claim", institutional ? "SV2" : "SV1");
        }
    }

    private LineDraft line() {
        return claim.lines.get(claim.lines.size() - 1);
    }

    @Override
    public void end(Consumer<X12Entry> done) {
        if (claim == null) {
            return;
        }
        for (var line : claim.lines) {
            finish(line);
        }
        if (misplaced != null) {
            done.accept(broken(misplaced));
        } else if (subscriber == null) {
            done.accept(broken(new Fault(claim.first.place(), "a claim of no subscriber", "the HL of its subscriber"
                    + " before it")));
        } else {
            done.accept(claim.entry(subscriber, dependent == null ? subscriber : dependent));
        }
        claim = null;
    }

    /** Gives a line what it has of its claim. */
    private void finish(LineDraft line) {
        var of = dates != null ? dates : institutional ? statement : null;
        if (!line.isDated() && of != null && line.leftOut == null) {
            line.date(of);
            range(of, line);
        }
        if (!authorization.isEmpty() && !line.tree.has("authorization")) {
            line.put("authorization", authorization);
        }
        if (!institutional && !line.tree.has("placeOfService")) {
            line.put("placeOfService", claim.first.component(5, 1));
        }
        if (line.emergency) {
            claim.request.put("emergency", true);
        }
        if (line.service().is("LX")) {
            claim.fault(line.service(), "LX", "a line without a service",
                    (institutional ? "SV2" : "SV1") + " behind it");
        }
    }

    @Override
    public X12Entry broken(Fault fault) {
        return claim == null ? null
                : X12Entry.broken(claim.first.line(), claim.first.place(), claim.id, fault);
    }
}
