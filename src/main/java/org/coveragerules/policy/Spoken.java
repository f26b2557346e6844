package org.coveragerules.policy;

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
import java.util.regex.Pattern;
import org.coveragerules.coding.CodeFileKind;
import org.coveragerules.coding.CodeTables;
import org.coveragerules.policy.CodeMention.Ground;
import org.coveragerules.policy.CodeMention.Kind;
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
record Spoken(Map<Discipline, List<String>> disciplines, Map<String, List<String>> categories,
        Map<CodeFileKind, List<String>> tables, Map<String, List<Ground>> names) {

    /** How a condition asks for a row of a table, apart from categories. */
    private static final Map<CodeFileKind, Pattern> ASKED = new EnumMap<>(Map.of(
            CodeFileKind.CMM, Pattern.compile("\\bcoding ?\\. ?reviews ?\\("),
            CodeFileKind.COMBINATIONS, Pattern.compile("\\bcoding ?\\. ?comprehensiveCodes ?\\("),
            CodeFileKind.REQUIRES, Pattern.compile("\\bcoding ?\\. ?missingCompanions ?\\("),
            CodeFileKind.REPLACED, Pattern.compile("\\bcoding ?\\. ?isReplaced ?\\("),
            CodeFileKind.UNLISTED, Pattern.compile("(?<![!\\w.])(?:\\w+\\.)*unlisted\\b"),
            CodeFileKind.EIU, Pattern.compile("\\bcoding ?\\. ?unproven ?\\(")));

    /** What a condition rules out speaks of other categories than those it names. */
    private static final Pattern RULED_OUT =
            Pattern.compile("(?:\\bnot in ?\\([^)]*\\)|(?:\\bnot contains|!=) ?Category\\.\\w+)");
    private static final Pattern ANY_CATEGORY = Pattern.compile("\\b(?:elected|categories)\\b");
    private static final Pattern ANY_DISCIPLINE = Pattern.compile("\\bdiscipline ?!= ?null\\b");
    private static final Pattern CATEGORY = Pattern.compile("\\bCategory\\.(\\w+)");
    private static final Pattern WORD = Pattern.compile("\\b\\w+\\b");

    /** A rule's conditions and the whole of it, both without comments, and the categories it asks for. */
    private record Read(DrlRule rule, String when, String code, Set<String> categories) {

        static Read of(DrlRule rule, Set<String> known) {
            var when = rule.conditions();
            return new Read(rule, when, rule.code(), Spoken.categories(when, known));
        }
    }

    static Spoken of(Policy policy, List<DrlRule> unordered, Set<String> known) {
        var rules = byStatement(policy, unordered).stream().map(rule -> Read.of(rule, known)).toList();
        var disciplines = new EnumMap<Discipline, List<String>>(Discipline.class);
        for (var discipline : Discipline.values()) {
            put(disciplines, discipline, rules, rule -> ANY_DISCIPLINE.matcher(rule.when).find()
                    || rule.when.contains("Discipline." + discipline));
        }
        var categories = new HashMap<String, List<String>>();
        for (var category : known) {
            put(categories, category, rules, rule -> rule.categories.contains(category));
        }
        var tables = new EnumMap<CodeFileKind, List<String>>(CodeFileKind.class);
        ASKED.forEach((table, asked) -> put(tables, table, rules, rule -> asked.matcher(rule.when).find()));
        return new Spoken(disciplines, categories, tables, names(policy, rules));
    }

    private static <K> void put(Map<K, List<String>> statements, K key, List<Read> rules, Predicate<Read> asks) {
        var found = statementsOf(rules, asks);
        if (!found.isEmpty()) {
            statements.put(key, found);
        }
    }

    private static Map<String, List<Ground>> names(Policy policy, List<Read> rules) {
        var names = new HashMap<String, List<Ground>>();
        policy.parameters().forEach((name, value) -> {
            var codes = value instanceof Collection<?> list ? textsOf(list) : codesIn(value.toString());
            if (!codes.isEmpty()) {
                var ground = new Ground(Kind.PARAMETER, name, "", null, null,
                        statementsOf(rules, rule -> rule.code.contains("(\"" + name + "\")")));
                codes.forEach(code -> names.computeIfAbsent(code, none -> new ArrayList<>(1)).add(ground));
            }
        });
        for (var rule : rules) {
            var ground = new Ground(Kind.RULE, rule.rule.name(), "", null, null, List.of(rule.rule.statement()));
            codesIn(rule.code).forEach(code -> names.computeIfAbsent(code, none -> new ArrayList<>(1)).add(ground));
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
        var word = WORD.matcher(text);
        while (word.find()) {
            if (CodeTables.isCode(word.group())) {
                codes.add(word.group());
            }
        }
        return codes;
    }

    /** The categories that conditions ask for. */
    private static Set<String> categories(String when, Set<String> known) {
        var asked = RULED_OUT.matcher(when).replaceAll("");
        var categories = new HashSet<String>();
        if (asked.contains("Category.")) {
            CATEGORY.matcher(asked).results().forEach(found -> categories.add(found.group(1)));
        } else if (ANY_CATEGORY.matcher(asked).find()) {
            categories.addAll(known);
            RULED_OUT.matcher(when).results().flatMap(part -> WORD.matcher(part.group()).results())
                    .forEach(word -> categories.remove(word.group()));
        }
        return categories;
    }

    /** In the order of the statements in the policy, which is that of its source. */
    private static List<DrlRule> byStatement(Policy policy, List<DrlRule> rules) {
        var order = List.copyOf(policy.statements().keySet());
        return rules.stream().sorted(Comparator.comparingInt(rule -> order.indexOf(rule.statement()))).toList();
    }

    private static List<String> statementsOf(List<Read> rules, Predicate<Read> asks) {
        return rules.stream().filter(asks).map(read -> read.rule.statement()).distinct().toList();
    }
}
