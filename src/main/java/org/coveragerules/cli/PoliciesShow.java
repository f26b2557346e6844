package org.coveragerules.cli;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.coveragerules.GroupKind;
import org.coveragerules.internal.criteria.Criteria;
import org.coveragerules.internal.criteria.Criterion;
import org.coveragerules.internal.drl.DrlRule;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.policy.Statement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one version of a policy. */
@Command(name = "show",
        description = "Shows a version of a policy: its dates, source, parameters, criteria, statements and rules.")
final class PoliciesShow implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The policy.")
    private String id;

    @Option(names = "--version", paramLabel = "VERSION", description = "The version. Default: the latest.")
    private String version;

    // Of its own, since the standard help options have another --version.
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help message and exit.")
    private boolean help;

    @Mixin
    private Sources sources;

    @Mixin
    private Printing printing;

    private record Shown(String policy, String version, String title, LocalDate effective, LocalDate until,
            LocalDate published, String source, Collection<?> disciplines, List<String> codes, Map<String, String> appliesTo,
            String authority, List<String> supersedes, List<String> after, Map<String, Object> parameters,
            Map<String, String> valueSets, Collection<Statement> statements,
            List<Map<String, Object>> criteria, List<ShownRule> rules) {
    }

    private record ShownRule(String name, String statement, String message, String remedy, String nextStep,
            String file, int line, String text) {

        static ShownRule of(DrlRule rule) {
            return new ShownRule(rule.name(), rule.statement(), rule.annotations().get("message"),
                    rule.annotations().get("remedy"), rule.annotations().get("nextStep"), rule.file(), rule.line(),
                    rule.text());
        }
    }

    @Override
    public Integer call() {
        var library = sources.library();
        var policy = policy(library);
        var rules = library.rules(policy);
        printing.print(new Shown(policy.id(), policy.version(), policy.title(), policy.effective(), policy.until(),
                policy.published(), policy.source(), policy.disciplines().stream().sorted().toList(),
                policy.codes().written(), policy.scope().narrowing(), policy.authority(), policy.supersedes(),
                policy.after(), policy.parameters(), valueSets(policy), policy.statements().values(),
                policy.criteria().stream().map(PoliciesShow::written).toList(),
                rules.stream().map(ShownRule::of).toList()),
                page -> show(page, policy, rules));
        return Main.WELL;
    }

    private static Map<String, String> valueSets(PolicyVersion policy) {
        var sets = new LinkedHashMap<String, String>();
        policy.valueSets().values().forEach(set -> sets.put(set.name(), set.written()));
        return sets;
    }

    /** As they stand in policy.yaml. */
    private static Map<String, Object> written(Criteria criteria) {
        var written = new LinkedHashMap<String, Object>();
        written.put("statement", criteria.statement());
        if (!criteria.codes().isEvery()) {
            written.put("codes", criteria.codes().written());
        }
        written.putAll(written(criteria.tree()));
        return written;
    }

    private static Map<String, Object> written(Criterion.Group group) {
        var written = new LinkedHashMap<String, Object>();
        boolean counts = group.kind() == GroupKind.AT_LEAST;
        if (counts) {
            written.put(group.kind().word(), group.least());
        }
        written.put(counts ? "of" : group.kind().word(), group.of().stream()
                .map(child -> child instanceof Criterion.Group inner ? written(inner)
                        : ((Criterion.Leaf) child).statement()).toList());
        return written;
    }

    private PolicyVersion policy(PolicyLibrary library) {
        var versions = library.versions(id);
        return Policies.version(library, id,
                version != null || versions.isEmpty() ? version : versions.get(versions.size() - 1).version());
    }

    private static void show(TextPage page, PolicyVersion policy, List<DrlRule> rules) {
        head(page, policy);
        values(page, policy);
        statements(page, policy);
        rules(page, rules);
    }

    private static void head(TextPage page, PolicyVersion policy) {
        page.line(0, policy.name() + ": " + policy.title());
        page.line(0, "In force " + policy.days() + "."
                + (policy.published() == null ? "" : " Published on " + policy.published() + "."));
        page.line(0, "Source: " + policy.source() + ".");
        if (!policy.disciplines().isEmpty()) {
            page.line(0, "Speaks only of lines of " + policy.disciplines().stream().sorted().toList() + ".");
        }
        if (!policy.codes().isEvery()) {
            page.line(0, "Speaks only of lines of the codes " + String.join(", ", policy.codes().written()) + ".");
        }
        policy.scope().narrowing().forEach((name, value) ->
                page.line(0, "Speaks only of lines of the " + name + " " + value + "."));
        if (policy.authority() != null) {
            page.line(0, "It is a policy of " + policy.authority() + ".");
        }
        if (!policy.supersedes().isEmpty()) {
            page.line(0, "Supersedes, on the lines it judges, " + String.join(", ", policy.supersedes()) + ".");
        }
    }

    private static void values(TextPage page, PolicyVersion policy) {
        if (!policy.parameters().isEmpty()) {
            page.line(0, "");
            page.line(0, "Parameters");
            page.table(2, policy.parameters().entrySet().stream()
                    .map(entry -> List.of(entry.getKey(), entry.getValue().toString())).toList());
        }
        if (!policy.valueSets().isEmpty()) {
            page.line(0, "");
            page.line(0, "Value sets");
            page.table(2, policy.valueSets().values().stream().map(set -> List.of(set.name(), set.written())).toList());
        }
        if (!policy.criteria().isEmpty()) {
            page.line(0, "");
            page.line(0, "Criteria");
            for (var criteria : policy.criteria()) {
                page.line(2, criteria.statement() + (criteria.codes().isEvery() ? ""
                        : " for the codes " + String.join(", ", criteria.codes().written())));
                criteria.tree().lines(statement -> statement).forEach(line -> page.line(4, line));
            }
        }
    }

    private static void statements(TextPage page, PolicyVersion policy) {
        page.line(0, "");
        page.line(0, "Statements");
        for (var statement : policy.statements().values()) {
            page.line(2, statement.id() + " (" + statement.section() + ")");
            page.line(4, statement.says());
            if (statement.heldBy() != null) {
                page.line(4, "Held without a rule: " + statement.heldBy());
            }
        }
    }

    private static void rules(TextPage page, List<DrlRule> rules) {
        page.line(0, "");
        page.line(0, "Rules");
        rules.forEach(rule -> {
            page.line(2, "");
            page.line(2, rule.statement() + ": " + rule.name() + " (" + rule.file() + ":" + rule.line() + ")");
            annotation(page, rule, "message", "Message: ");
            annotation(page, rule, "remedy", "Remedy: ");
            annotation(page, rule, "nextStep", "Next step: ");
            annotation(page, rule, "step", "Step of the ranking: ");
            page.line(4, "when");
            rule.when().lines().forEach(line -> page.line(8, line));
            page.line(4, "then");
            rule.then().lines().forEach(line -> page.line(8, line));
        });
    }

    private static void annotation(TextPage page, DrlRule rule, String name, String title) {
        if (rule.annotations().containsKey(name)) {
            page.line(4, title + rule.annotations().get(name));
        }
    }
}
