package org.coveragerules.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.coveragerules.Determination;
import org.coveragerules.LineDetermination;
import org.coveragerules.Reason;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.codes.RequestJson;
import org.coveragerules.request.Request;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rules and a hand-written program of the same statements give random requests the same determinations. */
class OracleDifferentialTest {

    private static final long SEED = Long.getLong("oracle.seed", 20260804);
    /** How often every finding has to be met at the least; with fewer the agreement would prove little. */
    private static final int LEAST = 20;

    private final Map<String, Integer> met = new HashMap<>();

    @Test
    void theRulesAndTheOracleAgreeOnRequests() {
        compare(4_000);
        assertThat(Sentence.values()).as("findings that were met")
                .filteredOn(sentence -> met.containsKey(finding(sentence)))
                .hasSizeGreaterThan(Sentence.values().length * 9 / 10);
    }

    @Test
    @Tag("long")
    void theRulesAndTheOracleAgreeOnManyRequests() {
        compare(200_000);
        assertThat(Sentence.values()).allSatisfy(sentence -> assertThat(met.getOrDefault(finding(sentence), 0))
                .as(finding(sentence)).isGreaterThanOrEqualTo(LEAST));
    }

    private void compare(int requests) {
        var codes = CodeTables.from(Path.of("src/test/resources/codes/cases"));
        var random = new Random(SEED);
        try (var rules = Adjudicator.bundled(codes)) {
            var oracle = new Oracle(codes.declaredBy(rules.library().vocabulary()));
            for (int i = 0; i < requests; i++) {
                compare(OracleRequests.request(random), rules, oracle);
            }
        }
    }

    private void compare(Request request, Adjudicator rules, Oracle oracle) {
        var byRules = rules.determine(request);
        var byOracle = oracle.determine(request);
        count(byRules);
        List<String> differences = Disagreement.between(byRules, byOracle);
        assertThat(differences).as("rules:  %s%noracle: %s%non %s", shown(byRules), shown(byOracle),
                RequestJson.of(request)).isEmpty();
    }

    private void count(Determination determination) {
        for (LineDetermination line : determination.lines()) {
            for (Reason reason : line.reasons()) {
                met.merge(reason.statement() + " " + reason.code(), 1, Integer::sum);
            }
        }
    }

    private static String finding(Sentence sentence) {
        return sentence.statement + " " + sentence.code;
    }

    private static String shown(Determination determination) {
        var lines = new TreeSet<String>();
        for (LineDetermination line : determination.lines()) {
            lines.add("line " + line.number() + " " + line.outcome() + " by " + Disagreement.decisive(line));
        }
        return determination.outcome() + " " + lines;
    }
}
