package org.coveragerules.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.coveragerules.RulesException;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Cases as tests, as an embedder has them. */
class CoverageCasesTest {

    private static final String CASE = """
            - case: an office visit is not reviewed
              request: { id: R-1, type: PRECERTIFICATION, received: "2025-10-06", plan: { lineOfBusiness: COMMERCIAL },
                         lines: [ { number: 1, code: "99213", date: "2025-10-08" } ] }
              expect: { outcome: %s }
            """;

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicNode> theCasesOfAPolicy() {
        return CoverageCases.in(Path.of("rules/coverage-instructions/1/eligibility.cases.yaml"));
    }

    @Test
    void aCaseThatDiffersFailsAndSaysWhere() throws Exception {
        Files.writeString(directory.resolve("cases.yaml"), CASE.formatted("DENIED"));
        try (var rules = Adjudicator.bundled(); var nodes = CoverageCases.in(directory, rules)) {
            var file = (DynamicContainer) nodes.findFirst().orElseThrow();
            var test = (DynamicTest) file.getChildren().findFirst().orElseThrow();
            assertThat(test.getDisplayName()).isEqualTo("an office visit is not reviewed");
            assertThatThrownBy(() -> test.getExecutable().execute()).isInstanceOf(AssertionError.class)
                    .hasMessageContaining("cases.yaml:1")
                    .hasMessageContaining("outcome: expected \"DENIED\", found \"NO_REVIEW_REQUIRED\"");
        }
    }

    @Test
    void noCasesAndBrokenCasesAreErrors() throws Exception {
        assertThatThrownBy(() -> CoverageCases.in(directory)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no case file");
        Files.writeString(directory.resolve("cases.yaml"), "- case: nothing else\n");
        try (var nodes = CoverageCases.in(directory)) {
            assertThatThrownBy(nodes::toList).isInstanceOf(RulesException.class).hasMessageContaining("cases.yaml:1");
        }
    }
}
