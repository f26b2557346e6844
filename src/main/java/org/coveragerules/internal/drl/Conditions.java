package org.coveragerules.internal.drl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.coveragerules.internal.drl.Condition.Constraint;
import org.coveragerules.internal.drl.Condition.Eval;
import org.coveragerules.internal.drl.Condition.From;
import org.coveragerules.internal.drl.Condition.Group;
import org.coveragerules.internal.drl.Condition.Kind;
import org.coveragerules.internal.drl.Condition.Pattern;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.EvalDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.MVELExprDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Takes rules and their conditions from the parser's tree, each with its place in the text. */
final class Conditions {

    private final Tokens tokens;

    private Conditions(Tokens tokens) {
        this.tokens = tokens;
    }

    static DrlRule rule(DrlFile file, Tokens tokens, RuleDescr rule) {
        return new Conditions(tokens).rule(file, rule);
    }

    /** What has to hold of a rule. */
    static List<Condition> of(Tokens tokens, RuleDescr rule) {
        return rule.getLhs() == null ? List.of() : new Conditions(tokens).all(rule.getLhs().getDescrs());
    }

    private DrlRule rule(DrlFile file, RuleDescr rule) {
        // The parser takes the blanks after `end` with it.
        var span = span(rule);
        var annotations = new ArrayList<DrlRule.Annotation>();
        int head = head(rule, span, annotations);
        var all = tokens.all();
        var lhs = rule.getLhs();
        boolean hasWhen = head < all.size() && all.get(head).text().equals("when");
        int when = hasWhen ? all.get(head).end() : -1;
        int from = lhs != null && lhs.getStartCharacter() >= 0 && lhs.getEndCharacter() > lhs.getStartCharacter()
                ? lhs.getEndCharacter() + 1 : hasWhen ? when : head < all.size() ? all.get(head).start() : span.end();
        var then = tokens.next("then", from, span.end());
        int end = Math.max(from, span.end() - "end".length());
        int begin = then == null ? end : then.start();
        return new DrlRule(file, tokens, rule, span, annotations,
                new Span(hasWhen ? when : begin, begin), new Span(then == null ? end : then.end(), end));
    }

    /** The place of the token that ends a rule's head, {@code when} or {@code then}; takes its annotations. */
    private int head(RuleDescr rule, Span span, List<DrlRule.Annotation> annotations) {
        var all = tokens.all();
        // After `rule` and its name.
        int at = tokens.pastComments(tokens.pastComments(tokens.from(span.start())) + 1) + 1;
        while (at < all.size() && all.get(at).start() < span.end()) {
            var token = all.get(at);
            if (token.kind() == Tokens.Kind.WORD && (token.text().equals("when") || token.text().equals("then"))) {
                return at;
            }
            boolean annotates = token.text().equals("@") && at + 1 < all.size();
            int next = annotates ? at + 2 : at;
            next = next < all.size() && all.get(next).text().equals("(") ? tokens.pastBrackets(next)
                    : annotates ? next : next + 1;
            if (annotates) {
                var named = all.get(at + 1).text();
                var found = rule.getAnnotation(named);
                if (found != null && annotations.stream().noneMatch(one -> one.name().equals(named))) {
                    annotations.add(new DrlRule.Annotation(named, value(found),
                            new Span(token.start(), all.get(next - 1).end())));
                }
            }
            at = next;
        }
        return at;
    }

    private static String value(AnnotationDescr annotation) {
        return annotation.getValueMap().isEmpty() ? "" : DrlRule.unquoted(String.valueOf(annotation.getValue()));
    }

    private List<Condition> all(List<? extends BaseDescr> descrs) {
        return descrs.stream().map(this::of).toList();
    }

