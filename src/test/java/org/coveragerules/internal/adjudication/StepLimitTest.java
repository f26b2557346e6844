package org.coveragerules.internal.adjudication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.coveragerules.CoverageRules;
import org.coveragerules.DeterminationException;
import org.coveragerules.cases.RuleCheck;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.engine.RuleCache;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that go on without end though they only judge. */
class StepLimitTest {

    private static final String REQUEST = """
            {"id": "R-1", "type": "CLAIM", "received": "2025-01-02", "plan": {"lineOfBusiness": "COMMERCIAL"},
             "lines": [%s]}
            """;
    private static final String LINE = """
            {"number": %d, "code": "97110", "modifiers": ["GP"], "placeOfService": "22", "date": "2025-01-01"}""";

    @TempDir
    private Path temporary;

    private static String lines(int count) {
        return REQUEST.formatted(IntStream.rangeClosed(1, count).mapToObj(LINE::formatted)
                .collect(Collectors.joining(", ")));
    }

    private void counting() {
        RuleDirectory.copy(temporary, "mm-0600/previous").append("mm-0600/previous/facts.drl", """

                declare Counted
                    number : int
                end

                rule "It begins"
                    @statement("MM0600-1")
                when
                    ServiceLine( $number : number )
                then
                    insert( new Counted($number) );
                end

                rule "And goes on"
                    @statement("MM0600-1")
                when
                    Counted( $number : number )
                then
                    insert( new Counted($number + 1) );
                end
                """);
    }

    @Test
    void factsWithoutEndAreStopped() {
        counting();
        try (var rules = CoverageRules.from(temporary)) {
            var request = rules.requests().read(lines(1));
            assertThatThrownBy(() -> rules.determine(request)).isInstanceOf(DeterminationException.class)
                    .hasMessage("rule `And goes on` of `mm-0600 previous` inserts more than 1000000 facts on request"
                            + " `R-1`; nothing was determined for it. Mend the rule: it goes on without end")
                    .satisfies(thrown -> assertThat(((DeterminationException) thrown).tookTooLong()).isTrue());
        }
    }

    @Test
    void aCheckSeesThemBefore() {
        counting();
        var check = RuleCheck.of(temporary, CodeTables.bundled(), java.util.Optional.empty(),
                java.util.Optional.of("mm-0600"), false, java.util.Optional.empty(), RuleCache.NONE);
        assertThat(check.problems()).anySatisfy(problem -> assertThat(problem.toString())
                .contains("facts.drl:").contains("rule `And goes on` asks for `Counted` and inserts what comes to one"
                        + " again, so that it never ends"));
    }

    @Test
    @Tag("long")
    void conditionsWithoutNumberAreStopped() {
        RuleDirectory.copy(temporary, "mm-0600/previous").append("mm-0600/previous/setting.drl", """

                rule "Four lines"
                    @statement("MM0600-10")
                    @message("There are four.")
                when
                    ServiceLine( $one : number )
                    ServiceLine( $two : number )
                    ServiceLine( $three : number )
                    $line : ServiceLine( number > $one, $two + $three > 100000 )
                then
                    reasons.note($line, EIU);
                end
                """);
        try (var rules = CoverageRules.from(temporary)) {
            var request = rules.requests().read(lines(300));
            assertThatThrownBy(() -> rules.determine(request)).isInstanceOf(DeterminationException.class)
                    .hasMessageContaining("rule `Four lines` of `mm-0600 previous` tests more than 1000000000 conditions"
                            + " on request `R-1`");
        }
    }

    /** A version of the same name in the jar declares a type of the same name, which is another. */
    @Test
    void aDeclaredTypeIsTheDirectorysOwn() {
        RuleDirectory.copy(temporary, "mm-0600/previous")
                .replace("mm-0600/previous/facts.drl", "declare SettingTested\n",
                "declare SettingTested\n    again : int\n")
                .replace("mm-0600/previous/facts.drl", "new SettingTested($line)", "new SettingTested(1, $line)")
                .replace("mm-0600/previous/setting.drl", "    SettingTested( $line : line )",
                        "    SettingTested( $line : line, again == 1 )");
        try (var rules = CoverageRules.from(temporary); var bundled = CoverageRules.bundled()) {
            var request = rules.requests().read(lines(1));
            assertThat(rules.determine(request).outcome()).isEqualTo(bundled.determine(request).outcome());
        }
    }
}
