package org.coveragerules.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.coveragerules.RuleDirectory;
import org.coveragerules.coding.CodeTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a check finds in rules that compile. */
class RuleCheckTest {

    private static final Path RULES = Path.of("rules");
    private static final Path CODES = Path.of("src/test/resources/codes/cases");
    private static final String OLD = "mm-0600/previous";

    @TempDir
    private Path temporary;

    private RuleDirectory rules() {
        return RuleDirectory.copy(temporary, OLD, "precertification", "coverage-instructions", "ash-mnr/2");
    }

    private RuleCheck check(Path base, boolean mutate) {
        return RuleCheck.of(temporary, CodeTables.bundled(), Optional.of(base), Optional.of("mm-0600"), mutate);
    }

    private static Stream<String> said(RuleCheck check) {
        return check.problems().stream().map(Object::toString);
    }

    @Test
    void theProjectsOwnRulesAreClean() {
        var check = RuleCheck.of(RULES, CodeTables.from(CODES), Optional.of(RULES), Optional.empty(), false);
        assertThat(said(check)).isEmpty();
        assertThat(check.differing()).isEmpty();
    }

    static Stream<Arguments> slips() {
        return Stream.of(
                Arguments.of("freestanding setting\")\n", "freestanding setting\")\n    salience 10\n",
                        "setting.drl:8", "uses `salience`"),
                Arguments.of("    SettingTested( $line : line )\n",
                        "    SettingTested( $line : line )\n    eval( $line.visits() < 100 )\n", "setting.drl:10",
                        "uses `eval`"),
                Arguments.of("freestanding setting\")\n",
                        "freestanding setting\")\n    date-effective \"01-Jan-2020\"\n", "setting.drl:8",
                        "`date-effective`"),
                Arguments.of("    reasons.deny($line, EIU);", "    if (java.time.LocalDate.now() != null) {\n"
                        + "        reasons.deny($line, EIU);\n    }", "setting.drl:11", "asks the clock"),
                Arguments.of("    reasons.deny($line, EIU);",
                        "    new java.io.File(\"x\").exists();\n    reasons.deny($line, EIU);", "setting.drl:11",
                        "reads, writes or starts"),
                Arguments.of("    reasons.deny($line, EIU);",
                        "    $line.getClass();\n    reasons.deny($line, EIU);", "setting.drl:11", "uses reflection"));
    }

    @ParameterizedTest
    @MethodSource("slips")
    void whatARuleMustNotUse(String text, String replacement, String place, String message) {
        rules().replace(OLD + "/setting.drl", text, replacement);
        assertThat(said(check(temporary, false))).anySatisfy(problem ->
                assertThat(problem).contains(place).contains(message));
    }

    @Test
    void aParameterNobodyUsesAndOneNobodyDeclared() {
        rules().replace(OLD + "/policy.yaml", "  reviewMonths: 24\n", "  reviewMonths: 24\n  spare: 1\n");
        assertThat(said(check(temporary, false))).anySatisfy(problem ->
                assertThat(problem).contains("parameter `spare` is declared and no rule uses it"));
    }

    @Test
    void twoRulesWithTheSameConditions() {
        rules().replace(OLD + "/setting.drl", "then\n    reasons.deny($line, EIU);\nend\n",
                "then\n    reasons.deny($line, EIU);\nend\n\nrule \"The same again\"\n    @statement(\"MM0600-10\")\n"
                        + "    @message(\"Once more.\")\nwhen\n    SettingTested(  $line : line ) // the same\nthen\n"
                        + "    reasons.note($line, EIU);\nend\n");
        assertThat(said(check(temporary, false))).anySatisfy(problem -> assertThat(problem)
                .contains("setting.drl:14", "have the same conditions"));
    }

    @Test
    void aRuleThatNoCaseReachesAndOneThatNoneJustMisses() {
        onlyTherapyInTheHospital();
        assertThat(said(check(temporary, false))).anySatisfy(problem -> assertThat(problem).contains(
                "no case makes rule `A professional line does not say where the therapy is given` fire"))
                .anySatisfy(problem -> assertThat(problem).contains("no case just fails to meet rule"));
    }

    /** One case, and none beside the other policies. */
    private void onlyTherapyInTheHospital() {
        var directory = rules().write(OLD + "/cases.yaml", """
                - case: therapy in the hospital
                  request:
                    id: R-1
                    type: PRECERTIFICATION
                    received: "2025-01-02"
                    plan: { lineOfBusiness: COMMERCIAL }
                    lines: [ { number: 1, code: "97110", placeOfService: "22", date: "2025-01-02" } ]
                  expect: { outcome: DENIED }
                """);
        for (var policy : List.of("precertification/1", "coverage-instructions/1", "ash-mnr/2")) {
            directory.delete(policy, "cases.yaml");
        }
    }

    @Test
    void aVersionThatWasEdited() {
        rules().replace(OLD + "/policy.yaml", "reviewMonths: 24", "reviewMonths: 23");
        assertThat(said(check(RULES, false))).anySatisfy(problem -> assertThat(problem)
                .contains(OLD + "/policy.yaml", "differs from `rules`", "make it in a new version"));
    }

    @Test
    void casesNoticeAChangedConditionOrItIsNamed() {
        onlyTherapyInTheHospital();
        var mutation = check(temporary, true).mutations().get(0);
        assertThat(mutation.score()).isStrictlyBetween(0.0, 100.0);
        assertThat(mutation.survivors()).hasSizeLessThan(mutation.tried()).anySatisfy(survivor -> {
            // No case has a line without place of service.
            assertThat(survivor.file()).endsWith(OLD + "/scope.drl");
            assertThat(survivor.line()).isEqualTo(8);
            assertThat(survivor.before()).startsWith("lineOfBusiness in (");
            assertThat(survivor.kind()).isEqualTo("dropped");
        });
    }
}
