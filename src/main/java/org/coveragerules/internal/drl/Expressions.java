package org.coveragerules.internal.drl;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LiteralStringValueExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.coveragerules.internal.drl.Expression.Call;
import org.coveragerules.internal.drl.Expression.Comparison;
import org.coveragerules.internal.drl.Expression.Denied;
import org.coveragerules.internal.drl.Expression.Field;
import org.coveragerules.internal.drl.Expression.Form;
import org.coveragerules.internal.drl.Expression.Joined;
import org.coveragerules.internal.drl.Expression.Literal;
import org.coveragerules.internal.drl.Expression.Name;
import org.coveragerules.internal.drl.Expression.Other;
import org.coveragerules.internal.drl.Tokens.Kind;
import org.drools.mvel.parser.ast.expr.HalfBinaryExpr;
import org.drools.mvel.parser.ast.expr.HalfPointFreeExpr;
import org.drools.mvel.parser.ast.expr.NullSafeFieldAccessExpr;
import org.drools.mvel.parser.ast.expr.NullSafeMethodCallExpr;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;

/**
 * Reads expressions as the engine's own compiler does. That knows no places; but all it names stands in the text in the
 * same order, and so each name, literal and operator is the next token of that text.
 */
final class Expressions {

    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private final Tokens tokens;
    private final int end;
    private int at;
    /** Where the expression that was read last begins, brackets around it included. */
    private int begun;
    /** What a comparison that leaves out its left side compares. */
    private Expression left;

    private Expressions(Tokens tokens, Span span) {
        this.tokens = tokens;
        this.end = span.end();
        this.at = tokens.from(span.start());
    }

    /**
     * A constraint of a pattern; what can't be read is left to the compiler.
     *
     * @param written what stands at the span, as the parser of the file gives it
     * @throws Brackets.UnreadableException where the compiler, too, could read it only after a long time
     */
    static Condition.Constraint constraint(Tokens tokens, Span span, String written) {
        Brackets.check(tokens, span, written);
        var read = ConstraintParser.read(written);
        if (read.isEmpty()) {
            return new Condition.Constraint(span, "", Other.unread(span));
        }
        var found = read.get();
        var expressions = new Expressions(tokens, span);
        var binding = found.getBind() == null ? "" : found.getBind().asString();
        if (!binding.isEmpty()) {
            expressions.skipPast(binding);
            expressions.at++;
        }
        return new Condition.Constraint(span, binding, expressions.of(found.getExpr()));
    }

    /** A right-hand side; what can't be read is left to the compiler. */
    static Expression statements(Tokens tokens, Span span) {
        var read = new JavaParser(ConstraintParser.configuration()).parseBlock("{" + span.of(tokens.text()) + "\n}");
        return read.isSuccessful() && read.getResult().isPresent()
                ? new Expressions(tokens, span).of(read.getResult().get()) : Other.unread(span);
    }

    private Expression of(Node node) {
        if (node instanceof EnclosedExpr enclosed) {
            int start = skipPast("(").start();
            var inner = of(enclosed.getInner());
            skipPast(")");
            begun = start;
            return inner;
        }
        if (node instanceof ThisExpr || node instanceof NameExpr) {
            return word(node instanceof NameExpr name ? name.getNameAsString() : "this");
        }
        if (node instanceof FieldAccessExpr field) {
            return field(field.getScope(), field.getNameAsString());
        }
        if (node instanceof NullSafeFieldAccessExpr field) {
            return field(field.getScope(), field.getNameAsString());
        }
        if (node instanceof MethodCallExpr call) {
            return call(call.getScope(), call.getNameAsString(), call.getArguments());
        }
        if (node instanceof NullSafeMethodCallExpr call) {
            return call(call.getScope(), call.getNameAsString(), call.getArguments());
        }
        if (node instanceof BinaryExpr binary) {
            return binary(binary);
        }
        if (node instanceof HalfBinaryExpr half) {
            return comparison(null, half.getOperator().asString(), false, List.of(half.getRight()));
        }
        if (node instanceof PointFreeExpr words) {
            return comparison(words.getLeft(), words.getOperator().asString(), words.isNegated(), words.getRight());
        }
        if (node instanceof HalfPointFreeExpr words) {
            return comparison(null, words.getOperator().asString(), words.isNegated(), words.getRight());
        }
        if (node instanceof UnaryExpr unary && unary.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT) {
            int start = skipPast("!").start();
            var of = of(unary.getExpression());
            return new Denied(from(start), of);
        }
        return literal(node).orElseGet(() -> other(node));
    }

    private Expression other(Node node) {
        boolean minus = node instanceof UnaryExpr unary && unary.getOperator() == UnaryExpr.Operator.MINUS;
        boolean creation = node instanceof ObjectCreationExpr;
        var form = JavaForm.of(node);
        int opened = minus ? skipPast("-").start() : creation ? skipPast("new").start() : -1;
        begun = -1;
        var parts = new ArrayList<Expression>();
        parts(node, parts);
        int start = opened >= 0 ? opened : begun >= 0 ? begun : next();
        if (creation) {
            skipPast(")");
        }
        return minus && parts.get(0) instanceof Literal number
                ? new Literal(from(start), number.kind(), "-" + number.value())
                : new Other(from(start), form, JavaForm.written(node), parts);
    }

