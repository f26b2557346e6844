package org.coveragerules.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.coveragerules.internal.drl.Condition;
import org.coveragerules.internal.drl.Condition.Constraint;
import org.coveragerules.internal.drl.Condition.Group;
import org.coveragerules.internal.drl.Condition.Kind;
import org.coveragerules.internal.drl.Condition.Pattern;
import org.coveragerules.internal.drl.DrlRule;
import org.coveragerules.internal.drl.Expression;
import org.coveragerules.internal.drl.Expression.Comparison;
import org.coveragerules.internal.drl.Expression.Denied;
import org.coveragerules.internal.drl.Expression.Joined;
import org.coveragerules.internal.drl.Expression.Literal;
import org.coveragerules.internal.drl.Expression.Name;
import org.coveragerules.internal.drl.Span;

/**
 * One condition of a rule, which some case has to meet and another to fail, and the changes to it that cases have to
 * notice: a constraint within a pattern, or a pattern that has to be there or not to be there.
 *
 * @param rule       the rule, of which it is one
 * @param span       where it stands in the rule's file
 * @param droppable  what of the file goes where it is dropped; empty: it can't be
 * @param constraint the constraint; empty: it is a {@code not} or {@code exists} with all its constraints
 * @param inner      whether it is met or not only together with others beside it
 */
record TestedCondition(DrlRule rule, Span span, Optional<Span> droppable, Optional<Constraint> constraint,
        boolean inner) {

    /**
     * A change to a condition.
     *
     * @param kind negated, dropped or shifted
     * @param text what stands in its place; empty: nothing
     * @param when the rule's conditions with it
     */
    record Change(String kind, String text, String when) {
    }

    private static final Map<String, String> OPPOSITE = Map.of("==", "!=", "!=", "==", "<", ">=", ">=", "<", ">", "<=",
            "<=", ">");
    private static final Map<String, String> SHIFTED = Map.of("<", "<=", "<=", "<", ">", ">=", ">=", ">");

    /** The conditions of a rule, in their order. What only binds a value is none. */
    static List<TestedCondition> of(DrlRule rule) {
        var clauses = new ArrayList<TestedCondition>();
        rule.conditions().forEach(condition -> add(rule, condition, true, false, clauses));
        return clauses;
    }

    private static void add(DrlRule rule, Condition condition, boolean top, boolean inner,
            List<TestedCondition> clauses) {
        if (condition instanceof Pattern pattern) {
            constraints(rule, pattern, inner, clauses);
        }
        boolean one = condition instanceof Group group && (group.kind() == Kind.NOT || group.kind() == Kind.EXISTS);
        boolean beside = condition instanceof Group group && group.kind() == Kind.AND;
        if (one) {
            // What is left of a group without one of its conditions need not be one.
            clauses.add(new TestedCondition(rule, condition.span(), top ? Optional.of(condition.span())
                    : Optional.empty(),
                    Optional.empty(), inner));
        }
        condition.parts().forEach(part -> add(rule, part, false, inner || !beside, clauses));
    }

    private static void constraints(DrlRule rule, Pattern pattern, boolean inner, List<TestedCondition> clauses) {
        var all = pattern.constraints();
        for (int at = 0; at < all.size(); at++) {
            var constraint = all.get(at);
            // What is dropped from within a pattern takes a comma with it.
            int start = at > 0 && at == all.size() - 1 ? all.get(at - 1).span().end() : constraint.span().start();
            int end = at < all.size() - 1 ? all.get(at + 1).span().start() : constraint.span().end();
            if (!constraint.isBindingOnly()) {
                clauses.add(new TestedCondition(rule, constraint.span(), Optional.of(new Span(start, end)),
                        Optional.of(constraint), inner));
            }
        }
    }

    /** Line of the condition in its file. */
    int line() {
        return rule.in().line(span.start());
    }

    /** Its text on one line. */
    String text() {
        return rule.onOneLine(span);
    }

    /** Whether a case can fail it alone: it is not part of another one, nor what the next ones need to be asked. */
    boolean standsAlone() {
        return !inner && constraint.map(Constraint::expression).filter(TestedCondition::asksIfThere).isEmpty();
    }

    private static boolean asksIfThere(Expression expression) {
        return expression instanceof Comparison comparison && comparison.operator().equals("!=")
                && comparison.right().get(0) instanceof Literal literal && literal.kind() == Literal.Kind.NULL
                || expression instanceof Joined joined && asksIfThere(joined.right());
    }

    /** What is true where it is false. */
    Change negation() {
        if (constraint.isEmpty()) {
            boolean not = of(span).startsWith("not");
            var word = new Span(span.start(), span.start() + (not ? "not" : "exists").length());
            return change("negated", word, not ? "exists" : "not");
        }
        var whole = constraint.get().expression();
        if (whole instanceof Comparison comparison && OPPOSITE.containsKey(comparison.operator())) {
            return change("negated", comparison.sign(), OPPOSITE.get(comparison.operator()));
        }
        if (whole instanceof Comparison comparison) {
            return change("negated", comparison.sign(), (comparison.negated() ? "" : "not ") + comparison.operator());
        }
        if (whole instanceof Denied denied) {
            // A variable alone would be no constraint.
            boolean variable = denied.of() instanceof Name name && name.name().startsWith("$");
            return change("negated", denied.span(), of(new Span(denied.span().start() + 1, denied.span().end())).strip()
                    + (variable ? " == true" : ""));
        }
        var place = constraint.get().binding().isEmpty() ? span : whole.span();
        return change("negated", place, whole instanceof Joined ? "!(" + of(place) + ")" : "!" + of(place));
    }

    /** Negation, dropping, and each comparison shifted by one at its boundary. */
    List<Change> changes() {
        var changes = new ArrayList<Change>();
        changes.add(negation());
        droppable.ifPresent(place -> changes.add(new Change("dropped", "", when(place, kept()))));
        constraint.ifPresent(one -> one.expression().all().forEach(part -> {
            if (part instanceof Comparison comparison) {
                shifted(comparison).ifPresent(changes::add);
            }
        }));
        return changes;
    }

    /** What it binds, which others may ask for, of a constraint that is dropped. */
    private String kept() {
        return constraint.filter(one -> !one.binding().isEmpty() && one.expression() instanceof Comparison)
                .map(one -> one.binding() + " : " + of(((Comparison) one.expression()).left().span())).orElse("");
    }

    private Optional<Change> shifted(Comparison comparison) {
        if (SHIFTED.containsKey(comparison.operator())) {
            return Optional.of(change("shifted", comparison.sign(), SHIFTED.get(comparison.operator())));
        }
        return OPPOSITE.containsKey(comparison.operator()) && comparison.right().get(0) instanceof Literal number
                && number.kind() == Literal.Kind.NUMBER && number.value().matches("\\d{1,9}")
                ? Optional.of(change("shifted", number.span(), String.valueOf(Integer.parseInt(number.value()) + 1)))
                : Optional.empty();
    }

    private String of(Span part) {
        return part.of(rule.in().text());
    }

    private Change change(String kind, Span place, String text) {
        var changed = of(new Span(span.start(), place.start())) + text + of(new Span(place.end(), span.end()));
        return new Change(kind, changed.replaceAll("\\s+", " "), when(span, changed));
    }

    private String when(Span place, String text) {
        var when = rule.whenSpan();
        return of(new Span(when.start(), place.start())) + text + of(new Span(place.end(), when.end()));
    }
}
