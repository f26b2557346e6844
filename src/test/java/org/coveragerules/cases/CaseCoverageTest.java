package org.coveragerules.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coveragerules.Determination;
import org.coveragerules.Reason;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.codes.CodeTables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the cases reach, taken together. */
class CaseCoverageTest {

    private static Adjudicator rules;
    private static List<CaseRun> runs;

    @BeforeAll
    static void run() {
        rules = Adjudicator.bundled(CodeTables.from(RuleCases.CODES));
        runs = RuleCases.all().stream().map(one -> CaseRun.of(one, rules)).toList();
    }

    @AfterAll
    static void close() {
        rules.close();
    }

    @Test
    void everyStatementIsProvedByACase() {
        var proved = reasons().map(Reason::statement).collect(Collectors.toCollection(HashSet::new));
        runs.forEach(run -> proved.addAll(run.ran().covers()));
        var statements = new TreeSet<String>();
        rules.library().all().forEach(policy -> statements.addAll(policy.statements().keySet()));
        statements.removeAll(proved);
        // They ask for reports on many cases, which no case about one request can prove.
        statements.removeIf(statement -> statement.startsWith("AUD-") || statement.startsWith("TRK-"));
        assertThat(statements).as("statements that no case reaches or covers").isEmpty();
    }

    @Test
    void everyRuleThatFindsSomethingIsReachedByACase() {
        var unreached = RuleNames.thatFind();
        reasons().map(Reason::rule).forEach(unreached::remove);
        assertThat(unreached).as("rules no case makes find anything").isEmpty();
    }

    @Test
    void everyKindOfAdverseReasonHasARemedyThatACaseApplies() {
        var adverse = new TreeSet<String>();
        var remedied = new TreeSet<String>();
        for (var run : runs) {
            run.determination().stream().flatMap(CaseCoverageTest::adverse).forEach(reason -> {
                adverse.add(kind(reason));
                if (run.ran().remedies().containsKey(reason.statement())) {
                    remedied.add(kind(reason));
                }
            });
        }
        adverse.removeAll(remedied);
        // Of a criterion `rules check` asks for a case where it is met.
        adverse.removeIf(kind -> leaves().contains(kind.split(" ")[0]));
        assertThat(adverse).as("kinds of adverse reason whose remedy no case applies").isEmpty();
    }

    private static Set<String> leaves() {
        return rules.library().all().stream().flatMap(policy -> policy.criteria().stream())
                .flatMap(criteria -> criteria.tree().statements().stream()).collect(Collectors.toSet());
    }

    @Test
    void everyAdverseReasonSaysWhatWouldChangeIt() {
        assertThat(runs.stream().flatMap(run -> run.determination().stream()).flatMap(CaseCoverageTest::adverse))
                .allSatisfy(reason -> assertThat(reason.remedy()).isNotBlank());
    }

    @Test
    void everyReasonNamesAStatementOfTheVersionInForce() {
        for (var run : runs) {
            run.determination().ifPresent(determination -> determination.lines().forEach(line -> line.reasons()
                    .forEach(reason -> assertThat(statements(reason)).as(run.ran().name())
                            .contains(reason.statement()))));
        }
    }

    private static Set<String> statements(Reason reason) {
        return rules.library().versions(reason.policy()).stream()
                .filter(policy -> policy.version().equals(reason.version()))
                .findFirst().orElseThrow().statements().keySet();
    }

    private static Stream<Reason> reasons() {
        return runs.stream().flatMap(run -> run.determination().stream())
                .flatMap(determination -> determination.lines().stream()).flatMap(line -> line.reasons().stream());
    }

    private static Stream<Reason> adverse(Determination determination) {
        return determination.lines().stream().flatMap(line -> line.reasons().stream())
                .filter(reason -> reason.effect().isAdverse());
    }

    private static String kind(Reason reason) {
        return reason.statement() + " " + reason.code() + " " + reason.effect();
    }
}
