package org.coveragerules.authoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.policy.DrlFile;
import org.coveragerules.policy.DrlRule;
import org.coveragerules.policy.Policy;
import org.coveragerules.policy.RuleFiles;
import org.coveragerules.replay.Case;

/** What compiles and still is wrong, or not proved. */
final class Lint {

    private record Forbidden(Pattern pattern, String message) {

        Forbidden(String pattern, String message) {
            this(Pattern.compile(pattern), message);
        }
    }

    private static final Pattern PARAMETER = Pattern.compile(
            "policy\\s*\\.\\s*(?:number|decimal|text|list)\\(\\s*\"([^\"]*)\"");

    private static final List<Forbidden> FORBIDDEN = List.of(
            new Forbidden("\\bsalience\\b", "uses `salience`; derive a fact in `facts.drl` instead of ordering rules"),
            new Forbidden("\\beval\\s*\\(", "uses `eval`; write the condition as a constraint of a pattern"),
            new Forbidden("(?m)^\\s*function\\b", "declares a function; write the condition where it is needed"),
            new Forbidden("\\bdate-(effective|expires)\\b", "uses `date-effective` or `date-expires`, which go by the"
                    + " clock; a version's dates stand in `policy.yaml`"),
            new Forbidden("\\b(modify|update|delete|retract)\\s*[({]", "changes or removes a fact; derive another one"
                    + " in `facts.drl`"),
            new Forbidden("\\.now\\s*\\(|\\bSystem\\b|\\bnew\\s+Date\\b|\\bClock\\b", "asks the clock or the system; a"
                    + " rule rests on the request alone"),
            new Forbidden("\\bjava\\s*\\.\\s*(io|nio|net)\\b|\\bRuntime\\b|\\bProcessBuilder\\b|\\bThread\\b",
                    "reads, writes or starts something; a rule rests on the request alone"),
            new Forbidden("\\bgetClass\\s*\\(|\\bClass\\s*\\.\\s*forName\\b|\\breflect\\b", "uses reflection; name the"
                    + " type"));

    private final RuleFiles files;
    private final List<Problem> problems = new ArrayList<>();

    private Lint(RuleFiles files) {
        this.files = files;
    }

    /** What is to be said of a version's rules as they are written. */
    static List<Problem> ofRules(Policy policy, RuleFiles files, List<DrlRule> rules) {
        var lint = new Lint(files);
        lint.forbidden(policy);
        lint.sameConditions(rules);
        lint.parameters(policy, rules);
        return lint.problems;
    }

    /** What is to be said of what the cases reach of a version. */
    static List<Problem> ofCoverage(Coverage coverage) {
        var problems = new ArrayList<Problem>();
        for (var rule : coverage.rules()) {
            if (!rule.fired()) {
                problems.add(new Problem(rule.rule().file(), rule.rule().line(), "no case makes rule `"
                        + rule.rule().name() + "` fire; write one that meets all its conditions"));
            } else if (!rule.justMissed() && rule.rule().annotations().containsKey("message")) {
                problems.add(new Problem(rule.rule().file(), rule.rule().line(), "no case just fails to meet rule `"
                        + rule.rule().name() + "`; write one that differs from a case that meets it in one fact"));
            }
        }
        return problems;
    }

    /** Whether there are cases on a version's first day and on the day before. */
    static List<Problem> ofBoundary(Policy policy, RuleFiles files, List<Case> cases) {
        if (policy.effective() == null) {
            return List.of();
        }
        var days = cases.stream().flatMap(one -> one.dates().stream()).collect(Collectors.toSet());
        var problems = new ArrayList<Problem>();
        for (var day : List.of(policy.effective().minusDays(1), policy.effective())) {
            if (!days.contains(day.toString())) {
                problems.add(new Problem(files.place(policy.id() + "/" + policy.version() + "/" + RuleFiles.CASES), 0,
                        "no case has a line on " + day + ", " + (day.equals(policy.effective()) ? "the first day"
                                : "the day before the first") + " of `" + policy.name() + "`; write one"));
            }
        }
        return problems;
    }

    private void forbidden(Policy policy) {
        var folder = policy.id() + "/" + policy.version() + "/";
        files.rules(policy).forEach((name, written) -> {
            var text = DrlFile.withoutWords(written);
            for (var forbidden : FORBIDDEN) {
                var found = forbidden.pattern.matcher(text);
                while (found.find()) {
                    int start = found.start() + found.group().length() - found.group().stripLeading().length();
                    problems.add(new Problem(files.place(folder + name), lineOf(text, start), forbidden.message));
                }
            }
        });
    }

    private void sameConditions(List<DrlRule> rules) {
        Map<String, DrlRule> byConditions = new HashMap<>();
        for (var rule : rules) {
            var conditions = rule.conditions();
            var earlier = byConditions.putIfAbsent(conditions, rule);
            if (earlier != null && rule.annotations().containsKey("message")
                    && earlier.annotations().containsKey("message")) {
                problems.add(new Problem(rule.file(), rule.line(), "rules `" + earlier.name() + "` and `" + rule.name()
                        + "` have the same conditions; make one of them, or say by a condition what tells them"
                        + " apart"));
            }
        }
    }

    private void parameters(Policy policy, List<DrlRule> rules) {
        var used = new TreeSet<String>();
        for (var rule : rules) {
            var parameter = PARAMETER.matcher(rule.text());
            while (parameter.find()) {
                used.add(parameter.group(1));
                if (!policy.parameters().containsKey(parameter.group(1))) {
                    problems.add(new Problem(rule.file(), rule.line() + lineOf(rule.text(), parameter.start()) - 1,
                            "rule `" + rule.name() + "` asks for parameter `" + parameter.group(1)
                                    + "`, which `policy.yaml` does not declare; it declares "
                                    + new TreeSet<>(policy.parameters().keySet())));
                }
            }
        }
        for (var declared : policy.parameters().keySet()) {
            if (!used.contains(declared)) {
                problems.add(new Problem(files.place(policy.id() + "/" + policy.version() + "/policy.yaml"), 0,
                        "parameter `" + declared + "` is declared and no rule uses it; remove it, or write the rule"));
            }
        }
    }

    private static int lineOf(String text, int position) {
        return 1 + (int) text.substring(0, position).chars().filter(sign -> sign == '\n').count();
    }
}
