package org.coveragerules.internal.adjudication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.coveragerules.CoverageRules;
import org.coveragerules.Opening;
import org.coveragerules.RulesException;
import org.coveragerules.request.Request;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A watched directory: what is saved serves at once, what is broken does not, and nothing is left behind. */
class ReloadTest {

    private static final String RULE = "rule \"A claim that needs precertification has none\"";
    private static final String POLICY = "mm-0600/previous/policy.yaml";

    /** Approved, since it was authorized for the hospital; the next review tells the parameter. */
    private static final Request REQUEST = BundledRequests.read("""
            {"id": "R-1", "type": "CLAIM", "received": "2025-01-01", "plan": {"lineOfBusiness": "COMMERCIAL"},
             "history": {"authorizations": [{"discipline": "PT", "placeOfService": "22"}]},
             "lines": [{"number": 1, "code": "97110", "modifiers": ["GP"], "placeOfService": "22",
                        "date": "2025-01-01"}],
             "clinical": {"documents": [{"type": "CLINICAL_HISTORY"}]}}
            """);

    @TempDir
    private Path temporary;

    private RuleDirectory rules() {
        return RuleDirectory.copy(temporary, "mm-0600/previous", "precertification");
    }

    private static void save(RuleDirectory directory, int from, int to) {
        directory.replace(POLICY, "reviewMonths: " + from + "\n", "reviewMonths: " + to + "\n");
    }

    private static int months(CoverageRules rules) {
        return rules.determine(REQUEST).line(1).nextReview().getMonthValue() - 1;
    }

    @Test
    void aSavedRuleServesAndABrokenOneDoesNot() throws Exception {
        var directory = rules();
        var told = new ToldSaves();
        try (var watched = Opening.of(temporary).watched(told).open()) {
            save(directory, 24, 3);
            assertThat(told.next()).isEqualTo(watched.fingerprint());
            assertThat(months(watched)).isEqualTo(3);

            directory.replace("mm-0600/previous/setting.drl", "then", "thne");
            assertThat(told.next()).isInstanceOfSatisfying(RulesException.class,
                    refused -> assertThat(refused.getMessage()).contains("setting.drl"));
            assertThat(months(watched)).isEqualTo(3);

            directory.replace("mm-0600/previous/setting.drl", "thne", "then");
            save(directory, 3, 5);
            Object last = told.next();
            while (!watched.fingerprint().equals(last) || months(watched) != 5) {
                last = told.next();
            }
        }
    }

    @Test
    void ofRulesOnDemandWhatIsSavedIsOpenedAtOnceAndAMistakeStaysOne() throws Exception {
        var directory = rules();
        var told = new ToldSaves();
        try (var watched = Opening.of(temporary).onDemand().watched(told).open()) {
            int before = months(watched);

            directory.replace("precertification/1/authorization.drl", RULE, "thne " + RULE);
            assertThat(told.next()).isInstanceOf(RulesException.class);
            save(directory, 24, 3);
            assertThat(told.next()).isInstanceOfSatisfying(RulesException.class,
                    refused -> assertThat(refused.getMessage()).contains("authorization.drl"));
            assertThat(months(watched)).isEqualTo(before);

            directory.replace("precertification/1/authorization.drl", "thne " + RULE, RULE);
            assertThat(told.next()).isEqualTo(watched.fingerprint());
            assertThat(told.policies()).containsExactlyInAnyOrder("mm-0600", "precertification");
            assertThat(months(watched)).isEqualTo(3);

            directory.replace("precertification/1/categories.cases.yaml",
                    "- case: a spinal procedure has no criteria here and waits for a clinician",
                    "- case: a spinal procedure has no criteria here and waits for a clinician again");
            assertThat(told.next()).isEqualTo(watched.fingerprint());
            assertThat(told.policies()).containsExactly("precertification");
        }
    }

    @Test
    void closedRulesRefuseACall() {
        rules();
        var rules = CoverageRules.from(temporary);
        rules.close();
        assertThatThrownBy(() -> rules.determine(REQUEST)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void reloadsUnderLoadGiveNoWrongAnswer() throws Exception {
        reloadsUnderLoad(2);
    }

    @Test
    @Tag("long")
    void manyReloadsUnderLoadGiveNoWrongAnswerAndLeaveNothingBehind() throws Exception {
        var used = reloadsUnderLoad(200);
        assertThat(used.late).as("metaspace after the last reloads against that after the first")
                .isLessThan(used.early + used.early / 4);
    }

    /** Bytes of metaspace after a quarter of the reloads and after all. */
    private record Metaspace(long early, long late) {
    }

    private Metaspace reloadsUnderLoad(int reloads) throws Exception {
        var directory = rules();
        var told = new ToldSaves();
        var stop = new AtomicBoolean();
        Map<String, Integer> monthsByFingerprint = new ConcurrentHashMap<>();
        var callers = Executors.newFixedThreadPool(2);
        try (var watched = Opening.of(temporary).watched(told).open()) {
            Callable<Long> caller = () -> {
                long answers = 0;
                while (!stop.get()) {
                    var determination = watched.determine(REQUEST);
                    int months = determination.line(1).nextReview().getMonthValue() - 1;
                    // One set of rules gives one answer, whoever asks and whenever.
                    var before = monthsByFingerprint.putIfAbsent(determination.rulesFingerprint(), months);
                    assertThat(before == null || before == months).isTrue();
                    answers++;
                }
                return answers;
            };
            var running = List.of(callers.submit(caller), callers.submit(caller));
            int saved = 24;
            long early = 0;
            for (int reload = 1; reload <= reloads; reload++) {
                int next = 1 + reload % 5;
                save(directory, saved, next);
                saved = next;
                assertThat(told.next()).isInstanceOf(String.class);
                assertThat(months(watched)).isEqualTo(next);
                if (reload == reloads / 4) {
                    early = usedMetaspace();
                }
            }
            stop.set(true);
            for (var future : running) {
                assertThat(future.get()).isPositive();
            }
            assertThat(Adjudicator.of(watched).openSessions()).isZero();
            return new Metaspace(early, usedMetaspace());
        } finally {
            stop.set(true);
            callers.shutdownNow();
        }
    }

    private static long usedMetaspace() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace")).map(MemoryPoolMXBean::getUsage)
                .findFirst().orElseThrow().getUsed();
    }
}
