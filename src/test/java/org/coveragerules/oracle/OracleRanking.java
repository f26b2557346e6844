package org.coveragerules.oracle;

import java.util.ArrayList;
import java.util.List;
import org.coveragerules.Effect;
import org.coveragerules.Outcome;
import org.coveragerules.internal.adjudication.BundledRequests;

/** From the findings on a line to its outcome: the first step that decides, and what it rests on. */
final class OracleRanking {

    private static final int TERMS = 4;
    private static final int FLOOR_FROM = 9;
    private static final int FLOOR_TO = 14;

    /**
     * What decides a line.
     *
     * @param step   the deciding step; 0 where the line is approved because all else was set aside
     * @param effect the deciding effect
     */
    record Decision(int step, Effect effect, Outcome outcome, String redirectedTo) {
    }

    private OracleRanking() {
    }

    /** Marks what is outranked; a finding that outranks something is decisive. */
    static void setAside(OracleLine line) {
        List<OracleFinding> findings = line.findings;
        for (int i = 0; i < findings.size(); i++) {
            OracleFinding term = findings.get(i);
            if (term.effect != Effect.SET_ASIDE) {
                continue;
            }
            for (int j = 0; j < findings.size(); j++) {
                if (term.outranks(findings.get(j))) {
                    findings.get(j).setAside = true;
                    term.decisive = true;
                }
            }
        }
    }

