package org.coveragerules.exchange.fhir;

import java.util.List;
import org.coveragerules.Determination;

/** What an answer says in a sentence, for a person. */
final class Disposition {

    private static final String PENDED = "Pended: something that has to be known is missing.";

    private Disposition() {
    }

    /** @param determination null: nothing was judged */
    static String of(Determination determination, List<UnjudgedItem> unjudged) {
        if (determination == null) {
            return unjudged.stream().allMatch(item -> item.why() == UnjudgedItem.Why.CANCELLED)
                    ? "The request is cancelled, as it asks." : "A person has to look at the request; nothing is decided.";
        }
        return judged(determination) + (unjudged.isEmpty() ? "" : " Some items were not judged; their notes say why.");
    }

    private static String judged(Determination determination) {
        if (determination.clinicianReview()) {
            return "A clinician has to look at the request before it is decided; what the notes say is a recommendation.";
        }
        return switch (determination.outcome()) {
            case APPROVED -> "Approved.";
            case PARTIALLY_APPROVED -> determination.isFinal() ? "Approved in part." : PENDED;
            case DENIED -> determination.isFinal() ? "Not approved." : PENDED;
            case PENDED -> PENDED;
            case REDIRECTED -> "To be asked of somebody else, whom the notes name.";
            case NO_REVIEW_REQUIRED -> "No review is required.";
        };
    }
}
