package org.coveragerules.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.drl.Asked;
import org.coveragerules.internal.drl.DrlRule;
import org.coveragerules.internal.judging.InsertedFacts;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.policy.RuleFiles;

/** What compiles and still is wrong, or not proved. */
final class Lint {

    private final RuleFiles files;
    private final List<Problem> problems = new ArrayList<>();

    private Lint(RuleFiles files) {
        this.files = files;
    }

    /** The rules of a version that never end, which is known before a case is run by them. */
    static List<Problem> endless(Instrumented version) {
        return version.facts().map(InsertedFacts::endless).orElse(List.of());
    }

    /** What is to be said of a version's rules as they are written. */
    static List<Problem> ofRules(PolicyVersion policy, RuleFiles files, Instrumented version) {
        var lint = new Lint(files);
        lint.sameConditions(version.rules());
        lint.parameters(policy, version.rules());
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
    static List<Problem> ofBoundary(PolicyVersion policy, RuleFiles files, List<Case> cases) {
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

    private void sameConditions(List<DrlRule> rules) {
        Map<String, DrlRule> byConditions = new HashMap<>();
        for (var rule : rules) {
            var earlier = byConditions.putIfAbsent(rule.whenCode(), rule);
            if (earlier != null && rule.annotation("message").isPresent()
                    && earlier.annotation("message").isPresent()) {
                problems.add(new Problem(rule.file(), rule.line(), "rules `" + earlier.name() + "` and `" + rule.name()
                        + "` have the same conditions; make one of them, or say by a condition what tells them"
                        + " apart"));
            }
        }
    }

    private void parameters(PolicyVersion policy, List<DrlRule> rules) {
        var used = rules.stream().flatMap(rule -> Asked.of(rule).parameters().stream()).collect(Collectors.toSet());
        for (var declared : policy.parameters().keySet()) {
            if (!used.contains(declared)) {
                problems.add(new Problem(files.place(policy.id() + "/" + policy.version() + "/policy.yaml"), 0,
                        "parameter `" + declared + "` is declared and no rule uses it; remove it, or write the rule"));
            }
        }
    }
}
