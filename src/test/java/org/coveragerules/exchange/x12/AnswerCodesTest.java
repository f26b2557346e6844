package org.coveragerules.exchange.x12;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.coveragerules.Determination;
import org.coveragerules.Effect;
import org.coveragerules.LineDetermination;
import org.coveragerules.Outcome;
import org.coveragerules.Reason;
import org.coveragerules.exchange.ReviewCodes;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.internal.vocabulary.X12Codes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What became of a line, in the codes of X12. */
class AnswerCodesTest {

    private static final Vocabulary WORDS = BundledRequests.WORDS;

    /** Outcome, statement, reason, effect and what is missing; then group, CARC, RARC, action (306) and why (886). */
    @ParameterizedTest
    @CsvSource({
        "DENIED, MM0600-3, SETTING_NOT_DOCUMENTED, DENY,, CO 58 N428, A4 0V",
        "DENIED, MNR-14, NO_VISIT_SUPPORTED, DENY,, CO 50 N661, A4 0V",
        "DENIED, CMM-EIU-1, EIU, DENY,, CO 55, A4 0V",
        "DENIED, CMM-PRI-3, ADD_ON_WITHOUT_PRIMARY, DENY,, CO 107 N122, A4 0V",
        "DENIED, CMM-UNB-1, UNBUNDLED, DENY,, CO 236 N20, A4 0V",
        "DENIED, CMM-MUT-2, MUTUALLY_EXCLUSIVE, DENY,, CO 231, A4 0V",
        "DENIED, CMM-QTY-1, QUANTITY, DENY,, CO 222 N362, A4 0V",
        "PARTIALLY_APPROVED, MNR-14, VISITS_LIMITED, LIMIT,, CO 151 N435, A4 0V",
        "DENIED, CMM-PA-1, INCOMPLETE_RECORDS, DENY, indicationListed, CO 252 M127, A3 14",
        "DENIED, CMM-PA-1, INCOMPLETE_RECORDS, DENY, ADVANCED_IMAGING, CO 16 N706, A3 14",
        "DENIED, PRE-9, PRIOR_AUTHORIZATION_ABSENT, DENY,, CO 197, A3 0N",
        "PARTIALLY_APPROVED, PRE-10, AUTHORIZED, LIMIT,, CO 198, A2",
        "DENIED, CMM-SEQ-1, DUPLICATE, DENY,, OA 18, A3 0Q",
        "DENIED, INS-7, BENEFIT_MAXIMUM, DENY,, PR 119, A3 0M",
        "DENIED, INS-1, PLAN_EXCLUDES, DENY,, CO 204, A3 0M",
        "DENIED, INS-5, NOT_ELIGIBLE, DENY,, CO 27, A3 0M",
        "DENIED, CMM-IMP-5, IMPROPER_CODING, DENY,, CO 181, A3 14",
        "DENIED, CMM-IMP-1, IMPROPER_CODING, DENY,, CO 189, A3 14",
        "PENDED, MNR-5, INCOMPLETE_RECORDS, PEND, CLINICAL_HISTORY, OA 133 N706, A4 0U",
        "PENDED, PRE-2, CLINICAL_REVIEW_NEEDED, PEND, meetsGuideline, OA 133, A4 0V",
        "REDIRECTED, INS-8, MEDICAID_POLICY_APPLIES, REDIRECT,, '', CT 0H",
        "NO_REVIEW_REQUIRED, PRE-1, NOT_ELECTED, EXEMPT,, '', NA 0H",
        "APPROVED, MNR-8, SERVICE_NECESSARY, APPROVE,, '', A1"})
    void aLineIsToldByItsReason(Outcome outcome, String statement, String reason, Effect effect, String missing,
            String adjustment, String review) {
        var line = line(outcome, statement, reason, effect, missing == null ? List.of() : List.of(missing));

        var told = Adjustment.of(line, WORDS);
        assertThat(String.join(" ", told.group(), told.carc(), told.rarc()).strip()).isEqualTo(adjustment);
        var codes = ReviewCodes.of(line, determination(line), WORDS);
        assertThat(codes.action() + (codes.reason() == null ? "" : " " + codes.reason())).isEqualTo(review);
    }

    @Test
    void theFirstDecisiveReasonWithACodeIsTold() {
        var reasons = List.of(reason("INS-1", "PLAN_COVERS", Effect.SET_ASIDE, true),
                reason("MNR-6", "PORTAL_NOT_FOR_PROVIDER", Effect.NOTE, false),
                reason("MM0600-4", "LOWER_ACUITY_SETTING_SUFFICIENT", Effect.DENY, true),
                reason("CMM-EIU-1", "EIU", Effect.DENY, true));

        assertThat(Adjustment.of(new LineDetermination(1, Outcome.DENIED, 0, null, null, null, null, null, null, null,
                null, reasons, null), WORDS)).isEqualTo(new Adjustment("CO", "58", "N428"));
    }

    /** Whatever becomes of whatever reason, it is said in codes of the lists. */
    @ParameterizedTest
    @EnumSource
    void everyCodeIsOnItsList(Outcome outcome) {
        for (var word : WORDS.reasons().values()) {
            for (var effect : Effect.values()) {
                for (var missing : List.of(List.<String>of(), List.of("CLINICAL_HISTORY"))) {
                    var line = line(outcome, "CMM-IMP-5", word.name(), effect, missing);
                    var told = Adjustment.of(line, WORDS);
                    assertThat(told.carc()).matches(code -> code.isEmpty() || X12Codes.CARC.has(code));
                    assertThat(told.rarc()).matches(code -> code.isEmpty() || X12Codes.RARC.has(code));
                    assertThat(told.group()).matches(code -> code.isEmpty() || X12Codes.GROUP.has(code));
                    var codes = ReviewCodes.of(line, determination(line), WORDS);
                    assertThat(codes.action()).matches(X12Codes.ACTION::has);
                    assertThat(codes.reason()).matches(code -> code == null || X12Codes.DECISION.has(code));
                }
            }
        }
    }

    /** A determination of the line alone, which is final where nobody has to look at it. */
    private static Determination determination(LineDetermination line) {
        boolean isFinal = line.outcome() != Outcome.PENDED && line.reasons().stream()
                .noneMatch(reason -> WORDS.reason(reason.code()).isClinical());
        return new Determination("R-1", line.outcome(), isFinal, !isFinal, null, null, List.of(), null, List.of(line),
                List.of(), null, null);
    }

    private static LineDetermination line(Outcome outcome, String statement, String reason, Effect effect,
            List<String> missing) {
        return new LineDetermination(1, outcome, 0, null, null, null, null, null, null, null, null,
                List.of(new Reason(statement, reason, effect, true, "p", "1", "s", "r", "m", null, missing, null,
                        null)), null);
    }

    private static Reason reason(String statement, String code, Effect effect, boolean decisive) {
        return new Reason(statement, code, effect, decisive, "p", "1", "s", "r", "m", null, List.of(), null, null);
    }
}
