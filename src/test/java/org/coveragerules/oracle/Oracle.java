package org.coveragerules.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.coveragerules.AppliedVersion;
import org.coveragerules.Determination;
import org.coveragerules.Effect;
import org.coveragerules.LineDetermination;
import org.coveragerules.Outcome;
import org.coveragerules.Population;
import org.coveragerules.Reason;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.request.Discipline;
import org.coveragerules.request.Network;
import org.coveragerules.request.Request;

/** Judges requests by the policies as somebody would who knows no rule engine. Safe to use from any thread. */
public final class Oracle {

    private static final String FINGERPRINT = "none: written by hand";

    private final CodeTables codes;

    /** An oracle that looks codes up in the given tables. */
    public Oracle(CodeTables codes) {
        this.codes = codes;
    }

    /** Judges a request by the policy versions in force on its lines' dates. */
    public Determination determine(Request request) {
        OracleCase one = new OracleCase(request, codes);
        AuthorizationOracle.use(one);
        boolean addOns = false;
        for (OracleLine line : one.lines) {
            judge(one, line);
            if (line.addOn) {
                addOns = true;
            } else {
                OracleRanking.decide(one, line);
            }
        }
        if (addOns) {
            AddOnOracle.decide(one);
        }
        return answer(one);
    }

    private static void judge(OracleCase one, OracleLine line) {
        Mm0600Oracle.scope(one, line);
        AshOracle.scope(one, line);
        CmmOracle.scope(one, line);
        PrecertificationOracle.scope(one, line);

        InstructionsOracle.judge(one, line);
        Mm0600Oracle.judge(one, line);
        AshOracle.judge(one, line);
        CmmOracle.judge(one, line);
        PrecertificationOracle.judge(one, line);

        OracleRanking.setAside(line);
        if (!unproven(line)) {
            if (!line.addOn) {
                PrecertificationOracle.goldCards(one, line);
            }
            if (!line.asksForReview()) {
                PrecertificationOracle.exempt(one, line);
            }
        }
        if (undecided(line) && !OracleRanking.serviceWasSetAside(line)) {
            line.add(Sentence.NO_CRITERIA);
        }
    }

    private static boolean unproven(OracleLine line) {
        for (OracleFinding finding : line.findings) {
            if (finding.eiu() && !finding.setAside) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing decides the line: that the benefit has fewer visits left is not yet an approval of them. */
    private static boolean undecided(OracleLine line) {
        for (OracleFinding finding : line.findings) {
            if (finding.counts() && (finding.sentence != Sentence.BENEFIT_SPENT || finding.effect != Effect.LIMIT)) {
                return false;
            }
        }
        return true;
    }

    private static Determination answer(OracleCase one) {
        List<LineDetermination> lines = new ArrayList<>(one.lines.length);
        boolean pended = false;
        boolean clinical = false;
        boolean claimEditsTold = false;
        for (OracleLine line : one.lines) {
            Mm0600Oracle.untested(line);
            if (one.claim && line.reviewed != null && !claimEditsTold) {
                line.add(Sentence.CLAIM_EDITS);
                claimEditsTold = true;
            }
            lines.add(answer(one, line));
            pended |= line.outcome == Outcome.PENDED;
            clinical |= line.outcome != Outcome.APPROVED && restsOnClinicalFinding(line);
        }
        return new Determination(one.request.id(), OracleRanking.overall(one.lines), !pended && !clinical, clinical,
                OracleNotice.due(one), OracleNotice.dueAt(one), List.of(), "CIGNA", lines, asked(one), OracleNotice.of(one), FINGERPRINT);
    }

    /** The site-of-care policy speaks of therapy alone. */
    private static List<AppliedVersion> asked(OracleCase one) {
        List<AppliedVersion> asked = new ArrayList<>(OraclePolicy.values().length);
        for (OraclePolicy policy : OraclePolicy.values()) {
            boolean before = false;
            boolean since = false;
            for (OracleLine line : one.lines) {
                if (policy != OraclePolicy.SITE_OF_CARE || line.therapy != null) {
                    boolean changed = policy.changedBy(line.date);
                    before |= !changed;
                    since |= changed;
                }
            }
            policy.addTo(asked, before, since);
        }
        return asked;
    }

    private static boolean restsOnClinicalFinding(OracleLine line) {
        for (OracleFinding finding : line.findings) {
            if (finding.decisive && BundledRequests.WORDS.reason(finding.sentence.code).isClinical()) {
                return true;
            }
        }
        return false;
    }

    private static LineDetermination answer(OracleCase one, OracleLine line) {
        boolean approved = line.outcome == Outcome.APPROVED || line.outcome == Outcome.PARTIALLY_APPROVED;
        Population population = Mm0600Oracle.population(one, line);
        List<Reason> reasons = new ArrayList<>(line.findings.size());
        for (OracleFinding finding : OracleRanking.inOrder(line)) {
            reasons.add(finding.reason(line.date, population));
        }
        return new LineDetermination(line.line.number(), line.outcome,
                line.outcome == Outcome.NO_REVIEW_REQUIRED ? null : line.approvedVisits,
                approved ? line.approvedUnits : null, approved ? line.approvedLevels : null,
                approved ? line.date : null, approved ? approvedTo(one, line.date) : null,
                approved ? Mm0600Oracle.nextReview(line) : null, line.redirectedTo,
                OracleRanking.goesElsewhere(line) ? null : reviewer(one, line),
                OracleRanking.goesElsewhere(line) ? null : guideline(one, line), reasons, List.of());
    }

    private static LocalDate approvedTo(OracleCase one, LocalDate from) {
        Integer weeks = one.request.clinical() == null || one.request.clinical().treatmentPlan() == null ? null
                : one.request.clinical().treatmentPlan().weeks();
        return weeks == null ? null : from.plusWeeks(weeks);
    }

    /** Who reviews the line; null where no policy names anybody. */
    static String reviewer(OracleCase one, OracleLine line) {
        if (one.managedPlan && line.therapy != null) {
            Network network = one.request.provider().network();
            boolean ash = OraclePolicy.ASH.changedBy(line.date) || network == Network.ASH_CONTRACTED
                    || network == Network.NON_CONTRACTED;
            return ash ? "ASH" : "CIGNA";
        }
        return line.therapy == null && line.categories.contains("DIAGNOSTIC_RADIOLOGY") ? "EVICORE" : null;
    }

    private static String guideline(OracleCase one, OracleLine line) {
        return !one.managedPlan || line.therapy == null ? null
                : line.therapy == Discipline.PT ? "CPG135" : "CPG155";
    }
}
