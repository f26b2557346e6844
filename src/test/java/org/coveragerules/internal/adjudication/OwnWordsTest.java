package org.coveragerules.internal.adjudication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.coveragerules.CoverageRules;
import org.coveragerules.InvalidRequestException;
import org.coveragerules.Opening;
import org.coveragerules.Outcome;
import org.coveragerules.Reason;
import org.coveragerules.RulesException;
import org.coveragerules.internal.policy.RuleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A policy whose documents, categories, groups and reasons no other has, and a vocabulary that loses a word. */
class OwnWordsTest {

    private static final String POLICY = """
            policy: sleep
            version: "1"
            title: Sleep studies
            source: s
            codes: ["95810"]
            statements:
              - id: SLP-1
                section: s
                says: A study needs the diary.
                overriddenBy: SLEEP
              - id: SLP-2
                section: s
                says: A study at home is another.

            vocabulary:
              documents:
                SLEEP_DIARY: { says: "diary, kept by the member" }
              categories:
                SLEEP: { says: sleep }
                DM: { says: diabetes }
              overrides:
                SLEEP: { says: sleep studies }
              reasons:
                DIARY_MISSING: { step: 11, clinical: true, says: the diary is missing }
                DM: { step: 16, says: a note }
            """;
    private static final String RULES = """
            rule "The diary is missing"
                @statement("SLP-1")
                @message("DIARY_MISSING says that {missing} is missing.")
                @remedy("Send {missing}.")
            when
                $line : ServiceLine( categories contains Category.SLEEP )
                not Document( type == DocumentType.SLEEP_DIARY ) // not DocumentType.TREATMENT_PLAN
            then
                reasons.deny($line, DIARY_MISSING).missing(DocumentType.SLEEP_DIARY);
            end

            rule "Diabetes is noted"
                @statement("SLP-2")
                @message("Diabetes is noted.")
            when
                $line : ServiceLine( categories contains Category.DM )
            then
                reasons.note($line, DM);
            end
            """;
    private static final String REQUEST = """
            {"id": "R-1", "type": "PRECERTIFICATION", "received": "2026-01-01",
             "plan": {"lineOfBusiness": "COMMERCIAL", "provisions": [PROVISION]},
             "lines": [{"number": 1, "code": "95810", "date": "2026-02-01", "categories": ["SLEEP", "DM"]}],
             "clinical": {"documents": [{"type": "DOCUMENT", "date": "2026-01-01"}]}}
            """;

    /** Of the same words the same rules are opened again and again. */
    @TempDir
    private static Path compiled;

    @TempDir
    private Path temporary;

    private RuleDirectory rules() {
        return RuleDirectory.copy(temporary, "coverage-instructions", "precertification")
                .write("sleep/1/policy.yaml", POLICY).write("sleep/1/sleep.drl", RULES);
    }

    private static String request(String document, String provision) {
        return REQUEST.replace("DOCUMENT", document).replace("PROVISION", provision);
    }

