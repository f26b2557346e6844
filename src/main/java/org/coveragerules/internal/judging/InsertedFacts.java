package org.coveragerules.internal.judging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.drl.Condition;
import org.coveragerules.internal.drl.Condition.Group;
import org.coveragerules.internal.drl.Condition.Pattern;
import org.coveragerules.internal.drl.DrlFile;
import org.coveragerules.internal.drl.DrlRule;
import org.coveragerules.internal.drl.Expression;
import org.coveragerules.internal.drl.Expression.Call;
import org.coveragerules.internal.drl.Expression.Form;
import org.coveragerules.internal.drl.Expression.Name;
import org.coveragerules.internal.drl.Expression.Other;
import org.coveragerules.internal.facts.Reasons;

/** Which facts the rules of {@code facts.drl} insert, and where one is inserted because of itself. */
public final class InsertedFacts {

    /** The file. */
    public static final String FILE = "facts.drl";

    private InsertedFacts() {
    }

    /** The types of what a rule inserts, by their simple names; empty text for one that the rule does not tell. */
    public static List<String> of(DrlRule rule) {
        return rule.action().all().filter(Call.class::isInstance).map(Call.class::cast)
                .filter(call -> call.on().isEmpty() && call.name().name().equals("insert")
                        && !call.arguments().isEmpty())
                .map(call -> type(rule, call.arguments().get(0))).toList();
    }

    private static String type(DrlRule rule, Expression inserted) {
        if (inserted instanceof Other made && made.form() == Form.NEW) {
            return simple(made.written());
        }
        if (inserted instanceof Call call && call.isOn("reasons")) {
            return Arrays.stream(Reasons.class.getMethods())
                    .filter(method -> method.getName().equals(call.name().name()))
                    .map(method -> method.getReturnType().getSimpleName()).findFirst().orElse("");
        }
        return !(inserted instanceof Name name) ? "" : rule.conditions().stream().flatMap(Condition::all)
                .filter(Pattern.class::isInstance).map(Pattern.class::cast)
                .filter(pattern -> pattern.binding().equals(name.name())).map(pattern -> simple(pattern.type()))
                .findFirst().orElse("");
    }

    /** The type that a rule names without its package. */
    public static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** The rules of a file of facts that insert what makes them, or others, insert it again, so that there is no end. */
    public static List<Problem> endless(DrlFile facts) {
        var problems = new ArrayList<Problem>();
        for (var rule : facts.rules()) {
            var asked = asked(rule);
            var follow = new HashSet<>(of(rule));
            while (follow.addAll(following(facts, follow))) {
                // Whatever those rules insert that ask for what was inserted before.
            }
            follow.retainAll(asked);
            follow.stream().sorted().findFirst().ifPresent(type -> problems.add(rule.problem("asks for `" + type
                    + "` and inserts what comes to one again, so that it never ends; ask for something that it does not"
                    + " insert")));
        }
        return problems;
    }

    private static Set<String> following(DrlFile facts, Set<String> inserted) {
        var next = new HashSet<String>();
        facts.rules().stream().filter(rule -> asked(rule).stream().anyMatch(inserted::contains))
                .forEach(rule -> next.addAll(of(rule)));
        return next;
    }

    /** The types of the facts that a rule takes, each of which may make it fire once more. */
    private static Set<String> asked(DrlRule rule) {
        var asked = new HashSet<String>();
        rule.conditions().forEach(condition -> asked(condition, asked));
        return asked;
    }

    private static void asked(Condition condition, Set<String> asked) {
        if (condition instanceof Pattern pattern && pattern.source().isEmpty()) {
            asked.add(simple(pattern.type()));
        } else if (condition instanceof Group group && (group.kind() == Condition.Kind.AND
                || group.kind() == Condition.Kind.OR)) {
            group.parts().forEach(part -> asked(part, asked));
        }
    }
}
