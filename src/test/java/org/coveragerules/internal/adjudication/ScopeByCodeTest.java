package org.coveragerules.internal.adjudication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.coveragerules.AppliedVersion;
import org.coveragerules.CoverageRules;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.policy.CodeMention;
import org.coveragerules.internal.policy.CodeMention.Ground;
import org.coveragerules.internal.policy.CodeMention.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A version with `codes` is asked only of lines of these. */
class ScopeByCodeTest {

    private static final String POLICY = "mm-0600/previous/policy.yaml";

    @TempDir
    private Path temporary;

    private static boolean isAsked(CoverageRules rules, String code, String discipline, Map<String, String> versions) {
        var request = BundledRequests.read("""
                {"id": "R-1", "type": "PRECERTIFICATION", "received": "2025-01-01",
                 "plan": {"lineOfBusiness": "COMMERCIAL"},
                 "lines": [{"number": 1, "code": "%s", "modifiers": [%s], "placeOfService": "22",
                            "date": "2025-01-01"}]}
                """.formatted(code, discipline));
        return rules.determine(request, versions).policies().stream().map(AppliedVersion::policy)
                .anyMatch("mm-0600"::equals);
    }

    @Test
    void aLineIsOfACodeOrWithinARange() {
        RuleDirectory.copy(temporary, "mm-0600/previous", "precertification", "coverage-instructions")
                .replace(POLICY, "disciplines: [PT, OT]", "disciplines: [PT, OT]\ncodes: [97110, 97161-97168]");
        try (var rules = CoverageRules.from(temporary)) {
            for (var code : List.of("97110", "97161", "97164", "97168")) {
                assertThat(isAsked(rules, code, "\"GP\"", Map.of())).as(code).isTrue();
            }
            for (var code : List.of("97109", "97111", "97160", "97169", "G0283")) {
                assertThat(isAsked(rules, code, "\"GP\"", Map.of())).as(code).isFalse();
            }
            assertThat(isAsked(rules, "97169", "\"GP\"", Map.of("mm-0600", "previous"))).isFalse();
            assertThat(isAsked(rules, "98940", "", Map.of())).as("neither scope").isFalse();
            assertThat(Adjudicator.of(rules).library().search("97164",
                    CodeTables.bundled())).filteredOn(CodeMention::policy, "mm-0600")
                    .flatExtracting(CodeMention::grounds).extracting(Ground::kind, Ground::name)
                    .startsWith(tuple(Kind.SCOPE, "97161-97168"));
            assertThat(Adjudicator.of(rules).library().search("97530", CodeTables.bundled()))
                    .noneMatch(mention -> mention.policy().equals("mm-0600"));
        }
    }

    @Test
    void bothScopesHaveToTakeALine() {
        RuleDirectory.copy(temporary, "mm-0600/previous", "precertification", "coverage-instructions")
                .replace(POLICY, "disciplines: [PT, OT]", "disciplines: [OT]\ncodes: [97110]");
        try (var rules = CoverageRules.from(temporary)) {
            assertThat(isAsked(rules, "97110", "\"GO\"", Map.of())).isTrue();
            assertThat(isAsked(rules, "97110", "\"GP\"", Map.of())).isFalse();
            assertThat(isAsked(rules, "97530", "\"GO\"", Map.of())).isFalse();
        }
    }
}
