package org.coveragerules.exchange.x12;

import java.util.Map;

/** What a review asks for (UM), of an event and of a service, which may say it for itself. */
final class ReviewAsked {

    private static final Map<String, String> TYPES = Map.of("I", "PRECERTIFICATION", "S", "PRECERTIFICATION",
            "R", "CONCURRENT", "4", "CONCURRENT");
    private static final String CANCELS = "3";

    private ReviewAsked() {
    }

    static void event(Segment review, Draft event) {
        var kind = review.element(2);
        if (TYPES.containsKey(kind)) {
            event.put("type", TYPES.get(kind), review);
        } else if (kind.equals(CANCELS)) {
            event.leftOut = review.place() + ": it cancels an earlier request (UM02 is 3), so that there is nothing to"
                    + " judge";
        } else if (isAppeal(kind)) {
            event.leftOut = review.place() + ": it asks to look at a decision again (UM02 is " + kind + "), which is for"
                    + " people and not judged";
        } else {
            unknown(review, event);
        }
        event.put("urgency", isUrgent(review) ? "EXPEDITED" : "STANDARD", review);
        boolean bill = review.component(4, 2).equals("A");
        event.put("form", bill ? "INSTITUTIONAL" : "PROFESSIONAL", review);
        if (bill && !review.element(4).isEmpty()) {
            // A request has no frequency of its bill; that of a first bill changes no place.
            var frequency = review.component(4, 3);
            event.put("typeOfBill", review.element(4) + (frequency.isEmpty() ? "1" : frequency), review);
        }
    }

    static void service(Segment review, LineDraft line, Draft event) {
        if (review.component(4, 2).equals("B")) {
            line.put("placeOfService", review.element(4));
        }
        if (isUrgent(review)) {
            event.put("urgency", "EXPEDITED", review);
        }
        var kind = review.element(2);
        if (kind.equals(CANCELS) || isAppeal(kind)) {
            line.leftOut = review.place() + ": line " + line.number() + (isAppeal(kind)
                    ? " asks to look at a decision again" : " is cancelled") + " (UM02 is " + kind + ") and is left out";
        } else if (!kind.isEmpty() && !TYPES.containsKey(kind)) {
            unknown(review, event);
        } else if (!kind.isEmpty() && event.leftOut == null && !event.request.path("type").asText().equals(TYPES.get(kind))) {
            event.note(review, "line " + line.number() + " asks for another kind of review (UM02 is " + kind + ") than its"
                    + " event, and is judged as that asks");
        }
    }

    private static boolean isAppeal(String kind) {
        return kind.matches("[12N]");
    }

    private static boolean isUrgent(Segment review) {
        return review.element(6).equals("U") || review.element(6).equals("03");
    }

    private static void unknown(Segment review, Draft event) {
        event.fault(review, "UM02", "no kind of request", "`I`, `S`, `R`, `4` or `3`, or `1`, `2` or `N` of an appeal");
    }
}
