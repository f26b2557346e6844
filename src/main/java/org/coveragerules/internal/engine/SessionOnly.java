package org.coveragerules.internal.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.drl.Condition;
import org.coveragerules.internal.drl.Condition.Group;
import org.coveragerules.internal.drl.Condition.Kind;
import org.coveragerules.internal.drl.DrlFile;
import org.coveragerules.internal.facts.FactTypes;
import org.coveragerules.internal.judging.InsertedFacts;

/**
 * What the texts of a version's rules say that only a session does, and that does not show in what they are compiled to:
 * a right-hand side that takes facts back or changes them, and a rule of {@code facts.drl} whose answer depends on which
 * rule of the file fires first, since it asks that there is none of what another inserts.
 */
final class SessionOnly {

    /** What a right-hand side does beside inserting. */
    private static final Pattern CHANGES = Pattern.compile(
            "\\b(?:update|modify|delete|retract|insertLogical|insertAsync|bolster)\\s*\\(|\\b(?:drools|kcontext)\\b"
                    + "|\\b(?:channels|entryPoints|exitPoints)(?=\\s*\\[)");

    private static final Map<String, Class<?>> KNOWN = FactTypes.ALL.stream()
            .collect(Collectors.toMap(Class::getSimpleName, type -> type));

    private SessionOnly() {
    }

    /** The first such thing of a version; empty where no rule has one. */
    static Optional<Problem> of(Map<String, DrlFile> files) {
        for (var file : files.values()) {
            for (var rule : file.rules()) {
                var changes = CHANGES.matcher(rule.onOneLine(rule.thenSpan()));
                if (changes.find()) {
                    return Optional.of(rule.problem(rule.thenSpan().start(), "has `"
                            + changes.group().replaceAll("\\s*\\($", "") + "` in its right-hand side"));
                }
            }
        }
        var facts = files.get(RuleSources.FACTS_FILE);
        return facts == null ? Optional.empty() : dependsOnOrder(facts);
    }

    private static Optional<Problem> dependsOnOrder(DrlFile facts) {
        var inserted = new HashSet<String>();
        if (facts.declarations().matches("(?s).*\\bextends\\b.*")) {
            inserted.add("");
        }
        facts.rules().forEach(rule -> inserted.addAll(InsertedFacts.of(rule)));
        for (var rule : facts.rules()) {
            var asked = new ArrayList<Condition.Pattern>();
            rule.conditions().forEach(condition -> within(condition, false, asked));
            for (var pattern : asked) {
                if (inserted.stream().anyMatch(type -> mayBe(type, pattern.type()))) {
                    return Optional.of(rule.problem(pattern.span().start(), "asks by `not`, `exists` or the like for `"
                            + pattern.type() + "`, which a rule of the same file inserts"));
                }
            }
        }
        return Optional.empty();
    }

    /** The patterns that take no fact but ask whether there is one. */
    private static void within(Condition condition, boolean isGroup, ArrayList<Condition.Pattern> asked) {
        if (isGroup && condition instanceof Condition.Pattern pattern && pattern.source().isEmpty()) {
            asked.add(pattern);
        }
        boolean asks = isGroup || condition instanceof Group group && group.kind() != Kind.AND
                && group.kind() != Kind.OR;
        condition.parts().forEach(part -> within(part, asks, asked));
    }

    private static boolean mayBe(String inserted, String asked) {
        var type = InsertedFacts.simple(asked);
        var one = KNOWN.get(inserted);
        var other = KNOWN.get(type);
        // A type that only this version knows is a kind of no other, unless it says so.
        return inserted.isEmpty() || inserted.equals(type) || type.equals("Object")
                || one != null && other != null && other.isAssignableFrom(one);
    }
}
