package org.coveragerules.internal.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.coveragerules.Effect;
import org.coveragerules.Outcome;
import org.coveragerules.internal.facts.Finding;
import org.coveragerules.internal.facts.Finding.Standing;
import org.coveragerules.internal.facts.HandedFact;
import org.coveragerules.internal.facts.ServiceLine;
import org.coveragerules.internal.facts.VisitReview;
import org.coveragerules.internal.vocabulary.Step;

/**
 * Ranks the findings on one line: the first step of the ranking with a finding that was not set aside decides it. A
 * pure function of the findings and of what was handed on, whatever their order.
 */
// Long: the ranking of the contract is one function, read from one end to the other.
final class Ranking {

    /** A line's findings come in this order; the rest of the keys makes it independent of the order of firing. */
    private static final Comparator<Finding> REPORTED = Comparator.comparingInt(Finding::step)
            .thenComparing(finding -> finding.text().statement())
            .thenComparing(Finding::place)
            .thenComparing(Finding::effect)
            .thenComparing(finding -> finding.text().rule())
            .thenComparing(Finding::message)
            .thenComparing(finding -> finding.missing().toString());

    /** Within a step the first of these effects decides. */
    private static final List<Effect> WITHIN_STEP = List.of(Effect.DENY, Effect.REDIRECT, Effect.PEND, Effect.LIMIT,
            Effect.EXEMPT, Effect.APPROVE);

    /** What a government has to cover is covered before the line goes to its own policy. */
    private static final List<Effect> WITHIN_GOVERNMENT_STEP = List.of(Effect.APPROVE, Effect.DENY, Effect.REDIRECT,
            Effect.PEND, Effect.LIMIT, Effect.EXEMPT);

    /**
     * What became of a line.
     *
     * @param outcome  never null
     * @param reported the findings that hold, in the order they are reported
     * @param decisive those of them that the outcome rests on, each the very same
     * @param visits   visits approved; null on NO_REVIEW_REQUIRED
     * @param units    units approved; null where nothing is
     * @param levels   levels approved; null where nothing is, or none were asked for
     */
    record Ranked(Outcome outcome, List<Finding> reported, List<Finding> decisive, Integer visits, Integer units,
            Integer levels) {

        /** A line of which only the outcome is known. */
        static Ranked of(Outcome outcome) {
            return new Ranked(outcome, List.of(), List.of(), null, null, null);
        }

        /** Whether it stands as the primary of an add-on. */
        boolean stands() {
            return outcome == Outcome.APPROVED || outcome == Outcome.PARTIALLY_APPROVED;
        }

        /** Who the line belongs to, by the first of several statements; null unless it is redirected. */
        String redirectedTo() {
            for (var finding : reported) {
                if (finding.redirectedTo() != null && decisive.contains(finding)) {
                    return finding.redirectedTo();
                }
            }
            return null;
        }
    }

    private final ServiceLine line;
    private final List<HandedFact> handed;
    private final List<Finding> findings;
    private final List<Finding> reported = new ArrayList<>();
    private final List<Finding> decisive = new ArrayList<>();
    private int decidingStep;
    private boolean serviceSetAside;

    private Ranking(ServiceLine line, List<Finding> findings, List<HandedFact> handed) {
        this.line = line;
        this.findings = findings;
        this.handed = handed;
    }

    /** Ranks the findings on a line, given what was handed on of it. */
    static Ranked rank(ServiceLine line, List<Finding> findings, List<HandedFact> handed) {
        var ranking = new Ranking(line, findings, handed);
        var ranked = ranking.rank();
        return ranked.stands() || ranking.of(Standing.UNLESS_APPROVED).isEmpty() ? ranked
                : new Ranking(line, holdingUnlessApproved(findings), handed).rank();
    }

    private static List<Finding> holdingUnlessApproved(List<Finding> findings) {
        return findings.stream().map(finding -> finding.standing() == Standing.UNLESS_APPROVED ? finding.holding() : finding)
                .toList();
    }

    /**
     * Ranks the findings on an add-on line: steps 1 to 4 as on any line, then its own denials, then its primary.
     *
     * @param primary the best of its primaries; one that is denied, where none stands
     */
    static Ranked rankAddOn(ServiceLine line, List<Finding> findings, List<HandedFact> handed, Ranked primary) {
        var ranking = new Ranking(line, findings, handed);
        return ranking.whereApproved(ranking.rankAddOn(primary));
    }

    private Ranked rank() {
        var open = withoutSetAside();
        if (isReviewFound(open)) {
            withoutExemptions(open, finding -> true);
        } else if (isReviewAsked()) {
            withoutExemptions(open, finding -> !finding.code().waivesReview());
        }

        var outcome = decide(open);
        var ranked = isReviewStep() ? besideFreeVisits(rankedAs(outcome), freeVisits()) : rankedAs(outcome);
        boolean isExempt = ranked.outcome() == Outcome.NO_REVIEW_REQUIRED;
        return whereApproved(decidingStep > Step.AUTHORIZED && !isExempt ? atWorst(ranked) : ranked);
    }

