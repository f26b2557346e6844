package org.coveragerules.internal.adjudication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.coveragerules.CoverageRules;
import org.coveragerules.DeterminationException;
import org.coveragerules.Opening;
import org.coveragerules.Outcome;
import org.coveragerules.replay.ParallelInOrder;
import org.coveragerules.request.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A rule that does not end is told, and keeps nobody. The rules here go on only while they are let, so that no thread is
 * left when the tests have ended.
 */
public class TimeLimitTest {

    private static final Duration LIMIT = Duration.ofMillis(300);
    private static final String ENDLESS = "coverage-rules.test.endless";
    private static final String THREAD = "coverage-rules.test.thread";
    private static final String RULE = "rule `Therapy in the outpatient hospital is experimental` of `mm-0600 previous`";
    private static final String REQUEST = """
            {"id": "ID", "type": "CLAIM", "received": "2025-01-02", "member": {"birthDate": "1977-07-07"},
             "plan": {"lineOfBusiness": "COMMERCIAL"}, "condition": "Z99.89",
             "lines": [{"number": 1, "code": "97110", "modifiers": ["GP"], "placeOfService": "PLACE",
                        "date": "2025-01-01"}]}
            """;

    @TempDir
    private Path temporary;

    @AfterEach
    void letThemEnd() {
        System.clearProperty(ENDLESS);
        System.clearProperty(THREAD);
    }

    @Test
    void anEndlessRightHandSideIsTold() {
        endless("while (Boolean.getBoolean(\"" + ENDLESS + "\")) { }");
        try (var rules = open(); var limited = rules.within(LIMIT)) {
            assertThatThrownBy(() -> limited.determine(request("R-1", "22"))).isInstanceOf(DeterminationException.class)
                    .hasMessageContaining(RULE + " takes longer than 300 ms on request `R-1`")
                    .hasMessageNotContaining("1977").hasMessageNotContaining("Z99");
            assertThatThrownBy(() -> limited.requirements(request("R-1", "22")))
                    .isInstanceOf(DeterminationException.class).hasMessageContaining(RULE);
            assertThat(limited.determine(request("R-2", "11"))).isEqualTo(rules.determine(request("R-2", "11")));
        }
    }

    @Test
    void anEndlessChainIsToldAndEnds() throws Exception {
        System.setProperty(ENDLESS, "true");
        RuleDirectory.copy(temporary, "mm-0600/previous")
                .replace("mm-0600/previous/facts.drl", "    insert( new SettingTested($line) );\nend", """
                            insert( new SettingTested($line) );
                        end

                        rule "Again and again"
                            @statement("MM0600-1")
                        when
                            $tested : SettingTested( $line : line )
                        then
                            delete( $tested );
                            insert( new SettingTested($line) );
                        end
                        """);
        try (var rules = open(); var limited = rules.within(LIMIT)) {
            // On a slow machine the limit would pass before the rule is come to.
            assertThatThrownBy(() -> rules.determine(request("R-0", "11"))).hasMessageContaining("no rule speaks");
            assertThatThrownBy(() -> limited.determine(request("R-1", "22"))).isInstanceOf(DeterminationException.class)
                    .hasMessageContaining("rule `Again and again` of `mm-0600 previous` takes longer");
            while (Adjudicator.of(rules).openSessions() > 0) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void anEndlessConditionIsTold() {
        System.setProperty(ENDLESS, "true");
        RuleDirectory.copy(temporary, "mm-0600/previous")
                .replace("mm-0600/previous/setting.drl", "    SettingTested( $line : line )",
                "    SettingTested( $line :"
                        + " line )\n    ServiceLine( org.coveragerules.internal.adjudication.TimeLimitTest.isReached(number) )");
        try (var rules = open(); var limited = rules.within(LIMIT)) {
            assertThatThrownBy(() -> limited.determine(request("R-1", "22"))).isInstanceOf(DeterminationException.class)
                    .hasMessageContaining(RULE + " takes longer");
        }
    }

    /** For a rule of a test. */
    public static boolean isReached(int number) {
        while (Boolean.getBoolean(ENDLESS)) {
            Thread.onSpinWait();
        }
        return number > 0;
    }

    @Test
    @Tag("long")
    void theOthersOfARunGoOn() {
        endless("while (Boolean.getBoolean(\"" + ENDLESS + "\")) { }");
        var pieces = IntStream.range(0, 6).mapToObj(piece -> IntStream.range(0, 4)
                .mapToObj(one -> request("R-" + piece + "-" + one, one == 1 && piece % 2 == 0 ? "22" : "11")).toList())
                .toList();
        try (var rules = open()) {
            for (int threads : new int[] {1, 2}) {
                var told = new ArrayList<String>();
                ParallelInOrder.run(threads, LIMIT, pieces.iterator(), piece -> judged(piece, rules), told::addAll);
                assertThat(told).hasSize(24);
                for (int i = 0; i < told.size(); i++) {
                    var id = "R-" + i / 4 + "-" + i % 4;
                    assertThat(told.get(i)).isEqualTo(i % 4 == 1 && i / 4 % 2 == 0
                            ? RULE + " takes longer than 300 ms on request `" + id + "`; nothing was determined for it."
                                    + " Mend the rule, or allow more time"
                            : id + " " + Outcome.PENDED);
                }
            }
        }
    }

    @Test
    void withoutALimitNoThreadIsMade() {
        endless("System.setProperty(\"" + THREAD + "\", Thread.currentThread().getName());");
        try (var rules = open(); var limited = rules.within(Duration.ofMinutes(1))) {
            rules.determine(request("R-1", "22"));
            assertThat(System.getProperty(THREAD)).isEqualTo(Thread.currentThread().getName());
            limited.determine(request("R-1", "22"));
            assertThat(System.getProperty(THREAD)).isEqualTo("coverage-rules-worker");
        }
    }

    private static List<String> judged(List<Request> piece, CoverageRules rules) {
        return piece.stream().map(request -> {
            try {
                return request.id() + " " + rules.determine(request).outcome();
            } catch (DeterminationException e) {
                return e.getMessage();
            }
        }).toList();
    }

    /** Rules of which one says this first on its right-hand side. */
    private void endless(String then) {
        System.setProperty(ENDLESS, "true");
        RuleDirectory.copy(temporary, "mm-0600/previous", "precertification")
                .replace("mm-0600/previous/setting.drl", "reasons.deny($line, EIU);",
                        then + "\n    reasons.deny($line, EIU);");
    }

    private static Request request(String id, String place) {
        return BundledRequests.read(REQUEST.replace("ID", id).replace("PLACE", place));
    }

    /** Such rules are opened by those alone who say so. */
    private CoverageRules open() {
        return Opening.of(temporary).allowJavaInRules().open();
    }
}
