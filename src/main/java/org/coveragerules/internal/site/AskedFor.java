package org.coveragerules.internal.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.coveragerules.internal.drl.Asked;
import org.coveragerules.internal.drl.DrlRule;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.request.Holder;

/**
 * What the rules of a version ask of a request.
 *
 * @param kind       what sort of thing it is
 * @param what       it in words
 * @param holder     who has it, in words
 * @param statements of the rules that ask for it, in the order of the rules
 */
record AskedFor(Asked.Kind kind, String what, String holder, Set<String> statements) {

    /** In the order of their kinds and words. */
    static List<AskedFor> of(Collection<DrlRule> rules, Vocabulary words) {
        var found = new LinkedHashMap<List<Object>, AskedFor>();
        for (var rule : rules) {
            for (var fact : Asked.of(rule).facts()) {
                if (!fact.name().isEmpty() || !isNamed(fact.kind())) {
                    found.computeIfAbsent(List.of(fact.kind(), fact.name()), none -> new AskedFor(fact.kind(),
                            words(fact, words), holder(fact), new LinkedHashSet<>())).statements.add(rule.statement());
                }
            }
        }
        var all = new ArrayList<>(found.values());
        all.sort(Comparator.comparing(AskedFor::kind).thenComparing(AskedFor::what));
        return all;
    }

    /** What a statement's rules ask for, in words. */
    static Map<String, List<String>> byStatement(List<AskedFor> all) {
        var found = new LinkedHashMap<String, List<String>>();
        all.forEach(each -> each.statements.forEach(statement ->
                found.computeIfAbsent(statement, none -> new ArrayList<>()).add(each.what)));
        return found;
    }

    /** Whether it is asked for by a name; which one, is not always written in the rule. */
    private static boolean isNamed(Asked.Kind kind) {
        return kind == Asked.Kind.DOCUMENT || kind == Asked.Kind.OBSERVATION;
    }

    private static String words(Asked.Fact fact, Vocabulary words) {
        return switch (fact.kind()) {
            case OBSERVATION, DOCUMENT -> words.says(fact.name());
            case AGE -> "the birth date";
            case SEX -> "the sex";
            case DIAGNOSES -> "the diagnoses";
            case PLACE_OF_SERVICE -> "the place of service";
            case MODIFIERS -> "the modifiers";
            case SERVICES -> "earlier services";
            case TREATMENTS -> "earlier treatments";
        };
    }

    private static String holder(Asked.Fact fact) {
        var holder = isNamed(fact.kind()) ? Holder.PROVIDER : Holder.of(fact.kind().path());
        return holder.name().toLowerCase(Locale.ROOT);
    }
}
