package org.coveragerules.internal.vocabulary;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.coveragerules.request.LineOfBusiness;

/** Every word that a rules directory gives to requests and rules; immutable. */
public final class Vocabulary {

    private final Map<WordKind, SortedMap<String, Word>> words;
    private final SortedMap<String, ReasonCode> reasons;
    private final SortedMap<String, ObservationWord> observations;
    private final SortedMap<String, DeclaredTable> tables;
    private final Map<String, LineOfBusiness> linesOfBusiness;
    private final Map<String, ReasonCode> byName;
    private final List<String> inOrder;
    private final Map<Role, ReasonCode> byRole = new EnumMap<>(Role.class);

    /** @param reasons in the order in which they are said */
    Vocabulary(Map<WordKind, Map<String, Word>> words, Map<String, ReasonCode> reasons,
            Map<String, ObservationWord> observations, Map<String, DeclaredTable> tables,
            Map<String, LineOfBusiness> linesOfBusiness) {
        this.words = new EnumMap<>(WordKind.class);
        for (var kind : WordKind.values()) {
            this.words.put(kind, unmodifiable(words.get(kind)));
        }
        this.reasons = unmodifiable(reasons);
        this.observations = unmodifiable(observations);
        this.tables = unmodifiable(tables);
        this.linesOfBusiness = Map.copyOf(linesOfBusiness);
        this.byName = Map.copyOf(reasons);
        this.inOrder = List.copyOf(reasons.keySet());
        reasons.values().stream().filter(reason -> reason.role() != null)
                .forEach(reason -> byRole.put(reason.role(), reason));
    }

    private static <T> SortedMap<String, T> unmodifiable(Map<String, T> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    /** The words of a kind, by name. */
    public SortedMap<String, Word> words(WordKind kind) {
        return words.get(kind);
    }

    /** Every reason, by name. */
    public SortedMap<String, ReasonCode> reasons() {
        return reasons;
    }

    /** Everything that may be observed, by name. */
    public SortedMap<String, ObservationWord> observations() {
        return observations;
    }

    /** Every table that rules may ask for codes, by the name of its file. */
    public SortedMap<String, DeclaredTable> tables() {
        return tables;
    }

    /**
     * The reason of a name.
     *
     * @throws IllegalStateException where there is none
     */
    public ReasonCode reason(String name) {
        var reason = byName.get(name);
        if (reason == null) {
            throw new IllegalStateException("`" + name + "` is no reason of the vocabulary");
        }
        return reason;
    }

    /** The place of a reason among all, in the order in which they are said: the shared ones come first. */
    public int place(ReasonCode reason) {
        return inOrder.indexOf(reason.name());
    }

    /**
     * The reason by which the library says something of its own.
     *
     * @throws IllegalStateException where no reason has the role
     */
    public ReasonCode reason(Role role) {
        var reason = byRole.get(role);
        if (reason == null) {
            throw new IllegalStateException("no reason of the vocabulary has the role `" + role + "`");
        }
        return reason;
    }

    /**
     * The line of business that an exchange format names so; null where none does.
     *
     * @param code system and code, such as {@code X12-1032 CI}, a claim filing indicator
     */
    public LineOfBusiness lineOfBusiness(String code) {
        return linesOfBusiness.get(code);
    }

    /**
     * How a remittance says a reason of a statement.
     *
     * @param missing what it found missing
     * @throws IllegalStateException where there is no reason of that name
     */
    public Remittance remittance(String reason, String statement, List<String> missing) {
        return reason(reason).remittances().stream().filter(each -> each.fits(statement, missing, this)).findFirst()
                .orElseThrow();
    }

    /** What a message calls a document, need, category or other word; the word itself where none is known. */
    public String says(String name) {
        for (var kind : WordKind.values()) {
            var word = words.get(kind).get(name);
            if (word != null) {
                return word.says();
            }
        }
        var observed = observations.get(name);
        return observed == null ? name : observed.says();
    }
}