    private Condition of(BaseDescr descr) {
        if (descr instanceof PatternDescr pattern) {
            return pattern(pattern);
        }
        var span = span(descr);
        if (descr instanceof EvalDescr eval) {
            return new Eval(span, value(span, String.valueOf(eval.getContent())));
        }
        var kind = descr instanceof NotDescr ? Kind.NOT : descr instanceof ExistsDescr ? Kind.EXISTS
                : descr instanceof ForallDescr ? Kind.FORALL : descr instanceof OrDescr ? Kind.OR
                : descr instanceof AndDescr ? Kind.AND : null;
        return kind == null ? new Condition.Other(span)
                : new Group(span, kind, parts((ConditionalElementDescr) descr), List.of());
    }

    private List<Condition> parts(ConditionalElementDescr group) {
        return all(group.getDescrs());
    }

    private Condition pattern(PatternDescr pattern) {
        var span = pattern.getSource() == null && pattern.getRightParentCharacter() > 0
                ? new Span(pattern.getStartCharacter(), pattern.getRightParentCharacter() + 1) : span(pattern);
        var constraints = new ArrayList<Constraint>();
        for (var constraint : pattern.getConstraint().getDescrs()) {
            if (constraint instanceof ExprConstraintDescr expression) {
                boolean hasPlace = expression.getStartCharacter() >= 0;
                constraints.add(Expressions.constraint(tokens, hasPlace ? tokens.trimmed(
                        expression.getStartCharacter(), expression.getEndCharacter() + 1) : span,
                        expression.getExpression()));
            }
        }
        var source = source(pattern, span);
        if (source.isPresent() && source.get() instanceof Group counted && counted.kind() == Kind.COUNTED
                && counted.span().equals(span)) {
            // An accumulate that stands by itself is given as a pattern of any object from it.
            var values = new ArrayList<>(counted.values());
            constraints.forEach(constraint -> values.add(constraint.expression()));
            return new Group(span, Kind.COUNTED, counted.parts(), values);
        }
        var type = String.valueOf(pattern.getObjectType());
        var binding = pattern.getIdentifier() == null ? "" : pattern.getIdentifier();
        return new Pattern(span, binding, type, type(span, type), constraints, source);
    }

    private Span type(Span span, String type) {
        var found = tokens.next(type.substring(0, type.indexOf('.') < 0 ? type.length() : type.indexOf('.')),
                span.start(), span.end());
        return found == null ? span : new Span(found.start(), found.start() + type.length());
    }

    private Optional<Condition> source(PatternDescr pattern, Span span) {
        var source = pattern.getSource();
        if (source instanceof AccumulateDescr accumulate) {
            var place = span(accumulate);
            var values = accumulate.getFunctions().stream()
                    .flatMap(function -> Arrays.stream(function.getParams()))
                    .map(given -> value(place, given)).toList();
            return Optional.of(new Group(place, Kind.COUNTED, accumulate.getInput() == null ? List.of()
                    : List.of(of(accumulate.getInput())), values));
        }
        if (source instanceof CollectDescr collect) {
            return Optional.of(new Group(span(collect), Kind.COUNTED, List.of(pattern(collect.getInputPattern())),
                    List.of()));
        }
        if (source instanceof FromDescr from && from.getDataSource() instanceof MVELExprDescr expression) {
            var word = tokens.next("from", Math.max(span.start(), pattern.getRightParentCharacter()), span.end());
            var place = word == null ? span : tokens.trimmed(word.end(), span.end());
            return Optional.of(new From(place, value(place, expression.getExpression())));
        }
        return source == null ? Optional.empty() : Optional.of(new Condition.Other(span));
    }

    /** An expression that stands within a stretch of text. */
    private Expression value(Span within, String written) {
        int start = tokens.text().indexOf(written, within.start());
        var span = start < 0 || start + written.length() > within.end() ? within
                : new Span(start, start + written.length());
        return Expressions.constraint(tokens, span, written).expression();
    }

    private Span span(BaseDescr descr) {
        int start = Math.max(0, descr.getStartCharacter());
        return tokens.trimmed(start, Math.max(start, descr.getEndCharacter() + 1));
    }
}
