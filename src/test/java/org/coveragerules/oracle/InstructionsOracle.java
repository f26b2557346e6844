package org.coveragerules.oracle;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.coveragerules.determination.Effect;
import org.coveragerules.request.BenefitLimit;
import org.coveragerules.request.Category;
import org.coveragerules.request.Discipline;
import org.coveragerules.request.Funding;
import org.coveragerules.request.LineOfBusiness;
import org.coveragerules.request.Mandate;
import org.coveragerules.request.Overridable;
import org.coveragerules.request.Provision;
import org.coveragerules.request.TermEffect;

/** Coverage instructions: eligibility, mandates, the plan document, and benefit limits (INS). */
final class InstructionsOracle {

    private static final Set<Overridable> DEFAULT = EnumSet.of(Overridable.EIU, Overridable.SETTING);
    private static final Set<Overridable> TRIAL = EnumSet.of(Overridable.EIU);
    private static final String FEDERAL = "US";

    /** Of terms that hold for one line, those of a code beat those of a category. */
    private static final class Contest {

        boolean byCode;
        boolean covered;
        boolean excluded;
        boolean unproven;
        Set<Overridable> overrides = Set.of();

        void enter(boolean code, TermEffect effect, Set<Overridable> own) {
            if (byCode && !code) {
                return;
            }
            if (code && !byCode) {
                byCode = true;
                covered = false;
                excluded = false;
                unproven = false;
                overrides = Set.of();
            }
            switch (effect) {
                case COVERED -> cover(own.isEmpty() ? DEFAULT : own);
                case EXCLUDED -> excluded = true;
                case INVESTIGATIONAL -> unproven = true;
            }
        }

        private void cover(Set<Overridable> own) {
            covered = true;
            if (overrides.isEmpty()) {
                overrides = own;
            } else if (!overrides.containsAll(own)) {
                overrides = EnumSet.copyOf(overrides);
                overrides.addAll(own);
            }
        }

        boolean conflict() {
            return covered && (excluded || unproven);
        }
    }

    private InstructionsOracle() {
    }

    static void judge(OracleCase one, OracleLine line) {
        if (!OracleCase.within(line.date, one.plan.eligibleFrom(), one.plan.eligibleTo())) {
            line.add(Sentence.INELIGIBLE);
        }
        if (one.medicare) {
            line.add(Sentence.CMS_POLICY);
        } else if (one.plan.lineOfBusiness() == LineOfBusiness.MEDICAID) {
            line.add(Sentence.MEDICAID_POLICY);
        }
        if (!one.plan.mandates().isEmpty()) {
            mandates(one, line);
        }
        if (!one.plan.provisions().isEmpty()) {
            provisions(one, line);
        }
        if (!one.plan.benefitLimits().isEmpty()) {
            benefit(one, line);
        }
    }

    private static void mandates(OracleCase one, OracleLine line) {
        Contest contest = new Contest();
        for (Mandate mandate : one.plan.mandates()) {
            if (!binds(mandate, one) || !OracleCase.within(line.date, mandate.from(), mandate.to())) {
                continue;
            }
            if (mandate.trial()) {
                if (one.request.trial() != null) {
                    mandateOfTrials(mandate, line);
                }
            } else if (mandate.codes().contains(line.line.code())) {
                contest.enter(true, mandate.effect(), mandate.overrides());
            } else if (holdsByCategory(mandate.category(), line)) {
                contest.enter(false, mandate.effect(), mandate.overrides());
            }
        }
        if (contest.conflict()) {
            // Of mandates only one that excludes comes before the policy of CMS.
            if (!one.medicare) {
                line.add(Sentence.MANDATES_CONFLICT, Effect.PEND, 2);
            }
        } else if (contest.covered) {
            line.setAside(Sentence.MANDATE_COVERS, contest.overrides, true);
        } else if (contest.excluded) {
            line.add(Sentence.MANDATE_EXCLUDES);
        }
    }

