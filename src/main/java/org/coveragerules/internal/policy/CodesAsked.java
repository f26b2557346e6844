package org.coveragerules.internal.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.drl.Asked;
import org.coveragerules.internal.drl.Condition;
import org.coveragerules.internal.drl.DrlRule;
import org.coveragerules.internal.drl.Expression;
import org.coveragerules.internal.drl.Expression.Call;
import org.coveragerules.internal.drl.Expression.Comparison;
import org.coveragerules.internal.drl.Expression.Denied;
import org.coveragerules.internal.drl.Expression.Field;
import org.coveragerules.internal.drl.Expression.Literal;
import org.coveragerules.internal.drl.Expression.Name;
import org.coveragerules.internal.policy.CodeMention.Ground;
import org.coveragerules.internal.policy.CodeMention.Kind;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.internal.vocabulary.WordKind;
import org.coveragerules.request.Discipline;

/**
 * What a version's rules ask of the code tables, which tells whose codes they speak of, and which codes it names. It is
 * read from the conditions, so that no policy is known here by its name.
 *
 * @param disciplines by discipline the statements whose rules ask for it
 * @param categories  by category the statements whose rules ask for it
 * @param tables      by another table the statements whose rules ask for its rows
 * @param names       by code the parameters and rules that name it
 */
