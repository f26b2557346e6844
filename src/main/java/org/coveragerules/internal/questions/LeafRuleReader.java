package org.coveragerules.internal.questions;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.coveragerules.internal.drl.Asked;
import org.coveragerules.internal.drl.Condition;
import org.coveragerules.internal.drl.Condition.Group;
import org.coveragerules.internal.drl.Condition.Pattern;
import org.coveragerules.internal.drl.DrlRule;
import org.coveragerules.internal.drl.Expression;
import org.coveragerules.internal.drl.Expression.Call;
import org.coveragerules.internal.drl.Expression.Comparison;
import org.coveragerules.internal.drl.Expression.Field;
import org.coveragerules.internal.drl.Expression.Joined;
import org.coveragerules.internal.drl.Expression.Literal;
import org.coveragerules.internal.drl.Expression.Name;
import org.coveragerules.internal.vocabulary.Vocabulary;

/** Reads the rules that meet criteria: whom they ask for what, and what answers they take. */
public final class LeafRuleReader {

    private static final Map<String, String> SWAPPED =
            Map.of("<", ">", "<=", ">=", ">", "<", ">=", "<=", "==", "==");
    private static final Set<String> NUMBERS = Set.of("number", "decimal");

    private final Map<String, Object> parameters;
    private final Vocabulary words;

    private LeafRuleReader(Map<String, Object> parameters, Vocabulary words) {
        this.parameters = parameters;
        this.words = words;
    }

    /**
     * The rules of a version that meet criteria, by statement, in the order of the rules.
     *
     * @param rules      every rule of the version
     * @param parameters of the version
     */
    public static Map<String, List<LeafRule>> of(List<DrlRule> rules, Map<String, Object> parameters,
            Vocabulary words) {
        var reader = new LeafRuleReader(parameters, words);
        var read = new HashMap<String, List<LeafRule>>();
        rules.stream().filter(DrlRule::meetsCriterion).map(reader::read)
                .forEach(rule -> read.computeIfAbsent(rule.statement(), none -> new ArrayList<>()).add(rule));
        return read;
    }

    private LeafRule read(DrlRule rule) {
        var asked = Asked.of(rule);
        var questions = new LinkedHashMap<String, Question>();
        boolean all = rule.annotation("needs").isEmpty();
        for (var fact : asked.facts()) {
            var question = Question.of(fact, words);
            question.ifPresent(one -> questions.putIfAbsent(one.linkId(), one));
            all &= question.isPresent() && fact.wanted() == Asked.Wanted.PRESENT;
        }
        var tests = all ? tests(rule.conditions()) : Optional.<List<List<AnswerTest>>>empty();
        return new LeafRule(rule.statement(), List.copyOf(questions.values()), tests, asked.valueSets());
    }

    private Optional<List<List<AnswerTest>>> tests(List<Condition> conditions) {
        var tests = new ArrayList<List<AnswerTest>>();
        for (var condition : conditions) {
            boolean read = condition instanceof Pattern pattern && pattern.type().equals("ServiceLine")
                    && pattern.source().isEmpty() ? line(pattern, tests) : document(condition, tests);
            if (!read) {
                return Optional.empty();
            }
        }
        return Optional.of(tests);
    }

    private boolean line(Pattern pattern, List<List<AnswerTest>> tests) {
        for (var constraint : pattern.constraints()) {
            if (!constraint.isBindingOnly() && !all(constraint.expression(), tests)) {
                return false;
            }
        }
        return true;
    }

    private boolean all(Expression expression, List<List<AnswerTest>> tests) {
        if (expression instanceof Joined joined && joined.operator().equals("&&")) {
            return all(joined.left(), tests) && all(joined.right(), tests);
        }
        var one = any(expression).toList();
        tests.add(one.stream().flatMap(Optional::stream).toList());
        return one.stream().allMatch(Optional::isPresent);
    }

    private Stream<Optional<AnswerTest>> any(Expression expression) {
        return expression instanceof Joined joined && joined.operator().equals("||")
                ? Stream.concat(any(joined.left()), any(joined.right()))
                : Stream.of(expression instanceof Comparison comparison ? test(comparison) : Optional.empty());
    }

    /** An observation compared with what stands in the rule or is a parameter. */
    private Optional<AnswerTest> test(Comparison comparison) {
        if (comparison.half() || !comparison.isPositive() || comparison.right().isEmpty()) {
            return Optional.empty();
        }
        var left = observed(comparison.left());
        var right = observed(comparison.right().get(0));
        if (left.isEmpty() && right.isPresent() && comparison.right().size() == 1) {
            return number(right.get(), SWAPPED.get(comparison.operator()), comparison.left());
        }
        return left.flatMap(linkId -> comparison.left() instanceof Call call && call.name().name().equals("number")
                ? number(linkId, comparison.operator(), comparison.right().get(0))
                : values(linkId, comparison));
    }

    private Optional<String> observed(Expression expression) {
        return expression instanceof Call call && call.on().isEmpty()
                && Set.of("number", "flag", "choice").contains(call.name().name())
                ? call.text().filter(words.observations()::containsKey).map(name -> Question.OBSERVATIONS + name)
                : Optional.empty();
    }

    private Optional<AnswerTest> number(String linkId, String operator, Expression with) {
        var number = with instanceof Literal literal && literal.kind() == Literal.Kind.NUMBER ? plain(literal.value())
                : with instanceof Call call && call.isOn("policy") && NUMBERS.contains(call.name().name())
                        ? call.text().map(parameters::get).flatMap(value -> plain(value.toString()))
                        : Optional.<BigDecimal>empty();
        return operator == null || !SWAPPED.containsKey(operator) ? Optional.empty()
                : number.map(one -> AnswerTest.of(linkId, operator, one));
    }

    /** A number without letters behind it, which would make another one of it. */
    private static Optional<BigDecimal> plain(String number) {
        return number.matches("-?\\d{1,30}(\\.\\d{1,30})?") ? Optional.of(new BigDecimal(number)) : Optional.empty();
    }

    private static Optional<AnswerTest> values(String linkId, Comparison comparison) {
        boolean known = Set.of("==", "in").contains(comparison.operator()) && comparison.right().stream()
                .allMatch(each -> each instanceof Literal literal && literal.kind() != Literal.Kind.NULL);
        return known ? Optional.of(AnswerTest.of(linkId, comparison.right().stream()
                .map(each -> ((Literal) each).value()).toList())) : Optional.empty();
    }

    /** That the record has a document, asked for by its type alone. */
    private boolean document(Condition condition, List<List<AnswerTest>> tests) {
        var inner = condition instanceof Group group && group.kind() == Condition.Kind.EXISTS
                && group.parts().size() == 1 ? group.parts().get(0) : condition;
        if (!(inner instanceof Pattern pattern) || !pattern.type().equals("Document")
                || pattern.source().isPresent() || pattern.constraints().size() != 1) {
            return false;
        }
        var type = pattern.constraints().get(0).expression();
        if (!(type instanceof Comparison comparison && comparison.isPositive() && comparison.operator().equals("==")
                && comparison.left() instanceof Name name && name.name().equals("type")
                && comparison.right().get(0) instanceof Field field)) {
            return false;
        }
        tests.add(List.of(AnswerTest.of(Question.DOCUMENTS + field.name().name(), List.of("true"))));
        return true;
    }
}
