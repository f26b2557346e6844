package org.coveragerules.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.coveragerules.internal.adjudication.RuleDirectory;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.engine.RuleCache;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check finds in rules that compile. */
class RuleCheckTest {

    private static final Path RULES = Path.of("rules");
    private static final Path CODES = Path.of("src/test/resources/codes/cases");
    private static final String OLD = "mm-0600/previous";

    @TempDir
    private Path temporary;

    private RuleDirectory rules() {
        return RuleDirectory.copy(temporary, OLD);
    }

    private RuleCheck check(Path base, boolean mutate) {
        return RuleCheck.of(temporary, CodeTables.bundled(), Optional.of(base), Optional.of("mm-0600"), mutate,
                Optional.empty(), RuleCache.NONE);
    }

    private static Stream<String> said(RuleCheck check) {
        return check.problems().stream().map(Object::toString);
    }

    @Test
    @Tag("long")
    void theProjectsOwnRulesAreClean() {
        var check = RuleCheck.of(RULES, CodeTables.from(CODES), Optional.of(RULES), Optional.empty(), false,
                Optional.empty(), RuleCache.NONE);
        assertThat(said(check)).isEmpty();
        assertThat(check.differing()).isEmpty();
    }

    @Test
    void whatIsSaidTwiceOrForNobody() {
        rules().replace(OLD + "/policy.yaml", "  reviewMonths: 24\n", "  reviewMonths: 24\n  spare: 1\n")
                .append(OLD + "/setting.drl", """

                rule "Told once"
                    @statement("MM0600-10")
                    @message("Once.")
                when
                    SettingTested( $line : line )
                then
                    reasons.note($line, EIU);
                end

                rule "The same again"
                    @statement("MM0600-10")
                    @message("Once more.")
                when
                    SettingTested(  $line : line ) // the same
                then
                    reasons.note($line, EIU);
                end
                """);
        assertThat(said(check(temporary, false)))
                .anySatisfy(problem -> assertThat(problem).contains("setting.drl:", "have the same conditions"))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("parameter `spare` is declared and no rule uses it"));
    }

    @Test
    void aRuleThatNoCaseReachesAndOneThatNoneJustMisses() {
        onlyTherapyInTheHospital();
        assertThat(said(check(temporary, false))).anySatisfy(problem -> assertThat(problem).contains(
                "no case makes rule `A professional line does not say where the therapy is given` fire"))
                .anySatisfy(problem -> assertThat(problem).contains("no case just fails to meet rule"));
    }

    private void onlyTherapyInTheHospital() {
        rules().delete(OLD, ".cases.yaml").write(OLD + "/cases.yaml", """
                - case: therapy in the hospital
                  request:
                    id: R-1
                    type: PRECERTIFICATION
                    received: "2025-01-02"
                    plan: { lineOfBusiness: COMMERCIAL }
                    lines: [ { number: 1, code: "97110", placeOfService: "22", date: "2025-01-02" } ]
                  expect: { outcome: DENIED }
                """);
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
