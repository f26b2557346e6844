package org.coveragerules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.coveragerules.internal.adjudication.RuleDirectory;
import org.coveragerules.internal.reading.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about policies. */
class PoliciesTest {

    private static final String REQUEST = "docs/examples/hospital-pt-no-setting-reason.json";

    @TempDir
    private Path temporary;

    private static CommandRun policies(String... arguments) {
        return CommandRun.of("", Stream.concat(Stream.of("policies"), Stream.of(arguments)).toArray(String[]::new));
    }

    @Test
    void theListIsAligned() {
        var run = policies("list");
        assertThat(run.status()).isZero();
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 100)
                .anyMatch(line -> line.startsWith("mm-0600                previous    open        2025-09-30  Site "));
    }

    @Test
    void whenAVersionWasPublishedIsListedShownAndAnnounced() throws Exception {
        var rules = RuleDirectory.copy(temporary.resolve("rules"), "mm-0600");
        rules.replace("mm-0600/2025-10-01/policy.yaml", "effective: 2025-10-01\n",
                "effective: 2025-10-01\npublished: 2025-07-15\n");
        var directory = rules.root().toString();
        assertThat(policies("list", "--rules", directory).out()).contains("last day    published   title\n",
                "2025-10-01  2025-10-01  open        2025-07-15  Site of care",
                "previous    open        2025-09-30              Site of care");
        assertThat(Schema.JSON.readTree(policies("list", "--rules", directory, "--format", "json").out())
                .findValuesAsText("published")).containsExactly("null", "2025-07-15");
        assertThat(policies("show", "mm-0600", "--rules", directory).out())
                .contains("In force from 2025-10-01. Published on 2025-07-15.\n");
        assertThat(policies("changes", "--from", "2025-07-01", "--to", "2025-07-31", "--rules", directory).out())
                .contains("2025-07-15: mm-0600 2025-10-01 is published; it begins on 2025-10-01 and takes the place of"
                        + " previous\n");
    }

    @Test
    void aVersionIsShownWithItsRules() throws Exception {
        assertThat(policies("show", "mm-0600", "--version", "previous").out()).contains("In force to 2025-09-30.",
                "reviewMonths  24", "MM0600-10 (version table)", "Held without a rule: This version has no rule",
                "MM0600-10: Therapy in the outpatient hospital is experimental (setting.drl:3)",
                "        reasons.deny($line, EIU);");
        var json = Schema.JSON.readTree(policies("show", "mm-0600", "--format", "json").out());
        assertThat(json.path("version").asText()).isEqualTo("2025-10-01");
        assertThat(json.path("rules").findValuesAsText("name")).contains("Setting need is not documented");
    }

    @Test
    void criteriaAreShownAsTheTreeTheyAre() throws Exception {
        var rules = RuleDirectory.copy(temporary.resolve("rules"), "mm-0600");
        rules.append("mm-0600/previous/policy.yaml", """
                criteria:
                  - statement: MM0600-1
                    codes: [97110, 97161-97168]
                    all: [MM0600-8, { atLeast: 1, of: [MM0600-10, MM0600-12] }]
                """);
        assertThat(policies("show", "mm-0600", "--version", "previous", "--rules", rules.root().toString()).out())
                .contains("""
                        Criteria
                          MM0600-1 for the codes 97110, 97161-97168
                            all of
                              MM0600-8
                              at least 1 of
                                MM0600-10
                                MM0600-12
                        """);
        assertThat(policies("show", "mm-0600", "--version", "previous", "--rules", rules.root().toString(),
                "--format", "json").out()).contains("""
                        "criteria":[{"statement":"MM0600-1","codes":["97110","97161-97168"],\
                        "all":["MM0600-8",{"atLeast":1,"of":["MM0600-10","MM0600-12"]}]}],""");
        assertThat(policies("diff", "mm-0600", "previous", "2025-10-01", "--rules", rules.root().toString()).out())
                .contains("Criteria: 1 removed (-)", "    codes [97110, 97161-97168]\n    all of\n      MM0600-8\n");
    }

    @Test
    void versionsThatDifferAreAStatusOfTheirOwn() {
        var run = policies("diff", "mm-0600", "previous", "2025-10-01", "--requests", REQUEST);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
        assertThat(run.out()).contains("Statements: 7 added (+), 3 removed (-)\n", "  * reviewMonths: 24 -> 12\n",
                "        @statement(\"MM0600-12\")                    |     @statement(\"MM0600-9\")\n",
                "R-2025-118377  1     DENIED (MM0600-10)  DENIED (MM0600-3)");
        assertThat(policies("diff", "mm-0600", "previous", "previous")).isEqualTo(new CommandRun(0, """
                mm-0600: from previous (in force to 2025-09-30) to previous (in force to 2025-09-30)
                Both say the same.
                """, ""));
    }

    @Test
    void aCodeIsFoundByItsTable() {
        assertThat(policies("search", "--code", "98940").out()).startsWith("""
                precertification 1 (always)
                  its category is CHIROPRACTIC: PRE-1, PRE-3, PRE-9
                """);
        assertThat(policies("search", "--code", "99213").out()).startsWith("No policy version speaks of 99213.");
    }

    @Test
    void aNewsletterSaysWhatChanges() {
        assertThat(policies("changes", "--from", "2025-09-30", "--to", "2025-10-01").out()).contains(
                "2025-09-30: mm-0600 previous is in force for the last day; 2025-10-01 follows",
                "2025-10-01: mm-0600 2025-10-01 begins and takes the place of previous",
                "* reviewMonths: 24 -> 12");
        assertThat(policies("changes", "--from", "2024-01-01", "--to", "2024-12-31", "--format", "json").out())
                .isEqualTo("[]\n");
    }

    @Test
    void requirementsAreToldBeforeARequestIsSent() {
        var run = policies("requirements", REQUEST);
        assertThat(run).isEqualTo(new CommandRun(0, """
                R-2025-118377: 6 asked for, 1 missing
                  line  there  who has it  asked by                       what
                  1     yes    provider    MM0600-8 (mm-0600 2025-10-01)  CLINICAL_HISTORY
                  1     yes    provider    MNR-5 (ash-mnr 2)              CLINICAL_INFORMATION
                  1     yes    provider    MNR-5 (ash-mnr 2)              TREATMENT_PLAN
                  1     yes    reviewer    MNR-12 (ash-mnr 2)             conditionSupportsService
                  1     yes    provider    MM0600-1 (mm-0600 2025-10-01)  placeOfService
                  1     NO     provider    MM0600-3 (mm-0600 2025-10-01)  Document a setting need that no
                                                                          lower-acuity setting can meet.

                """, ""));
        var day = policies("requirements", "docs/examples/day.ndjson", "--format", "json");
        assertThat(day.status()).isEqualTo(1);
        assertThat(day.out().lines()).hasSize(5).allMatch(line -> line.startsWith("{\"requestId\":"));
        assertThat(day.err()).contains("day.ndjson: request 3 (line 3)");
    }

    @Test
    void badUsageIsTold() {
        assertRefused("there is no policy `mm`; there are [ash-mnr,", "show", "mm");
        assertRefused("`mm-0600` has no version `3`; it has [previous,", "diff", "mm-0600", "previous", "3");
        assertRefused("`9999` is no CPT or HCPCS code", "search", "--code", "9999");
        assertRefused("comes before --from", "changes", "--from", "2025-10-02", "--to", "2025-10-01");
        assertRefused("`October` is no date", "changes", "--from", "October", "--to", "2025-10-01");
        assertRefused("`none.json` is no file", "requirements", "none.json");
        assertRefused("is not a directory", "list", "--rules", temporary.resolve("none").toString());
        assertRefused("Missing required subcommand");
    }

    private void assertRefused(String message, String... arguments) {
        assertThat(policies(arguments)).satisfies(run -> {
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains(message).doesNotContain("\tat ", "java.");
        });
    }

    @Test
    void aQuestionnaireIsOfAVersionOrOfACode() throws Exception {
        var ofVersion = Schema.JSON.readTree(policies("questionnaire", "ncd-240.4", "3").out());
        assertThat(ofVersion.path("url").asText()).isEqualTo("http://coveragerules.org/fhir/Questionnaire/ncd-240.4");
        var ofCode = policies("questionnaire", "--code", "71271", "--date", "2016-01-01");
        assertThat(ofCode.out()).startsWith(
                "{\n  \"resourceType\": \"Questionnaire\",\n  \"id\": \"71271-ncd-210.14-1\",");
        assertThat(policies("questionnaire", "mm-0600", "previous")).isEqualTo(new CommandRun(2, "", """
                `mm-0600 previous` has no criteria, and a questionnaire is made of these; these have criteria: \
                ncd-210.14 1, ncd-210.14 2, ncd-240.4 3, ncd-30.3.3 1
                """));
        assertThat(policies("questionnaire", "ncd-240.4").err()).startsWith("name a policy and its version");
    }

    /** Pages are written over earlier ones, and beside nothing else. */
    @Test
    void pagesAreNotWrittenAmongOtherFiles(@TempDir Path directory) throws IOException {
        var rules = RuleDirectory.copy(directory.resolve("rules"), "mm-0600/previous").root().toString();
        var pages = directory.resolve("pages").toString();
        assertThat(CommandRun.of("", "policies", "pages", pages, "--rules", rules).status()).isZero();
        assertThat(CommandRun.of("", "policies", "pages", pages, "--rules", rules).status()).isZero();

        Files.writeString(directory.resolve("vocabulary.yaml"), "");
        var refused = CommandRun.of("", "policies", "pages", directory.toString());
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("has files that are no pages of an earlier run");
        Files.writeString(directory.resolve("README.md"), "# Ours");
        assertThat(CommandRun.of("", "policies", "pages", directory.toString()).status()).isEqualTo(2);
        assertThat(directory.resolve("README.md")).content().isEqualTo("# Ours");
    }
}
