package org.coveragerules.internal.judging;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.drl.Condition;
import org.coveragerules.internal.drl.Condition.Pattern;
import org.coveragerules.internal.drl.DrlFile;
import org.coveragerules.internal.drl.DrlRule;
import org.coveragerules.internal.drl.Expression;
import org.coveragerules.internal.drl.Expression.Call;
import org.coveragerules.internal.drl.Expression.Comparison;
import org.coveragerules.internal.drl.Expression.Field;
import org.coveragerules.internal.drl.Expression.Form;
import org.coveragerules.internal.drl.Expression.Literal;
import org.coveragerules.internal.drl.Expression.Name;
import org.coveragerules.internal.drl.Expression.Other;
import org.coveragerules.internal.drl.Span;
import org.coveragerules.internal.vocabulary.WordKind;
import org.coveragerules.internal.yaml.Nearest;

/**
 * Looks in the text of rules for what is more than judging, and says what to write instead. Whatever hides from it here
 * shows in what the rules are compiled to, which {@link JudgingCode} reads.
 */
// Long: one walk through a rule looks for all of these.
public final class JudgingText {

    /** What rules say of themselves. */
    public static final Set<String> ANNOTATIONS = Set.of("statement", "message", "otherwise", "remedy", "nextStep",
            "step", "needs");

