package org.coveragerules.internal.policy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.coveragerules.internal.drl.DrlRule;

/**
 * What one version of a policy says otherwise than another. The days they are in force are no difference: no two
 * versions have the same.
 *
 * @param policy     the policy's id
 * @param from       the first version's name
 * @param to         the second version's name
 * @param properties title, source, which lines it judges, the policies asked before, authority and value sets
 * @param statements by id: section, words, which override sets its findings aside, and how it holds without a rule
 * @param criteria   by the statement that says the whole: codes, and what has to be met
 * @param parameters by name: value
 * @param rules      by name: the text, comments and indentation apart
 */
public record VersionDifference(String policy, String from, String to, List<Difference> properties,
        List<Difference> statements, List<Difference> criteria, List<Difference> parameters, List<Difference> rules) {

    public VersionDifference {
        properties = List.copyOf(properties);
        statements = List.copyOf(statements);
        criteria = List.copyOf(criteria);
        parameters = List.copyOf(parameters);
        rules = List.copyOf(rules);
    }

    /** Between two versions and their rules. */
    public static VersionDifference between(PolicyVersion from, List<DrlRule> before, PolicyVersion to,
            List<DrlRule> after) {
        return new VersionDifference(from.id(), from.version(), to.version(),
                Difference.between(properties(from), properties(to)),
                Difference.between(statements(from), statements(to)),
                Difference.between(criteria(from), criteria(to)),
                Difference.between(parameters(from), parameters(to)),
                rules(before, after));
    }

    /** Whether the versions say the same. */
    @JsonIgnore
    public boolean isEmpty() {
        return properties.isEmpty() && statements.isEmpty() && criteria.isEmpty() && parameters.isEmpty()
                && rules.isEmpty();
    }

    private static Map<String, String> properties(PolicyVersion policy) {
        var texts = new LinkedHashMap<String, String>();
        texts.put("title", policy.title());
        texts.put("source", policy.source());
        texts.put("disciplines", policy.disciplines().stream().sorted().toList().toString());
        texts.put("codes", policy.codes().toString());
        texts.put("after", policy.after().toString());
        texts.putAll(policy.scope().narrowing());
        if (policy.authority() != null) {
            texts.put("authority", policy.authority());
        }
        if (!policy.supersedes().isEmpty()) {
            texts.put("supersedes", policy.supersedes().toString());
        }
        policy.valueSets().values().forEach(set -> texts.put("value set " + set.name(), set.written()));
        return texts;
    }

    private static Map<String, String> statements(PolicyVersion policy) {
        var texts = new LinkedHashMap<String, String>();
        policy.statements().values().forEach(statement -> texts.put(statement.id(), text(statement)));
        return texts;
    }

    private static String text(Statement statement) {
        return statement.section() + ": " + statement.says()
                + (statement.group() == null ? "" : " (set aside by an override of " + statement.group() + ")")
                + (statement.heldBy() == null ? "" : " (held without a rule: " + statement.heldBy() + ")");
    }

    /** Of several of one statement those after the first are numbered. */
    private static Map<String, String> criteria(PolicyVersion policy) {
        var texts = new LinkedHashMap<String, String>();
        for (var criteria : policy.criteria()) {
            var name = criteria.statement();
            for (int number = 2; texts.containsKey(name); number++) {
                name = criteria.statement() + " (" + number + ")";
            }
            texts.put(name, (criteria.codes().isEvery() ? "" : "codes " + criteria.codes() + "\n")
                    + String.join("\n", criteria.tree().lines(statement -> statement)));
        }
        return texts;
    }

    private static Map<String, String> parameters(PolicyVersion policy) {
        var texts = new LinkedHashMap<String, String>();
        policy.parameters().forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }

    /** A rule that is only written in another layout, or commented in other words, is the same. */
    private static List<Difference> rules(List<DrlRule> from, List<DrlRule> to) {
        var before = byName(from);
        var after = byName(to);
        return Difference.between(texts(before), texts(after)).stream()
                .filter(one -> one.kind() != Difference.Kind.CHANGED
                        || !before.get(one.name()).code().equals(after.get(one.name()).code()))
                .toList();
    }

    private static Map<String, DrlRule> byName(List<DrlRule> rules) {
        var byName = new LinkedHashMap<String, DrlRule>();
        rules.forEach(rule -> byName.put(rule.name(), rule));
        return byName;
    }

    private static Map<String, String> texts(Map<String, DrlRule> rules) {
        var texts = new LinkedHashMap<String, String>();
        rules.forEach((name, rule) -> texts.put(name, rule.text()));
        return texts;
    }
}
