package org.coveragerules.internal.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.coveragerules.cases.Case;
import org.coveragerules.cases.CaseFile;
import org.coveragerules.cases.CaseRun;
import org.coveragerules.cases.Coverage;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.criteria.Criteria;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.policy.RuleFiles;
import org.coveragerules.internal.policy.Statement;

/**
 * Writes a page for each policy version from its {@code policy.yaml}, rules and cases, and an index. The same rules and
 * code tables give the same pages.
 */
public final class PolicyPages {

    /** The first line of each page. */
    public static final String NOTE =
            "<!-- Written by the command `policies pages`. Change the rules, not this page. -->";

    private final RuleFiles files;
    private final Adjudicator rules;
    private final List<Case> cases;

    private PolicyPages(RuleFiles files, Adjudicator rules) {
        this.files = files;
        this.rules = rules;
        this.cases = rules.library().all().stream().flatMap(policy -> casesOf(policy).stream()).toList();
    }

    /**
     * Every page in Markdown, by its file's name. The cases are run for it, on rules compiled from the files.
     *
     * @throws org.coveragerules.RulesException naming everything that is wrong with the rules or cases
     */
    public static SortedMap<String, String> of(RuleFiles files, CodeTables codes) {
        try (var rules = Adjudicator.from(files, codes)) {
            var pages = new PolicyPages(files, rules);
            var written = new TreeMap<String, String>();
            written.put("README.md", pages.index());
            rules.library().all().forEach(policy -> written.put(fileName(policy), pages.page(policy)));
            return written;
        }
    }

    private static String fileName(PolicyVersion policy) {
        return policy.id() + "-" + policy.version() + ".md";
    }

    private String index() {
        var page = new ArrayList<>(List.of(NOTE, "", "# Policies", "",
                "A page for each version of a policy: what it says, by which rules, and which cases prove it.", "",
                "| policy | version | title | in force |", "| --- | --- | --- | --- |"));
        rules.library().all().forEach(policy -> page.add("| `" + policy.id() + "` | [" + policy.version() + "]("
                + fileName(policy) + ") | " + cell(policy.title()) + " | " + days(policy) + " |"));
        return text(page);
    }

    private String page(PolicyVersion policy) {
        var runs = casesOf(policy).stream().map(one -> CaseRun.of(one, rules)).toList();
        var coverage = Coverage.of(policy, files, rules, cases);
        var page = new ArrayList<>(List.of(NOTE, "", "# " + policy.title(), "",
                "`" + policy.id() + "`, version " + policy.version() + ", in force " + days(policy)
                        + (policy.published() == null ? "" : ", published on " + policy.published()) + ".", "",
                "Source: " + policy.source() + ".", "",
                "Its files are in [" + folder(policy) + "](../../" + folder(policy) + "), with " + count(runs.size())
                        + ". All cases together prove " + coverage.provedConditions() + " of "
                        + coverage.conditions() + " conditions: one meets it, and one fails it alone."));
        scope(page, policy);
        values(page, policy);
        for (var statement : policy.statements().values()) {
            statement(page, policy, statement);
            coverage.rules().stream().filter(rule -> rule.rule().statement().equals(statement.id()))
                    .forEach(rule -> rule(page, policy, rule));
            cases(page, runs.stream().filter(run -> reaches(run, policy, statement)).toList());
        }
        return text(page);
    }

    private static void scope(List<String> page, PolicyVersion policy) {
        if (!policy.disciplines().isEmpty()) {
            page.addAll(List.of("", "It speaks only of lines of " + String.join(" and ",
                    policy.disciplines().stream().sorted().map(Enum::name).toList()) + "."));
        }
        if (!policy.codes().isEvery()) {
            page.addAll(List.of("", "It speaks only of lines of the codes " + String.join(", ",
                    policy.codes().written()) + "."));
        }
        policy.scope().narrowing().forEach((name, value) -> page.addAll(List.of("",
                "It speaks only of lines of the " + name + " " + value + ".")));
        if (policy.authority() != null) {
            page.addAll(List.of("", "It is a policy of " + policy.authority() + "."));
        }
        if (!policy.supersedes().isEmpty()) {
            page.addAll(List.of("", "A line that it judges is not judged by "
                    + String.join(", ", policy.supersedes()) + "."));
        }
    }

