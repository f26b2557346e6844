package org.coveragerules.internal.drl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.coveragerules.internal.drl.Asked.Bound;
import org.coveragerules.internal.drl.Asked.Fact;
import org.coveragerules.internal.drl.Asked.Kind;
import org.coveragerules.internal.drl.Asked.OfPolicy;
import org.coveragerules.internal.drl.Asked.Wanted;
import org.coveragerules.internal.drl.Condition.Constraint;
import org.coveragerules.internal.drl.Condition.Group;
import org.coveragerules.internal.drl.Condition.Pattern;
import org.coveragerules.internal.drl.Expression.Call;
import org.coveragerules.internal.drl.Expression.Comparison;
import org.coveragerules.internal.drl.Expression.Denied;
import org.coveragerules.internal.drl.Expression.Field;
import org.coveragerules.internal.drl.Expression.Joined;
import org.coveragerules.internal.drl.Expression.Literal;
import org.coveragerules.internal.drl.Expression.Name;

/** Goes through a rule's conditions and notes what they ask for. */
final class AskedReader {

    private static final Set<String> OBSERVING = Set.of("number", "flag", "choice", "day", "code");
    private static final Set<String> PARAMETERS = Set.of("number", "decimal", "text", "list");
    private static final Map<String, String> SWAPPED = Map.of("<", ">", "<=", ">=", ">", "<", ">=", "<=", "==", "==",
            "!=", "!=");
    private static final Map<String, String> OPPOSITE = Map.of("<", ">=", "<=", ">", ">", "<=", ">=", "<", "==", "!=",
            "!=", "==");

    /** Of a line, by field: what of the request it comes from. */
    private static final Map<String, Kind> LINE_FIELDS = Map.of("age", Kind.AGE, "sex", Kind.SEX, "diagnoses",
            Kind.DIAGNOSES, "placeOfService", Kind.PLACE_OF_SERVICE, "modifiers", Kind.MODIFIERS, "servicesKnown",
            Kind.SERVICES);
    private static final Map<String, Kind> PATTERNS = Map.of("Diagnosis", Kind.DIAGNOSES, "PastService",
            Kind.SERVICES, "Treatment", Kind.TREATMENTS);

    private final Set<Fact> facts = new LinkedHashSet<>();
    private final List<Bound> bounds = new ArrayList<>();
    private final List<OfPolicy> ofPolicy = new ArrayList<>();

    /** Variables that stand for an observation or a field of a line. */
    private final Map<String, Subject> bound = new HashMap<>();
    /** Variables that stand for a line. */
    private final Set<String> lines = new HashSet<>();

    /** Within which pattern an expression stands; null for none. */
    private Pattern pattern;
    /** The observation that the pattern is of; empty where it is of none, or names several. */
    private String observed = "";

    Asked of(DrlRule rule) {
        rule.conditions().forEach(condition -> condition(condition, Wanted.PRESENT));
        rule.action().all().forEach(this::policy);
        return new Asked(List.copyOf(facts), bounds, ofPolicy);
    }

    private void condition(Condition condition, Wanted wanted) {
        if (condition instanceof Pattern each) {
            pattern(each, wanted);
        } else if (condition instanceof Group group) {
            var within = switch (group.kind()) {
                case NOT -> Wanted.ABSENT;
                case FORALL -> Wanted.EACH;
                case COUNTED -> Wanted.COUNTED;
                default -> wanted;
            };
            group.parts().forEach(part -> condition(part, within));
            group.values().forEach(value -> expression(value, wanted, false));
        } else {
            condition.expressions().forEach(expression -> expression(expression, wanted, false));
        }
    }

    private void pattern(Pattern of, Wanted wanted) {
        of.source().ifPresent(source -> condition(source, wanted));
        pattern = of;
        observed = "";
        if (of.type().equals("ServiceLine")) {
            lines.add(of.binding());
        }
        Optional.ofNullable(PATTERNS.get(of.type())).ifPresent(kind -> note(kind, "", wanted, of.span()));
        if (of.type().equals("Document")) {
            named("type", of).forEach(type -> note(Kind.DOCUMENT, type, wanted, of.span()));
        } else if (of.type().equals("Observation")) {
            var names = named("name", of);
            names.forEach(name -> note(Kind.OBSERVATION, name, wanted, of.span()));
            observed = names.size() == 1 ? names.get(0) : "";
        }
        for (var constraint : of.constraints()) {
            bind(constraint);
            expression(constraint.expression(), wanted, false);
        }
        pattern = null;
        observed = "";
    }

    /** What a pattern asks a field to be; one that is empty where that is not written there. */
    private static List<String> named(String field, Pattern of) {
        var names = of.constraints().stream().map(Constraint::expression)
                .flatMap(expression -> expression instanceof Comparison comparison && comparison.isPositive()
                        && comparison.left() instanceof Name name && name.name().equals(field)
                        ? comparison.right().stream() : Stream.empty())
                .flatMap(right -> word(right).stream()).toList();
        return names.isEmpty() ? List.of("") : names;
    }

    /** A constant's name, or a text. */
    private static Optional<String> word(Expression expression) {
        return expression instanceof Literal literal && literal.kind() == Literal.Kind.TEXT
                ? Optional.of(literal.value())
                : expression instanceof Field field && field.of() instanceof Name ? Optional.of(field.name().name())
                : Optional.empty();
    }

