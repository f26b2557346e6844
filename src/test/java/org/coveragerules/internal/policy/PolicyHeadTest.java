package org.coveragerules.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.coveragerules.internal.yaml.YamlFile;
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
    void whatComesLaterIsCutOutAndLeavesItsLines() {
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

                vocabulary:
                  needs: { QUIET: { says: quiet } }
                effective: 2025-01-01
                """)).contains("""
                # A policy.
                policy: a





                title: t
                after:
                - b





                vocabulary:
                  needs: { QUIET: { says: quiet } }
                effective: 2025-01-01
                """);
    }

    @Test
    void plainFieldsAreReadAsTheParserReadsThem() {
        var text = """
                # A policy.
                policy: mm-0600
                version: 1
                title: "Site of care: #1, [setting]"
                effective: 2025-10-01
                source: Letter, June 2023; page 2/3 (a - b)

                disciplines: [PT, OT]
                after: []
                codes: [97110, "97161-97168", 00100, G0283]
                """;
        var parsed = YamlFile.read("x", text.getBytes(StandardCharsets.UTF_8)).root();
        var plain = PlainYaml.read(text).orElseThrow();
        assertThat(plain.properties()).hasSize(parsed.size());
        plain.properties().forEach(field -> {
            var other = parsed.path(field.getKey());
            assertThat(field.getValue().asText()).isEqualTo(other.asText());
            assertThat(field.getValue().isArray()).isEqualTo(other.isArray());
            assertThat(field.getValue()).map(JsonNode::asText)
                    .containsExactlyElementsOf(StreamSupport.stream(other.spliterator(), false).map(JsonNode::asText)
                            .toList());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"title: a # b", "title: a: b", "title: 'a'", "title: \"a\\n\"", "title: true", "title: ~",
        "title: Null", "title:", "title: a\n  b", "title: &x a", "title: [a, [b]]", "title: [a,, b]", "title: [a",
        "title: {a: b}", "- title: a", "title: |", "title: a\tb", "title: a\u00a0b", "after:\n- b"})
    void whatIsNotPlainIsLeftToTheParser(String text) {
        assertThat(PlainYaml.read(text)).isEmpty();
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
