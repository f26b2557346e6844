package org.coveragerules.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.coveragerules.Determination;
import org.coveragerules.InvalidRequestException;
import org.coveragerules.cases.Case;
import org.coveragerules.cases.RuleCases;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.reading.Notation;
import org.coveragerules.request.Request;
import org.junit.jupiter.api.Test;

/** The rules and the oracle agree on the requests of every case, those with versions named by hand apart. */
class OracleCasesTest {

    private static final Path CODES = Path.of("src/test/resources/codes/cases");
    private static final int LEAST_CASES = 900;

    @Test
    void theRulesAndTheOracleAgreeOnEveryCase() {
        CodeTables codes = CodeTables.from(CODES);
        List<String> differences = new ArrayList<>();
        int compared = 0;
        try (Adjudicator rules = Adjudicator.bundled(codes)) {
            Oracle oracle = new Oracle(codes.declaredBy(rules.library().vocabulary()));
            for (Case one : RuleCases.all()) {
                Request request = request(one);
                Determination determined = request == null ? null : rules.determine(request);
                // It knows nothing of the policies that judge by criteria.
                if (determined != null && determined.policies().stream()
                        .noneMatch(asked -> !rules.library().version(asked.policy(),
                                asked.version()).criteria().isEmpty())) {
                    compared++;
                    for (String difference : Disagreement.between(determined, oracle.determine(request))) {
                        differences.add(one.place() + " " + one.name() + ": " + difference);
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(LEAST_CASES);
    }

    /** Null where the case is of a bad request, or names the versions to judge by. */
    private static Request request(Case one) {
        if (!one.versions().isEmpty()) {
            return null;
        }
        try {
            return BundledRequests.read(one.request(), Notation.YAML);
        } catch (InvalidRequestException e) {
            return null;
        }
    }
}
