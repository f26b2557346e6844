package org.coveragerules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.coveragerules.request.RequestReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule that throws fails its determination and no other. */
class FailingRuleTest {

    private static final String HOSPITAL = """
            {"id": "R-1", "type": "CLAIM", "received": "2025-01-02", "member": {"birthDate": "1977-07-07"},
             "plan": {"lineOfBusiness": "COMMERCIAL"}, "condition": "Z99.89",
             "lines": [{"number": 1, "code": "97110", "modifiers": ["GP"], "placeOfService": "PLACE",
                        "date": "2025-01-01"}]}
            """;

    @TempDir
    private Path temporary;

    @Test
    void onTheRightHandSide() {
        RuleDirectory.copy(temporary, "mm-0600/previous", "precertification", "ash-mnr", "coverage-instructions")
                .replace("mm-0600/previous/setting.drl", "reasons.deny($line, EIU);",
                        "reasons.deny(List.of($line).get($line.visits()), EIU);");
        assertFails("`Therapy in the outpatient hospital is experimental` of `mm-0600 previous`");
    }

    @Test
    void inACondition() {
        RuleDirectory.copy(temporary, "mm-0600/previous", "precertification", "ash-mnr", "coverage-instructions")
                .replace("mm-0600/previous/setting.drl", "    SettingTested( $line : line )",
                        "    SettingTested( $line : line )\n    ServiceLine( modifiers.get(visits) == \"GO\" )");
        assertFails("`Therapy in the outpatient hospital is experimental` of `mm-0600 previous`");
    }

    private void assertFails(String rule) {
        try (var rules = CoverageRules.from(temporary)) {
            var failing = RequestReader.read(HOSPITAL.replace("PLACE", "22"));
            assertThatThrownBy(() -> rules.determine(failing)).isInstanceOf(DeterminationException.class)
                    .hasMessageContaining("rule " + rule).hasMessageContaining("`R-1`")
                    .hasMessageNotContaining("1977").hasMessageNotContaining("Z99").hasNoCause();
            // The session the failure left behind does not spoil the next answer.
            for (int i = 0; i < 10; i++) {
                assertThatThrownBy(() -> rules.determine(failing)).isInstanceOf(DeterminationException.class);
            }
        }
    }
}
