package org.coveragerules.example;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.coveragerules.CoverageRules;
import org.coveragerules.Opening;
import org.coveragerules.RulesException;
import org.coveragerules.RulesListener;
import org.coveragerules.metrics.CoverageRulesMetrics;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Opens the rules, measures them, and tells how they fare. */
@SpringBootApplication
public class Application implements RulesListener {

    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }

    /** Spring closes them once the last request under way is answered. */
    @Bean
    CoverageRules rules(@Value("${rules}") Path directory, MeterRegistry registry) {
        var opened = Opening.of(directory).watched(this).open();
        var metrics = new CoverageRulesMetrics(opened);
        metrics.bindTo(registry);
        return opened.telling(metrics).within(Duration.ofSeconds(10));
    }

    /** A save that was refused is told and leaves the service up: the rules before it go on serving. */
    @Bean
    HealthIndicator coverageRules(CoverageRules rules) {
        return () -> {
            var health = rules.health(LocalDate.now());
            return (health.isOpen() ? Health.up() : Health.down()).withDetail("rules", health).build();
        };
    }

    @Override
    public void reloaded(String fingerprint, Set<String> policies) {
        LoggerFactory.getLogger(getClass()).info("{} changed; {} serves", policies, fingerprint);
    }

    @Override
    public void refused(RulesException problems) {
        LoggerFactory.getLogger(getClass()).error("the rules before this save go on serving: {}",
                problems.getMessage());
    }
}
