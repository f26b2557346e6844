package org.coveragerules.internal.adjudication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.coveragerules.CoverageRules;
import org.coveragerules.DeterminationWriter;
import org.coveragerules.Opening;
import org.coveragerules.RulesException;
import org.coveragerules.internal.policy.RuleFiles;
import org.coveragerules.request.Request;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions that are compiled when they are first asked. */
class OnDemandTest {

    private static final String OLD = "mm-0600/previous";
    private static final String NEW = "mm-0600/2025-10-01";

    @TempDir
    private Path temporary;

    private RuleDirectory rules() {
        return RuleDirectory.copy(temporary, "mm-0600");
    }

    private static Request request(String date) {
        return BundledRequests.read("""
                {"id": "R-1", "type": "PRECERTIFICATION", "received": "2025-01-01",
                 "plan": {"lineOfBusiness": "COMMERCIAL"},
                 "lines": [{"number": 1, "code": "97110", "modifiers": ["GP"], "placeOfService": "22", "date": "%s"}]}
                """.formatted(date));
    }

    private static void assertRefused(CoverageRules rules, String date, String... parts) {
        assertThatThrownBy(() -> rules.determine(request(date))).isInstanceOf(RulesException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
        assertThat(Adjudicator.of(rules).openSessions()).isZero();
    }

    @Test
    void theyAnswerAsThoseThatWereCompiledBefore() throws IOException {
        theyAnswerAsThoseThatWereCompiledBefore(
                RuleDirectory.copy(temporary, "mm-0600/previous", "precertification").root());
    }

    @Test
    @Tag("long")
    void allOfTheProjectsAnswerAsThoseThatWereCompiledBefore() throws IOException {
        theyAnswerAsThoseThatWereCompiledBefore(Path.of("rules"));
    }

    private static void theyAnswerAsThoseThatWereCompiledBefore(Path directory) throws IOException {
        try (var all = CoverageRules.from(directory); var onDemand = Opening.of(directory).onDemand().open();
                var examples = Files.list(Path.of("docs/examples"))) {
            assertThat(onDemand.fingerprint()).isEqualTo(all.fingerprint());
            for (var example : examples.filter(path -> path.toString().endsWith(".json")).toList()) {
                var request = BundledRequests.read(Files.readAllBytes(example));
                assertThat(DeterminationWriter.bytes(onDemand.determine(request))).as(example.toString())
                        .isEqualTo(DeterminationWriter.bytes(all.determine(request)));
            }
        }
    }

    @Test
    void aMistakeShowsItselfWhenItsVersionIsAsked() {
        rules().replace(OLD + "/setting.drl", "MM0600-10", "MM0600-99")
                .replace(NEW + "/policy.yaml", "  - id: MM0600-2\n", "  - di: MM0600-2\n");
        try (var rules = Opening.of(temporary).onDemand().open()) {
            assertRefused(rules, "2025-09-30", OLD + "/setting.drl:4", "MM0600-99");
            assertRefused(rules, "2025-09-30", OLD + "/setting.drl:4", "MM0600-99");
            assertRefused(rules, "2025-10-01", NEW + "/policy.yaml:", "unknown field `di`");
        }
    }

    @Test
    void aMistakeInAHeadShowsItselfAtOnce() {
        rules().replace(OLD + "/policy.yaml", "disciplines: [PT, OT]", "disciplines: [PT, TO]");
        assertThatThrownBy(() -> Opening.of(temporary).onDemand().open()).isInstanceOf(RulesException.class)
                .hasMessageContaining(OLD + "/policy.yaml:6").hasMessageContaining("`TO` is unknown");
    }

    @Test
    void aFileThatHasChangedIsNotServed() {
        var directory = rules();
        try (var rules = Opening.of(temporary).onDemand().open()) {
            var before = rules.determine(request("2025-09-30"));
            directory.replace(NEW + "/scope.drl", "@statement(\"MM0600-1\")", "@statement( \"MM0600-1\")")
                    .replace(OLD + "/setting.drl", "MM0600-10", "MM0600-9");
            assertRefused(rules, "2025-10-01", "scope.drl", "has changed since the directory was opened");
            assertThat(rules.determine(request("2025-09-30"))).isEqualTo(before);
            directory.replace(NEW + "/scope.drl", "@statement( \"MM0600-1\")", "@statement(\"MM0600-1\")");
            assertThat(rules.determine(request("2025-10-01")).outcome()).isNotNull();
            directory.delete(NEW, ".yaml");
            assertThatThrownBy(() ->
                    Adjudicator.of(rules).with(RuleFiles.onDemand(temporary))).isInstanceOf(RulesException.class)
                    .hasMessageContaining("has no `policy.yaml` beside it");
        }
    }

    /** Whichever comes first, the request or the thread that makes the fingerprint. */
    @Test
    void aFileThatChangesAtOnceGivesNoDetermination() {
        var directory = rules();
        var files = RuleFiles.onDemand(temporary);
        directory.replace(NEW + "/scope.drl", "@statement(\"MM0600-1\")", "@statement( \"MM0600-1\")");
        assertThatThrownBy(() -> files.fingerprint("")).isInstanceOf(RulesException.class)
                .hasMessageContaining("has changed since");
    }

    @Test
    void changedFilesShareWhatIsOpenAndSaysTheSame() {
        var directory = rules();
        try (var rules = Opening.of(temporary).onDemand().open()) {
            rules.determine(request("2025-09-30"));
            directory.replace(NEW + "/scope.drl", "@statement(\"MM0600-1\")", "@statement(\"MM0600-98\")");
            try (var changed = Adjudicator.of(rules).with(RuleFiles.onDemand(temporary))) {
                assertThat(changed.determine(request("2025-09-30")).lines())
                        .isEqualTo(rules.determine(request("2025-09-30")).lines());
                assertRefused(changed, "2025-10-01", NEW + "/scope.drl", "MM0600-98");
            }
        }
    }
}
