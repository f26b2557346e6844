package org.coveragerules.internal.adjudication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the policies will ask for, told before a request is sent (AUD-3). */
class RequirementsTest {

    private static final Adjudicator RULES = Adjudicator.bundled();

    @AfterAll
    static void close() {
        RULES.close();
    }

    /** Such as {@code 1 CLINICAL_HISTORY MM0600-8 there}. */
    private static List<String> requirements(String json) {
        return RULES.requirements(BundledRequests.read(json)).stream().map(one -> one.line() + " " + one.what() + " "
                + one.statement() + (one.there() ? " there" : " missing")).toList();
    }

    private static String example(String name) throws IOException {
        return Files.readString(Path.of("docs/examples", name + ".json"));
    }

    @Test
    void aHospitalRequestWithoutAReasonForTheHospital() throws IOException {
        assertThat(requirements(example("hospital-pt-no-setting-reason"))).containsExactly(
                "1 CLINICAL_HISTORY MM0600-8 there",
                "1 CLINICAL_INFORMATION MNR-5 there",
                "1 TREATMENT_PLAN MNR-5 there",
                "1 conditionSupportsService MNR-12 there",
                "1 placeOfService MM0600-1 there",
                "1 Document a setting need that no lower-acuity setting can meet. MM0600-3 missing");
    }

    @Test
    void aClaimWithoutAnyRecordIsToldAllItWillBeAskedFor() {
        assertThat(requirements("""
                { "id": "C-1", "type": "CLAIM", "received": "2025-11-04", "recordsAwaited": true,
                  "plan": { "lineOfBusiness": "COMMERCIAL" },
                  "lines": [ { "number": 1, "code": "97110", "modifiers": ["GP"], "placeOfService": "22",
                               "date": "2025-10-08" } ] }
                """)).containsExactly(
                "1 CLINICAL_HISTORY MM0600-8 missing",
                "1 authorizations MM0600-7 missing",
                "1 placeOfService MM0600-1 there",
                "1 Document a setting need that no lower-acuity setting can meet. MM0600-3 missing");
    }

    @Test
    void aNeedThatALowerAcuitySettingCanMeetIsNotEnough() throws IOException {
        assertThat(requirements(example("hospital-pt-no-setting-reason").replace("\"settingNeeds\": []",
                "\"settingNeeds\": [ { \"need\": \"SAFETY\", \"documented\": true,"
                        + " \"availableInLowerAcuitySetting\": true } ]")))
                .contains("1 Document a setting need that no lower-acuity setting can meet. MM0600-4 missing",
                        "1 availableInLowerAcuitySetting MM0600-4 there")
                .noneMatch(one -> one.contains("MM0600-3"));
    }

    @Test
    void theAnswerThatIsThereDecidesWhichRecordsAreAskedFor() throws IOException {
        assertThat(requirements(example("spine-with-code-edits"))).contains("1 meetsGuideline CMM-PA-5 there",
                        "1 CONSULTATION CMM-PA-1 there", "1 independentInterpretation CMM-PA-3 there")
                .noneMatch(one -> one.contains("EXCEPTION_RATIONALE"));
        assertThat(requirements(example("spine-with-code-edits")
                .replace("\"meetsGuideline\": true", "\"meetsGuideline\": false")))
                .contains("1 EXCEPTION_RATIONALE CMM-PA-5 missing", "1 CURRENT_STATUS CMM-PA-5 missing",
                        "1 meetsGuideline CMM-PA-5 there");
    }

    @Test
    void whatIsMissingIsToldWithItsRemedy() throws IOException {
        assertThat(RULES.requirements(BundledRequests.read(example("claim-without-records"))))
                .filteredOn(one -> one.what().equals("PROGRESS_NOTES")).singleElement()
                .satisfies(one -> {
                    assertThat(one.there()).isFalse();
                    assertThat(one.remedy()).isEqualTo("Send clinical information, progress notes, treatment plan.");
                    assertThat(one.rule()).isEqualTo("A claim waits for a document that its review needs");
                });
    }
}
