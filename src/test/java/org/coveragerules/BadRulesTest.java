package org.coveragerules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an author is told of rules that cannot be opened. */
class BadRulesTest {

    private static final String OLD = "mm-0600/previous";
    private static final String NEW = "mm-0600/2025-10-01";

    @TempDir
    private Path temporary;

    private RuleDirectory rules() {
        return RuleDirectory.copy(temporary, "mm-0600");
    }

    private void assertRefused(String... parts) {
        assertThatThrownBy(() -> CoverageRules.from(temporary).close()).isInstanceOf(RulesException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(parts).doesNotContain(":-1", "\tat "));
    }

    @Test
    void aMissingDirectory() {
        var missing = temporary.resolve("none");
        assertThatThrownBy(() -> CoverageRules.from(missing)).isInstanceOf(RulesException.class)
                .hasMessageContaining(missing.toString()).hasMessageContaining("is not a directory");
    }

    @Test
    void anEmptyDirectory() {
        assertRefused("definitions.yaml: is missing");
    }

    @Test
    void aDirectoryWithoutPolicies() {
        RuleDirectory.copy(temporary);
        assertRefused("holds no policy", "<policy>/<version>/");
    }

    @Test
    void aVersionWithoutRules() {
        rules().delete(OLD, ".drl");
        assertRefused("mm-0600 previous", "has no rule file");
    }

    @Test
    void aRuleOfAnUnknownStatement() {
        rules().replace(OLD + "/setting.drl", "MM0600-10", "MM0600-99");
        assertRefused("setting.drl:3", "`MM0600-99`", "it lists [AUD-1,");
    }

    @Test
    void aRuleWithoutStatement() {
        rules().replace(OLD + "/setting.drl", "    @statement(\"MM0600-10\")\n", "");
        assertRefused("setting.drl:3", "carries no statement", "add `@statement(\"...\")`");
    }

    @Test
    void aStatementWithoutRule() {
        rules().delete(OLD, "setting.drl");
        assertRefused("mm-0600 previous", "statement `MM0600-10` has no rule", "heldBy");
    }

    @Test
    void aRuleNameThatStandsTwice() {
        rules().replace(OLD + "/setting.drl", "Therapy in the outpatient hospital is experimental",
                "The clinical history is missing");
        assertRefused("setting.drl:3", "stands twice");
    }

    @Test
    void anAdverseRuleWithoutRemedy() {
        rules().replace(OLD + "/setting.drl", "    @remedy(\"Give the therapy in another setting.\")\n", "");
        assertRefused("setting.drl:3", "has no `@remedy(\"...\")`");
    }

    @Test
    void aRuleThatInsertsOutsideTheFactsFile() {
        rules().replace(OLD + "/setting.drl", "reasons.deny($line, EIU);", "insert( $line );");
        assertRefused("setting.drl:3", "inserts a fact", "`facts.drl`");
    }

    @Test
    void aConstantWithoutItsType() {
        rules().replace(OLD + "/scope.drl", "LineOfBusiness.COMMERCIAL", "COMMERCIAL");
        assertRefused("scope.drl:8", "`COMMERCIAL` stands without its type");
    }

    @Test
    void aSyntaxError() {
        rules().replace(OLD + "/setting.drl", "SettingTested( $line : line )", "SettingTested( $line : line");
        assertRefused("setting.drl:", "is not valid DRL");
    }

    @Test
    void twoVersionsOfOneDay() {
        rules().replace(NEW + "/policy.yaml", "effective: 2025-10-01\n", "");
        assertRefused("begins on the day", "give each version an `effective` day of its own");
    }

    @Test
    void aVersionThatEndsAfterTheNextBegins() {
        rules().replace(OLD + "/policy.yaml", "version: previous\n", "version: previous\nuntil: 2025-12-31\n");
        assertRefused("`until` is 2025-12-31", "begins on 2025-10-01", "remove `until`");
    }

    @Test
    void aVersionThatEndsBeforeItBegins() {
        rules().replace(NEW + "/policy.yaml", "effective: 2025-10-01\n",
                "effective: 2025-10-01\nuntil: 2025-09-30\n");
        assertRefused("policy.yaml:5", "comes before `effective`");
    }

    @Test
    void aDayThatDoesNotExist() {
        rules().replace(NEW + "/policy.yaml", "effective: 2025-10-01", "effective: 2025-02-30");
        assertRefused("policy.yaml:4", "`2025-02-30`");
    }

    @Test
    void anUnknownFieldAndAMissingOneAtOnce() {
        rules().replace(NEW + "/policy.yaml", "title:", "titel:");
        assertRefused("policy.yaml:3", "unknown field `titel`", "`title` is missing");
    }

    @Test
    void aStatementListedTwice() {
        rules().replace(NEW + "/policy.yaml", "  - id: MM0600-4\n", "  - id: MM0600-3\n");
        assertRefused("statement `MM0600-3` stands twice");
    }

    @Test
    void aVersionInAFolderOfAnotherName() {
        rules().replace(NEW + "/policy.yaml", "version: \"2025-10-01\"", "version: \"2025-10-02\"");
        assertRefused("policy.yaml:2", "`2025-10-02`", "rename the folder");
    }

    @Test
    void brokenYaml() {
        rules().replace(NEW + "/policy.yaml", "title: \"Site of care", "title: Site of care: \"");
        assertRefused("policy.yaml:3", "is not valid YAML");
    }

    @Test
    void aRuleFileOutsideAVersion() {
        rules().write("mm-0600/stray.drl", "");
        assertRefused("stray.drl", "lies outside a policy version");
    }

    @Test
    void policiesThatWaitForEachOther() {
        rules().replace(OLD + "/policy.yaml", "parameters:", "after: [mm-0600]\nparameters:");
        assertRefused("in a circle", "mm-0600");
    }

    @Test
    void everyFaultOfEveryVersionAtOnce() {
        rules().replace(OLD + "/setting.drl", "MM0600-10", "MM0600-99")
                .replace(NEW + "/scope.drl", "@statement(\"MM0600-1\")", "@statement(\"MM0600-98\")");
        assertRefused("MM0600-99", "MM0600-98");
    }
}
