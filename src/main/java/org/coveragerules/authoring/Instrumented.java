package org.coveragerules.authoring;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.coveragerules.CoverageRules;
import org.coveragerules.RulesException;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.policy.DrlFile;
import org.coveragerules.policy.DrlRule;
import org.coveragerules.policy.Policy;
import org.coveragerules.policy.RuleFiles;

/** Adds to the rules of a version those that tell what its cases prove. */
final class Instrumented {

    private static final String EXPERIMENT = Experiment.class.getName();

    /**
     * A change to one condition of a rule.
     *
     * @param id        its own within the version
     * @param rule      the rule
     * @param condition the condition
     * @param change    what is changed
     */
    record Variant(String id, DrlRule rule, Condition condition, Condition.Change change) {

        /** Line of the condition in its file. */
        int line() {
            return rule.whenLine() + condition.linesBefore();
        }
    }

    private final String folder;
    private final RuleFiles files;
    private final Map<String, String> texts;
    private final Map<String, List<DrlRule>> rules = new LinkedHashMap<>();

    Instrumented(Policy policy, RuleFiles files) {
        this.folder = policy.id() + "/" + policy.version() + "/";
        this.files = files;
        this.texts = files.rules(policy);
        texts.forEach((name, text) -> rules.put(name, DrlFile.read(files.place(folder + name), text).rules()));
    }

    /** Every rule of the version. */
    List<DrlRule> rules() {
        return rules.values().stream().flatMap(List::stream).toList();
    }

    /** The negation of each condition of each rule that a case can fail alone. */
    List<Variant> negations() {
        return variants(condition -> condition.standsAlone() ? List.of(condition.negation()) : List.of());
    }

    /** Each change to each condition of each rule. */
    List<Variant> changes() {
        return variants(Condition::changes);
    }

    private List<Variant> variants(Function<Condition, List<Condition.Change>> changes) {
        var variants = new ArrayList<Variant>();
        for (var rule : rules()) {
            for (var condition : Conditions.of(DrlFile.withoutComments(rule.when()))) {
                for (var change : changes.apply(condition)) {
                    variants.add(new Variant(rule.name() + " #" + variants.size(), rule, condition, change));
                }
            }
        }
        return variants;
    }

    /**
     * The version with rules beside its own that only report where a variant would have fired.
     *
     * @throws RulesException where a variant does not compile
     */
    CoverageRules reporting(CoverageRules opened, List<Variant> variants) {
        return with(opened, rule -> rule.text(), variants, variant -> rule(variant,
                Map.of("statement", variant.rule().statement()), variant.change().when(),
                EXPERIMENT + ".hit(\"" + variant.id() + "\");"));
    }

    /**
     * The version with rules beside its own that take the place of one while their change is tried.
     *
     * @throws RulesException where a variant does not compile
     */
    CoverageRules trying(CoverageRules opened, List<Variant> variants) {
        return with(opened, rule -> replaced(rule, guard("keeps", rule.name()) + rule.when()), variants,
                variant -> rule(variant, variant.rule().annotations(),
                        guard("tries", variant.id()) + variant.change().when(), variant.rule().then()));
    }

    private static String guard(String question, String name) {
        return "Request( " + EXPERIMENT + "." + question + "(\"" + name + "\") )\n";
    }

    private static String replaced(DrlRule rule, String when) {
        return rule.beforeWhen() + "when\n" + when + "\nthen\n" + rule.then()
                + "\nend\n";
    }

    private static String rule(Variant variant, Map<String, String> annotations, String when, String then) {
        var written = annotations.entrySet().stream()
                .map(entry -> "    @" + entry.getKey() + "(\"" + escaped(entry.getValue()) + "\")")
                .collect(Collectors.joining("\n"));
        return "rule \"" + variant.id() + "\"\n" + written + "\nwhen\n" + when + "\nthen\n" + then + "\nend\n";
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private CoverageRules with(CoverageRules opened, Function<DrlRule, String> own, List<Variant> variants,
            Function<Variant, String> beside) {
        var byRule = variants.stream().collect(Collectors.groupingBy(Variant::rule));
        var changed = files;
        for (var file : rules.entrySet()) {
            var text = texts.get(file.getKey());
            for (var rule : file.getValue()) {
                var added = byRule.getOrDefault(rule, List.of()).stream().map(beside)
                        .collect(Collectors.joining("\n"));
                text = text.replace(rule.text(), own.apply(rule) + "\n" + added);
            }
            changed = changed.with(folder + file.getKey(), text.getBytes(StandardCharsets.UTF_8));
        }
        try {
            return opened.with(changed);
        } catch (RulesException e) {
            // Its lines are those of a file that nobody has.
            throw new RulesException(e.problems().stream().map(problem -> new Problem(problem.file(), 0, "opens, and does"
                    + " not with a condition changed to see what the cases prove: " + problem.message())).toList());
        }
    }
}
