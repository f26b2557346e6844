package org.coveragerules.exchange;

import java.util.Objects;
import org.coveragerules.Determination;
import org.coveragerules.Effect;
import org.coveragerules.LineDetermination;
import org.coveragerules.Reason;
import org.coveragerules.internal.vocabulary.Role;
import org.coveragerules.internal.vocabulary.Vocabulary;

/**
 * How the answer to a request for review says what became of a line.
 *
 * @param action what was decided (X12 306)
 * @param reason why (X12 886); null where the action says all
 */
public record ReviewCodes(String action, String reason) {

    public static final ReviewCodes APPROVED = new ReviewCodes("A1", null);
    public static final ReviewCodes APPROVED_IN_PART = new ReviewCodes("A2", null);
    /** Whoever asks takes it back. */
    public static final ReviewCodes CANCELLED = new ReviewCodes("C", null);
    /** A person has still to look at it. */
    public static final ReviewCodes REVIEW = new ReviewCodes("A4", "0V");
    private static final ReviewCodes INFORMATION = new ReviewCodes("A4", "0U");
    private static final ReviewCodes OF_ANOTHER = new ReviewCodes("CT", "0H");
    private static final ReviewCodes NO_REVIEW = new ReviewCodes("NA", "0H");
    private static final String REFUSED = "A3";
    /** Of a denial whose reason says no other. */
    private static final String OTHERWISE = "14";

    /**
     * The codes of a line. As long as a clinician has to confirm a determination, or one of its lines is pended, it is a
     * recommendation: nothing is denied then, and nothing cut.
     */
    public static ReviewCodes of(LineDetermination line, Determination determination, Vocabulary words) {
        return switch (line.outcome()) {
            case APPROVED -> APPROVED;
            case PARTIALLY_APPROVED -> determination.isFinal() ? APPROVED_IN_PART : REVIEW;
            case DENIED -> determination.isFinal() ? refused(line, words) : REVIEW;
            case PENDED -> line.decisiveReasons().stream().anyMatch(reason -> isAsked(reason, words)) ? INFORMATION
                    : REVIEW;
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
}