record CodesAsked(Map<Discipline, List<String>> disciplines, Map<String, List<String>> categories,
        Map<String, List<String>> tables, Map<String, List<Ground>> names) {

    private static final String UNLISTED = "unlisted";
    /** Which argument of a question to {@code coding} names a table; the first is the line. */
    private static final int TABLE = 1;
    private static final Set<String> ANY_CATEGORY = Set.of("elected", "categories");

    /** Of these words a file has at least one where its version speaks of a discipline. */
    static final Set<String> ASKING_DISCIPLINE = Set.of("discipline", "Discipline");

    /** What the conditions of a rule ask for. */
    private static final class Read {

        private final DrlRule rule;
        private final Set<String> disciplines = new HashSet<>();
        private final Set<String> tables = new HashSet<>();
        private final Set<String> categories = new HashSet<>();
        private final Set<String> ruledOut = new HashSet<>();
        private boolean isOfAnyDiscipline;
        private boolean isOfAnyCategory;

        Read(DrlRule rule) {
            this.rule = rule;
            rule.conditions().stream().flatMap(Condition::all).flatMap(condition -> condition.expressions().stream())
                    .forEach(expression -> read(expression, false));
        }

        /** What a condition rules out speaks of other categories than those it names. */
        private void read(Expression expression, boolean out) {
            if (expression instanceof Comparison comparison) {
                isOfAnyDiscipline |= lastWord(comparison.left()).equals("discipline")
                        && comparison.operator().equals("!=")
                        && comparison.right().get(0) instanceof Literal literal && literal.kind() == Literal.Kind.NULL;
                comparison.parts().forEach(part -> read(part, out || part != comparison.left()
                        && !comparison.isPositive()));
                return;
            }
            if (expression instanceof Denied denied && lastWord(denied.of()).equals(UNLISTED)) {
                return;
            }
            var word = lastWord(expression);
            isOfAnyCategory |= ANY_CATEGORY.contains(word);
            if (word.equals(UNLISTED)) {
                tables.add(CodeTables.UNLISTED);
            }
            if (expression instanceof Call call && call.isOn("coding")) {
                call.text(TABLE).ifPresent(tables::add);
            }
            if (expression instanceof Field field && field.of() instanceof Name type) {
                if (type.name().equals("Discipline")) {
                    disciplines.add(word);
                } else if (type.name().equals("Category")) {
                    (out ? ruledOut : categories).add(word);
                }
            }
            expression.parts().forEach(part -> read(part, out));
        }

        private boolean asksFor(Discipline discipline) {
            return isOfAnyDiscipline || disciplines.contains(discipline.name());
        }

        private boolean asksForCategory(String category) {
            return categories.isEmpty() ? isOfAnyCategory && !ruledOut.contains(category)
                    : categories.contains(category);
        }

        private static String lastWord(Expression expression) {
            return expression instanceof Name name ? name.name()
                    : expression instanceof Field field ? field.name().name()
                    : expression instanceof Call call ? call.name().name() : "";
        }
    }

    /** Of these words a file has at least one where its rules may ask this table. */
    static Set<String> asking(String table) {
        return switch (table) {
            case CodeTables.CATEGORIES -> Set.of("Category", "elected", "categories");
            case CodeTables.UNLISTED -> Set.of(UNLISTED);
            default -> Set.of(table);
        };
    }

    /** Of these words a file has at least one where its rules may ask for codes of a discipline or a table. */
    static Set<String> asking(Vocabulary vocabulary) {
        return Stream.of(ASKING_DISCIPLINE.stream(), asking(CodeTables.CATEGORIES).stream(),
                asking(CodeTables.UNLISTED).stream(), vocabulary.tables().keySet().stream())
                .flatMap(words -> words).collect(Collectors.toUnmodifiableSet());
    }

    static CodesAsked of(PolicyVersion policy, List<DrlRule> unordered, Vocabulary vocabulary) {
        var rules = byStatement(policy, unordered).stream().map(Read::new).toList();
        var disciplines = new EnumMap<Discipline, List<String>>(Discipline.class);
        for (var discipline : Discipline.values()) {
            put(disciplines, discipline, rules, rule -> rule.asksFor(discipline));
        }
        var categories = new HashMap<String, List<String>>();
        for (var category : vocabulary.words(WordKind.CATEGORY).keySet()) {
            put(categories, category, rules, rule -> rule.asksForCategory(category));
        }
        var tables = new HashMap<String, List<String>>();
        rules.stream().flatMap(rule -> rule.tables.stream()).distinct()
                .forEach(table -> put(tables, table, rules, rule -> rule.tables.contains(table)));
        return new CodesAsked(disciplines, categories, tables, names(policy, rules));
    }

    private static <K> void put(Map<K, List<String>> statements, K key, List<Read> rules, Predicate<Read> asks) {
        var found = statementsOf(rules, asks);
        if (!found.isEmpty()) {
            statements.put(key, found);
        }
    }

    private static Map<String, List<Ground>> names(PolicyVersion policy, List<Read> rules) {
        var names = new HashMap<String, List<Ground>>();
        policy.parameters().forEach((name, value) -> {
            var codes = value instanceof Collection<?> list ? textsOf(list) : codesIn(value.toString());
            if (!codes.isEmpty()) {
                var ground = new Ground(Kind.PARAMETER, name, "", null, null,
                        statementsOf(rules, read -> Asked.of(read.rule).parameters().contains(name)));
                codes.forEach(code -> names.computeIfAbsent(code, none -> new ArrayList<>(1)).add(ground));
            }
        });
        for (var rule : rules) {
            var ground = new Ground(Kind.RULE, rule.rule.name(), "", null, null, List.of(rule.rule.statement()));
            codesIn(rule.rule.code()).forEach(code ->
                    names.computeIfAbsent(code, none -> new ArrayList<>(1)).add(ground));
        }
        return names;
    }

    private static Set<String> textsOf(Collection<?> list) {
        var codes = new LinkedHashSet<String>();
        list.forEach(text -> {
            if (CodeTables.isCode(text.toString())) {
                codes.add(text.toString());
            }
        });
        return codes;
    }

    private static Set<String> codesIn(String text) {
        var codes = new LinkedHashSet<String>();
        CodeTables.codesIn(text, codes::add);
        return codes;
    }

    /** In the order of the statements in the policy, which is that of its source. */
    private static List<DrlRule> byStatement(PolicyVersion policy, List<DrlRule> rules) {
        var order = List.copyOf(policy.statements().keySet());
        return rules.stream().sorted(Comparator.comparingInt(rule -> order.indexOf(rule.statement()))).toList();
    }

    private static List<String> statementsOf(List<Read> rules, Predicate<Read> asks) {
        return rules.stream().filter(asks).map(read -> read.rule.statement()).distinct().toList();
    }
}
