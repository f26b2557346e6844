package org.coveragerules.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.coveragerules.CoverageRules;
import org.coveragerules.Determination;
import org.coveragerules.DeterminationException;
import org.coveragerules.InvalidRequestException;
import org.coveragerules.Opening;
import org.coveragerules.RulesException;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.adjudication.RuleDirectory;
import org.coveragerules.internal.adjudication.ToldSaves;
import org.coveragerules.request.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Micrometer is told of rules: counts, times and states by few tags. */
class CoverageRulesMetricsTest {

    private static final String REQUEST = """
            {"id": "R-1", "type": "CLAIM", "received": "2025-01-02", "plan": {"lineOfBusiness": "COMMERCIAL"},
             "lines": [{"number": 1, "code": "97110", "modifiers": ["GP"], "placeOfService": "22",
                        "date": "2025-01-01"},
                       {"number": 2, "code": "97112", "modifiers": ["GP"], "placeOfService": "22",
                        "date": "2025-01-01"}]}
            """;

    private static final String ENDLESS = "coverage-rules.test.metered";

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @TempDir
    private Path temporary;

    @Test
    void determinationsAndTheirLinesAreCountedByOutcome() {
        var request = BundledRequests.read(REQUEST);
        RuleDirectory.copy(temporary, "mm-0600/previous");
        try (var opened = Opening.of(temporary).onDemand().open(); var rules = metered(opened)) {
            assertThat(loaded()).isZero();
            rules.determine(request);
            rules.determine(request);

            assertThat(determinations("denied")).isEqualTo(2);
            assertThat(registry.get(CoverageRulesMetrics.DETERMINATIONS).tag("outcome", "denied").timer()
                    .totalTime(TimeUnit.NANOSECONDS)).isPositive();
            assertThat(lines("denied")).isEqualTo(4);
            assertThat(determinations("approved")).isZero();
            assertThat(lines("approved")).isZero();
            assertThat(loaded()).isEqualTo(1);
        }
    }

    @Test
    void whatFailsIsCountedByWhatFailed() {
        var request = BundledRequests.read(REQUEST);
        RuleDirectory.copy(temporary, "mm-0600/previous").replace("mm-0600/previous/setting.drl",
                "reasons.deny($line, EIU);", "reasons.deny(List.of($line).get($line.visits()), EIU);");
        try (var opened = CoverageRules.from(temporary); var rules = metered(opened)) {
            assertThatThrownBy(() -> rules.determine(request)).isInstanceOf(DeterminationException.class);
            assertThat(determinations("rule_failed")).isEqualTo(1);
            assertThat(determinations("failed")).isZero();
            assertThat(lines("denied")).isZero();
        }
    }

    @Test
    void aVersionOnDemandThatCannotBeOpenedIsToldApart() {
        RuleDirectory.copy(temporary, "mm-0600/previous").replace("mm-0600/previous/setting.drl", "then", "thne");
        try (var opened = Opening.of(temporary).onDemand().open(); var rules = metered(opened)) {
            assertThatThrownBy(() -> rules.determine(BundledRequests.read(REQUEST)))
                    .isInstanceOf(RulesException.class);
            assertThat(determinations("rules_refused")).isEqualTo(1);
            assertThat(total()).isEqualTo(1);
        }
    }

    @Test
    void aWordThatTheRulesDoNotHaveIsToldApart() {
        RuleDirectory.copy(temporary, "mm-0600/previous").replace("vocabulary.yaml", "  PRESCRIPTION:",
                "  OTHER_PRESCRIPTION:");
        var request = BundledRequests.read(REQUEST.replace("\"lines\"",
                "\"clinical\": {\"documents\": [{\"type\": \"PRESCRIPTION\"}]}, \"lines\""));
        try (var opened = CoverageRules.from(temporary); var rules = metered(opened)) {
            assertThatThrownBy(() -> rules.determine(request)).isInstanceOf(InvalidRequestException.class);
            assertThat(determinations("invalid_request")).isEqualTo(1);
            assertThat(total()).isEqualTo(1);
        }
    }

