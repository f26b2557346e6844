package org.coveragerules.internal.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.drl.Condition;
import org.coveragerules.internal.drl.Condition.Group;
import org.coveragerules.internal.drl.Condition.Kind;
import org.coveragerules.internal.drl.DrlFile;
import org.coveragerules.internal.drl.DrlRule;
import org.coveragerules.internal.drl.Expression;
import org.coveragerules.internal.drl.Expression.Call;
import org.coveragerules.internal.drl.Expression.Literal;
import org.coveragerules.internal.drl.Span;
import org.coveragerules.internal.facts.Template;
import org.coveragerules.internal.yaml.Nearest;

/** Looks at what rules have to say beside their conditions: a statement, messages whose places are filled, a remedy. */
final class RuleTextChecks {

    /** What keeps something from the one who asks. */
    private static final Set<String> ADVERSE = Set.of("deny", "pend", "pendUnlessDecided", "pendUnlessApproved",
            "redirect", "incompleteRecords", "limitVisits", "limitUnits", "limitLevels", "limitAtWorst", "benefitUsedUp");
    /** What finds something that has to be said. */
    private static final Set<String> FINDING = Set.of("approve", "met", "exempt", "setAside", "note",
            "noteWhereApproved", "visitReview", "disclaimer");

    /** The engine takes minutes for one that is longer. */
    private static final int LONGEST = 60_000;

    /** A name stands in every answer that its rule has a part in. */
    private static final int LONGEST_NAME = 200;

    /** The engine's compiler makes other classes of more than some thousand. */
    private static final int MOST_RULES = 900;

    /** The engine makes a rule of its own for each way in which alternatives can hold: of eighteen pairs, 262,144. */
    private static final int MOST_WAYS = 256;

    private static final Pattern STEP = Pattern.compile("\\d{1,9}");
    private static final Pattern PLACE = Pattern.compile("\\{(\\w*)}");

    /** Places that every finding fills. */
    private static final Set<String> FILLED = Set.of("code", "visits", "age", "missing");
    /** Places that the bound of a criterion fills. */
    private static final Set<String> BOUNDS = Set.of("least", "most");

    private final RuleSources sources;
    private final RuleNames known;
    private final Set<String> names = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    private RuleTextChecks(RuleSources sources) {
        this.sources = sources;
        this.known = new RuleNames(sources.words());
    }

    /**
     * Everything that is wrong with the rules of some files and shows without compiling them.
     *
     * @param files by their names within the version
     */
    static List<Problem> problems(RuleSources sources, Map<String, DrlFile> files) {
        var checks = new RuleTextChecks(sources);
        files.values().forEach(checks.known::declare);
        files.forEach((name, file) -> file.rules().forEach(rule -> checks.rule(name, rule)));
        int count = files.values().stream().mapToInt(file -> file.rules().size()).sum();
        if (count > MOST_RULES) {
            checks.problems.add(new Problem(sources.policy().name(), 0, "has " + count + " rules, and a version has "
                    + MOST_RULES + " at most; make a policy of its own of what can be judged by itself"));
        }
        return checks.problems;
    }

    /** What a version lists and no rule carries. */
    static List<Problem> statementsWithoutRule(RuleSources sources, Map<String, DrlFile> files) {
        var carried = new HashSet<String>();
        files.values().stream().flatMap(file -> file.rules().stream())
                .forEach(rule -> rule.annotation("statement").ifPresent(said -> carried.add(said.value())));
        sources.policy().criteria().forEach(criteria -> carried.add(criteria.statement()));
        return sources.policy().statements().values().stream()
                .filter(statement -> statement.heldBy() == null && !carried.contains(statement.id()))
                .map(statement -> new Problem(sources.policy().name(), 0, "statement `" + statement.id()
                        + "` has no rule; write one with `@statement(\"" + statement.id() + "\")`, or say in"
                        + " `policy.yaml` by `heldBy` how it holds without one"))
                .toList();
    }

    private void rule(String name, DrlRule rule) {
        if (rule.name().length() > LONGEST_NAME) {
            problems.add(rule.problem("has a name of " + rule.name().length() + " characters, and " + LONGEST_NAME
                    + " are the most; say the rest in a comment"));
        } else if (rule.text().length() > LONGEST) {
            problems.add(rule.problem("is longer than " + LONGEST + " characters; make several rules of it, or shorten its"
                    + " texts"));
        } else {
            check(name, rule);
        }
    }

