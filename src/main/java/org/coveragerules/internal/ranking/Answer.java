package org.coveragerules.internal.ranking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.coveragerules.AppliedVersion;
import org.coveragerules.DecisionClock;
import org.coveragerules.Determination;
import org.coveragerules.Effect;
import org.coveragerules.LineDetermination;
import org.coveragerules.Notice;
import org.coveragerules.Outcome;
import org.coveragerules.Reason;
import org.coveragerules.Recipient;
import org.coveragerules.internal.facts.AddOnReview;
import org.coveragerules.internal.facts.Finding;
import org.coveragerules.internal.facts.HandedFact;
import org.coveragerules.internal.facts.LineMap;
import org.coveragerules.internal.facts.Reasons;
import org.coveragerules.internal.facts.ServiceLine;
import org.coveragerules.internal.policy.Clocks;
import org.coveragerules.internal.ranking.Ranking.Ranked;
import org.coveragerules.internal.vocabulary.Role;
import org.coveragerules.internal.vocabulary.Step;
import org.coveragerules.request.Request;

/** Makes the determination of what the rules found. */
public final class Answer {

    /** Of several primaries of an add-on the first of these counts. */
    private static final List<Outcome> BEST_PRIMARY = List.of(Outcome.APPROVED, Outcome.PARTIALLY_APPROVED,
            Outcome.NO_REVIEW_REQUIRED, Outcome.PENDED, Outcome.REDIRECTED, Outcome.DENIED);

    private final Request request;
    private final Reasons reasons;
    private final LineMap<List<Finding>> findings;
    private final LineMap<List<HandedFact>> handed = new LineMap<>();

    private Answer(Request request, Reasons reasons) {
        this.request = request;
        this.reasons = reasons;
        this.findings = reasons.findings();
        for (var fact : reasons.handed()) {
            handed.get(fact.line(), ArrayList::new).add(fact);
        }
    }

    /**
     * Ranks the findings of each line and puts the lines together.
     *
     * @param request     what was asked
     * @param lines       its lines, by number
     * @param reasons     what all policy versions' rules found
     * @param policies    the versions asked, by policy and effective date
     * @param laws        by when laws have it decided
     * @param fingerprint names rules and tables
     */
    public static Determination of(Request request, List<ServiceLine> lines, Reasons reasons,
            List<AppliedVersion> policies, Clocks laws, String fingerprint) {
        return new Answer(request, reasons).determination(lines, policies, laws, fingerprint);
    }

    private Determination determination(List<ServiceLine> lines, List<AppliedVersion> policies, Clocks laws,
            String fingerprint) {
        var determined = new ArrayList<LineDetermination>(lines.size());
        boolean clinicianReview = false;
        boolean recordsMissing = false;
        boolean denial = false;
        boolean pended = false;
        boolean awaited = false;
        String phone = null;
        var rankings = rank(lines);
        for (var line : lines) {
            var ranked = rankings.get(line);
            clinicianReview |= ranked.outcome() != Outcome.APPROVED && isClinical(ranked);
            recordsMissing |= areRecordsMissing(ranked);
            denial |= isDenial(ranked.outcome());
            pended |= ranked.outcome() == Outcome.PENDED;
            awaited |= ranked.outcome() != Outcome.REDIRECTED && ranked.outcome() != Outcome.NO_REVIEW_REQUIRED;
            if (phone == null && isDenial(ranked.outcome())) {
                phone = reasons.annotations().of(line).phone();
            }
            determined.add(line(line, ranked));
        }
        var annotations = reasons.annotations();
        var outcome = overall(determined);
        var recipients = new ArrayList<Recipient>(annotations.recipients().size());
        annotations.recipients().forEach((role, channels) ->
                recipients.add(new Recipient(role, sorted(channels))));
        var clocks = awaited ? Deadlines.of(request, annotations, laws, recordsMissing) : List.<DecisionClock>of();
        var binding = clocks.isEmpty() ? null : clocks.get(0);
        return new Determination(request.id(), outcome, !pended && !clinicianReview, clinicianReview,
                binding == null ? null : binding.due(), binding == null ? null : binding.dueAt(), clocks,
                annotations.processingOrganization(), determined, policies,
                new Notice(recipients, denial ? annotations.denialOptions() : List.of(), phone,
                        annotations.disclaimer()),
                fingerprint);
    }

    private static List<String> sorted(Collection<String> texts) {
        var sorted = texts.toArray(String[]::new);
        Arrays.sort(sorted);
        return List.of(sorted);
    }