    /** The rule goes on only while it is let, so that no thread is left. */
    @Test
    void whatTakesTooLongIsToldApart() {
        System.setProperty(ENDLESS, "true");
        RuleDirectory.copy(temporary, "mm-0600/previous").replace("mm-0600/previous/setting.drl",
                "reasons.deny($line, EIU);", "while (Boolean.getBoolean(\"" + ENDLESS + "\")) { }");
        try (var opened = Opening.of(temporary).allowJavaInRules().open();
                var rules = metered(opened).within(Duration.ofMillis(100))) {
            assertThatThrownBy(() -> rules.determine(BundledRequests.read(REQUEST)))
                    .isInstanceOf(DeterminationException.class);
            assertThat(determinations("took_too_long")).isEqualTo(1);
            assertThat(total()).isEqualTo(1);
        } finally {
            System.clearProperty(ENDLESS);
        }
    }

    /** A determination that a listener keeps back is counted as failed, and once, by a listener told after it. */
    @Test
    void whatIsKeptBackIsCountedOnce() {
        var request = BundledRequests.read(REQUEST);
        try (var opened = CoverageRules.bundled()) {
            var metrics = bound(opened);
            var rules = opened.telling(CoverageRulesMetricsTest::keep).telling(metrics);
            assertThatThrownBy(() -> rules.determine(request)).isInstanceOf(IllegalStateException.class);
            assertThat(determinations("failed")).isEqualTo(1);
            assertThat(total()).isEqualTo(1);
        }
    }

    @Test
    void savesOfAWatchedDirectoryAreCounted() throws Exception {
        var told = new ToldSaves();
        var directory = RuleDirectory.copy(temporary, "mm-0600/previous");
        try (var opened = Opening.of(temporary).watched(told).open();
                var rules = metered(opened)) {
            directory.replace("mm-0600/previous/policy.yaml", "reviewMonths: 24\n", "reviewMonths: 3\n");
            assertThat(told.next()).isEqualTo(rules.fingerprint());
            assertThat(reloads("taken")).isEqualTo(1);
            assertThat(reloads("refused")).isZero();

            directory.replace("mm-0600/previous/setting.drl", "then", "thne");
            assertThat(told.next()).isInstanceOf(RulesException.class);
            assertThat(reloads("taken")).isEqualTo(1);
            assertThat(reloads("refused")).isEqualTo(1);
            assertThat(registry.get(CoverageRulesMetrics.PROBLEMS).gauge().value()).isPositive();
        }
    }

    /** As many meters whatever was asked, and no id among their tags. */
    @Test
    void tagsAreFew() {
        try (var opened = CoverageRules.bundled(); var rules = metered(opened)) {
            int before = registry.getMeters().size();
            rules.determine(BundledRequests.read(REQUEST));
            assertThat(registry.getMeters()).hasSize(before);
        }
        assertThat(registry.getMeters().stream().map(Meter::getId).flatMap(id -> id.getTags().stream())
                .map(Tag::getValue).collect(Collectors.toSet())).containsExactlyInAnyOrder("approved",
                "partially_approved", "denied", "pended", "redirected", "no_review_required", "rule_failed",
                "took_too_long", "invalid_request", "rules_refused", "failed", "taken", "refused");
    }

    private static void keep(Request request, Determination determination) {
        throw new IllegalStateException("the disk is full");
    }

    private CoverageRules metered(CoverageRules opened) {
        return opened.telling(bound(opened));
    }

    private CoverageRulesMetrics bound(CoverageRules opened) {
        var metrics = new CoverageRulesMetrics(opened);
        metrics.bindTo(registry);
        return metrics;
    }

    private long determinations(String outcome) {
        return registry.get(CoverageRulesMetrics.DETERMINATIONS).tag("outcome", outcome).timer().count();
    }

    private long total() {
        return registry.get(CoverageRulesMetrics.DETERMINATIONS).timers().stream().mapToLong(timer -> timer.count())
                .sum();
    }

    private double lines(String outcome) {
        return registry.get(CoverageRulesMetrics.LINES).tag("outcome", outcome).counter().count();
    }

    private double reloads(String result) {
        return registry.get(CoverageRulesMetrics.RELOADS).tag("result", result).functionCounter().count();
    }

    private double loaded() {
        return registry.get(CoverageRulesMetrics.LOADED).gauge().value();
    }
}