    /** Whether something was set aside that was found on the service or its setting. */
    static boolean serviceWasSetAside(OracleLine line) {
        for (OracleFinding finding : line.findings) {
            if (finding.setAside && finding.ofTheService()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the line goes to the policy of CMS or of a state. */
    static boolean goesElsewhere(OracleLine line) {
        for (OracleFinding finding : line.findings) {
            if (finding.decisive && finding.effect == Effect.REDIRECT && finding.step == 3) {
                return true;
            }
        }
        return false;
    }

    /** Decides a line that is no add-on; one that an authorization of an unknown place may yet help waits for that. */
    static void decide(OracleCase one, OracleLine line) {
        decideOnce(one, line);
        if (line.placeMayHelp && line.outcome != Outcome.APPROVED && line.outcome != Outcome.PARTIALLY_APPROVED) {
            for (OracleFinding finding : line.findings) {
                finding.decisive &= finding.effect == Effect.SET_ASIDE;
            }
            line.add(Sentence.AUTHORIZED_PLACE_UNKNOWN, "history.authorizations.placeOfService");
            decideOnce(one, line);
        }
    }

    private static void decideOnce(OracleCase one, OracleLine line) {
        decide(line, deciding(line, Integer.MAX_VALUE));
        // An open choice: what asks for a review of the whole line leaves no visit of it free.
        if (line.crossesFreeVisits() && !line.otherReview && !line.chiropracticReview && !line.cmmReview) {
            keepFreeVisits(one, line);
        }
        if (line.outcome != Outcome.NO_REVIEW_REQUIRED && line.authorizedElsewhere() && line.authorizedInHospital > 0 && !line.scopeUnknown()) {
            keepHospitalVisits(one, line);
        }
    }

    /** An open choice: what a hospital authorization has stands, whatever the review of the rest comes to. */
    private static void keepHospitalVisits(OracleCase one, OracleLine line) {
        int floor = Math.min(line.authorizedInHospital, InstructionsOracle.benefitLeft(one, line));
        boolean approved = line.outcome == Outcome.APPROVED || line.outcome == Outcome.PARTIALLY_APPROVED;
        if (decidingStep(line) <= 5 || floor <= (approved ? line.approvedVisits : 0)) {
            return;
        }
        for (OracleFinding finding : line.findings) {
            finding.decisive &= finding.effect == Effect.SET_ASIDE;
        }
        line.limit(Sentence.BEYOND_AUTHORIZATION, floor, 5).decisive = true;
        line.outcome = Outcome.PARTIALLY_APPROVED;
        line.redirectedTo = null;
        line.approvedVisits = floor;
        line.approvedUnits = line.line.units();
        line.approvedLevels = line.line.levels();
    }

    private static Decision deciding(OracleLine line, int lastStep) {
        OracleFinding first = null;
        for (OracleFinding finding : line.findings) {
            if (finding.counts() && finding.step <= lastStep && (first == null || before(finding, first))) {
                first = finding;
            }
        }
        if (first == null) {
            return lastStep == TERMS ? null : new Decision(0, Effect.SET_ASIDE, Outcome.APPROVED, null);
        }
        return new Decision(first.step, first.effect, outcome(first.effect),
                first.effect == Effect.REDIRECT ? redirectedTo(line, first.step) : null);
    }

    private static boolean before(OracleFinding one, OracleFinding other) {
        return one.step != other.step ? one.step < other.step : rank(one) < rank(other);
    }

    /** Within a step; where CMS covers a trial, its own policy does not count. */
    private static int rank(OracleFinding finding) {
        return switch (finding.effect) {
            case DENY -> 1;
            case REDIRECT -> 2;
            case PEND -> 3;
            case LIMIT -> 4;
            case EXEMPT -> 5;
            default -> finding.step == 3 ? 0 : 6;
        };
    }

    private static Outcome outcome(Effect effect) {
        return switch (effect) {
            case DENY -> Outcome.DENIED;
            case REDIRECT -> Outcome.REDIRECTED;
            case PEND -> Outcome.PENDED;
            case LIMIT -> Outcome.PARTIALLY_APPROVED;
            case EXEMPT -> Outcome.NO_REVIEW_REQUIRED;
            default -> Outcome.APPROVED;
        };
    }

    private static String redirectedTo(OracleLine line, int step) {
        Sentence first = null;
        for (OracleFinding finding : line.findings) {
            if (finding.counts() && finding.step == step && finding.effect == Effect.REDIRECT
                    && (first == null || finding.sentence.statement.compareTo(first.statement) < 0)) {
                first = finding.sentence;
            }
        }
        return first.nextStep;
    }

    /**
     * What becomes of an add-on: its findings of the first steps decide, then its own denials, then its primary.
     *
     * @param primary the best outcome of its primaries; null where it has none
     */
    static Decision ofAddOn(OracleLine line, Outcome primary, String redirectedTo) {
        Decision early = deciding(line, TERMS);
        if (early != null) {
            return early;
        }
        OracleFinding denial = null;
        boolean limited = false;
        for (OracleFinding finding : line.findings) {
            boolean denies = finding.counts() && finding.effect == Effect.DENY
                    && (finding.step == 6 || finding.step >= 9 && finding.step <= 12);
            if (denies && (denial == null || finding.step < denial.step)) {
                denial = finding;
            }
            limited |= finding.counts() && finding.effect == Effect.LIMIT;
        }
        if (denial != null) {
            return new Decision(denial.step, Effect.DENY, Outcome.DENIED, null);
        }
        if (primary == null || primary == Outcome.DENIED) {
            return new Decision(10, Effect.DENY, Outcome.DENIED, null);
        }
        int step = BundledRequests.step(Sentence.FOLLOWS.code);
        return switch (primary) {
            case PENDED -> new Decision(step, Effect.PEND, primary, null);
            case REDIRECTED -> new Decision(step, Effect.REDIRECT, primary, redirectedTo);
            case NO_REVIEW_REQUIRED -> new Decision(step, Effect.EXEMPT, primary, null);
            default -> limited ? new Decision(14, Effect.LIMIT, Outcome.PARTIALLY_APPROVED, null)
                    : new Decision(step, Effect.APPROVE, Outcome.APPROVED, null);
        };
    }

    /** Marks what a decision rests on, and what it approves. */
    static void decide(OracleLine line, Decision decision) {
        line.outcome = decision.outcome();
        line.redirectedTo = decision.redirectedTo();
        for (OracleFinding finding : line.findings) {
            finding.decisive |= finding.counts() && restsOn(line, decision, finding);
        }
        amounts(line);
    }

    private static boolean restsOn(OracleLine line, Decision decision, OracleFinding finding) {
        if (line.addOn && decision.step() > TERMS && decision.effect() != Effect.DENY) {
            return finding.sentence == Sentence.FOLLOWS
                    || decision.effect() == Effect.LIMIT && finding.effect == Effect.LIMIT;
        }
        if (decision.outcome() == Outcome.APPROVED) {
            return finding.effect == Effect.APPROVE && !(line.addOn && finding.sentence == Sentence.GUIDELINE_MET);
        }
        return finding.step == decision.step() && finding.effect == decision.effect();
    }

    private static void amounts(OracleLine line) {
        if (line.outcome != Outcome.APPROVED && line.outcome != Outcome.PARTIALLY_APPROVED) {
            return;
        }
        line.approvedVisits = line.line.visits();
        line.approvedUnits = line.line.units();
        line.approvedLevels = line.line.levels();
        for (OracleFinding finding : line.findings) {
            if (finding.effect != Effect.LIMIT || !finding.decisive) {
                continue;
            }
            switch (finding.sentence) {
                case UNITS_LIMITED -> line.approvedUnits = Math.min(line.approvedUnits, finding.limit);
                case LEVELS_LIMITED -> line.approvedLevels = Math.min(line.approvedLevels, finding.limit);
                default -> line.approvedVisits = Math.min(line.approvedVisits, finding.limit);
            }
        }
    }

    /** Of a line that crosses the fifth visit the visits up to it stay approved, as far as the benefit reaches. */
    private static void keepFreeVisits(OracleCase one, OracleLine line) {
        int step = decidingStep(line);
        int floor = Math.min(line.freeVisits(), InstructionsOracle.benefitLeft(one, line));
        if (step < FLOOR_FROM || step > FLOOR_TO || floor == 0 || holdsFromTheFirst(line)) {
            return;
        }
        OracleFinding kept = line.add(Sentence.FREE_VISITS);
        if (line.outcome == Outcome.DENIED) {
            line.outcome = Outcome.PARTIALLY_APPROVED;
            line.approvedVisits = floor;
            line.approvedUnits = line.line.units();
            line.approvedLevels = line.line.levels();
            kept.decisive = true;
        } else if (line.outcome == Outcome.PENDED) {
            line.approvedVisits = floor;
        } else if (line.approvedVisits < floor) {
            line.approvedVisits = floor;
            kept.decisive = true;
        }
    }

    /** Free visits waive a review; what no review is needed for to deny, they do not cover. */
    private static boolean holdsFromTheFirst(OracleLine line) {
        for (OracleFinding finding : line.findings) {
            if (finding.decisive) {
                switch (finding.sentence.code) {
                    case "EIU", "DUPLICATE", "IMPROPER_CODING", "PRIOR_AUTHORIZATION_ABSENT" -> {
                        return true;
                    }
                    default -> {
                    }
                }
            }
        }
        return false;
    }

    private static int decidingStep(OracleLine line) {
        for (OracleFinding finding : line.findings) {
            if (finding.decisive && finding.counts()) {
                return finding.step;
            }
        }
        return 0;
    }

    /** Over all lines that need a review. */
    static Outcome overall(OracleLine[] lines) {
        Outcome all = null;
        boolean alike = true;
        boolean approved = false;
        for (OracleLine line : lines) {
            if (line.outcome == Outcome.NO_REVIEW_REQUIRED) {
                continue;
            }
            if (line.outcome == Outcome.PENDED) {
                return Outcome.PENDED;
            }
            alike &= all == null || all == line.outcome;
            approved |= line.outcome == Outcome.APPROVED || line.outcome == Outcome.PARTIALLY_APPROVED;
            all = line.outcome;
        }
        if (all == null) {
            return Outcome.NO_REVIEW_REQUIRED;
        }
        return alike ? all : approved ? Outcome.PARTIALLY_APPROVED : Outcome.DENIED;
    }

    /** By step, then statement. */
    static List<OracleFinding> inOrder(OracleLine line) {
        List<OracleFinding> ordered = new ArrayList<>(line.findings);
        ordered.sort((one, other) -> one.step != other.step ? Integer.compare(one.step, other.step)
                : one.sentence.statement.compareTo(other.sentence.statement));
        return ordered;
    }
}