    private static void values(List<String> page, PolicyVersion policy) {
        if (!policy.valueSets().isEmpty()) {
            page.addAll(List.of("", "## Value sets", "", "| name | codes |", "| --- | --- |"));
            policy.valueSets().values().forEach(set ->
                    page.add("| `" + set.name() + "` | " + cell(set.written()) + " |"));
        }
        if (!policy.parameters().isEmpty()) {
            page.addAll(List.of("", "## Parameters", "", "| name | value |", "| --- | --- |"));
            policy.parameters().forEach((name, value) ->
                    page.add("| `" + name + "` | " + cell(value.toString()) + " |"));
        }
        if (!policy.criteria().isEmpty()) {
            page.addAll(List.of("", "## Criteria"));
            policy.criteria().forEach(criteria -> criteria(page, policy, criteria));
        }
    }

    /** The tree as a list within lists. */
    private static void criteria(List<String> page, PolicyVersion policy, Criteria criteria) {
        page.addAll(List.of("", said(policy, criteria.statement())
                + (criteria.codes().isEvery() ? "" : " For the codes " + String.join(", ", criteria.codes().written())
                        + "."), ""));
        criteria.tree().lines(statement -> said(policy, statement)).forEach(line -> {
            var item = line.stripLeading();
            page.add(line.substring(0, line.length() - item.length()) + "- " + item);
        });
    }

    private static String said(PolicyVersion policy, String statement) {
        return "**" + statement + "** " + policy.statements().get(statement).says().replace('\n', ' ');
    }

    private static void statement(List<String> page, PolicyVersion policy, Statement statement) {
        page.addAll(List.of("", "## " + statement.id(), "", "*" + statement.section() + "*", "", statement.says()));
        if (statement.group() != null) {
            page.addAll(List.of("", "An override of " + statement.group() + " sets its findings aside."));
        }
        if (statement.heldBy() != null) {
            page.addAll(List.of("", "It holds without a rule of its own. " + statement.heldBy()));
        }
    }

    private static void rule(List<String> page, PolicyVersion policy, Coverage.OfRule covered) {
        var rule = covered.rule();
        var file = rule.file().substring(rule.file().lastIndexOf('/') + 1);
        page.addAll(List.of("", "### " + rule.name(), "",
                "[" + file + ":" + rule.line() + "](../../" + folder(policy) + "/" + file + "#L" + rule.line() + ")",
                "", "```java", rule.text(), "```"));
        if (!covered.fired()) {
            page.addAll(List.of("", "No case makes it fire."));
        }
        var unproved = covered.conditions().stream().filter(condition -> covered.fired() && !condition.notMet())
                .toList();
        if (!unproved.isEmpty()) {
            page.addAll(List.of("", "No case fails these alone:", ""));
            unproved.forEach(condition -> page.add("- `" + condition.text() + "`"));
        }
    }

    private static void cases(List<String> page, List<CaseRun> runs) {
        if (!runs.isEmpty()) {
            page.addAll(List.of("", "<details>", "<summary>" + count(runs.size()) + "</summary>", ""));
            runs.forEach(run -> page.add("- " + run.ran().name()));
            page.addAll(List.of("", "</details>"));
        }
    }

    private List<Case> casesOf(PolicyVersion policy) {
        return CaseFile.readAll(rules.library().cases(policy));
    }

    /** Whether a case names the statement as covered, or a reason of its determination carries it. */
    private static boolean reaches(CaseRun run, PolicyVersion policy, Statement statement) {
        return run.ran().covers().contains(statement.id()) || run.determination().stream()
                .flatMap(determination -> determination.lines().stream()).flatMap(line -> line.reasons().stream())
                .anyMatch(reason -> reason.statement().equals(statement.id()) && reason.policy().equals(policy.id())
                        && reason.version().equals(policy.version()));
    }

    private static String folder(PolicyVersion policy) {
        return "rules/" + policy.id() + "/" + policy.version();
    }

    private static String days(PolicyVersion policy) {
        LocalDate first = policy.effective();
        LocalDate last = policy.until();
        return first == null && last == null ? "always" : first == null ? "to " + last
                : last == null ? "from " + first : "from " + first + " to " + last;
    }

    private static String count(int cases) {
        return cases == 0 ? "no case yet" : cases == 1 ? "1 case" : cases + " cases";
    }

    private static String cell(String content) {
        return content.replace("|", "\\|");
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
