package org.coveragerules.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.coveragerules.CoverageRules;
import org.coveragerules.coding.CodeTables;
import org.coveragerules.coding.RequestJson;
import org.coveragerules.determination.Determination;
import org.coveragerules.determination.LineDetermination;
import org.coveragerules.determination.Reason;
import org.coveragerules.request.Request;

/** The rules and a hand-written program of the same statements give random requests the same determinations. */
class OracleDifferentialTest {

    private static final int TRIES = 200_000;
    private static final String SEED = "20260804";
    /** How often every finding has to be met at the least; with fewer the agreement would prove little. */
    private static final int LEAST = 10;

    private static final Map<String, Integer> MET = new HashMap<>();

    private static CoverageRules rules;
    private static Oracle oracle;

    @BeforeContainer
    static void open() {
        var codes = CodeTables.from(Path.of("src/test/resources/codes/cases"));
        rules = CoverageRules.bundled(codes);
        oracle = new Oracle(codes);
    }

    @AfterContainer
    static void close() {
        rules.close();
        assertThat(Sentence.values()).allSatisfy(sentence -> assertThat(MET.getOrDefault(finding(sentence), 0))
                .as(finding(sentence)).isGreaterThanOrEqualTo(LEAST));
    }

    @Provide
    Arbitrary<Request> requests() {
        return Arbitraries.randomValue(OracleRequests::request);
    }

    @Property(tries = TRIES, seed = SEED, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void behaviour(@ForAll("requests") Request request) {
        var byRules = rules.determine(request);
        var byOracle = oracle.determine(request);
        count(byRules);
        List<String> differences = Disagreement.between(byRules, byOracle);
        if (!differences.isEmpty()) {
            throw new AssertionError("the rules and the oracle disagree\n" + String.join("\n", differences)
                    + "\nrules:  " + shown(byRules) + "\noracle: " + shown(byOracle)
                    + "\non " + RequestJson.of(request));
        }
    }

    private static void count(Determination determination) {
        for (LineDetermination line : determination.lines()) {
            for (Reason reason : line.reasons()) {
                MET.merge(reason.statement() + " " + reason.code(), 1, Integer::sum);
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
