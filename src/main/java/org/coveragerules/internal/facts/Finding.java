package org.coveragerules.internal.facts;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.coveragerules.Effect;
import org.coveragerules.internal.vocabulary.ReasonCode;
import org.coveragerules.internal.vocabulary.Step;
import org.coveragerules.internal.vocabulary.Vocabulary;

/** What a rule found on a line. A rule gets it from {@link Reasons} and may add what is missing or what it names. */
public final class Finding {

    /** When a finding counts. */
    public enum Standing {
        /** It holds as it is. */
        HOLDS,
        /** Only on a line that no other finding decides. */
        UNLESS_DECIDED,
        /** Only on a line that is not approved without it, neither in full nor in part. */
        UNLESS_APPROVED,
        /** Only where the review of the later visits leaves the free ones alone. */
        BESIDE_REVIEW,
        /** Only where what was authorized for the place is more than the rest of the line comes to. */
        AT_WORST,
        /** Only on a line that is approved, in part or in full. */
        WHERE_APPROVED,
        /** Only where no primary of the add-on stands. */
        WITHOUT_PRIMARY,
        /** With the effect of the outcome of the add-on's primary. */
        AS_PRIMARY
    }

    private static final String MISSING = "missing";

    private final Vocabulary words;
    private final RuleText text;
    private final ServiceLine line;
    private final ReasonCode code;
    private final Effect effect;
    private final Standing standing;
    /** Few findings have either. */
    private Map<String, String> values = Map.of();
    private Map<String, Set<String>> lists = Map.of();
    Integer visits;
    Integer units;
    Integer levels;
    String redirectedTo;
    Set<String> overrides = Set.of();
    boolean overridesPlan;

    Finding(RuleText text, ServiceLine line, ReasonCode code, Effect effect, Standing standing, Vocabulary words) {
        this.words = words;
        this.text = text;
        this.line = line;
        this.code = code;
        this.effect = effect;
        this.standing = standing;
    }

    /** Names documents or fields that were not there. */
    public Finding missing(Object... names) {
        for (var name : names) {
            listing(MISSING, name);
        }
        return this;
    }

    /** Adds to the list for a place of the rule's message; what the rule finds by several firings comes together. */
    public Finding listing(String place, Object item) {
        if (lists.isEmpty()) {
            lists = new TreeMap<>();
        }
        lists.computeIfAbsent(place, any -> new TreeSet<>()).add(item.toString());
        return this;
    }

    /** Gives the value for a place of the rule's message or remedy. */
    public Finding with(String place, Object value) {
        if (values.isEmpty()) {
            values = new TreeMap<>();
        }
        values.put(place, String.valueOf(value));
        return this;
    }

    /** Gives the value for {@code {citation}}: where a term stands, in brackets; nothing where that is not told. */
    public Finding citing(String citation) {
        return with("citation", citation.isBlank() ? "" : " (" + citation + ")");
    }

    /** Sets aside what the plan document says against the service as well. */
    public Finding andPlanTerms() {
        overridesPlan = true;
        return this;
    }

    public RuleText text() {
        return text;
    }

    public ServiceLine line() {
        return line;
    }

    public ReasonCode code() {
        return code;
    }

    /** The place of its code among the reasons, in the order in which the vocabulary says them. */
    public int place() {
        return words.place(code);
    }

    public Effect effect() {
        return effect;
    }

    public Standing standing() {
        return standing;
    }

    /** The same, on a line where it holds. */
    public Finding holding() {
        return asPrimary(effect, redirectedTo);
    }

    /** Step of the ranking. */
    public int step() {
        return text.step() == 0 ? code.step() : text.step();
    }

    /** Visits a LIMIT leaves, or a benefit has left; null: it says nothing of visits. */
    public Integer visits() {
        return visits;
    }

    /** Units a visit that a LIMIT leaves; null: it says nothing of units. */
    public Integer units() {
        return units;
    }

    /** Levels a LIMIT leaves; null: it says nothing of levels. */
    public Integer levels() {
        return levels;
    }

    /** Who a REDIRECT names; else null. */
    public String redirectedTo() {
        return redirectedTo;
    }

    /** What was missing, in alphabetical order. */
    public Set<String> missing() {
        return lists.getOrDefault(MISSING, Set.of());
    }

    /** Whether this SET_ASIDE finding outranks another one. */
    public boolean setsAside(Finding other) {
        if (effect != Effect.SET_ASIDE || !other.isOpen()) {
            return false;
        }
        return other.code.override() != null && overrides.contains(other.code.override())
                || other.text.group() != null && overrides.contains(other.text.group())
                || overridesPlan && other.step() == Step.PLAN;
    }

    /** This finding as it stands where a primary has an effect on its add-on. */
    public Finding asPrimary(Effect effect, String redirectedTo) {
        var following = new Finding(text, line, code, effect, Standing.HOLDS, words);
        following.redirectedTo = redirectedTo;
        following.values = values;
        lists.forEach((place, items) -> items.forEach(item -> following.listing(place, item)));
        return following;
    }

    /** What the rule found, in words. */
    public String message() {
        return text.message().fill(this::value);
    }

    /** What would change the answer, in words; null where nothing has to change. */
    public String remedy() {
        return text.remedy() == null || !effect.isAdverse() ? null : text.remedy().fill(this::value);
    }

    /** Where to turn; null where nothing has to change, or nowhere in particular. */
    public String nextStep() {
        return effect.isAdverse() ? text.nextStep() : null;
    }

    /** Takes over what another firing of the same rule lists and sets aside, if it found the same otherwise. */
    boolean absorbs(Finding other) {
        boolean same = text == other.text && line == other.line && code == other.code && effect == other.effect
                && values.equals(other.values);
        if (same) {
            other.lists.forEach((place, items) -> items.forEach(item -> listing(place, item)));
            if (!overrides.containsAll(other.overrides)) {
                overrides = new TreeSet<>(overrides);
                overrides.addAll(other.overrides);
            }
        }
        return same;
    }

    private boolean isOpen() {
        return effect == Effect.DENY || effect == Effect.PEND || effect == Effect.LIMIT;
    }

    /** What stands at a place of the rule's message or remedy; null where the rule gives nothing. */
    private String value(String place) {
        var items = lists.get(place);
        if (items != null) {
            return String.join(", ", items.stream().map(words::says).toList());
        }
        return values.containsKey(place) ? values.get(place) : line.shown(place, text.parameters());
    }
}