    private static boolean isClinical(Ranked ranked) {
        for (var finding : ranked.decisive()) {
            if (finding.code().isClinical()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the line is judged by a policy of a government, which reviews it by its own rules. */
    private static boolean goesToGovernment(Ranked ranked) {
        for (var finding : ranked.decisive()) {
            if (finding.effect() == Effect.REDIRECT && finding.step() == Step.GOVERNMENT) {
                return true;
            }
        }
        return false;
    }

    private static boolean areRecordsMissing(Ranked ranked) {
        for (var finding : ranked.reported()) {
            if (finding.code().role() == Role.RECORDS) {
                return true;
            }
        }
        return false;
    }

    /**
     * Ranks every line, add-ons after their primaries. An add-on begins as denied and is ranked again while a primary
     * of it comes out better, so that chains of add-ons come out the same in whatever order they are listed.
     */
    private LineMap<Ranked> rank(List<ServiceLine> lines) {
        var rankings = new LineMap<Ranked>();
        var addOns = new ArrayList<AddOnReview>();
        for (var line : lines) {
            var addOn = addOn(line);
            if (addOn == null) {
                rankings.put(line, Ranking.rank(line, findingsOn(line), handedOn(line)));
            } else {
                addOns.add(addOn);
            }
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (var addOn : addOns) {
                var line = addOn.line();
                var before = rankings.get(line);
                var ranked = Ranking.rankAddOn(line, findingsOn(line), handedOn(line), primary(addOn, rankings));
                rankings.put(line, ranked);
                changed |= before == null || before.outcome() != ranked.outcome();
            }
        }
        return rankings;
    }

    /** That the line is an add-on; null where it is none. */
    private AddOnReview addOn(ServiceLine line) {
        for (var fact : handedOn(line)) {
            if (fact instanceof AddOnReview addOn) {
                return addOn;
            }
        }
        return null;
    }

    /** The best of an add-on's primaries; one on file counts as approved. */
    private static Ranked primary(AddOnReview addOn, LineMap<Ranked> rankings) {
        if (addOn.primaryOnFile()) {
            return Ranked.of(Outcome.APPROVED);
        }
        return addOn.primaries().stream().map(rankings::get).filter(Objects::nonNull)
                .min(Comparator.comparingInt(ranked -> BEST_PRIMARY.indexOf(ranked.outcome())))
                .orElse(Ranked.of(Outcome.DENIED));
    }

    private List<Finding> findingsOn(ServiceLine line) {
        return findings.get(line, List.of());
    }

    private List<HandedFact> handedOn(ServiceLine line) {
        return handed.get(line, List.of());
    }

    private LineDetermination line(ServiceLine line, Ranked ranked) {
        boolean approved = ranked.outcome() == Outcome.APPROVED || ranked.outcome() == Outcome.PARTIALLY_APPROVED;
        var said = reasons.annotations().of(line);
        var plan = request.clinical() == null ? null : request.clinical().treatmentPlan();
        var planned = plan == null || plan.weeks() == null ? null : line.date().plusWeeks(plan.weeks());
        var to = earlier(planned, said.approvedUntil());
        var told = new ArrayList<Reason>(ranked.reported().size());
        for (var finding : ranked.reported()) {
            told.add(reason(finding, ranked.decisive().contains(finding)));
        }
        return new LineDetermination(line.number(), ranked.outcome(), ranked.visits(), ranked.units(),
                ranked.levels(), approved ? line.date() : null, approved ? to : null,
                approved ? said.nextReview() : null, ranked.redirectedTo(),
                goesToGovernment(ranked) ? null : said.reviewOrganization(),
                goesToGovernment(ranked) ? null : said.guideline(), told, said.criteria());
    }

    /** The earlier of two days, of which a null one is open. */
    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    private Reason reason(Finding finding, boolean decisive) {
        var text = finding.text();
        return new Reason(text.statement(), finding.code().name(), finding.effect(), decisive, text.policy(),
                text.version(), text.section(), text.rule(), finding.message(),
                reasons.annotations().of(finding.line()).population(text.policy()),
                List.copyOf(finding.missing()), finding.remedy(), finding.nextStep());
    }

    /** The outcome over all lines that need a review at all. */
    private static Outcome overall(List<LineDetermination> lines) {
        var outcomes = EnumSet.noneOf(Outcome.class);
        for (var line : lines) {
            outcomes.add(line.outcome());
        }
        outcomes.remove(Outcome.NO_REVIEW_REQUIRED);
        if (outcomes.isEmpty()) {
            return Outcome.NO_REVIEW_REQUIRED;
        }
        if (outcomes.contains(Outcome.PENDED)) {
            return Outcome.PENDED;
        }
        if (outcomes.size() == 1) {
            return outcomes.iterator().next();
        }
        return outcomes.contains(Outcome.APPROVED) || outcomes.contains(Outcome.PARTIALLY_APPROVED)
                ? Outcome.PARTIALLY_APPROVED : Outcome.DENIED;
    }

    private static boolean isDenial(Outcome outcome) {
        return outcome == Outcome.DENIED || outcome == Outcome.PARTIALLY_APPROVED;
    }
}
