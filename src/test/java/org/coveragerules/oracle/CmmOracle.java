package org.coveragerules.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.coveragerules.Effect;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.request.Document;
import org.coveragerules.request.PriorRequest;
import org.coveragerules.request.RequestStatus;
import org.coveragerules.request.Trial;

/** The preface to the musculoskeletal guidelines, but for its code edits and add-ons (CMM). */
final class CmmOracle {

    private static final int RECENT_CONSULTATION_DAYS = 90;
    private static final int RECENT_REQUEST_DAYS = 180;

    private CmmOracle() {
    }

    static void scope(OracleCase one, OracleLine line) {
        line.cmmReview = line.reviewed != null && !one.claim;
        line.addOn = line.cmmReview && one.codes.isAddOn(line.line.code(), line.date);
    }

    static void judge(OracleCase one, OracleLine line) {
        if (!line.cmmInForce) {
            return;
        }
        if (ofTrial(one, line)) {
            trial(one, line, one.request.trial());
        }
        if (one.codes.listed("eiu.csv", line.line.code(), line.date)) {
            line.add(Sentence.UNPROVEN);
        }
        if (!line.cmmReview) {
            return;
        }
        scopeOfGuidelines(one, line);
        CodingOracle.judge(one, line);
        records(one, line);
        for (PriorRequest prior : one.request.history().requests()) {
            if (similar(one, line, prior)) {
                sequential(one, line, prior);
            }
        }
    }

    /** Every line of a request with a trial is of it but one that says it is not. */
    static boolean ofTrial(OracleCase one, OracleLine line) {
        return one.request.trial() != null && !Boolean.FALSE.equals(line.line.partOfTrial());
    }

    private static void trial(OracleCase one, OracleLine line, Trial trial) {
        if (!one.medicare) {
            if (!InstructionsOracle.coversTrials(one, line.date)) {
                line.add(Sentence.TRIAL_UNKNOWN);
            }
        } else if (Boolean.TRUE.equals(trial.cmsApproved())
                && Boolean.TRUE.equals(trial.coverageWithEvidenceDevelopment())) {
            line.add(Sentence.TRIAL_COVERED);
        }
    }

    private static void scopeOfGuidelines(OracleCase one, OracleLine line) {
        if (line.line.indicationListed() == null) {
            line.add(Sentence.INDICATION_UNKNOWN, "lines.indicationListed");
        } else if (!line.line.indicationListed()) {
            line.add(Sentence.INDICATION_UNLISTED);
        }
        if (line.unlisted && !PrecertificationOracle.betterCode(line)
                && !PrecertificationOracle.elected(one, line, "UNLISTED_PROCEDURES")) {
            line.add(Sentence.UNLISTED_REVIEW);
        }
    }

    private static void records(OracleCase one, OracleLine line) {
        Effect effect = one.recordsPend ? Effect.PEND : Effect.DENY;
        if (!recentConsultation(one, line)) {
            line.add(Sentence.CONSULTATION_MISSING, effect, List.of("CONSULTATION"));
        }
        List<String> missing = new ArrayList<>(4);
        for (String needed : documents(line)) {
            boolean imaging = needed.equals("DIAGNOSTIC_TEST") && one.has("ADVANCED_IMAGING");
            if (!imaging && !one.has(needed)) {
                missing.add(needed);
            }
        }
        if (!missing.isEmpty()) {
            missing.sort(null);
            line.add(Sentence.EVALUATION_MISSING, effect, missing);
        }
        imaging(one, line, effect);
        if (one.request.clinical() != null && Boolean.TRUE.equals(one.request.clinical().otherProvidersInvolved())
                && !one.has("OTHER_PROVIDER_REPORT")) {
            line.add(Sentence.REPORT_MISSING, effect, List.of("OTHER_PROVIDER_REPORT"));
        }
        guideline(one, line);
    }

    private static boolean recentConsultation(OracleCase one, OracleLine line) {
        LocalDate received = one.request.received();
        LocalDate last = received.isBefore(line.date) ? received : line.date;
        LocalDate first = last.minusDays(RECENT_CONSULTATION_DAYS);
        for (Document document : one.documents()) {
            if (document.type().equals("CONSULTATION") && document.date() != null
                    && OracleCase.within(document.date(), first, last)) {
                return true;
            }
        }
        return false;
    }