    private void bind(Constraint constraint) {
        if (!constraint.binding().isEmpty()) {
            var value = constraint.expression() instanceof Comparison comparison ? comparison.left()
                    : constraint.expression();
            subject(value).ifPresent(subject -> bound.put(constraint.binding(), subject));
            if (isLine(value)) {
                lines.add(constraint.binding());
            }
        }
    }

    /** Whether an expression is a line: the pattern's own fact, a variable of one, or a field named so. */
    private boolean isLine(Expression expression) {
        return expression instanceof Name name && (lines.contains(name.name()) && !name.name().isEmpty()
                || name.name().equals("line") || name.name().equals("this") && isOfLine())
                || expression instanceof Field field && field.name().name().equals("line")
                || expression instanceof Call call && call.name().name().equals("line");
    }

    private boolean isOfLine() {
        return pattern != null && pattern.type().equals("ServiceLine");
    }

    private void expression(Expression expression, Wanted wanted, boolean denied) {
        policy(expression);
        if (expression instanceof Denied not) {
            expression(not.of(), wanted, !denied);
            return;
        }
        if (expression instanceof Joined joined) {
            joined.parts().forEach(part -> expression(part, wanted, denied));
            return;
        }
        if (expression instanceof Comparison comparison) {
            bound(comparison, wanted, denied);
        }
        subject(expression).ifPresent(subject -> note(subject.kind, subject.name, wanted, expression.span()));
        expression.parts().forEach(part -> expression(part, wanted, denied));
    }

    /** What of a line an expression is. */
    private record Subject(Kind kind, String name) {
    }

    private Optional<Subject> subject(Expression expression) {
        if (expression instanceof Call call) {
            boolean asks = OBSERVING.contains(call.name().name()) && call.text().isPresent()
                    && DrlRule.GLOBALS.stream().noneMatch(call::isOn);
            return asks ? Optional.of(new Subject(Kind.OBSERVATION, call.text().get()))
                    : call.name().name().equals("visitsOf") ? Optional.of(new Subject(Kind.SERVICES, ""))
                    : call.on().filter(this::isLine).flatMap(on -> field(call.name().name()));
        }
        if (expression instanceof Field field) {
            return field.name().name().equals("services") && named(field.of()).equals("history")
                    ? Optional.of(new Subject(Kind.SERVICES, ""))
                    : isLine(field.of()) || named(field.of()).equals("requested") ? field(field.name().name())
                    : Optional.empty();
        }
        if (expression instanceof Name name) {
            return isOfLine() ? field(name.name()) : Optional.empty();
        }
        return Optional.empty();
    }

    /** What a side of a comparison is, by itself, by the pattern's observation or by a variable. */
    private Optional<Subject> compared(Expression expression) {
        var name = expression instanceof Name word ? word.name() : "";
        return name.equals("number") && !observed.isEmpty() ? Optional.of(new Subject(Kind.OBSERVATION, observed))
                : Optional.ofNullable(bound.get(name)).or(() -> subject(expression));
    }

    private static Optional<Subject> field(String name) {
        return Optional.ofNullable(LINE_FIELDS.get(name)).map(kind -> new Subject(kind, ""));
    }

    /** The last word of a path. */
    private static String named(Expression expression) {
        return expression instanceof Name name ? name.name()
                : expression instanceof Field field ? field.name().name()
                : expression instanceof Call call ? call.name().name() : "";
    }

    private void bound(Comparison comparison, Wanted wanted, boolean denied) {
        if (comparison.right().size() != 1 || !SWAPPED.containsKey(comparison.operator())) {
            return;
        }
        var right = comparison.right().get(0);
        var subject = compared(comparison.left());
        var operator = comparison.operator();
        var limit = right;
        if (subject.isEmpty()) {
            subject = compared(right);
            operator = SWAPPED.get(operator);
            limit = comparison.left();
        }
        if (subject.isPresent() && (subject.get().kind == Kind.OBSERVATION || subject.get().kind == Kind.AGE)) {
            var number = limit instanceof Literal literal && literal.kind() == Literal.Kind.NUMBER
                    ? number(literal.value()) : Optional.<BigDecimal>empty();
            var parameter = limit instanceof Call call && call.isOn("policy")
                    && (call.name().name().equals("number") || call.name().name().equals("decimal"))
                    ? call.text() : Optional.<String>empty();
            if (number.isPresent() || parameter.isPresent()) {
                bounds.add(new Bound(subject.get().kind, subject.get().name,
                        denied ? OPPOSITE.get(operator) : operator, number, parameter, wanted, comparison.span()));
            }
        }
    }

    private static Optional<BigDecimal> number(String written) {
        try {
            return Optional.of(new BigDecimal(written.replace("_", "").replaceFirst("[lLfFdDBI]$", "")));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Notes what of the policy's own an expression asks for. */
    private void policy(Expression expression) {
        if (expression instanceof Call call && call.isOn("policy") && call.text().isPresent()) {
            boolean valueSet = call.name().name().equals("codes");
            if (valueSet || PARAMETERS.contains(call.name().name())) {
                ofPolicy.add(new OfPolicy(valueSet, call.text().get(), call.arguments().get(0).span()));
            }
        }
    }

    private void note(Kind kind, String name, Wanted wanted, Span span) {
        facts.add(new Fact(kind, name, wanted, span));
    }
}