    private static final Set<String> OPERATORS = Set.of("==", "!=", "<", "<=", ">", ">=", "in", "contains", "excludes",
            "memberOf", "matches");
    private static final Set<String> PRIMITIVES = Set.of("int", "long", "double", "boolean");
    private static final Set<String> PROPERTIES = properties();
    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("`import`", "rules name facts and words without one; take the line out"),
            Map.entry("`global`", "rules have `reasons`, `policy` and `coding`; take the line out"),
            Map.entry("`function`", "write the condition where it is needed"),
            Map.entry("`query`", "write its patterns as conditions where they are needed"),
            Map.entry("`eval`", "write the condition as a constraint of a pattern"),
            Map.entry("`extends`", "say again what holds"),
            Map.entry("`declare enum`", "take words of `vocabulary.yaml`, or texts"),
            Map.entry("a loop", "take a pattern with `from`, of which the rule holds for each"),
            Map.entry("`if`", "make two rules of it, each with its own conditions"),
            Map.entry("a cast", "bind the value in a condition"),
            Map.entry("a lambda", "take a pattern with `from`"));

    private final Map<String, Map<String, String>> declared = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> unread = new ArrayList<>();

    private DrlRule rule;
    private final Set<String> bound = new HashSet<>();
    /** The type of the fact whose constraints are looked at; null: none. */
    private String fact;

    private JudgingText() {
    }

    /**
     * What is found.
     *
     * @param problems what is more than judging
     * @param unread   what nobody but the compiler can read; a fault only if that has nothing against it
     */
    public record Found(List<Problem> problems, List<Problem> unread) {
    }

    /** Everything in some files of one version that is more than judging. */
    public static Found in(Collection<DrlFile> files) {
        var text = new JudgingText();
        files.forEach(file -> file.declared().forEach(type -> text.declared.put(type.type(), type.fields())));
        files.forEach(text::file);
        return new Found(text.problems, text.unread);
    }

    private void file(DrlFile file) {
        file.escapes().forEach(escape -> problems.add(file.problem(escape.start(),
                "has an escape `\\u`, by which a text"
                + " hides what it says; write the sign itself")));
        file.otherConstructs(ANNOTATIONS, Scaffold.COUNTING.keySet()).forEach((at, what) -> problems.add(
                file.problem(at.start(), "has " + what + ", and rules can do nothing but judge; "
                        + instead(what))));
        file.declared().stream().map(DrlFile.Declared::type).filter(JudgingText::isTaken).forEach(type -> problems.add(
                new Problem(file.name(), 0, "declares `" + type + "`, which rules know already; give the type a name of"
                        + " its own")));
        file.declared().forEach(type -> type.fields().forEach((name, of) -> {
            if (!isFieldType(of)) {
                problems.add(new Problem(file.name(), 0, "declares field `" + name + "` of `" + type.type() + "` as `"
                        + of + "`, which no field is; take a fact, `String`, `LocalDate` or a number"));
            }
        }));
        file.rules().forEach(this::rule);
    }

    private static String instead(String what) {
        return INSTEAD.getOrDefault(what, what.startsWith("the attribute") ? "derive a fact in `facts.drl` instead of"
                + " ordering rules; dates stand in `policy.yaml`" : what.startsWith("the annotation")
                ? "a rule says " + ANNOTATIONS.stream().sorted().map(each -> "`@" + each + "`")
                        .collect(Collectors.joining(", ")) : "take it out");
    }

    /** Whether a type is one without being declared, so that another of its name would hide it. */
    private static boolean isTaken(String type) {
        return isClass(type) || isWordKind(type) || type.equals("Object");
    }

    private boolean isFieldType(String type) {
        return PRIMITIVES.contains(type) || declared.containsKey(type) || isClass(type) || isWordKind(type);
    }

    /** Whether it names a class that rules may use, simply or in full. */
    private static boolean isClass(String type) {
        var known = AllowedCalls.classes().get(type.substring(type.lastIndexOf('.') + 1));
        return known != null && (type.indexOf('.') < 0 || known.getName().equals(type));
    }

    private static boolean isWordKind(String type) {
        return Stream.of(WordKind.values()).anyMatch(kind -> kind.type().equals(type));
    }

    private void rule(DrlRule of) {
        rule = of;
        bound.clear();
        of.conditions().stream().flatMap(Condition::all).forEach(this::bindings);
        of.conditions().forEach(this::condition);
        action(of.action());
    }

    private void bindings(Condition condition) {
        if (condition instanceof Pattern pattern) {
            bound.add(pattern.binding());
            pattern.constraints().forEach(constraint -> bound.add(constraint.binding()));
        }
    }

    private void problem(Span at, String message) {
        problems.add(rule.problem(at.start(), message));
    }

    private void condition(Condition condition) {
        condition.parts().forEach(this::condition);
        if (condition instanceof Pattern pattern) {
            fact = pattern.type();
            if (fact.equals("Object")) {
                problem(pattern.typeSpan(), "asks for `Object`, which is every fact; name the one");
            }
        }
        condition.expressions().forEach(this::value);
        fact = null;
    }

    /** What a right-hand side does: it says what was found, or hands facts on. */
    private void action(Expression action) {
        if (!(action instanceof Other block) || block.form() != Form.STATEMENTS) {
            unread(action.span());
            return;
        }
        for (var statement : block.parts()) {
            if (statement instanceof Other variable && variable.form() == Form.VARIABLE) {
                variable(variable);
            } else if (statement instanceof Call call && call.on().isEmpty() && call.name().name().equals("insert")
                    && call.arguments().size() == 1) {
                inserted(call.arguments().get(0));
            } else if (root(statement) instanceof Name name && name.name().equals("reasons")
                    && statement instanceof Call) {
                value(statement);
            } else if (statement instanceof Other java && java.form() == Form.JAVA) {
                java(java);
            } else {
                problem(statement.span(),
                        "does something on its right-hand side that is not to judge; say there what was"
                        + " found by `reasons`, or `insert` a fact that the version declares");
            }
        }
    }

    private void variable(Other variable) {
        for (var written : variable.written().split(", ")) {
            var parts = written.split(" ");
            if (parts.length != 2 || !parts[0].equals("var") && !isFieldType(parts[0])) {
                problem(variable.span(), "declares `" + written + "` on its right-hand side; write `var`, or bind the"
                        + " value in a condition");
            }
            bound.add(parts[parts.length - 1]);
        }
        variable.parts().forEach(this::value);
    }

    private void inserted(Expression given) {
        boolean isFact = given instanceof Other made && made.form() == Form.NEW
                || given instanceof Name name && bound.contains(name.name())
                || given instanceof Call && root(given) instanceof Name on && on.name().equals("reasons");
        if (!isFact) {
            problem(given.span(), "inserts something that is no fact; insert a new fact that the version declares, or"
                    + " what `reasons` hands out");
        }
        value(given);
    }

    /** What stands at the beginning of a chain of calls and fields. */
    private static Expression root(Expression chain) {
        return chain instanceof Call call && call.on().isPresent() ? root(call.on().get())
                : chain instanceof Field field ? root(field.of()) : chain;
    }

    private void value(Expression value) {
        if (value instanceof Name name) {
            name(name);
        } else if (value instanceof Field || value instanceof Call) {
            chain(value, value);
        } else if (value instanceof Comparison comparison) {
            comparison(comparison);
        } else if (value instanceof Other other) {
            other(other);
        } else {
            value.parts().forEach(this::value);
        }
    }

    private void other(Other other) {
        switch (other.form()) {
            case ARITHMETIC, CONDITIONAL -> other.parts().forEach(this::value);
            case NEW -> {
                if (!declared.containsKey(other.written())) {
                    problem(other.span(), "makes a new `" + other.written()
                            + "`; a rule makes no object but a fact that"
                            + " its version declares" + Nearest.hint(other.written(), declared.keySet()));
                } else if (fact != null) {
                    problem(other.span(), "makes a fact among its conditions; insert it on a right-hand side of"
                            + " `facts.drl`");
                }
                other.parts().forEach(this::value);
            }
            case UNREAD -> unread(other.span());
            default -> java(other);
        }
    }

    private void java(Other java) {
        var what = java.form() == Form.VARIABLE ? "a variable" : java.form() == Form.STATEMENTS ? "a block"
                : java.written();
        problem(java.span(), "has " + what + ", and rules can do nothing but judge; " + INSTEAD.getOrDefault(what,
                "write a condition, or say what was found by `reasons`"));
    }

    private void unread(Span at) {
        unread.add(rule.problem(at.start(), "has something that can't be read and is therefore not compiled; write it"
                + " more simply"));
    }

    private void comparison(Comparison comparison) {
        if (!OPERATORS.contains(comparison.operator())) {
            problem(comparison.sign(), "compares by `" + comparison.operator() + "`; compare by one of "
                    + String.join(", ", new TreeSet<>(OPERATORS)));
        }
        if (comparison.operator().equals("matches")) {
            var pattern = comparison.right().get(0);
            if (!(pattern instanceof Literal literal) || literal.kind() != Literal.Kind.TEXT) {
                problem(pattern.span(), "has a pattern after `matches` that is no text in quotes; write it there");
            } else {
                SafePattern.fault(literal.value()).ifPresent(fault -> problem(pattern.span(), "has a pattern after"
                        + " `matches` that may take for ever: " + fault + "; write a simpler one, or compare by `==`"
                        + " and `in`"));
            }
        }
        // What a half comparison leaves out has been looked at before.
        comparison.parts().forEach(this::value);
    }

    /** One by itself; a field that a fact lacks is told elsewhere, with the nearest. */
    private void name(Name name) {
        boolean isKnown = isBound(name) || isConstant(name.name())
                || fact != null && Character.isLowerCase(name.name().charAt(0));
        if (!isKnown) {
            problem(name.span(), "names `" + name.name() + "`, which is neither bound in its conditions nor a field of"
                    + " the fact");
        }
    }

    /** A reason code or another constant, which is told of elsewhere where it is none. */
    private static boolean isConstant(String name) {
        return name.chars().allMatch(sign -> sign == '_' || Character.isUpperCase(sign) || Character.isDigit(sign));
    }

    /** A chain of fields and calls, of a value or of a class. */
    private void chain(Expression link, Expression whole) {
        if (link instanceof Field field) {
            if (typed(field.of()).isEmpty()) {
                chain(field.of(), whole);
                property(field.name());
            } else if (isClass(path(field.of())) && !AllowedCalls.constants().contains(field.name().name())) {
                problem(field.span(), "reads `" + path(field) + "`, which rules may not");
            }
        } else if (link instanceof Call call) {
            var type = call.on().flatMap(this::typed);
            if (type.isPresent()) {
                ofClass(call, type.get());
            } else {
                call.on().ifPresent(on -> chain(on, whole));
                method(call);
            }
            call.arguments().forEach(this::value);
        } else if (link instanceof Name name && !isValue(name)) {
            problem(whole.span(), "names `" + path(whole) + "`, which is no class that rules may use"
                    + Nearest.hint(simple(path(whole)), AllowedCalls.classes().keySet())
                    + "; docs/rule-authoring.md says which they may");
        } else {
            value(link);
        }
    }

    /** Whether a name that a chain begins with is a value, and not a class or a package. */
    private boolean isValue(Name name) {
        return isBound(name) || fact != null && (declared.containsKey(fact)
                ? declared.get(fact).containsKey(name.name()) : AllowedCalls.hasProperty(fact, name.name()));
    }

    private boolean isBound(Name name) {
        return name.name().startsWith("$") || bound.contains(name.name()) || name.name().equals("this")
                || DrlRule.GLOBALS.contains(name.name());
    }

    private void property(Name name) {
        boolean isKnown = PROPERTIES.contains(name.name())
                || declared.values().stream().anyMatch(fields -> fields.containsKey(name.name()));
        if (!isKnown) {
            problem(name.span(), "reads `" + name.name() + "`, which no fact has" + Nearest.hint(name.name(),
                    PROPERTIES));
        }
    }

    private void method(Call call) {
        var name = call.name().name();
        boolean isGetter = declared.values().stream().flatMap(fields -> fields.keySet().stream())
                .map(field -> Character.toUpperCase(field.charAt(0)) + field.substring(1))
                .anyMatch(field -> name.equals("get" + field) || name.equals("is" + field));
        if (!isGetter && !AllowedCalls.methodNames().contains(name)) {
            problem(call.name().span(), "calls `" + name + "`, which rules may not"
                    + Nearest.hint(name, AllowedCalls.methodNames()) + "; a rule rests on the request alone, and"
                    + " docs/rule-authoring.md says what it sees");
        }
    }

    private void ofClass(Call call, String type) {
        var known = AllowedCalls.classes().get(simple(type));
        if (known == null || !AllowedCalls.isNamed(known, call.name().name())) {
            problem(call.span(), "calls `" + simple(type) + "." + call.name().name() + "`, which rules may not; a rule"
                    + " rests on the request alone");
        }
    }

    /** The class that an expression names; empty: it is a value. */
    private Optional<String> typed(Expression written) {
        var path = written instanceof Call ? "" : path(written);
        return !path.isEmpty() && (isClass(path) || isWordKind(path)) && !bound.contains(path) ? Optional.of(path)
                : Optional.empty();
    }

    /** Words joined by dots as they are written; of a call what it is on. */
    private static String path(Expression chain) {
        return chain instanceof Name name ? name.name()
                : chain instanceof Field field ? path(field.of()) + "." + field.name().name()
                : chain instanceof Call call && call.on().isPresent() ? path(call.on().get()) : "";
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** Every name that may follow a dot: of a method, and of a property by its getter. */
    private static Set<String> properties() {
        var names = new HashSet<>(AllowedCalls.methodNames());
        for (var name : AllowedCalls.methodNames()) {
            var stem = name.startsWith("get") ? name.substring(3) : name.startsWith("is") ? name.substring(2) : "";
            if (!stem.isEmpty()) {
                names.add(Character.toLowerCase(stem.charAt(0)) + stem.substring(1));
            }
        }
        AllowedCalls.constants().forEach(names::add);
        return names;
    }
}