    private Expression field(com.github.javaparser.ast.expr.Expression scope, String name) {
        var of = of(scope);
        int start = begun;
        var word = word(name);
        return new Field(from(start), of, word);
    }

    private Expression call(Optional<com.github.javaparser.ast.expr.Expression> scope, String name,
            NodeList<com.github.javaparser.ast.expr.Expression> arguments) {
        var on = scope.map(this::of);
        int before = begun;
        var word = word(name);
        int start = on.isPresent() ? before : begun;
        skipPast("(");
        var given = arguments.stream().map(this::of).toList();
        skipPast(")");
        return new Call(from(start), on, word, given);
    }

    private Expression binary(BinaryExpr binary) {
        var operator = binary.getOperator().asString();
        if (COMPARISONS.contains(operator)) {
            return comparison(binary.getLeft(), operator, false, List.of(binary.getRight()));
        }
        var before = of(binary.getLeft());
        int start = begun;
        skipPast(operator);
        var after = of(binary.getRight());
        return operator.equals("&&") || operator.equals("||") ? new Joined(from(start), before, operator, after)
                : new Other(from(start), JavaForm.of(binary), "`" + operator + "`", List.of(before, after));
    }

    /** A comparison; one whose left side is null has that of the one before it. */
    private Expression comparison(com.github.javaparser.ast.expr.Expression of, String operator, boolean negated,
            List<com.github.javaparser.ast.expr.Expression> right) {
        boolean half = of == null;
        var compared = half ? left : of(of);
        int before = begun;
        left = compared;
        int first = negated ? skipPast("not").start() : -1;
        var sign = skipPast(operator);
        sign = new Span(negated ? first : sign.start(), sign.end());
        boolean bracket = operator.equals("in") && at < tokens.all().size() && tokens.all().get(at).text().equals("(");
        var with = right.stream().map(this::of).toList();
        if (bracket) {
            skipPast(")");
        }
        return new Comparison(from(half ? sign.start() : before), compared, operator, negated, sign, with, half);
    }

    private Optional<Expression> literal(Node node) {
        if (node instanceof NullLiteralExpr) {
            return Optional.of(new Literal(word("null").span(), Literal.Kind.NULL, "null"));
        }
        if (node instanceof BooleanLiteralExpr bool) {
            var value = String.valueOf(bool.getValue());
            return Optional.of(new Literal(word(value).span(), Literal.Kind.BOOLEAN, value));
        }
        if (!(node instanceof LiteralStringValueExpr literal)) {
            return Optional.empty();
        }
        boolean text = node instanceof com.github.javaparser.ast.expr.StringLiteralExpr
                || node instanceof com.github.javaparser.ast.expr.CharLiteralExpr
                || node instanceof com.github.javaparser.ast.expr.TextBlockLiteralExpr;
        if (!text) {
            return Optional.of(new Literal(skipPast(literal.getValue()), Literal.Kind.NUMBER, literal.getValue()));
        }
        while (at < tokens.all().size() && tokens.all().get(at).kind() != Kind.STRING) {
            at++;
        }
        int start = next();
        at = Math.min(at + 1, tokens.all().size());
        return Optional.of(new Literal(from(start), Literal.Kind.TEXT, DrlRule.unescaped(literal.getValue())));
    }

    /** What a node is made of, beside names of types and the like. */
    private void parts(Node node, List<Expression> parts) {
        var children = new ArrayList<>(node.getChildNodes());
        children.sort(Comparator.comparing(child -> child.getRange().map(range -> range.begin).orElse(null),
                Comparator.nullsFirst(Comparator.naturalOrder())));
        for (var child : children) {
            if (child instanceof com.github.javaparser.ast.expr.Expression) {
                int start = begun;
                parts.add(of(child));
                begun = start < 0 ? begun : start;
            } else if (JavaForm.isOther(child)) {
                int start = next();
                var within = new ArrayList<Expression>();
                parts(child, within);
                parts.add(new Other(from(start), Form.JAVA, JavaForm.written(child), within));
            } else {
                parts(child, parts);
            }
        }
    }

    private Name word(String name) {
        return new Name(skipPast(name), name);
    }

    /** Where the next token begins. */
    private int next() {
        return at < tokens.all().size() ? Math.min(tokens.all().get(at).start(), end) : end;
    }

    /** Goes past the next token of this text, and tells where it stands. */
    private Span skipPast(String text) {
        for (int next = at; next < tokens.all().size() && tokens.all().get(next).start() < end; next++) {
            var token = tokens.all().get(next);
            if (token.kind() != Kind.COMMENT && token.text().equals(text)) {
                at = next + 1;
                begun = token.start();
                return new Span(token.start(), token.end());
            }
        }
        return new Span(next(), next());
    }

    /** From an offset up to the token that was gone past last. */
    private Span from(int start) {
        // Of what hides its first word nothing was gone past.
        begun = start < 0 ? next() : start;
        return new Span(begun, at == 0 ? begun : Math.max(begun, tokens.all().get(at - 1).end()));
    }
}
