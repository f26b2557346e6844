package org.coveragerules.internal.engine;

import java.math.BigDecimal;
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
import org.coveragerules.internal.drl.Asked;
import org.coveragerules.internal.drl.Condition;
import org.coveragerules.internal.drl.Condition.Constraint;
import org.coveragerules.internal.drl.Condition.Pattern;
import org.coveragerules.internal.drl.DrlFile;
import org.coveragerules.internal.drl.DrlRule;
import org.coveragerules.internal.drl.Expression;
import org.coveragerules.internal.drl.Expression.Call;
import org.coveragerules.internal.drl.Expression.Comparison;
import org.coveragerules.internal.drl.Expression.Denied;
import org.coveragerules.internal.drl.Expression.Joined;
import org.coveragerules.internal.drl.Expression.Literal;
import org.coveragerules.internal.drl.Expression.Name;
import org.coveragerules.internal.drl.Span;
import org.coveragerules.internal.vocabulary.ObservationWord;
import org.coveragerules.internal.vocabulary.ObservationWord.Type;
import org.coveragerules.internal.vocabulary.WordKind;
import org.coveragerules.internal.yaml.Nearest;

/**
 * Looks for what a rule asks for by a name that nothing has, or that is of another type: observations, their choices,
 * parameters, value sets and tables. To the compiler a name is a text like any other.
 */
// Long: one walk through the conditions of a rule looks for all of these.
final class AskedWords {

    /** How a line is asked for an observation of a type; an {@code Observation} has fields of the same names. */
    private static final Map<String, Type> OBSERVING = Map.of("number", Type.NUMBER, "flag", Type.FLAG, "choice",
            Type.CHOICE, "day", Type.DATE, "code", Type.CODE);
    private static final Map<Type, String> ASKED_BY = OBSERVING.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    /** Named by rules that `rules check` makes of others to see what the cases prove; no author wrote them. */
    private static final String EXPERIMENT = "org.coveragerules.cases.Experiment.";
    private static final Set<String> OF_A_LINE = Set.of("Observation", "Diagnosis", "PastService", "Judging");
    private static final Set<String> UNKNOWN_WHERE_NULL = Set.of("age", "sex", "diagnoses");

    private final RuleSources sources;
    private final Map<String, ObservationWord> observations;
    private final List<Problem> problems = new ArrayList<>();

    private DrlFile file;
    /** Variables that stand for an observation, by name. */
    private final Map<String, Call> bound = new HashMap<>();
    private boolean isExperiment;
    /** What the rule asks to be known. */
    private final Set<String> known = new HashSet<>();

    private AskedWords(RuleSources sources) {
        this.sources = sources;
        this.observations = sources.words().observations();
    }

    /** What is wrong with the names that a version's rules ask for. */
    static List<Problem> problems(RuleSources sources, Collection<DrlFile> files) {
        var words = new AskedWords(sources);
        files.forEach(file -> {
            words.file = file;
            file.rules().forEach(words::rule);
        });
        return words.problems;
    }

    private void problem(Span at, String message) {
        problems.add(file.problem(at.start(), message));
    }

    private void rule(DrlRule rule) {
        bound.clear();
        known.clear();
        isExperiment = rule.text().contains(EXPERIMENT);
        rule.conditions().stream().flatMap(Condition::all).forEach(this::known);
        rule.conditions().stream().flatMap(Condition::all).forEach(this::condition);
        rule.action().all().forEach(this::named);
        rule.annotation(CriteriaRules.NEEDS).ifPresent(needs -> {
            for (var name : needs.value().split("\\s*,\\s*")) {
                need(name.strip(), needs.span());
            }
        });
    }

    private void need(String name, Span at) {
        var known = new TreeSet<>(observations.keySet());
        known.addAll(sources.words().words(WordKind.DOCUMENT).keySet());
        Stream.of(Asked.Kind.values()).map(Asked.Kind::path).forEach(known::add);
        if (!known.contains(name)) {
            problem(at, "`@needs` names `" + name + "`, which is neither an observation nor a document nor a part of a"
                    + " request that may be absent" + Nearest.hint(name, known));
        }
    }

    private void known(Condition condition) {
        if (condition instanceof Pattern pattern) {
            pattern.constraints().stream().flatMap(each -> each.expression().all()).forEach(part -> {
                if (part instanceof Comparison comparison && comparison.operator().equals("!=")
                        && comparison.right().stream().anyMatch(AskedWords::isNull)) {
                    known.add(written(comparison.left()));
                }
            });
        }
    }

