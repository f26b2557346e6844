package org.coveragerules.oracle;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.coveragerules.Effect;
import org.coveragerules.request.BenefitLimit;
import org.coveragerules.request.Discipline;
import org.coveragerules.request.Funding;
import org.coveragerules.request.LineOfBusiness;
import org.coveragerules.request.Mandate;
import org.coveragerules.request.Provision;
import org.coveragerules.request.TermEffect;

/** Coverage instructions: eligibility, mandates, the plan document, and benefit limits (INS). */
final class InstructionsOracle {

    private static final Set<String> DEFAULT = Set.of("EIU", "SETTING");
    private static final Set<String> TRIAL = Set.of("EIU");
    private static final String FEDERAL = "US";

    /** Of terms that hold for one line, those of a code beat those of a category. */
    private static final class Contest {

        boolean byCode;
        boolean covered;
        boolean excluded;
        boolean unproven;
        Set<String> overrides = Set.of();

        void enter(boolean code, TermEffect effect, Set<String> own) {
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

        private void cover(Set<String> own) {
            covered = true;
            if (overrides.isEmpty()) {
                overrides = own;
            } else if (!overrides.containsAll(own)) {
                overrides = new TreeSet<>(overrides);
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
                if (CmmOracle.ofTrial(one, line)) {
                    mandateOfTrials(mandate, line);
                }
            } else if (mandate.codes().contains(line.line.code())) {
                contest.enter(true, mandate.effect(), mandate.overrides());
            } else if (holdsByCategory(mandate.category(), line)) {
                contest.enter(false, mandate.effect(), mandate.overrides());
            }
        }
        if (contest.conflict()) {
            // After the policy of CMS and that of the state, and before all else.
            line.add(Sentence.MANDATES_CONFLICT, Effect.PEND, 3);
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
                if (CmmOracle.ofTrial(one, line)) {
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

    private static boolean holdsByCategory(String category, OracleLine line) {
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
        int left = benefitLeft(one, line);
        if (left > 0 && line.line.visits() <= left) {
            return;
        }
        boolean ofAuthorized = line.authorized() && !line.authorizedElsewhere();
        if (left <= 0) {
            line.add(Sentence.BENEFIT_SPENT, Effect.DENY, ofAuthorized ? 5 : 6);
        } else {
            line.limit(Sentence.BENEFIT_SPENT, left, ofAuthorized ? 5 : 14);
        }
    }

    /** The visits the smallest limit leaves; never less than none. */
    static int benefitLeft(OracleCase one, OracleLine line) {
        int left = Integer.MAX_VALUE;
        for (BenefitLimit limit : one.plan.benefitLimits()) {
            if (holds(limit, line)) {
                left = Math.min(left, left(one, line, limit));
            }
        }
        return Math.max(0, left);
    }

    private static boolean holds(BenefitLimit limit, OracleLine line) {
        return line.counted() != null && limit.disciplines().contains(line.counted())
                && OracleCase.within(line.date, limit.from(), limit.to());
    }

    private static int left(OracleCase one, OracleLine line, BenefitLimit limit) {
        int left = limit.visits() - limit.used();
        // One encounter a day in a discipline, however many lines: the largest counts, and disciplines add up.
        for (LocalDate day : Arrays.stream(one.lines).map(other -> other.date).distinct().toList()) {
            if (day.isBefore(line.date)) {
                for (Discipline discipline : limit.disciplines()) {
                    left -= one.on(day).stream().filter(other -> other.counted() == discipline && holds(limit, other))
                            .mapToInt(other -> other.line.visits()).max().orElse(0);
                }
            }
        }
        return left - ofOthersOn(one, line, limit, left);
    }

    /** What lines of other disciplines that come before the line on its date take of what is left. */
    private static int ofOthersOn(OracleCase one, OracleLine line, BenefitLimit limit, int left) {
        Map<Discipline, Integer> taken = new EnumMap<>(Discipline.class);
        int open = left;
        for (OracleLine other : one.on(line.date)) {
            if (other == line) {
                break;
            }
            if (holds(limit, other)) {
                int had = taken.getOrDefault(other.counted(), 0);
                int more = Math.max(0, Math.min(other.line.visits() - had, open));
                taken.put(other.counted(), had + more);
                open -= more;
            }
        }
        taken.remove(line.counted());
        return taken.values().stream().mapToInt(Integer::intValue).sum();
    }
}
