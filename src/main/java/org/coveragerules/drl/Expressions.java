package org.coveragerules.drl;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
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
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.coveragerules.drl.Expression.Call;
import org.coveragerules.drl.Expression.Comparison;
import org.coveragerules.drl.Expression.Denied;
import org.coveragerules.drl.Expression.Field;
import org.coveragerules.drl.Expression.Joined;
import org.coveragerules.drl.Expression.Literal;
import org.coveragerules.drl.Expression.Name;
import org.coveragerules.drl.Expression.Other;
import org.coveragerules.drl.Tokens.Kind;
import org.drools.mvel.parser.DrlxParser;
import org.drools.mvel.parser.MvelParser;
import org.drools.mvel.parser.ParseStart;
import org.drools.mvel.parser.Providers;
import org.drools.mvel.parser.ast.expr.DrlxExpression;
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

    private static final ParseStart<DrlxExpression> CONSTRAINT = DrlxParser.buildDrlxParserWithArguments(List.of(
            "in", "contains", "excludes", "memberOf", "matches", "soundslike", "str", "before", "after", "coincides",
            "during", "includes", "overlaps", "meets"));
    private static final ParserConfiguration JAVA = new ParserConfiguration()
            .setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17).setAttributeComments(false);
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private final Tokens tokens;
    private final int end;
    private int at;
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
     */
    static Condition.Constraint constraint(Tokens tokens, Span span, String written) {
        // Both bind; only the second is known to this parser.
        var text = written.replaceFirst("^(\\s*\\$?\\w+\\s*):=", "$1: ");
        try {
            var read = new MvelParser(JAVA, false).parse(CONSTRAINT, Providers.provider(text));
            if (read.isSuccessful() && read.getResult().isPresent()) {
                var found = read.getResult().get();
                var expressions = new Expressions(tokens, span);
                var binding = found.getBind() == null ? "" : found.getBind().asString();
                if (!binding.isEmpty()) {
                    expressions.skipPast(binding);
                    expressions.at++;
                }
                return new Condition.Constraint(span, binding, expressions.of(found.getExpr()));
            }
        } catch (StackOverflowError e) {
            // The compiler says that it nests too deep.
            return new Condition.Constraint(span, "", new Other(span, List.of()));
        }
        return new Condition.Constraint(span, "", new Other(span, List.of()));
    }

    /** A right-hand side; what can't be read is left to the compiler. */
    static Expression statements(Tokens tokens, Span span) {
        try {
            var read = new JavaParser(JAVA).parseBlock("{" + span.of(tokens.text()) + "\n}");
            if (read.isSuccessful() && read.getResult().isPresent()) {
                return new Expressions(tokens, span).of(read.getResult().get());
            }
        } catch (StackOverflowError e) {
            // The compiler says that it nests too deep.
            return new Other(span, List.of());
        }
        return new Other(span, List.of());
    }

    private Expression of(Node node) {
        int first = at;
        if (node instanceof EnclosedExpr enclosed) {
            skipPast("(");
            var inner = of(enclosed.getInner());
            skipPast(")");
            return inner;
        }
        if (node instanceof ThisExpr) {
            return word("this");
        }
        if (node instanceof NameExpr name) {
            return word(name.getNameAsString());
        }
        if (node instanceof FieldAccessExpr field) {
            var of = of(field.getScope());
            var name = word(field.getNameAsString());
            return new Field(from(first), of, name);
        }
        if (node instanceof NullSafeFieldAccessExpr field) {
            var of = of(field.getScope());
            var name = word(field.getNameAsString());
            return new Field(from(first), of, name);
        }
        if (node instanceof MethodCallExpr call) {
            return call(first, call.getScope(), call.getNameAsString(), call.getArguments());
        }
        if (node instanceof NullSafeMethodCallExpr call) {
            return call(first, call.getScope(), call.getNameAsString(), call.getArguments());
        }
        if (node instanceof BinaryExpr binary) {
            return binary(first, binary);
        }
        if (node instanceof HalfBinaryExpr half) {
            return comparison(first, left, half.getOperator().asString(), false, List.of(half.getRight()), true);
        }
        if (node instanceof PointFreeExpr words) {
            left = of(words.getLeft());
            return comparison(first, left, words.getOperator().asString(), words.isNegated(), words.getRight(), false);
        }
        if (node instanceof HalfPointFreeExpr words) {
            return comparison(first, left, words.getOperator().asString(), words.isNegated(), words.getRight(), true);
        }
        if (node instanceof UnaryExpr unary && unary.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT) {
            skipPast("!");
            var of = of(unary.getExpression());
            return new Denied(from(first), of);
        }
        var literal = literal(node);
        if (literal.isPresent()) {
            return literal.get();
        }
        var parts = parts(node);
        return isMinus(node) && parts.get(0) instanceof Literal number
                ? new Literal(from(first), number.kind(), "-" + number.value()) : new Other(from(first), parts);
    }

    private static boolean isMinus(Node node) {
        return node instanceof UnaryExpr unary && unary.getOperator() == UnaryExpr.Operator.MINUS;
    }

    private Expression call(int first, Optional<com.github.javaparser.ast.expr.Expression> scope, String name,
            NodeList<com.github.javaparser.ast.expr.Expression> arguments) {
        var on = scope.map(this::of);
        var word = word(name);
        skipPast("(");
        var given = arguments.stream().map(this::of).toList();
        skipPast(")");
        return new Call(from(first), on, word, given);
    }

    private Expression binary(int first, BinaryExpr binary) {
        var operator = binary.getOperator().asString();
        var before = of(binary.getLeft());
        if (COMPARISONS.contains(operator)) {
            left = before;
            return comparison(first, before, operator, false, List.of(binary.getRight()), false);
        }
        skipPast(operator);
        var after = of(binary.getRight());
        return operator.equals("&&") || operator.equals("||") ? new Joined(from(first), before, operator, after)
                : new Other(from(first), List.of(before, after));
    }

    private Expression comparison(int first, Expression of, String operator, boolean negated,
            List<com.github.javaparser.ast.expr.Expression> right, boolean half) {
        int begin = at;
        if (negated) {
            skipPast("not");
        }
        skipPast(operator);
        var sign = from(begin);
        var with = new ArrayList<Expression>();
        boolean bracket = operator.equals("in") && at < tokens.all().size() && tokens.all().get(at).text().equals("(");
        right.forEach(item -> with.add(of(item)));
        if (bracket) {
            skipPast(")");
        }
        return new Comparison(from(first), of, operator, negated, sign, with, half);
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
        int first = at;
        boolean text = node instanceof com.github.javaparser.ast.expr.StringLiteralExpr
                || node instanceof com.github.javaparser.ast.expr.CharLiteralExpr
                || node instanceof com.github.javaparser.ast.expr.TextBlockLiteralExpr;
        if (!text) {
            return Optional.of(new Literal(skipPast(literal.getValue()), Literal.Kind.NUMBER, literal.getValue()));
        }
        while (at < tokens.all().size() && tokens.all().get(at).kind() != Kind.STRING) {
            at++;
        }
        at = Math.min(at + 1, tokens.all().size());
        return Optional.of(new Literal(from(at > first ? at - 1 : first), Literal.Kind.TEXT,
                DrlRule.unescaped(literal.getValue())));
    }

    private List<Expression> parts(Node node) {
        var parts = new ArrayList<Expression>();
        node.getChildNodes().stream()
                .sorted(Comparator.comparing(child -> child.getRange().map(range -> range.begin).orElse(null),
                        Comparator.nullsFirst(Comparator.naturalOrder())))
                .forEach(child -> {
                    if (child instanceof com.github.javaparser.ast.expr.Expression) {
                        parts.add(of(child));
                    } else {
                        parts.addAll(parts(child));
                    }
                });
        return parts;
    }

    private Name word(String name) {
        return new Name(skipPast(name), name);
    }

    /** Goes past the next token of this text, and tells where it stands. */
    private Span skipPast(String text) {
        for (int next = at; next < tokens.all().size() && tokens.all().get(next).start() < end; next++) {
            var token = tokens.all().get(next);
            if (token.kind() != Kind.COMMENT && token.text().equals(text)) {
                at = next + 1;
                return new Span(token.start(), token.end());
            }
        }
        int here = at < tokens.all().size() ? Math.min(tokens.all().get(at).start(), end) : end;
        return new Span(here, here);
    }

    /** From a token up to the one that was gone past last. */
    private Span from(int first) {
        while (first < at && tokens.all().get(first).kind() == Kind.COMMENT) {
            first++;
        }
        if (first >= at) {
            return new Span(end, end);
        }
        return new Span(tokens.all().get(first).start(), tokens.all().get(at - 1).end());
    }
}