    private void check(String file, DrlRule rule) {
        if (!names.add(rule.name())) {
            problems.add(rule.problem("stands twice in `" + sources.policy().name()
                    + "`; give each rule a name of its own"));
        }
        statement(rule);
        if (ways(rule.conditions()) > MOST_WAYS) {
            problems.add(rule.problem("can hold in more than " + MOST_WAYS + " ways by what it joins with `or`; make several"
                    + " rules of it, or derive a fact in `" + RuleSources.FACTS_FILE + "`"));
        }
        problems.addAll(known.check(rule));
        var action = rule.action();
        boolean adverse = rule.calls("reasons").anyMatch(call -> ADVERSE.contains(call.name().name()));
        boolean finding = rule.calls("reasons").anyMatch(call -> FINDING.contains(call.name().name()));
        if (!file.equals(RuleSources.FACTS_FILE)) {
            calls(action).filter(call -> call.on().isEmpty() && call.name().name().startsWith("insert")).findFirst()
                    .ifPresent(call -> problem(rule, call.span(), "inserts a fact; move it to `"
                            + RuleSources.FACTS_FILE + "`, whose rules are asked first"));
        }
        if ((adverse || finding) && rule.annotation("message").isEmpty()) {
            problems.add(rule.problem("finds something and has no `@message(\"...\")`; say what it finds"));
        }
        rule.annotation("step").filter(step -> !STEP.matcher(step.value()).matches()).ifPresent(step ->
                problem(rule, step.span(), "has `@step(\"" + step.value() + "\")`; write a whole number such as"
                        + " `@step(\"2\")`"));
        places(rule, action);
        if (adverse && rule.annotation("remedy").isEmpty()) {
            problems.add(rule.problem("keeps something from the one who asks and has no `@remedy(\"...\")`; say what"
                    + " would change the answer"));
        }
    }

    /** Of conditions that all have to hold. */
    private static double ways(List<Condition> conditions) {
        return conditions.stream().mapToDouble(one -> one instanceof Group group && group.kind() == Kind.OR
                ? group.parts().stream().mapToDouble(part -> ways(List.of(part))).sum() : ways(one.parts()))
                .reduce(1, (some, more) -> some * more);
    }

    private void statement(DrlRule rule) {
        var statement = rule.annotation("statement");
        if (statement.isEmpty()) {
            problems.add(rule.problem("carries no statement; add `@statement(\"...\")` with one of policy.yaml"));
        } else if (!sources.policy().statements().containsKey(statement.get().value())) {
            problem(rule, statement.get().span(), "carries `" + statement.get().value() + "`, which `policy.yaml` of `"
                    + sources.policy().name() + "` does not list; it lists "
                    + new TreeSet<>(sources.policy().statements().keySet()));
        }
    }

    private static Stream<Call> calls(Expression action) {
        return action.all().filter(Call.class::isInstance).map(Call.class::cast);
    }

    /** Each place in braces of a message or remedy has to get a value. */
    private void places(DrlRule rule, Expression action) {
        for (var name : List.of("message", "otherwise", "remedy")) {
            rule.annotation(name).ifPresent(annotation -> {
                try {
                    Template.of(annotation.value());
                } catch (IllegalArgumentException e) {
                    problems.add(rule.in().problem(annotation.span().start(), "rule `" + rule.name() + "`, `@" + name
                            + "`: " + e.getMessage()));
                }
                var place = PLACE.matcher(annotation.value());
                while (place.find()) {
                    if (!isFilled(place.group(1), action)) {
                        problems.add(rule.problem(rule.place(annotation, place.group()), "has `" + place.group()
                                + "` in its `@" + name + "` and gives no value for it"
                                + Nearest.hint(place.group(1), FILLED) + "; give it by `.with(\"" + place.group(1)
                                + "\", ...)`"));
                    }
                }
            });
        }
    }

    private boolean isFilled(String place, Expression action) {
        return FILLED.contains(place) || isShown(place)
                || action.all().anyMatch(part -> part instanceof Literal literal && literal.value().equals(place))
                || calls(action).map(call -> call.name().name()).anyMatch(called ->
                        place.equals("citation") && called.equals("citing")
                                || place.equals("findings") && called.equals("setAside")
                                || place.equals("limit") && (called.startsWith("limit")
                                || called.equals("visitReview")));
    }

    /** Whether a place is filled by its name: by what was observed, a parameter, or the bound of a criterion. */
    private boolean isShown(String place) {
        return sources.words().observations().containsKey(place) || sources.policy().parameters().containsKey(place)
                || BOUNDS.contains(place);
    }

    private void problem(DrlRule rule, Span place, String message) {
        problems.add(rule.problem(place.start(), message));
    }
}
