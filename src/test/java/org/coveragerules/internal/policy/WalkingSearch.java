package org.coveragerules.internal.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.coveragerules.internal.codes.CodeRow;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.drl.DrlRule;
import org.coveragerules.internal.policy.CodeMention.Ground;
import org.coveragerules.internal.policy.CodeMention.Kind;

/** The search as it was before it had an index, by the text of every rule. */
final class WalkingSearch {

    /** How a condition asks for the table of unlisted codes; for another it names the file. */
    private static final Pattern UNLISTED = Pattern.compile("(?<![!\\w.])(?:\\w+\\.)*unlisted\\b");

    /** What a condition rules out speaks of other categories than those it names. */
    private static final Pattern RULED_OUT =
            Pattern.compile("(?:\\bnot in ?\\([^)]*\\)|(?:\\bnot contains|!=) ?Category\\.\\w+)");
    private static final Pattern ANY_CATEGORY = Pattern.compile("\\b(?:elected|categories)\\b");
    private static final Pattern ANY_DISCIPLINE = Pattern.compile("\\bdiscipline ?!= ?null\\b");

    private final String code;
    private final Pattern itself;
    private final List<CodeRow> rows;
    private final String discipline;

    private WalkingSearch(String code, CodeTables codes) {
        this.code = code;
        this.itself = word(code);
        this.rows = codes.rows(code);
        this.discipline = String.valueOf(codes.discipline(code));
    }

    /** The rules of each version of a library. */
    static Map<PolicyVersion, List<DrlRule>> rules(PolicyLibrary library) {
        return library.all().stream().collect(Collectors.toMap(policy -> policy,
                policy -> byStatement(policy, library.rules(policy)), (one, other) -> one, LinkedHashMap::new));
    }

    static List<CodeMention> of(String code, CodeTables codes, Map<PolicyVersion, List<DrlRule>> rules) {
        var search = new WalkingSearch(code, codes);
        return rules.keySet().stream().map(policy -> new CodeMention(policy.id(), policy.version(), policy.effective(),
                        policy.until(), search.grounds(policy, rules.get(policy))))
                .filter(mention -> !mention.grounds().isEmpty()).toList();
    }

    private List<Ground> grounds(PolicyVersion policy, List<DrlRule> rules) {
        var grounds = new ArrayList<Ground>();
        if (policy.codes().takes(code)) {
            judging(grounds, policy, rules);
        }
        naming(grounds, policy, rules);
        return grounds;
    }

    /** By what a version speaks of lines of the code; one that judges none of them does not. */
    private void judging(List<Ground> grounds, PolicyVersion policy, List<DrlRule> rules) {
        policy.codes().entry(code).ifPresent(entry -> grounds.add(
                new Ground(Kind.SCOPE, entry, "", null, null, List.of())));
        if (policy.disciplines().stream().anyMatch(one -> one.name().equals(discipline))) {
            grounds.add(new Ground(Kind.DISCIPLINE, discipline, "", null, null, List.of()));
        } else if (!discipline.equals("null")) {
            add(grounds, Kind.DISCIPLINE, new CodeRow(CodeTables.CATEGORIES, discipline, null, null), rules,
                    when -> ANY_DISCIPLINE.matcher(when).find() || when.contains("Discipline." + discipline));
        }
        for (var row : rows) {
            if (!row.overlaps(policy.effective(), policy.until())) {
                continue;
            }
            if (row.table().equals(CodeTables.CATEGORIES)) {
                add(grounds, Kind.CATEGORY, row, rules, when -> asksForCategory(when, row.says()));
            } else {
                add(grounds, Kind.TABLE, row, rules, when -> row.table().equals(CodeTables.UNLISTED)
                        ? UNLISTED.matcher(when).find() : when.contains("\"" + row.table() + "\""));
            }
        }
    }

    /** By what a version names the code, beside whichever line. */
    private void naming(List<Ground> grounds, PolicyVersion policy, List<DrlRule> rules) {
        policy.parameters().forEach((name, value) -> {
            if (value instanceof Collection<?> list ? list.contains(code) : itself.matcher(value.toString()).find()) {
                grounds.add(new Ground(Kind.PARAMETER, name, "", null, null, statementsOf(rules,
                        rule -> rule.code().contains("(\"" + name + "\")"))));
            }
        });
        rules.stream().filter(rule -> itself.matcher(rule.code()).find()).forEach(rule -> grounds.add(
                new Ground(Kind.RULE, rule.name(), "", null, null, List.of(rule.statement()))));
    }

    private static void add(List<Ground> grounds, Kind kind, CodeRow row, List<DrlRule> rules,
            Predicate<String> asks) {
        var statements = statementsOf(rules, rule -> asks.test(rule.whenCode()));
        if (!statements.isEmpty()) {
            boolean named = kind != Kind.TABLE;
            grounds.add(new Ground(kind, named ? row.says() : row.table(), named ? "" : row.says(),
                    row.effective(), row.deletion(), statements));
        }
    }

    private static boolean asksForCategory(String when, String category) {
        var ruledOut = RULED_OUT.matcher(when).results().map(found -> found.group())
                .anyMatch(part -> word(category).matcher(part).find());
        var asked = RULED_OUT.matcher(when).replaceAll("");
        return asked.contains("Category.") ? word("Category." + category).matcher(asked).find()
                : ANY_CATEGORY.matcher(asked).find() && !ruledOut;
    }

    /** In the order of the statements in the policy, which is that of its source. */
    private static List<DrlRule> byStatement(PolicyVersion policy, List<DrlRule> rules) {
        var order = List.copyOf(policy.statements().keySet());
        return rules.stream().sorted(Comparator.comparingInt(rule -> order.indexOf(rule.statement()))).toList();
    }

    private static List<String> statementsOf(List<DrlRule> rules, Predicate<DrlRule> asks) {
        return rules.stream().filter(asks).map(DrlRule::statement).distinct().toList();
    }

    private static Pattern word(String text) {
        return Pattern.compile("\\b" + Pattern.quote(text) + "\\b");
    }
}
