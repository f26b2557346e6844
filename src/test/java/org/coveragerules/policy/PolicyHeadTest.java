package org.coveragerules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
            assertThat(heads.all().get(at).saysSameAs(whole.all().get(at))).isTrue();
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

                effective: 2025-01-01
                """)).contains("""
                # A policy.
                policy: a
                title: t
                after:
                - b
                effective: 2025-01-01
                """);
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
