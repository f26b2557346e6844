package org.coveragerules.internal.adjudication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.coveragerules.CoverageRules;
import org.coveragerules.Opening;
import org.coveragerules.RulesException;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.RulesHealth;
import org.coveragerules.RulesHealth.Version;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.engine.RuleCache;
import org.coveragerules.internal.policy.RuleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a health check is told: what serves, and why what was saved does not. */
class HealthTest {

    private static final LocalDate LAST_OF_PREVIOUS = LocalDate.of(2025, 9, 30);

    @TempDir
    private Path temporary;

    private final ToldSaves told = new ToldSaves();

    @Test
    void itTellsWhatIsInForceOnTheDay() {
        try (var rules = CoverageRules.bundled()) {
            var health = rules.health(LAST_OF_PREVIOUS);
            assertThat(health.isOpen()).isTrue();
            assertThat(health.fingerprint()).isEqualTo(rules.fingerprint());
            assertThat(health.on()).isEqualTo(LAST_OF_PREVIOUS);
            assertThat(health.inForce()).contains(new Version("mm-0600", "previous", null, LAST_OF_PREVIOUS))
                    .extracting(Version::policy).isSorted().doesNotHaveDuplicates();
            assertThat(health.problems()).isEmpty();
            assertThat(rules.health(LAST_OF_PREVIOUS.plusDays(1)).inForce())
                    .contains(new Version("mm-0600", "2025-10-01", LAST_OF_PREVIOUS.plusDays(1), null))
                    .doesNotContain(new Version("mm-0600", "previous", null, LAST_OF_PREVIOUS));
        }
    }

    @Test
    void itTellsOfASaveThatWasRefusedUntilOneIsTaken() throws Exception {
        var directory = RuleDirectory.copy(temporary, "mm-0600/previous");
        try (var rules = Opening.of(temporary).watched(told).open();
                var other = rules.within(Duration.ofMinutes(1)).telling((request, determination) -> { })) {
            var before = rules.health(LAST_OF_PREVIOUS);

            directory.replace("mm-0600/previous/policy.yaml", "reviewMonths: 24\n", "reviewMonths: [\n");
            var refused = (RulesException) told.next();
            var health = other.health(LAST_OF_PREVIOUS);
            assertThat(health.problems()).isEqualTo(refused.problems()).extracting(Problem::file)
                    .allMatch(file -> file.endsWith("mm-0600/previous/policy.yaml"));
            assertThat(health.fingerprint()).isEqualTo(before.fingerprint());
            assertThat(health.inForce()).isEqualTo(before.inForce());
            assertThat(List.of(health.reloads(), health.refusals())).containsExactly(0L, 1L);

            directory.replace("mm-0600/previous/policy.yaml", "reviewMonths: [\n", "reviewMonths: 3\n");
            assertThat(told.next()).isEqualTo(rules.fingerprint()).isNotEqualTo(before.fingerprint());
            health = other.health(LAST_OF_PREVIOUS);
            assertThat(health.problems()).isEmpty();
            assertThat(health.fingerprint()).isEqualTo(rules.fingerprint());
            assertThat(List.of(health.reloads(), health.refusals())).containsExactly(1L, 1L);
        }
    }

    /** Of a save that can't even be read, as one with a link, and is undone, the listener hears no more. */
    @Test
    void aSaveThatWasUndoneIsNoProblem() throws Exception {
        RuleDirectory.copy(temporary, "mm-0600/previous");
        try (var rules = Opening.of(temporary).watched(told).open()) {
            var link = Files.createSymbolicLink(temporary.resolve("link.drl"), Path.of("/dev/null"));
            assertThat(told.next()).isInstanceOf(RulesException.class);
            assertThat(rules.health(LAST_OF_PREVIOUS).problems()).hasSize(1);

            Files.delete(link);
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            while (!rules.health(LAST_OF_PREVIOUS).problems().isEmpty()) {
                assertThat(System.nanoTime()).as("the problem is still told").isLessThan(end);
                Thread.onSpinWait();
            }
            assertThat(rules.health(LAST_OF_PREVIOUS).refusals()).isPositive();
        }
    }

    @Test
    void ofRulesOnDemandItTellsOfAFileThatHasChanged() {
        var directory = RuleDirectory.copy(temporary, "mm-0600/previous");
        try (var rules = Opening.of(temporary).onDemand().open()) {
            assertThat(rules.health(LAST_OF_PREVIOUS).loaded()).isZero();
            assertThat(rules.health(LAST_OF_PREVIOUS).inForce()).hasSize(1);
            assertThat(rules.fingerprint()).isEqualTo(rules.health(LAST_OF_PREVIOUS).fingerprint());
        }
        var files = RuleFiles.onDemand(temporary);
        directory.replace("mm-0600/previous/setting.drl", "reasons.deny($line, EIU);", "reasons.deny($line, MND);");
        try (var rules = Adjudicator.onDemand(files, CodeTables.bundled(), RuleCache.NONE)) {
            assertThatThrownBy(rules::fingerprint).isInstanceOf(RulesException.class);
            var health = rules.health(LAST_OF_PREVIOUS);
            assertThat(health.fingerprint()).isNull();
            assertThat(health.problems()).extracting(Problem::file).singleElement(InstanceOfAssertFactories.STRING)
                    .endsWith("mm-0600/previous/setting.drl");
        }
    }

    @Test
    void anyMapperWritesIt() throws Exception {
        var health = new RulesHealth(true, "sha256:0", LAST_OF_PREVIOUS,
                List.of(new Version("mm-0600", "previous", null, LAST_OF_PREVIOUS)), 1, 2, 3,
                List.of(new Problem("setting.drl", 4, "is wrong")));
        assertThat(new ObjectMapper().writeValueAsString(health)).isEqualTo("""
                {"open":true,"fingerprint":"sha256:0","on":"2025-09-30","inForce":[{"policy":"mm-0600","version":"previous",\
                "effective":null,"until":"2025-09-30"}],"loaded":1,"reloads":2,"refusals":3,"problems":[\
                {"file":"setting.drl","line":4,"column":0,"source":"","message":"is wrong"}]}""");
    }

    @Test
    void closedRulesTellSo() {
        var rules = CoverageRules.bundled();
        rules.close();
        assertThat(rules.health(LAST_OF_PREVIOUS).isOpen()).isFalse();
        assertThat(rules.health(LAST_OF_PREVIOUS).loaded()).isZero();
    }
}
