package org.coveragerules.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToLongFunction;
import org.coveragerules.CoverageRules;
import org.coveragerules.DecisionListener;
import org.coveragerules.Determination;
import org.coveragerules.DeterminationException;
import org.coveragerules.InvalidRequestException;
import org.coveragerules.Outcome;
import org.coveragerules.RulesException;
import org.coveragerules.RulesHealth;
import org.coveragerules.request.Request;

/**
 * Metrics of rules for Micrometer, as a binder that is a listener as well:
 *
 * <pre>{@code
 * var metrics = new CoverageRulesMetrics(opened);
 * metrics.bindTo(registry);
 * var rules = opened.telling(metrics);
 * }</pre>
 *
 * What {@code rules} determine is counted from then on. There is no tag of a policy, a request or a rule: there would be
 * as many meters as there are of these.
 *
 * <ul>
 * <li>{@value #DETERMINATIONS}: a timer by {@code outcome}, which is that of the determination, or why there is none:
 * {@code rule_failed}, {@code took_too_long}, {@code invalid_request} (a word that the rules do not have; what a
 * {@code RequestReader} refuses never gets here), {@code rules_refused} (a version on demand) or {@code failed}</li>
 * <li>{@value #LINES}: counts the lines that were determined, by {@code outcome}</li>
 * <li>{@value #RELOADS}: counts saves of the watched directory by {@code result}, {@code taken} or {@code refused}</li>
 * <li>{@value #PROBLEMS}: a gauge of what keeps the directory as it was last saved from serving; 0 is well</li>
 * <li>{@value #LOADED}: a gauge of the policy versions whose rules are loaded</li>
 * </ul>
 */
public final class CoverageRulesMetrics implements MeterBinder, DecisionListener {

    public static final String DETERMINATIONS = "coverage.rules.determinations";
    public static final String LINES = "coverage.rules.lines";
    public static final String RELOADS = "coverage.rules.reloads";
    public static final String PROBLEMS = "coverage.rules.problems";
    public static final String LOADED = "coverage.rules.loaded";

    /** Why there is no determination. */
    private enum Failure {
        RULE_FAILED, TOOK_TOO_LONG, INVALID_REQUEST, RULES_REFUSED, FAILED;

        static Failure of(RuntimeException thrown) {
            if (thrown instanceof DeterminationException failed) {
                return failed.tookTooLong() ? TOOK_TOO_LONG : RULE_FAILED;
            }
            return thrown instanceof InvalidRequestException ? INVALID_REQUEST
                    : thrown instanceof RulesException ? RULES_REFUSED : FAILED;
        }
    }

    /** Those of one registry; each is there from the beginning, so that what did not happen yet is a 0. */
    private record Meters(Map<Outcome, Timer> determined, Map<Failure, Timer> failed, Map<Outcome, Counter> lines) {

        static Meters of(MeterRegistry registry) {
            var meters = new Meters(new EnumMap<>(Outcome.class), new EnumMap<>(Failure.class),
                    new EnumMap<>(Outcome.class));
            for (var outcome : Outcome.values()) {
                meters.determined.put(outcome, timer(outcome, registry));
                meters.lines.put(outcome, Counter.builder(LINES).description("Lines that were determined")
                        .tag("outcome", tag(outcome)).register(registry));
            }
            for (var failure : Failure.values()) {
                meters.failed.put(failure, timer(failure, registry));
            }
            return meters;
        }

        private static Timer timer(Enum<?> outcome, MeterRegistry registry) {
            return Timer.builder(DETERMINATIONS).description("Requests that were judged")
                    .tag("outcome", tag(outcome)).register(registry);
        }

        private static String tag(Enum<?> outcome) {
            return outcome.name().toLowerCase(Locale.ROOT);
        }
    }

    private final CoverageRules rules;
    private final List<Meters> bound = new CopyOnWriteArrayList<>();

    /** @param rules those that are asked, or that the ones which are asked were made of */
    public CoverageRulesMetrics(CoverageRules rules) {
        this.rules = rules;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        reloads("taken", RulesHealth::reloads, registry);
        reloads("refused", RulesHealth::refusals, registry);
        Gauge.builder(PROBLEMS, () -> health().problems().size())
                .description("What keeps the directory as it was last saved from serving").register(registry);
        Gauge.builder(LOADED, () -> health().loaded()).description("Policy versions whose rules are loaded")
                .register(registry);
        bound.add(Meters.of(registry));
    }

    private void reloads(String result, ToLongFunction<RulesHealth> count, MeterRegistry registry) {
        FunctionCounter.builder(RELOADS, this, metrics -> count.applyAsLong(metrics.health()))
                .description("Saves of the watched directory").tag("result", result).register(registry);
    }

    /** Of any day: what is measured is the same on all. */
    private RulesHealth health() {
        return rules.health(LocalDate.EPOCH);
    }

    @Override
    public void decided(Request request, Determination determination) {
        decided(request, determination, Duration.ZERO);
    }

    @Override
    public void decided(Request request, Determination determination, Duration took) {
        for (var meters : bound) {
            meters.determined.get(determination.outcome()).record(took);
            determination.lines().forEach(line -> meters.lines.get(line.outcome()).increment());
        }
    }

    @Override
    public void failed(Request request, RuntimeException failure, Duration took) {
        for (var meters : bound) {
            meters.failed.get(Failure.of(failure)).record(took);
        }
    }
}
