package org.coveragerules.engine;

import java.util.IdentityHashMap;
import java.util.Map;
import org.coveragerules.facts.PolicyParameters;
import org.coveragerules.facts.RuleText;
import org.coveragerules.facts.Template;
import org.coveragerules.policy.Policy;
import org.kie.api.KieBase;
import org.kie.api.definition.rule.Rule;

/** The texts of a version's rules, from their metadata and policy.yaml. */
final class RuleTexts {

    private RuleTexts() {
    }

    /** Texts by rule, which is the one that a session names when it fires. */
    static Map<Rule, RuleText> of(KieBase rules, Policy policy, PolicyParameters parameters) {
        var texts = new IdentityHashMap<Rule, RuleText>();
        for (var rulePackage : rules.getKiePackages()) {
            for (var rule : rulePackage.getRules()) {
                texts.put(rule, text(rule, policy, parameters));
            }
        }
        return texts;
    }

    private static RuleText text(Rule rule, Policy policy, PolicyParameters parameters) {
        var statement = policy.statements().get(value(rule, "statement", ""));
        var step = value(rule, "step", "0");
        var otherwise = value(rule, "otherwise", null);
        var remedy = value(rule, "remedy", null);
        return new RuleText(policy.id(), policy.version(), rule.getName(), statement.id(), statement.section(),
                statement.group(), Integer.parseInt(step), Template.of(value(rule, "message", "")),
                otherwise == null ? null : Template.of(otherwise), remedy == null ? null : Template.of(remedy),
                value(rule, "nextStep", null), parameters);
    }

    private static String value(Rule rule, String name, String absent) {
        var value = rule.getMetaData().get(name);
        return value == null ? absent : unquoted(value.toString());
    }

    /** Metadata comes as it is written, quotes included. */
    static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\") : value;
    }
}
