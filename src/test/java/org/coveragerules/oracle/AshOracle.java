package org.coveragerules.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.coveragerules.Effect;
import org.coveragerules.request.Assessment;
import org.coveragerules.request.Authorization;
import org.coveragerules.request.Channel;
import org.coveragerules.request.Network;

/** Medical necessity review of therapy (MNR). */
final class AshOracle {

    static final int FREE_VISITS = 5;

    private AshOracle() {
    }

    /** Tells whether visits of the line are under review: those beyond the fifth, where the category is elected. */
    static void scope(OracleCase one, OracleLine line) {
        line.therapyReview = one.managedPlan && line.therapy != null
                && PrecertificationOracle.elected(one, line, "PHYSICAL_OCCUPATIONAL_THERAPY")
                && line.visitsToDate() > FREE_VISITS
                && (line.hospital || !Boolean.FALSE.equals(one.plan.areaAvailable()));
    }

    static void judge(OracleCase one, OracleLine line) {
        if (!one.managedPlan) {
            return;
        }
        if (line.categories.contains("DURABLE_MEDICAL_EQUIPMENT")
                && one.therapyLines > (line.therapy == null ? 0 : 1)) {
            line.add(Sentence.EQUIPMENT);
        }
        if (line.therapy == null) {
            return;
        }
        if (one.request.channel() == Channel.ONLINE
                && one.request.provider().network() == Network.NON_CONTRACTED) {
            line.add(Sentence.PORTAL);
        }
        if (line.authorized()) {
            return;
        }
        if (line.therapyReview) {
            records(one, line);
        }
        if (line.therapyReview || line.inScope && line.settingJudged) {
            necessity(one, line);
        }
    }

    private static void records(OracleCase one, OracleLine line) {
        List<String> missing = new ArrayList<>(3);
        if (!one.has("CLINICAL_INFORMATION")) {
            missing.add("CLINICAL_INFORMATION");
        }
        if (one.completed(line.therapy) > 0 && !one.has("PROGRESS_NOTES")) {
            missing.add("PROGRESS_NOTES");
        }
        if (!one.has("TREATMENT_PLAN")) {
            missing.add("TREATMENT_PLAN");
        }
        Effect effect = one.recordsPend ? Effect.PEND : Effect.DENY;
        if (!missing.isEmpty()) {
            line.add(one.claim ? Sentence.CLAIM_RECORDS : Sentence.RECORDS_MISSING, effect, missing);
        }
        if (progressIsStale(one, line)) {
            line.add(one.claim ? Sentence.CLAIM_RECORDS : Sentence.PROGRESS_MISSING, effect,
                    List.of("PROGRESS_NOTES"));
        }
    }

    /** Whether there are no progress notes since the latest authorization that began before the line's date. */
    private static boolean progressIsStale(OracleCase one, OracleLine line) {
        LocalDate latest = null;
        for (Authorization earlier : one.request.history().knownAuthorizations()) {
            LocalDate from = earlier.from() == null ? LocalDate.MIN : earlier.from();
            if (earlier.discipline() == line.therapy && from.isBefore(line.date)
                    && (earlier.condition() == null || line.condition == null
                            || earlier.condition().equals(line.condition))
                    && (latest == null || from.isAfter(latest))) {
                latest = from;
            }
        }
        return latest != null && !one.hasAfter("PROGRESS_NOTES", latest);
    }

    private static void necessity(OracleCase one, OracleLine line) {
        Assessment assessment = one.request.clinical() == null ? null : one.request.clinical().assessment();
        Boolean supports = assessment == null ? null : assessment.conditionSupportsService();
        if (supports == null && line.therapyReview) {
            line.add(Sentence.SUPPORT_UNKNOWN, "clinical.assessment.conditionSupportsService");
        }
        if (assessment == null) {
            return;
        }
        boolean denied = false;
        if (Boolean.FALSE.equals(supports)) {
            line.add(Sentence.UNSUPPORTED);
            denied = true;
        }
        if (Boolean.TRUE.equals(assessment.maximumBenefitReached())) {
            line.add(Sentence.MAXIMUM_REACHED);
            denied = true;
        }
        if (Boolean.FALSE.equals(assessment.progressMeetsCriteria())) {
            line.add(Sentence.NO_PROGRESS);
            denied = true;
        }
        if (assessment.supportedVisits() != null) {
            int left = assessment.supportedVisits() - line.askedBefore;
            if (left <= 0) {
                line.add(Sentence.NO_VISIT);
                denied = true;
            } else if (left < line.line.visits()) {
                line.limit(Sentence.VISITS_LIMITED, left);
            }
        }
        if (Boolean.TRUE.equals(supports) && !denied) {
            line.add(Sentence.NECESSARY);
        }
    }
}