    private void withoutExemptions(List<Finding> open, Predicate<Finding> which) {
        open.removeIf(finding -> finding.effect() == Effect.EXEMPT && which.test(finding));
        reported.removeIf(finding -> finding.effect() == Effect.EXEMPT && which.test(finding));
    }

    private boolean isReviewAsked() {
        for (var fact : handed) {
            if (fact.asksForReview()) {
                return true;
            }
        }
        return false;
    }

    /** Whether what was found has the line reviewed, whoever is exempt. */
    private static boolean isReviewFound(List<Finding> open) {
        for (var finding : open) {
            if (finding.code().asksForReview()) {
                return true;
            }
        }
        return false;
    }

    private Ranked rankAddOn(Ranked primary) {
        var open = withoutSetAside();
        withoutExemptions(open, finding -> true);
        if (primary.outcome() == Outcome.DENIED) {
            var denials = of(Standing.WITHOUT_PRIMARY);
            reported.addAll(denials);
            open.addAll(denials);
        }
        var terms = open.stream().filter(finding -> finding.step() < Step.AUTHORIZED).toList();
        if (!terms.isEmpty()) {
            return rankedAs(decide(new ArrayList<>(terms)));
        }
        var own = open.stream().filter(finding -> finding.effect() == Effect.DENY)
                .filter(finding -> finding.step() == Step.BENEFIT
                        || finding.step() >= Step.AUTHORIZATION && finding.step() <= Step.RECORDS).toList();
        if (!own.isEmpty()) {
            return rankedAs(decide(new ArrayList<>(own)));
        }
        var following = of(Standing.AS_PRIMARY).stream()
                .map(finding -> finding.asPrimary(effect(primary.outcome()), primary.redirectedTo())).toList();
        reported.addAll(following);
        following.forEach(this::decides);
        var limits = open.stream().filter(finding -> finding.effect() == Effect.LIMIT).toList();
        if (primary.stands() && !limits.isEmpty()) {
            limits.forEach(this::decides);
            return rankedAs(Outcome.PARTIALLY_APPROVED);
        }
        return rankedAs(primary.stands() ? Outcome.APPROVED : primary.outcome());
    }

    private static Effect effect(Outcome primary) {
        return switch (primary) {
            case APPROVED, PARTIALLY_APPROVED -> Effect.APPROVE;
            case NO_REVIEW_REQUIRED -> Effect.EXEMPT;
            case PENDED -> Effect.PEND;
            case REDIRECTED -> Effect.REDIRECT;
            case DENIED -> Effect.DENY;
        };
    }

    private Ranked rankedAs(Outcome outcome) {
        return ranked(outcome, switch (outcome) {
            case APPROVED -> Integer.valueOf(line.visits());
            case PARTIALLY_APPROVED -> limited(Finding::visits, line.visits());
            case NO_REVIEW_REQUIRED -> null;
            default -> 0;
        });
    }

    /** Reports every finding that holds and returns those that count. */
    private List<Finding> withoutSetAside() {
        var outranking = new ArrayList<Finding>();
        for (var finding : findings) {
            if (finding.standing() == Standing.HOLDS) {
                reported.add(finding);
                if (finding.effect() == Effect.SET_ASIDE) {
                    outranking.add(finding);
                }
            }
        }
        var open = new ArrayList<Finding>(reported.size());
        for (var finding : reported) {
            boolean isSetAside = false;
            for (var other : outranking) {
                if (other.setsAside(finding)) {
                    isSetAside = true;
                    decides(other);
                    serviceSetAside |= finding.text().group() != null;
                }
            }
            if (!isSetAside && finding.effect() != Effect.SET_ASIDE && finding.effect() != Effect.NOTE) {
                open.add(finding);
            }
        }
        return open;
    }

    private Outcome decide(List<Finding> open) {
        if (open.isEmpty() && serviceSetAside) {
            return Outcome.APPROVED;
        }
        // What is left of a benefit says nothing of the service, and neither does what was unproven or excluded and is
        // covered all the same: nothing is approved by silence.
        if (!serviceSetAside && saysNothingOfTheService(open)) {
            var unlessDecided = of(Standing.UNLESS_DECIDED);
            reported.addAll(unlessDecided);
            open.addAll(unlessDecided);
        }
        if (open.isEmpty()) {
            throw new IllegalStateException(
                    "no rule speaks for a line that nothing decides; a policy has to `pendUnlessDecided`");
        }
        int step = Integer.MAX_VALUE;
        for (var finding : open) {
            step = Math.min(step, finding.step());
        }
        decidingStep = step;
        var effect = decidingEffect(open, step);
        for (var finding : open) {
            if (finding.effect() == effect && (effect == Effect.APPROVE || finding.step() == step)) {
                decides(finding);
            }
        }
        return switch (effect) {
            case DENY -> Outcome.DENIED;
            case REDIRECT -> Outcome.REDIRECTED;
            case PEND -> Outcome.PENDED;
            case LIMIT -> Outcome.PARTIALLY_APPROVED;
            case EXEMPT -> Outcome.NO_REVIEW_REQUIRED;
            case APPROVE -> Outcome.APPROVED;
            case SET_ASIDE, NOTE -> throw new IllegalStateException(effect + " decides no line");
        };
    }