    static Stream<Function<Path, CoverageRules>> ways() {
        return Stream.of(directory -> Opening.of(directory).cache(compiled).open(),
                directory -> Opening.of(directory).cache(compiled).onDemand().open());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void requestsAndRulesUseThem(Function<Path, CoverageRules> way) {
        rules();
        try (var rules = way.apply(temporary)) {
            var denied = rules.determine(rules.requests().read(request("CLINICAL_HISTORY", ""))).line(1);
            assertThat(denied.outcome()).isEqualTo(Outcome.DENIED);
            assertThat(denied.reasons()).extracting(Reason::code).containsExactly("DIARY_MISSING", "DM");
            assertThat(denied.reasons().get(0).missing()).containsExactly("SLEEP_DIARY");
            assertThat(denied.reasons().get(0).message())
                    .isEqualTo("DIARY_MISSING says that diary, kept by the member is missing.");
            var given = rules.determine(rules.requests().read(request("SLEEP_DIARY", ""))).line(1);
            assertThat(given.reasons()).extracting(Reason::code).contains("DM").doesNotContain("DIARY_MISSING");
            assertThat(rules.requirements(rules.requests().read(request("SLEEP_DIARY", ""))))
                    .anyMatch(asked -> asked.what().equals("SLEEP_DIARY") && asked.there());
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aTermSetsTheirGroupAside(Function<Path, CoverageRules> way) {
        rules();
        try (var rules = way.apply(temporary)) {
            var request = request("CLINICAL_HISTORY",
                    "{\"effect\": \"COVERED\", \"codes\": [\"95810\"], \"overrides\": [\"SLEEP\"]}");
            var line = rules.determine(rules.requests().read(request)).line(1);
            assertThat(line.outcome()).isNotEqualTo(Outcome.DENIED);
            assertThat(line.reasons()).anyMatch(reason -> reason.message().contains("whatever is found on: sleep"));
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aRequestWithAWordThatIsNoneIsRefused(Function<Path, CoverageRules> way) {
        rules();
        var own = request("SLEEP_DIARY", "");
        try (var rules = way.apply(temporary)) {
            assertThatThrownBy(() -> rules.requests().read(own.replace("SLEEP_DIARY", "SLEEP_DAIRY")))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("`$.clinical.documents[0].type` is `\"SLEEP_DAIRY\"`; give one of ")
                    .hasMessageEndingWith("maybe `SLEEP_DIARY`");
        }
        assertThatThrownBy(() -> BundledRequests.read(own)).isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("`$.clinical.documents[0].type` is ")
                .hasMessageContaining("`$.lines[0].categories[1]` is `\"DM\"`");
    }

    @Test
    void aFaultInThemIsToldWithItsLineEitherWay() {
        rules().replace("sleep/1/policy.yaml", "    DIARY_MISSING: { step: 11,", "    DIARY_MISSING: { step: 99,");
        ways().forEach(way -> assertThatThrownBy(() -> way.apply(temporary)).isInstanceOf(RulesException.class)
                .hasMessageContaining("sleep/1/policy.yaml:24: reason `DIARY_MISSING` names no step"));
    }

    @Test
    void twoVersionsMaySayAWordInOneWayOnly() {
        var directory = rules().write("sleep/2/sleep.drl", RULES).write("sleep/2/policy.yaml",
                POLICY.replace("version: \"1\"", "version: \"2\"\neffective: 2026-03-01"));
        Opening.of(temporary).cache(compiled).open().close();
        directory.replace("sleep/2/policy.yaml", "says: diabetes", "says: sugar");
        ways().forEach(way -> assertThatThrownBy(() -> way.apply(temporary)).isInstanceOf(RulesException.class)
                .hasMessageContaining("sleep/2/policy.yaml:21: `DM` is said otherwise at ")
                .hasMessageContaining("sleep/1/policy.yaml:20"));
    }

    @Test
    void anUnknownGroupOfAStatementIsRefused() {
        rules().replace("sleep/1/policy.yaml", "overriddenBy: SLEEP\n", "overriddenBy: SLEP\n");
        assertThatThrownBy(() -> Opening.of(temporary).cache(compiled).open()).isInstanceOf(RulesException.class)
                .hasMessageContaining("sleep/1/policy.yaml:10: `SLEP` is no overridable group, maybe `SLEEP`");
        try (var rules = Opening.of(temporary).cache(compiled).onDemand().open()) {
            var request = rules.requests().read(request("SLEEP_DIARY", ""));
            assertThatThrownBy(() -> rules.determine(request)).isInstanceOf(RulesException.class)
                    .hasMessageContaining("sleep/1/policy.yaml:10: `SLEP` is no overridable group, maybe `SLEEP`");
        }
    }

    @Test
    void aRuleWhoseWordIsTakenAwayIsRefused() {
        var directory = RuleDirectory.copy(temporary, "mm-0600");
        try (var rules = Opening.of(temporary).cache(compiled).open()) {
            directory.replace("vocabulary.yaml", "  SAFETY: { says: safety }\n", "");
            var message = "mm-0600/2025-10-01/setting.drl:51: `Need` has no `SAFETY`";
            assertThatThrownBy(() ->
                    Adjudicator.of(rules).with(RuleFiles.in(temporary))).isInstanceOf(RulesException.class)
                    .hasMessageContaining(message);
            assertThatThrownBy(() -> Opening.of(temporary).cache(compiled).open()).isInstanceOf(RulesException.class)
                    .hasMessageContaining(message);
        }
    }

    /** A version that says the same is shared, but not where its words are others. */
    @Test
    void onDemandToo() {
        var directory = RuleDirectory.copy(temporary, "mm-0600");
        var json = """
                {"id": "R-1", "type": "PRECERTIFICATION", "received": "2025-01-01",
                 "plan": {"lineOfBusiness": "COMMERCIAL"},
                 "lines": [{"number": 1, "code": "97110", "modifiers": ["GP"], "placeOfService": "22", "date": "2025-10-01",
                   "visits": 9}]}
                """;
        try (var rules = Opening.of(temporary).cache(compiled).onDemand().open()) {
            var before = rules.determine(rules.requests().read(json)).line(1);
            assertThat(before.reasons()).extracting(Reason::code).contains("SETTING_NOT_DOCUMENTED");
            directory.replace("vocabulary.yaml", "  SETTING_NOT_DOCUMENTED:\n", "  SETTING_NOT_DOCUMENTD:\n");
            try (var changed = Adjudicator.of(rules).with(RuleFiles.onDemand(temporary))) {
                var request = changed.requests().read(json);
                assertThatThrownBy(() -> changed.determine(request)).isInstanceOf(RulesException.class)
                        .hasMessageContaining("mm-0600/2025-10-01/setting.drl:")
                        .hasMessageContaining("uses `SETTING_NOT_DOCUMENTED`, which is no reason code, maybe"
                                + " `SETTING_NOT_DOCUMENTD`");
            }
        }
    }

    @Test
    void whatAWordSaysIsThatOfTheRulesThatAreAsked() {
        var directory = rules();
        var json = request("CLINICAL_HISTORY", "");
        try (var rules = Opening.of(temporary).cache(compiled).open()) {
            directory.replace("sleep/1/policy.yaml", "diary, kept by the member", "diary");
            try (var changed = Adjudicator.of(rules).with(RuleFiles.in(temporary))) {
                assertThat(changed.determine(changed.requests().read(json)).line(1).reasons().get(0).message())
                        .isEqualTo("DIARY_MISSING says that diary is missing.");
                assertThat(rules.determine(rules.requests().read(json)).line(1).reasons().get(0).message())
                        .contains("kept by the member");
            }
        }
    }

    @Test
    void withoutVocabularyNothingOpens() {
        rules().delete("", "vocabulary.yaml");
        ways().forEach(way -> assertThatThrownBy(() -> way.apply(temporary)).isInstanceOf(RulesException.class)
                .hasMessageContaining("vocabulary.yaml: is missing").hasMessageNotContaining("overridable"));
    }

    @Test
    void aCategoryThatTheDefinitionsNameIsAWord() {
        rules().replace("definitions.yaml", "  unlisted: UNLISTED_PROCEDURES", "  unlisted: UNLISTED_PROCEDURE");
        assertThatThrownBy(() -> Opening.of(temporary).cache(compiled).open()).isInstanceOf(RulesException.class)
                .hasMessageContaining("definitions.yaml: names the category `UNLISTED_PROCEDURE`, which no vocabulary has,"
                        + " maybe `UNLISTED_PROCEDURES`");
    }
}