    private static void imaging(OracleCase one, OracleLine line, Effect effect) {
        boolean unread = false;
        boolean unreconciled = false;
        boolean unknown = false;
        for (Document document : one.documents()) {
            if (document.type().equals("ADVANCED_IMAGING")) {
                unknown |= document.independentInterpretation() == null;
                unread |= Boolean.FALSE.equals(document.independentInterpretation());
                unreconciled |= Boolean.TRUE.equals(document.discrepancy())
                        && !Boolean.TRUE.equals(document.reconciled());
            }
        }
        if (unread) {
            line.add(Sentence.IMAGING_UNREAD, effect, List.of("independentInterpretation"));
        }
        if (unreconciled) {
            line.add(Sentence.IMAGING_UNREAD, effect, List.of("reconciled"));
        }
        if (unknown) {
            line.add(Sentence.IMAGING_UNKNOWN, "clinical.documents.independentInterpretation");
        }
    }

    private static void guideline(OracleCase one, OracleLine line) {
        if (line.line.meetsGuideline() == null) {
            line.add(Sentence.GUIDELINE_UNKNOWN, "lines.meetsGuideline");
        } else if (line.line.meetsGuideline()) {
            line.add(Sentence.GUIDELINE_MET);
        } else if (one.has("CURRENT_STATUS") && one.has("EXCEPTION_RATIONALE")) {
            line.add(Sentence.GUIDELINE_UNKNOWN);
        } else {
            line.add(Sentence.GUIDELINE_UNMET);
        }
    }

    private static boolean similar(OracleCase one, OracleLine line, PriorRequest prior) {
        boolean service = line.line.code().equals(prior.code())
                || line.line.procedureGroup() != null && !line.line.procedureGroup().isEmpty()
                        && line.line.procedureGroup().equals(prior.procedureGroup());
        return service && line.condition != null && line.condition.equals(prior.condition())
                && prior.date() != null
                && OracleCase.within(prior.date(), line.date.minusDays(RECENT_REQUEST_DAYS), line.date)
                && !one.request.id().equals(prior.id())
                && !BundledRequests.MODIFIERS.differ(line.line.modifiers(), prior.modifiers());
    }

    private static void sequential(OracleCase one, OracleLine line, PriorRequest prior) {
        line.add(Sentence.SIMILAR);
        boolean open = prior.status() == RequestStatus.OPEN || prior.status() == RequestStatus.AUTHORIZED;
        if (open && line.line.code().equals(prior.code()) && prior.date().equals(line.date)
                && prior.units() == line.line.units()) {
            boolean sameProvider = prior.providerId() != null
                    && prior.providerId().equals(one.request.provider().id());
            line.add(Sentence.DUPLICATE, sameProvider ? Effect.DENY : Effect.PEND);
        }
        if (prior.status() != RequestStatus.AUTHORIZED) {
            return;
        }
        Effect effect = one.recordsPend ? Effect.PEND : Effect.DENY;
        if (prior.performed() == null) {
            line.add(Sentence.PERFORMED_UNKNOWN, "history.requests.performed");
        } else if (prior.performed()) {
            if (!one.hasAfter("EFFECT_OF_PRIOR_PROCEDURE", prior.date())) {
                line.add(Sentence.EFFECT_MISSING, effect, List.of("EFFECT_OF_PRIOR_PROCEDURE"));
            }
        } else if (!one.has("NON_PERFORMANCE")) {
            line.add(Sentence.PROOF_MISSING, effect, List.of("NON_PERFORMANCE"));
        }
    }

    /** What a complete evaluation consists of, where the table names nothing else. */
    private static List<String> documents(OracleLine line) {
        return line.reviewed.isEmpty()
                ? List.of("CLINICAL_HISTORY", "PHYSICAL_EXAM", "TREATMENT_RESPONSE", "DIAGNOSTIC_TEST")
                : line.reviewed;
    }
}