    private void condition(Condition condition) {
        if (condition instanceof Pattern pattern) {
            if (pattern.type().equals("Observation")) {
                observation(pattern);
            }
            if (OF_A_LINE.contains(pattern.type()) && !isExperiment && pattern.constraints().stream()
                    .flatMap(each -> each.expression().all())
                    .noneMatch(part -> part instanceof Name name && name.name().equals("line"))) {
                problem(pattern.typeSpan(), "each line has facts `" + pattern.type()
                        + "` of its own, and it is not said"
                        + " of which this one is; write `" + pattern.type() + "( line == $line, ... )`");
            }
            for (var constraint : pattern.constraints()) {
                constraint(constraint, pattern.type().equals("ServiceLine"));
            }
        } else {
            condition.expressions().stream().flatMap(Expression::all).forEach(this::named);
        }
    }

    private void constraint(Constraint constraint, boolean ofLine) {
        var expression = constraint.expression();
        var value = expression instanceof Comparison comparison ? comparison.left() : expression;
        if (!constraint.binding().isEmpty() && value instanceof Call call && isObserving(call)) {
            bound.put(constraint.binding(), call);
        }
        expression.all().forEach(this::named);
        // What is only bound is compared elsewhere.
        if (!isExperiment && (constraint.binding().isEmpty() || expression != value)) {
            trap(expression, ofLine);
        }
    }

    /** Tells a name that nothing has, and a choice that is none. */
    private void named(Expression expression) {
        if (expression instanceof Call call && isObserving(call)) {
            observed(call.text().orElseThrow(), OBSERVING.get(call.name().name()), call.arguments().get(0).span());
        } else if (expression instanceof Call call && call.isOn("policy") && call.text().isPresent()) {
            ofPolicy(call);
        } else if (expression instanceof Call call && call.isOn("coding")) {
            TableWords.fault(call, sources.words()).ifPresent(fault -> problem(fault.at(), fault.message()));
        } else if (expression instanceof Comparison comparison) {
            choices(observedBy(comparison.left()), comparison.right());
            // What the parser lets pass and the compiler refuses may have nothing on the left.
            if (comparison.left() != null) {
                comparison.right().forEach(right -> choices(observedBy(right), List.of(comparison.left())));
            }
        }
    }

    private static boolean isObserving(Call call) {
        return OBSERVING.containsKey(call.name().name()) && call.text().isPresent()
                && DrlRule.GLOBALS.stream().noneMatch(call::isOn);
    }

    /** The observation that an expression is, by itself or by a variable. */
    private Optional<Call> observedBy(Expression expression) {
        return expression instanceof Call call && isObserving(call) ? Optional.of(call)
                : expression instanceof Name name ? Optional.ofNullable(bound.get(name.name())) : Optional.empty();
    }

    private void observed(String name, Type asked, Span at) {
        var word = observations.get(name);
        if (word == null) {
            problem(at, "no vocabulary has an observation `" + name + "`" + Nearest.hint(name, observations.keySet())
                    + "; mend the name, or add it to `observations` of the `vocabulary` of `policy.yaml`");
        } else if (word.type() != asked) {
            problem(at, "`" + name + "` is a " + word.type() + "; ask for it by `" + ASKED_BY.get(word.type())
                    + "(\"" + name + "\")`");
        }
    }

    private void choices(Optional<Call> observed, List<Expression> compared) {
        observed.filter(call -> call.name().name().equals("choice")).ifPresent(call ->
                choices(call.text().orElseThrow(), compared));
    }

    private void choices(String name, List<Expression> compared) {
        var word = observations.get(name);
        if (word == null || word.type() != Type.CHOICE) {
            return;
        }
        for (var each : compared) {
            if (each instanceof Literal literal && literal.kind() == Literal.Kind.TEXT
                    && !word.of().contains(literal.value())) {
                problem(each.span(), "`" + name + "` is never `" + literal.value() + "`"
                        + Nearest.hint(literal.value(), word.of()) + "; it is one of " + word.of());
            }
        }
    }

    /** Tells names and fields of a pattern of observations. */
    private void observation(Pattern pattern) {
        var names = new ArrayList<Literal>();
        var fields = new ArrayList<Comparison>();
        for (var constraint : pattern.constraints()) {
            constraint.expression().all().forEach(part -> {
                if (part instanceof Comparison comparison && comparison.left() instanceof Name name) {
                    if (name.name().equals("name")) {
                        comparison.right().stream().filter(right -> right instanceof Literal)
                                .forEach(right -> names.add((Literal) right));
                    } else if (OBSERVING.containsKey(name.name())) {
                        fields.add(comparison);
                    }
                }
            });
        }
        for (var name : names) {
            var word = observations.get(name.value());
            if (word == null) {
                observed(name.value(), Type.FLAG, name.span());
                continue;
            }
            for (var field : fields) {
                var asked = ((Name) field.left()).name();
                if (OBSERVING.get(asked) != word.type()) {
                    problem(field.span(), "`" + word.name() + "` is a " + word.type() + ", so that its `" + asked
                            + "` is always null; ask for its `" + ASKED_BY.get(word.type()) + "`");
                } else if (word.type() == Type.CHOICE) {
                    choices(word.name(), field.right());
                }
            }
        }
    }

