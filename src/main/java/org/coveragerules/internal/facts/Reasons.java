package org.coveragerules.internal.facts;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.coveragerules.Effect;
import org.coveragerules.JudgedCriteria;
import org.coveragerules.Population;
import org.coveragerules.Recipient;
import org.coveragerules.internal.facts.Finding.Standing;
import org.coveragerules.internal.vocabulary.ReasonCode;
import org.coveragerules.internal.vocabulary.Role;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.request.Request;
import org.coveragerules.request.RequestType;

/**
 * What a rule may say: the global {@code reasons} of every rule file. It collects what the rules of all policy versions
 * asked for one request find; each finding takes its text from the metadata of the rule that fires.
 */
// Long: all that a rule may say, each with a sentence for its author.
public final class Reasons {

    private static final VarHandle FIRING;
    private static final VarHandle ASKED;

    static {
        try {
            FIRING = MethodHandles.lookup().findVarHandle(Reasons.class, "firing", RuleText.class);
            ASKED = MethodHandles.lookup().findVarHandle(Reasons.class, "asked", RuleText.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Request request;
    private final Vocabulary words;
    private final Annotations annotations = new Annotations();
    private final List<Finding> findings = new ArrayList<>();
    private final List<HandedFact> handed = new ArrayList<>();
    private final LineMap<List<RuleText>> met = new LineMap<>();
    /** Null where nobody asks which rules fired. */
    private final Set<RuleText> fired;
    /** Also asked by whoever waits for the rules; seen there soon, at no cost here. */
    private RuleText asked;
    private RuleText firing;

    /**
     * Collects for a request.
     *
     * @param words those of the rules, its reasons among them
     * @param fired takes every rule that fires; null: nobody asks
     */
    public Reasons(Request request, Vocabulary words, Set<RuleText> fired) {
        this.request = request;
        this.words = words;
        this.fired = fired;
    }

    // What a rule finds on a line.

    /** The line is denied. */
    public Finding deny(ServiceLine line, String code) {
        return find(line, code, Effect.DENY);
    }

    /** The line waits. */
    public Finding pend(ServiceLine line, String code) {
        return find(line, code, Effect.PEND);
    }

    /** The line waits, if nothing else decides it. */
    public Finding pendUnlessDecided(ServiceLine line, String code) {
        return find(line, words.reason(code), Effect.PEND, Standing.UNLESS_DECIDED);
    }

    /** The line waits, unless it is approved without that, in full or in part. */
    public Finding pendUnlessApproved(ServiceLine line, String code) {
        return find(line, words.reason(code), Effect.PEND, Standing.UNLESS_APPROVED);
    }

    /** The line belongs to somebody else. */
    public Finding redirect(ServiceLine line, String code, String to) {
        var finding = find(line, code, Effect.REDIRECT);
        finding.redirectedTo = to;
        return finding;
    }

    /** Records are missing: the line is denied, or waits where it is a claim or they are on their way. */
    public Finding incompleteRecords(ServiceLine line, Object... missing) {
        return find(line, words.reason(Role.RECORDS), waits() ? Effect.PEND : Effect.DENY, Standing.HOLDS)
                .missing(missing);
    }

    /** Whether missing records are waited for. */
    private boolean waits() {
        return request.type() == RequestType.CLAIM || Boolean.TRUE.equals(request.recordsAwaited());
    }

    /** No more than so many visits are approved. */
    public Finding limitVisits(ServiceLine line, String code, int visits) {
        var finding = find(line, code, Effect.LIMIT).with("limit", visits);
        finding.visits = visits;
        return finding;
    }

    /** So many visits are approved whatever else is found, and more only where all of the line is judged well. */
    public Finding limitAtWorst(ServiceLine line, String code, int visits) {
        var finding = find(line, words.reason(code), Effect.LIMIT, Standing.AT_WORST).with("limit", visits);
        finding.visits = visits;
        return finding;
    }

    /** No more than so many units a visit are approved. */
    public Finding limitUnits(ServiceLine line, String code, int units) {
        var finding = find(line, code, Effect.LIMIT).with("limit", units);
        finding.units = units;
        return finding;
    }

    /** No more than so many levels are approved. */
    public Finding limitLevels(ServiceLine line, String code, int levels) {
        var finding = find(line, code, Effect.LIMIT).with("limit", levels);
        finding.levels = levels;
        return finding;
    }

    /** The benefit is used up: the line is denied, and no visit of it is free either. */
    public Finding benefitUsedUp(ServiceLine line, String code) {
        var finding = find(line, code, Effect.DENY);
        finding.visits = 0;
        return finding;
    }

    /** A criterion is met. */
    public Finding approve(ServiceLine line, String code) {
        return find(line, code, Effect.APPROVE);
    }

    /** No review is asked for, unless another policy asks. */
    public Finding exempt(ServiceLine line, String code) {
        return find(line, code, Effect.EXEMPT);
    }

    /** Findings of these groups do not count. */
    public Finding setAside(ServiceLine line, String code, Collection<String> overrides) {
        var finding = find(line, code, Effect.SET_ASIDE);
        finding.overrides = Set.copyOf(overrides);
        overrides.forEach(override -> finding.listing("findings", override));
        return finding;
    }

    /** Findings of these groups do not count; where none is named, those of the second list. */
    public Finding setAside(ServiceLine line, String code, Collection<String> overrides,
            Collection<String> whereNone) {
        return setAside(line, code, !overrides.isEmpty() ? overrides : whereNone);
    }

    /** Something worth telling that decides nothing. */
    public Finding note(ServiceLine line, String code) {
        return find(line, code, Effect.NOTE);
    }

    /** Something worth telling of a line that is approved. */
    public Finding noteWhereApproved(ServiceLine line, String code) {
        return find(line, words.reason(code), Effect.NOTE, Standing.WHERE_APPROVED);
    }

    /** The add-on takes the outcome of its primary. */
    public Finding followPrimary(ServiceLine line, String code) {
        return find(line, words.reason(code), Effect.APPROVE, Standing.AS_PRIMARY);
    }

    /** The add-on is denied where all its primaries are. */
    public Finding denyWithoutPrimary(ServiceLine line, String code) {
        return find(line, words.reason(code), Effect.DENY, Standing.WITHOUT_PRIMARY);
    }

    /** The criterion that the rule carries is met. */
    public void met(ServiceLine line) {
        met.get(line, ArrayList::new).add(firing);
    }

    // What criteria come to.

    /** The rules by which criteria of a line are met, of every version asked so far. */
    public List<RuleText> met(ServiceLine line, String policy) {
        return met.get(line, List.of()).stream().filter(rule -> rule.policy().equals(policy)).toList();
    }

    /** Criteria judged a line, and what they came to. */
    public void judged(ServiceLine line, JudgedCriteria criteria) {
        hand(new CriteriaReview(line));
        annotations.of(line).add(criteria);
    }

    /** The line is covered, by criteria that hold. */
    public void criteriaHold(ServiceLine line, RuleText rule) {
        add(new Finding(rule, line, words.reason(Role.CRITERIA_HOLD), Effect.APPROVE, Standing.HOLDS, words));
    }

    /** A criterion is not met, on which criteria that do not hold rest. */
    public Finding criterionFails(ServiceLine line, RuleText rule) {
        return add(new Finding(rule, line, words.reason(Role.CRITERIA_FAIL), Effect.DENY, Standing.HOLDS, words));
    }

    /** Something is missing of which it is not known whether criteria hold; documents among it are records. */
    public Finding criterionUnknown(ServiceLine line, RuleText rule, Role role, List<String> missing) {
        boolean denies = role == Role.RECORDS && !waits();
        return add(new Finding(rule, line, words.reason(role), denies ? Effect.DENY : Effect.PEND, Standing.HOLDS,
                words)).missing(missing.toArray());
    }

    // Facts for the policies that are asked after this one. A rule whose own policy needs such a fact inserts it.

    /** A review of the whole line is asked for. */
    public ReviewAsked reviewAsked(ServiceLine line) {
        return hand(new ReviewAsked(line));
    }

    /** Every visit of the line is reviewed. */
    public VisitReview everyVisitReviewed(ServiceLine line) {
        return hand(new VisitReview(line, 0));
    }

    /** The visits beyond the free ones are reviewed; the rule's message and a reason tell of the free ones. */
    public VisitReview visitReview(ServiceLine line, String code, int freeVisits) {
        if (freeVisits > 0) {
            var finding = find(line, words.reason(code), Effect.EXEMPT, Standing.BESIDE_REVIEW);
            finding.visits = freeVisits;
            finding.with("limit", freeVisits);
        }
        return hand(new VisitReview(line, freeVisits));
    }

    /** Something of the line that later policies may ask for, by its name. */
    public Mark mark(ServiceLine line, String name) {
        return hand(new Mark(line, name));
    }

    /** The line is an add-on. */
    public AddOnReview addOnReview(ServiceLine line, List<ServiceLine> primaries, boolean primaryOnFile) {
        return hand(new AddOnReview(line, primaries, primaryOnFile));
    }

    // What a rule says about a line or the request and decides nothing by.

    /** Who reviews the line. */
    public void reviewedBy(ServiceLine line, String organization) {
        annotations.of(line).reviewOrganization = organization;
    }

    /** The clinical guideline of the line. */
    public void guideline(ServiceLine line, String guideline) {
        annotations.of(line).guideline = guideline;
    }

    /** When the line, if approved, is reviewed again. */
    public void reviewedAgain(ServiceLine line, LocalDate day) {
        annotations.of(line).nextReview = day;
    }

    /** The last day of the line's approval; of several the earliest holds. */
    public void approvedUntil(ServiceLine line, LocalDate day) {
        var said = annotations.of(line);
        if (said.approvedUntil == null || day.isBefore(said.approvedUntil)) {
            said.approvedUntil = day;
        }
    }

    /** Child or adult: stands on every reason of this policy on the line. */
    public void population(ServiceLine line, Population population) {
        annotations.of(line).population(firing.policy(), population);
    }

    /** The number to call about the line, if denied. */
    public void phone(ServiceLine line, String number) {
        annotations.of(line).phone = number;
    }

    /** Who processes the request. */
    public void processedBy(String organization) {
        annotations.processingOrganization = organization;
    }

    /** Last day to decide the request; of several the earliest holds. */
    public void due(LocalDate day) {
        annotations.due.merge(firing, day, (one, other) -> other.isBefore(one) ? other : one);
    }

    /** By which channels the provider is told of the determination. */
    public void tellProvider(Collection<String> channels) {
        annotations.recipients.put(Recipient.Role.PROVIDER, channels);
    }

    /** By which channels the customer is told of the determination. */
    public void tellCustomer(Collection<String> channels) {
        annotations.recipients.put(Recipient.Role.CUSTOMER, channels);
    }

    /** What may be done against a denial, in this order. */
    public void denialOptions(Collection<String> options) {
        annotations.denialOptions = List.copyOf(options);
    }

    /** The rule's message stands in every notice. */
    public void disclaimer() {
        annotations.disclaimer = firing.message().fill(place -> null);
    }

    // What the engine asks.

    /** Names the rule whose right-hand side runs next. */
    public void firing(RuleText rule) {
        FIRING.setOpaque(this, rule);
        if (fired != null) {
            fired.add(rule);
        }
    }

    /** The rule that fired last; null before the first. */
    public RuleText firing() {
        return (RuleText) FIRING.getOpaque(this);
    }

    /** Notes the rule whose conditions are tested next. */
    public void asking(RuleText rule) {
        ASKED.setOpaque(this, rule);
    }

    /** The rule whose conditions were tested last; null: none yet. Another thread may ask, and be told a little late. */
    public RuleText asked() {
        return (RuleText) ASKED.getOpaque(this);
    }

    /** Every finding by its line; those of one rule on one line that differ only in what is missing are one. */
    public LineMap<List<Finding>> findings() {
        var byLine = new LineMap<List<Finding>>();
        for (var finding : findings) {
            var merged = byLine.get(finding.line(), ArrayList::new);
            if (!isAbsorbed(finding, merged)) {
                merged.add(finding);
            }
        }
        return byLine;
    }

    private static boolean isAbsorbed(Finding finding, List<Finding> merged) {
        for (var earlier : merged) {
            if (earlier.absorbs(finding)) {
                return true;
            }
        }
        return false;
    }

    /** Everything that was handed on. */
    public List<HandedFact> handed() {
        return handed;
    }

    /** What was said beside the findings. */
    public Annotations annotations() {
        return annotations;
    }

    private Finding find(ServiceLine line, String code, Effect effect) {
        return find(line, words.reason(code), effect, Standing.HOLDS);
    }

    private Finding find(ServiceLine line, ReasonCode code, Effect effect, Standing standing) {
        var finding = new Finding(firing, Objects.requireNonNull(line, "line"), code, effect, standing, words);
        return add(finding);
    }

    private Finding add(Finding finding) {
        findings.add(finding);
        return finding;
    }

    private <F extends HandedFact> F hand(F fact) {
        handed.add(fact);
        return fact;
    }
}
