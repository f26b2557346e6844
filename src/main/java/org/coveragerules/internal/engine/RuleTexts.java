package org.coveragerules.internal.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.coveragerules.internal.facts.PolicyParameters;
import org.coveragerules.internal.facts.RuleText;
import org.coveragerules.internal.facts.Template;
import org.coveragerules.internal.policy.PolicyVersion;
import org.drools.model.Model;
import org.drools.model.Rule;

/** The texts of a version's rules, from their metadata and policy.yaml. */
final class RuleTexts {

    private RuleTexts() {
    }

    /** Texts by the name of the rule, of which a version has no two alike. */
    static Map<String, RuleText> of(List<Model> models, PolicyVersion policy, PolicyParameters parameters) {
        var texts = new HashMap<String, RuleText>();
        models.forEach(model -> model.getRules()
                .forEach(rule -> texts.put(rule.getName(), text(rule, policy, parameters))));
        return texts;
    }

    private static RuleText text(Rule rule, PolicyVersion policy, PolicyParameters parameters) {
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