    private static void mandateOfTrials(Mandate mandate, OracleLine line) {
        if (mandate.effect() == TermEffect.COVERED) {
            line.setAside(Sentence.MANDATE_COVERS, TRIAL, false);
        } else {
            line.add(Sentence.MANDATE_EXCLUDES);
        }
    }

    /** A state's mandate binds neither a self-funded plan nor Medicare. */
    static boolean binds(Mandate mandate, OracleCase one) {
        return FEDERAL.equals(mandate.jurisdiction())
                || mandate.jurisdiction().equals(one.plan.state()) && one.plan.funding() != Funding.SELF_FUNDED
                        && !one.medicare;
    }

    private static void provisions(OracleCase one, OracleLine line) {
        Contest contest = new Contest();
        for (Provision provision : one.plan.provisions()) {
            if (!OracleCase.within(line.date, provision.from(), provision.to())) {
                continue;
            }
            if (provision.trial()) {
                if (one.request.trial() != null) {
                    provisionOfTrials(provision, line);
                }
            } else if (provision.codes().contains(line.line.code())) {
                contest.enter(true, provision.effect(), provision.overrides());
            } else if (holdsByCategory(provision.category(), line)) {
                contest.enter(false, provision.effect(), provision.overrides());
            }
        }
        if (contest.conflict()) {
            line.add(Sentence.TERMS_CONFLICT);
            return;
        }
        if (contest.covered) {
            line.setAside(Sentence.PLAN_COVERS, contest.overrides, false);
        }
        if (contest.excluded) {
            line.add(Sentence.PLAN_EXCLUDES);
        }
        if (contest.unproven) {
            line.add(Sentence.PLAN_UNPROVEN, Effect.DENY, 4);
        }
    }

    private static boolean holdsByCategory(Category category, OracleLine line) {
        return category != null && line.categories.contains(category);
    }

    private static void provisionOfTrials(Provision provision, OracleLine line) {
        switch (provision.effect()) {
            case COVERED -> line.setAside(Sentence.PLAN_COVERS, TRIAL, false);
            case EXCLUDED -> line.add(Sentence.PLAN_EXCLUDES);
            case INVESTIGATIONAL -> line.add(Sentence.PLAN_UNPROVEN, Effect.DENY, 4);
        }
    }

    /** Whether a term of the plan or a mandate covers clinical trials on a date. */
    static boolean coversTrials(OracleCase one, LocalDate date) {
        for (Provision provision : one.plan.provisions()) {
            if (provision.trial() && provision.effect() == TermEffect.COVERED
                    && OracleCase.within(date, provision.from(), provision.to())) {
                return true;
            }
        }
        for (Mandate mandate : one.plan.mandates()) {
            if (mandate.trial() && mandate.effect() == TermEffect.COVERED && binds(mandate, one)
                    && OracleCase.within(date, mandate.from(), mandate.to())) {
                return true;
            }
        }
        return false;
    }

    private static void benefit(OracleCase one, OracleLine line) {
        int left = benefitLeft(one.plan.benefitLimits(), line);
        if (left > 0 && line.line.visits() <= left) {
            return;
        }
        int step = line.authorized() && !line.authorizedElsewhere() ? 5 : 14;
        if (left <= 0) {
            line.add(Sentence.BENEFIT_SPENT, Effect.DENY, step);
        } else {
            line.limit(Sentence.BENEFIT_SPENT, left, step);
        }
    }

    /** The visits the smallest limit leaves; never less than none. */
    static int benefitLeft(List<BenefitLimit> limits, OracleLine line) {
        int left = Integer.MAX_VALUE;
        Discipline discipline = line.counted();
        for (BenefitLimit limit : limits) {
            if (limit.disciplines().contains(discipline)) {
                left = Math.min(left, limit.visits() - limit.used() - line.askedBefore);
            }
        }
        return Math.max(0, left);
    }
}