    private void ofPolicy(Call call) {
        var name = call.text().orElseThrow();
        var at = call.arguments().get(0).span();
        var asked = call.name().name();
        if (asked.equals("codes")) {
            absent("value set", "valueSets", name, sources.policy().valueSets().keySet(), at);
            return;
        }
        if (!Set.of("number", "decimal", "text", "list").contains(asked)) {
            return;
        }
        var parameters = sources.policy().parameters();
        if (absent("parameter", "parameters", name, parameters.keySet(), at)) {
            return;
        }
        var value = parameters.get(name);
        var right = value instanceof Integer ? "number" : value instanceof BigDecimal ? "decimal"
                : value instanceof String ? "text" : "list";
        if (!asked.equals(right) && !(asked.equals("decimal") && right.equals("number"))) {
            problem(at, "parameter `" + name + "` is " + switch (right) {
                case "number" -> "the whole number " + value;
                case "decimal" -> "the number " + ((BigDecimal) value).toPlainString() + ", which is not whole";
                case "text" -> "the text `" + value + "`";
                default -> "a list";
            } + "; ask for it by `policy." + right + "(\"" + name + "\")`");
        }
    }

    private boolean absent(String kind, String section, String name, Collection<String> known, Span at) {
        boolean absent = !known.contains(name);
        if (absent) {
            problem(at, "`policy.yaml` declares no " + kind + " `" + name + "`" + Nearest.hint(name, known)
                    + (known.isEmpty() ? "; add it to `" + section + "`" : "; it declares " + new TreeSet<>(known)));
        }
        return absent;
    }

    /** Tells what holds where nothing is known, as null is compared. */
    private void trap(Expression expression, boolean ofLine) {
        if (expression instanceof Joined joined) {
            trap(joined.left(), ofLine);
            trap(joined.right(), ofLine);
        } else if (expression instanceof Denied denied) {
            denied.of().all().filter(part -> isUnknowable(part, ofLine)).findFirst().ifPresent(part ->
                    problem(expression.span(), "`!` also holds where `" + written(part) + "` is unknown; "
                            + (part instanceof Call call && call.name().name().equals("flag")
                                    ? "write `" + written(part) + " == false`" : "write what it has to be instead")));
        } else if (expression instanceof Comparison comparison && !comparison.isPositive()
                && isUnknowable(comparison.left(), ofLine)
                        && comparison.right().stream().noneMatch(AskedWords::isNull)) {
            problem(expression.span(), "`" + written(expression) + "` also holds where `" + written(comparison.left())
                    + "` is unknown; " + instead(comparison));
        } else if (expression instanceof Call call && isObserving(call) && call.name().name().equals("flag")) {
            problem(expression.span(), "`" + written(call) + "` is neither so nor not so where it is unknown; write `"
                    + written(call) + " == true`");
        }
    }

    private boolean isUnknowable(Expression expression, boolean ofLine) {
        return !known.contains(written(expression)) && (observedBy(expression).isPresent()
                || ofLine && expression instanceof Name name && UNKNOWN_WHERE_NULL.contains(name.name()));
    }

    private static boolean isNull(Expression expression) {
        return expression instanceof Literal literal && literal.kind() == Literal.Kind.NULL;
    }

    /** What to write in place of a comparison that rules something out. */
    private String instead(Comparison comparison) {
        var left = written(comparison.left());
        var observed = observedBy(comparison.left());
        var asked = observed.map(call -> call.name().name()).orElse("");
        if (asked.equals("flag") && comparison.right().get(0) instanceof Literal literal
                && literal.kind() == Literal.Kind.BOOLEAN) {
            return "write `" + left + " == " + !Boolean.parseBoolean(literal.value()) + "`";
        }
        var word = observed.map(call -> observations.get(call.text().orElseThrow())).orElse(null);
        if (word != null && word.type() == Type.CHOICE) {
            var others = new ArrayList<>(word.of());
            comparison.right().forEach(right -> others.remove(right instanceof Literal text ? text.value() : ""));
            return "write `" + left + " in (" + others.stream().map(each -> "\"" + each + "\"")
                    .collect(Collectors.joining(", ")) + ")`";
        }
        return "write `" + left + " != null, ` before it";
    }

    private String written(Expression expression) {
        return expression.span().of(file.text());
    }
}
