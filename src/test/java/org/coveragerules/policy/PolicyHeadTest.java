package org.coveragerules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.coveragerules.coding.CodeScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of a policy.yaml that is read when a library is opened on demand. */
class PolicyHeadTest {

    @Test
    void itSaysWhatTheWholeFileSays() {
        var files = RuleFiles.in(Path.of("rules"));
        var whole = PolicyLibrary.of(files);
        var heads = PolicyLibrary.onDemand(files);
        assertThat(heads.order()).isEqualTo(whole.order());
        for (int at = 0; at < whole.all().size(); at++) {
            assertThat(heads.all().get(at).hasHeadOf(whole.all().get(at))).isTrue();
            assertThat(heads.all().get(at).said().get()).isEqualTo(whole.all().get(at).said().get());
        }
    }

    @Test
    void whatComesLaterIsCutOut() {
        assertThat(PolicyHead.cut("""
                # A policy.
                policy: a
                parameters:
                  x: 1
                # y is last
                  y: [1,
                    2]
                title: t
                after:
                - b
                statements:
                - id: S
                  says: |
                    until: 2025-01-01

                codes: [97110, "97161-97168"]
                effective: 2025-01-01
                """)).contains(new PolicyHead.Cut("""
                # A policy.
                policy: a
                title: t
                after:
                - b
                effective: 2025-01-01
                """, CodeScope.of(List.of("97110", "97161-97168"))));
    }

    @Test
    void codesOnMoreThanOneLineAreLeftToTheParser() {
        for (var codes : List.of("[97110,\n  97161]", "\n  - 97110", "[97110] # one", "['97110']", "[9711]", "[]")) {
            assertThat(PolicyHead.cut("codes: " + codes + "\n"))
                    .contains(new PolicyHead.Cut("codes: " + codes + "\n", null));
        }
    }

    /** At the margin stands something else than a field, or one stands twice: the parser has to tell. */
    @ParameterizedTest
    @ValueSource(strings = {
        "policy: a\nparameters:\n  x: \"\nuntil: 2025-01-01\nuntil: \"\n",
        "policy: a\nparameters: { x: 1,\ny: 2 }\ntitle: t\n",
        "---\npolicy: a\n",
        "\"policy\": a\n",
        "policy: a\rparameters:\r  x: 1\r",
        "{ policy: a,\n title: t }\n"})
    void anotherLayoutIsLeftToTheParser(String text) {
        assertThat(PolicyHead.cut(text)).isEmpty();
    }
}
