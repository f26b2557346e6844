package org.coveragerules.exchange.fhir;

import org.coveragerules.Determination;
import org.coveragerules.Effect;
import org.coveragerules.LineDetermination;
import org.coveragerules.internal.vocabulary.Vocabulary;

/**
 * How the answer to a request says what becomes of an item.
 *
 * @param code   the action, of X12 306
 * @param reason why, of X12 886; null where the action says all
 */
record ReviewAction(String code, String reason) {

    static final ReviewAction CERTIFIED = new ReviewAction("A1", null);
    static final ReviewAction CERTIFIED_IN_PART = new ReviewAction("A2", null);
    static final ReviewAction CANCELLED = new ReviewAction("C", null);
    static final ReviewAction CONTACT_PAYER = new ReviewAction("CT", null);
    static final ReviewAction NOT_REQUIRED = new ReviewAction("NA", "0H");
    /** A person has still to look at it. */
    static final ReviewAction REVIEW = new ReviewAction("A4", "0V");
    /** Records or information are missing. */
    static final ReviewAction INFORMATION = new ReviewAction("A4", "0U");

    private static final String NOT_CERTIFIED = "A3";
    /** Of a denial whose reason says no other. */
    private static final String OTHER_REASON = "14";

    /**
     * What becomes of a line. As long as a clinician has to confirm it or another line is pended, a determination is a
     * recommendation: nothing is denied then, and nothing cut.
     */
    static ReviewAction of(LineDetermination line, Determination determination, Vocabulary words) {
        return switch (line.outcome()) {
            case APPROVED -> CERTIFIED;
            case PARTIALLY_APPROVED -> determination.isFinal() ? CERTIFIED_IN_PART : REVIEW;
            case DENIED -> determination.isFinal() ? denied(line, words) : REVIEW;
            case PENDED -> isInformationMissing(line) ? INFORMATION : REVIEW;
            case REDIRECTED -> CONTACT_PAYER;
            case NO_REVIEW_REQUIRED -> NOT_REQUIRED;
        };
    }

    private static boolean isInformationMissing(LineDetermination line) {
        return line.decisiveReasons().stream().anyMatch(reason -> !reason.missing().isEmpty());
    }

    private static ReviewAction denied(LineDetermination line, Vocabulary words) {
        return new ReviewAction(NOT_CERTIFIED, line.decisiveReasons().stream()
                .filter(reason -> reason.effect() == Effect.DENY || reason.effect() == Effect.LIMIT)
                .map(reason -> words.reason(reason.code()).reviewReason()).filter(code -> code != null).findFirst()
                .orElse(OTHER_REASON));
    }
}
