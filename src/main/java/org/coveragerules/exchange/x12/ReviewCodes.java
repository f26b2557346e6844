package org.coveragerules.exchange.x12;

import java.util.Objects;
import org.coveragerules.Effect;
import org.coveragerules.LineDetermination;
import org.coveragerules.Outcome;
import org.coveragerules.Reason;
import org.coveragerules.internal.vocabulary.Role;
import org.coveragerules.internal.vocabulary.Vocabulary;

/**
 * How the answer to a request for review says what became of a line.
 *
 * @param action what was decided (X12 306, HCR01)
 * @param reason why (X12 886, HCR03); null where nothing was refused
 */
public record ReviewCodes(String action, String reason) {

    private static final ReviewCodes APPROVED = new ReviewCodes("A1", null);
    private static final ReviewCodes APPROVED_IN_PART = new ReviewCodes("A2", null);
    private static final String REFUSED = "A3";
    private static final String PENDED = "A4";
    private static final ReviewCodes OF_ANOTHER = new ReviewCodes("CT", "0H");
    private static final ReviewCodes NO_REVIEW = new ReviewCodes("NA", "0H");
    /** Records or information are needed; a reviewer is; and what has no reason of its own. */
    private static final String RECORDS = "0U";
    private static final String REVIEWER = "0V";
    private static final String OTHERWISE = "14";

    /** The codes of a line. What a clinician has to confirm is no decision yet, and pends. */
    public static ReviewCodes of(LineDetermination line, Vocabulary words) {
        var decisive = line.decisiveReasons();
        boolean clinical = decisive.stream().anyMatch(reason -> words.reason(reason.code()).isClinical());
        return switch (line.outcome()) {
            case APPROVED -> APPROVED;
            case PARTIALLY_APPROVED -> clinical ? new ReviewCodes(PENDED, REVIEWER) : APPROVED_IN_PART;
            case DENIED -> clinical ? new ReviewCodes(PENDED, REVIEWER) : refused(line, words);
            case PENDED -> new ReviewCodes(PENDED, decisive.stream().anyMatch(reason -> isAsked(reason, words))
                    ? RECORDS : REVIEWER);
            case REDIRECTED -> OF_ANOTHER;
            case NO_REVIEW_REQUIRED -> NO_REVIEW;
        };
    }

    private static ReviewCodes refused(LineDetermination line, Vocabulary words) {
        var reasons = line.decisiveReasons().stream().filter(reason -> reason.effect() != Effect.APPROVE)
                .map(reason -> words.reason(reason.code())).toList();
        var action = reasons.stream().map(reason -> reason.reviewDecision()).filter(Objects::nonNull).findFirst();
        var why = reasons.stream().map(reason -> reason.reviewReason()).filter(Objects::nonNull).findFirst();
        return new ReviewCodes(action.orElse(REFUSED), why.orElse(OTHERWISE));
    }

    /** Whether somebody else than a reviewer has what is missing. */
    private static boolean isAsked(Reason reason, Vocabulary words) {
        var word = words.reason(reason.code());
        return reason.effect() == Effect.PEND && !word.isClinical()
                && (word.role() == Role.RECORDS || word.role() == Role.INFORMATION || !reason.missing().isEmpty());
    }

    /** Whether a line was approved as it was asked for, or needs no approval, so that nothing is to be adjusted. */
    static boolean isInFull(LineDetermination line) {
        return line.outcome() == Outcome.APPROVED || line.outcome() == Outcome.NO_REVIEW_REQUIRED;
    }
}