    private static boolean saysNothingOfTheService(List<Finding> open) {
        for (var finding : open) {
            if (!finding.code().leavesBenefit() || finding.effect() != Effect.LIMIT) {
                return false;
            }
        }
        return true;
    }

    /** Of the effects at a step the one that comes first there. */
    private static Effect decidingEffect(List<Finding> open, int step) {
        var order = step == Step.GOVERNMENT ? WITHIN_GOVERNMENT_STEP : WITHIN_STEP;
        int first = order.size();
        for (var finding : open) {
            if (finding.step() == step) {
                first = Math.min(first, order.indexOf(finding.effect()));
            }
        }
        return order.get(first);
    }

    private boolean isReviewStep() {
        return decidingStep >= Step.AUTHORIZATION && decidingStep <= Step.LIMITS;
    }

    /**
     * Visits before the review begins, as far as the benefit has some left. None is free where something else than the
     * number of visits asks for a review of the line, or where what decides it holds for its first visit as well.
     */
    private int freeVisits() {
        int free = 0;
        for (var fact : handed) {
            if (fact instanceof VisitReview review) {
                free = Math.max(free, review.freeVisits());
            } else if (fact.asksForReview()) {
                return 0;
            }
        }
        for (var finding : decisive) {
            if (finding.code().everyVisit()) {
                return 0;
            }
        }
        return withinBenefit(free);
    }

    private int withinBenefit(int visits) {
        int within = visits;
        for (var finding : findings) {
            within = finding.code().leavesBenefit() ? Math.min(within, finding.visits()) : within;
        }
        return within;
    }

    /** What an authorization for the place covers stands, whatever the review of the rest of the line comes to. */
    private Ranked atWorst(Ranked ranked) {
        for (var finding : findings) {
            if (finding.standing() == Standing.AT_WORST) {
                int least = withinBenefit(finding.visits());
                boolean less = ranked.stands() ? ranked.visits() < least : least > 0;
                if (less) {
                    reported.add(finding);
                    decisive.removeIf(other -> other.effect() != Effect.SET_ASIDE);
                    decides(finding);
                    return ranked(Outcome.PARTIALLY_APPROVED, least);
                }
            }
        }
        return ranked;
    }

    private Ranked whereApproved(Ranked ranked) {
        var notes = of(Standing.WHERE_APPROVED);
        if (!ranked.stands() || notes.isEmpty()) {
            return ranked;
        }
        reported.addAll(notes);
        return ranked(ranked.outcome(), ranked.visits());
    }

    private Ranked besideFreeVisits(Ranked ranked, int free) {
        if (free == 0) {
            return ranked;
        }
        var outcome = ranked.outcome();
        var beside = of(Standing.BESIDE_REVIEW);
        reported.addAll(beside);
        if (outcome == Outcome.DENIED) {
            beside.forEach(this::decides);
            return ranked(Outcome.PARTIALLY_APPROVED, free);
        }
        if (outcome == Outcome.PARTIALLY_APPROVED && ranked.visits() < free) {
            beside.forEach(this::decides);
            return ranked(outcome, free);
        }
        return ranked(outcome, outcome == Outcome.PENDED ? Integer.valueOf(free) : ranked.visits());
    }

    private Ranked ranked(Outcome outcome, Integer visits) {
        reported.sort(REPORTED);
        boolean approved = outcome == Outcome.APPROVED || outcome == Outcome.PARTIALLY_APPROVED;
        return new Ranked(outcome, List.copyOf(reported), decisive, visits,
                approved ? limited(Finding::units, line.units()) : null,
                approved && line.levels() != null ? limited(Finding::levels, line.levels()) : null);
    }

    private void decides(Finding finding) {
        if (!decisive.contains(finding)) {
            decisive.add(finding);
        }
    }

    private List<Finding> of(Standing standing) {
        List<Finding> found = List.of();
        for (var finding : findings) {
            if (finding.standing() == standing) {
                found = found.isEmpty() ? new ArrayList<>() : found;
                found.add(finding);
            }
        }
        return found;
    }

    /** What was asked for, as far as the decisive limits leave it. */
    private Integer limited(Function<Finding, Integer> limit, int asked) {
        int left = asked;
        for (var finding : decisive) {
            var most = limit.apply(finding);
            left = most == null ? left : Math.min(left, most);
        }
        return left;
    }
}
