package org.coveragerules.internal.adjudication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.coveragerules.CoverageRules;
import org.coveragerules.DeterminationException;
import org.coveragerules.Opening;
import org.coveragerules.Outcome;
import org.junit.jupiter.api.Tag;
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
        RuleDirectory.copy(temporary, "mm-0600/previous")
                .replace("mm-0600/previous/setting.drl", "reasons.deny($line, EIU);",
                        "reasons.deny(List.of($line).get($line.visits()), EIU);");
        assertFails("`Therapy in the outpatient hospital is experimental` of `mm-0600 previous`");
    }

    /** The library has no channel, and tells so as a session does. */
    @Test
    void whereItAsksForWhatOnlyASessionHas() {
        rules("channels[\"out\"].send($line);");
        assertFails("`Therapy in the outpatient hospital is experimental` of `mm-0600 previous`");
    }

    @Test
    void inACondition() {
        RuleDirectory.copy(temporary, "mm-0600/previous")
                .replace("mm-0600/previous/setting.drl", "    SettingTested( $line : line )",
                        "    SettingTested( $line : line )\n    ServiceLine( modifiers.get(visits) == \"GO\" )");
        assertFails("`Therapy in the outpatient hospital is experimental` of `mm-0600 previous`");
    }

    @Test
    void inAConditionOnTwoFacts() {
        RuleDirectory.copy(temporary, "mm-0600/previous")
                .replace("mm-0600/previous/setting.drl", "    SettingTested( $line : line )",
                        "    SettingTested( $line : line )\n    ServiceLine( modifiers.get($line.visits()) == \"GO\" )");
        assertFails("`Therapy in the outpatient hospital is experimental` of `mm-0600 previous`");
    }

    @Test
    void whereItTakesSomethingFrom() {
        RuleDirectory.copy(temporary, "mm-0600/previous")
                .replace("mm-0600/previous/setting.drl", "    SettingTested( $line : line )",
                        "    SettingTested( $line : line )\n    String() from $line.modifiers().get($line.visits())");
        assertFails("`Therapy in the outpatient hospital is experimental` of `mm-0600 previous`");
    }

    @Test
    void inWhatItBinds() {
        RuleDirectory.copy(temporary, "mm-0600/previous")
                .replace("mm-0600/previous/setting.drl", "    SettingTested( $line : line )",
                        "    SettingTested( $line : line, $gone : line.modifiers.get(line.visits) )")
                .replace("mm-0600/previous/setting.drl", "reasons.deny($line, EIU);",
                        "reasons.deny($line, EIU).with(\"gone\", $gone);");
        assertFails("`Therapy in the outpatient hospital is experimental` of `mm-0600 previous`");
    }

    @Test
    void whateverItThrows() {
        rules("throw new StackOverflowError();");
        assertFails("`Therapy in the outpatient hospital is experimental` of `mm-0600 previous`");
    }

    @Test
    void byRecursion() {
        rules("""
                new java.util.AbstractList<Object>() {
                    public Object get(int i) { return toString(); }
                    public int size() { return 1; }
                }.toString();""");
        assertFails("`Therapy in the outpatient hospital is experimental` of `mm-0600 previous`");
    }

    @Test
    void aFindingOfNothingIsTheRules() {
        rules("reasons.deny(null, EIU);");
        assertFails("`Therapy in the outpatient hospital is experimental` of `mm-0600 previous`");
    }

    @Test
    void outOfMemoryIsForWhoeverRunsTheProcess() {
        rules("throw new OutOfMemoryError($line.condition());");
        try (var rules = open()) {
            var failing = BundledRequests.read(HOSPITAL.replace("PLACE", "22"));
            assertThatThrownBy(() -> rules.determine(failing)).isInstanceOf(OutOfMemoryError.class)
                    .hasMessage("while rule `Therapy in the outpatient hospital is experimental` of `mm-0600 previous`"
                            + " judged request `R-1`");
        }
    }

    @Test
    void theNextAnswerOfItsSessionIsRight() {
        rules("if ($line.number() == 1) { throw new StackOverflowError(); }");
        var failing = BundledRequests.read(HOSPITAL.replace("PLACE", "22"));
        var right = BundledRequests.read(HOSPITAL.replace("PLACE", "22").replace("\"number\": 1", "\"number\": 2"));
        try (var rules = open()) {
            var answer = rules.determine(right);
            assertThat(answer.outcome()).isEqualTo(Outcome.DENIED);
            for (int i = 0; i < 10; i++) {
                assertThatThrownBy(() -> rules.determine(failing)).isInstanceOf(DeterminationException.class);
                assertThat(rules.determine(right)).isEqualTo(answer);
            }
        }
    }

    @Test
    void itsMessageIsOneLine() {
        rules("throw new StackOverflowError();");
        try (var rules = open()) {
            var failing = BundledRequests.read(HOSPITAL.replace("PLACE", "22").replace("R-1", "R-1\\nR-2\\u001b"));
            assertThatThrownBy(() -> rules.determine(failing)).isInstanceOf(DeterminationException.class)
                    .hasMessageContaining("`R-1\\nR-2\\u001b`");
        }
    }

    /** A class that the build made is never found in place of one compiled since. */
    @Test
    @Tag("long")
    void howeverOftenRulesAreOpened() {
        rules("throw new StackOverflowError();");
        var failing = BundledRequests.read(HOSPITAL.replace("PLACE", "22"));
        for (int opened = 0; opened < 16; opened++) {
            try (var rules = open()) {
                assertThatThrownBy(() -> rules.determine(failing)).as("opened %d times", opened)
                        .isInstanceOf(DeterminationException.class);
            }
        }
    }

    /** Rules of which one says this first on its right-hand side. */
    private void rules(String then) {
        RuleDirectory.copy(temporary, "mm-0600/previous")
                .replace("mm-0600/previous/setting.drl", "reasons.deny($line, EIU);",
                        then + (then.startsWith("throw") ? "" : "\n    reasons.deny($line, EIU);"));
    }

    private void assertFails(String rule) {
        try (var rules = open()) {
            var failing = BundledRequests.read(HOSPITAL.replace("PLACE", "22"));
            assertThatThrownBy(() -> rules.determine(failing)).isInstanceOf(DeterminationException.class)
                    .hasMessageContaining("rule " + rule).hasMessageContaining("`R-1`")
                    .hasMessageNotContaining("1977").hasMessageNotContaining("Z99").hasNoCause()
                    .satisfies(thrown -> assertThatThrownBy(() ->
                            Adjudicator.of(rules).traceBySessions(failing, Map.of()))
                            .as("by a session").hasMessage(thrown.getMessage()));
            // The session the failure left behind does not spoil the next answer.
            for (int i = 0; i < 10; i++) {
                assertThatThrownBy(() -> rules.determine(failing)).isInstanceOf(DeterminationException.class);
            }
        }
    }

    /** Such rules are opened by those alone who say so. */
    private CoverageRules open() {
        return Opening.of(temporary).allowJavaInRules().open();
    }
}
