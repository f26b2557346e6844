package org.coveragerules.cases;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.coveragerules.RulesException;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.drl.DrlFile;
import org.coveragerules.internal.drl.DrlRule;
import org.coveragerules.internal.judging.InsertedFacts;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.policy.RuleFiles;

/** Adds to the rules of a version those that tell what its cases prove. */
final class Instrumented {

    private static final String EXPERIMENT = Experiment.class.getName();

    /**
     * A change to one condition of a rule.
     *
     * @param id     its own within the version
     * @param clause the condition
     * @param change what is changed
     */
    record Variant(String id, TestedCondition clause, TestedCondition.Change change) {

        DrlRule rule() {
            return clause.rule();
        }
    }

    private final String folder;
    private final RuleFiles files;
    private final Map<String, DrlFile> read = new LinkedHashMap<>();

    Instrumented(PolicyVersion policy, RuleFiles files) {
        this.folder = policy.id() + "/" + policy.version() + "/";
        this.files = files;
        files.rules(policy).forEach((name, text) -> read.put(name, DrlFile.read(files.place(folder + name), text)));
    }

    /** The file whose rules insert facts. */
    Optional<DrlFile> facts() {
        return Optional.ofNullable(read.get(InsertedFacts.FILE));
    }

    /** Every rule of the version. */
    List<DrlRule> rules() {
        return read.values().stream().flatMap(file -> file.rules().stream()).toList();
    }

    /** The negation of each condition of each rule that a case can fail alone. */
    List<Variant> negations() {
        return variants(clause -> clause.standsAlone() ? List.of(clause.negation()) : List.of());
    }

    /** Each change to each condition of each rule. */
    List<Variant> changes() {
        return variants(TestedCondition::changes);
    }

    private List<Variant> variants(Function<TestedCondition, List<TestedCondition.Change>> changes) {
        var variants = new ArrayList<Variant>();
        for (var rule : rules()) {
            for (var clause : TestedCondition.of(rule)) {
                for (var change : changes.apply(clause)) {
                    variants.add(new Variant(rule.name() + " #" + variants.size(), clause, change));
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
    Adjudicator reporting(Adjudicator opened, List<Variant> variants) {
        return with(opened, DrlRule::text, variants, variant -> rule(variant,
                Map.of("statement", variant.rule().statement()), variant.change().when(),
                EXPERIMENT + ".hit(\"" + variant.id() + "\");"));
    }

    /**
     * The version with rules beside its own that take the place of one while their change is tried.
     *
     * @throws RulesException where a variant does not compile
     */
    Adjudicator trying(Adjudicator opened, List<Variant> variants) {
        return with(opened, rule -> rule.head() + "\n" + guard("keeps", rule.name()) + rule.when() + "\nthen\n"
                + rule.then() + "\nend\n", variants,
                variant -> rule(variant, variant.rule().annotations(),
                        guard("tries", variant.id()) + variant.change().when(), variant.rule().then()));
    }

    private static String guard(String question, String name) {
        return "Request( " + EXPERIMENT + "." + question + "(\"" + name + "\") )\n";
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

    private Adjudicator with(Adjudicator opened, Function<DrlRule, String> own, List<Variant> variants,
            Function<Variant, String> beside) {
        var byRule = variants.stream().collect(Collectors.groupingBy(Variant::rule));
        var changed = files;
        for (var file : read.entrySet()) {
            var was = file.getValue().text();
            var text = new StringBuilder();
            int done = 0;
            for (var rule : file.getValue().rules()) {
                text.append(was, done, rule.span().start()).append(own.apply(rule)).append('\n');
                byRule.getOrDefault(rule, List.of()).forEach(variant ->
                        text.append(beside.apply(variant)).append('\n'));
                done = rule.span().end();
            }
            text.append(was, done, was.length());
            changed = changed.with(folder + file.getKey(), text.toString().getBytes(StandardCharsets.UTF_8));
        }
        try {
            // What it was made of was opened before; this calls what notes how it went.
            return opened.with(changed.allowingJava());
        } catch (RulesException e) {
            // Its lines are those of a file that nobody has.
            throw new RulesException(e.problems().stream().map(problem -> new Problem(problem.file(), 0, "opens, and"
                    + " does not with a condition changed to see what the cases prove: "
                    + problem.message())).toList());
        }
    }
}
