package org.coveragerules.internal.adjudication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.coveragerules.CoverageRules;
import org.coveragerules.Opening;
import org.coveragerules.RulesException;
import org.coveragerules.cases.RuleCheck;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.engine.RuleCache;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What an author is told of rules that cannot be opened. */
class BadRulesTest {

    private static final String OLD = "mm-0600/previous";
    private static final String NEW = "mm-0600/2025-10-01";

    @TempDir
    private Path temporary;

    private RuleDirectory rules() {
        return RuleDirectory.copy(temporary, "mm-0600");
    }

    static Stream<Path> samples() throws IOException {
        try (var samples = Files.list(Path.of("src/test/resources/bad"))) {
            return samples.sorted().toList().stream();
        }
    }

    /** Each sample takes the place of files of a version, and names what has to be said of it. */
    @ParameterizedTest
    @MethodSource("samples")
    void aSample(Path sample) throws IOException {
        RuleDirectory.copy(temporary, OLD);
        var wanted = new ArrayList<String>();
        try (var files = Files.list(sample)) {
            for (var file : files.toList()) {
                if (file.endsWith("message.txt")) {
                    wanted.addAll(Files.readAllLines(file));
                } else {
                    Files.copy(file, temporary.resolve(OLD).resolve(file.getFileName().toString()),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        var check = RuleCheck.of(temporary, CodeTables.bundled(), Optional.empty(), Optional.of("none"), false,
                Optional.empty(), RuleCache.NONE);
        var said = Stream.concat(check.problems().stream().map(Object::toString),
                check.differing().stream().flatMap(run -> run.differences().stream())).toList();
        assertThat(String.join("\n", said)).contains(wanted).doesNotContain(":-1", "\tat ", "Lambda", "KieModule")
                .doesNotContainPattern("[0-9A-F]{32}");
    }

    @Test
    void linesEndEitherWay() throws IOException {
        var rules = rules();
        var file = NEW + "/setting.drl";
        rules.write(file, Files.readString(temporary.resolve(file)).replace("not SettingNeed( documented == true )\nthen",
                "not SettingNeed( documented == true, need == SAFETY )\nthen").replace("\n", "\r\n"));
        assertRefused("setting.drl:12: `SAFETY` stands without its type");
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws IOException {
        RuleDirectory.copy(temporary, "mm-0600");
        for (var file : new String[] {"definitions.yaml", OLD + "/policy.yaml", OLD + "/setting.drl", NEW
                + "/setting.cases.yaml",
            NEW + "/policy.yaml"}) {
            var path = temporary.resolve(file);
            Files.writeString(path, "\uFEFF" + Files.readString(path));
        }
        var path = temporary.resolve(NEW + "/setting.drl");
        Files.writeString(path, "\uFEFF" + Files.readString(path).replace("SETTING_JUSTIFIED).listing(",
                "SETTING_JUSTIFED).listing("));
        assertRefused("setting.drl:53: rule `A clinical need justifies the hospital` uses `SETTING_JUSTIFED`",
                "setting.drl:64: ");
        Files.copy(Path.of("rules", NEW, "setting.drl"), path, StandardCopyOption.REPLACE_EXISTING);
        CoverageRules.from(temporary).close();
        Opening.of(temporary).onDemand().open().close();
    }

    static Stream<Arguments> tooMuch() {
        var line = "SettingTested( $line : line )";
        var brackets = "(".repeat(5_000) + "visits == 1" + ")".repeat(5_000);
        var denies = "reasons.deny($line, EIU);";
        return Stream.of(
                Arguments.of(line, line + "\n    ServiceLine( " + brackets + " )", 10, "more than 8 brackets"),
                Arguments.of(line, line + "\n    ServiceLine(\n        visits > 0,\n        " + brackets + "\n    )", 12,
                        "more than 8 brackets"),
                Arguments.of(line, line + "\n    " + "not ( ".repeat(5_000) + "ServiceLine( visits == 1 )"
                        + " )".repeat(5_000), 10, "more than 8 brackets"),
                Arguments.of(line, line + "\n    ServiceLine( visits == 1" + " + 1".repeat(5_000) + " )", 10,
                        "more than 128 words and signs"),
                Arguments.of(line, line + "\n    ServiceLine( discipline" + ".name".repeat(20_000) + " == null )", 10,
                        "more than 128 words and signs"),
                Arguments.of(line, line + "\n    ServiceLine( visits in (1" + ", 1".repeat(300) + ") )", 10,
                        "more than 200 things"),
                Arguments.of(denies, "int x = " + "(".repeat(5_000) + "1" + ")".repeat(5_000) + ";\n    " + denies, 11,
                        "more than 8 brackets"),
                Arguments.of(denies, "int x = 1" + " + 1".repeat(20_000) + ";\n    " + denies, 11,
                        "more than 128 words and signs"),
                Arguments.of(denies, denies.repeat(3_000), 3, "is longer than 60000 characters"));
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void whatIsTooMuchToBeRead(String text, String replacement, int line, String message) {
        RuleDirectory.copy(temporary, OLD).replace(OLD + "/setting.drl", text, replacement);
        assertRefused("setting.drl:" + line + ": rule `Therapy in the outpatient hospital is experimental` ", message);
    }

    /** Half of the usual stack is enough for the most that may be written, so that it opens everywhere or nowhere. */
    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '~', value = {
        "visits == 1@~ + 1~@61@", "visits == 1@~ || visits == 1~@30@", "visits > 1@~ && < 30~@41@",
        "discipline.name()@.trim()@40@~ == \"x\"~", "visits in (1@~, 1~@199@)", "visits == 1@~, visits == 1~@199@",
        "visits == 1@~ )\n    ServiceLine( visits == 1~@198@"})
    @Tag("long")
    void theMostThatIsReadOpensOnASmallStack(String begin, String form, int most, String end) throws InterruptedException {
        var condition = "SettingTested( $line : line )";
        for (int times : new int[] {most, most + 1}) {
            var rules = temporary.resolve("" + times);
            RuleDirectory.copy(rules, OLD).replace(OLD + "/setting.drl", condition, condition + "\n    ServiceLine( " + begin
                    + form.repeat(times) + (end == null ? "" : end) + " )");
            var thrown = new AtomicReference<Throwable>();
            var thread = new Thread(null, () -> CoverageRules.from(rules).close(), "small stack", 512 * 1024L);
            thread.setUncaughtExceptionHandler((of, e) -> thrown.set(e));
            thread.start();
            thread.join();
            if (times == most) {
                assertThat(thrown.get()).isNull();
            } else {
                assertThat(thrown.get()).isInstanceOf(RulesException.class).hasMessageContaining("can't be read: ");
            }
        }
    }

    @Test
    void aNameThatGoesOn() {
        var name = "Therapy in the outpatient hospital is experimental";
        RuleDirectory.copy(temporary, OLD).replace(OLD + "/setting.drl", '"' + name + '"', '"' + name + "!".repeat(151) + '"');
        assertRefused("setting.drl:3: rule `" + name + "!".repeat(30) + "…` has a name of 201 characters, and 200 are the most");
    }

    /** A rule of the least there is, that many times. */
    private String notes(int times) {
        var rules = new StringBuilder();
        for (int i = 0; i < times; i++) {
            rules.append("rule \"Note ").append(i).append("\"\n    @statement(\"MM0600-10\")\n    @message(\"It is.\")\nwhen\n")
                    .append("    $line : ServiceLine( visits == ").append(i).append(" )\nthen\n    reasons.note($line, EIU);\nend\n");
        }
        return rules.toString();
    }

    @Test
    void moreRulesThanAVersionMayHave() {
        RuleDirectory.copy(temporary, OLD).write(OLD + "/notes.drl", notes(900));
        assertRefused("mm-0600 previous: has 9", " rules, and a version has 900 at most");
    }

    @Test
    @Tag("long")
    void manyRulesOpen() {
        RuleDirectory.copy(temporary, OLD).write(OLD + "/notes.drl", notes(880));
        CoverageRules.from(temporary).close();
    }

    @Test
    void whatCanHoldInTooManyWays() {
        alternatives(9);
        assertRefused("setting.drl:3: rule `Therapy in the outpatient hospital is experimental` can hold in more than 256"
                + " ways", "make several rules of it");
    }

    @Test
    @Tag("long")
    void whatCanHoldInManyWaysOpens() {
        alternatives(8);
        CoverageRules.from(temporary).close();
    }

    private void alternatives(int pairs) {
        var condition = "SettingTested( $line : line )";
        RuleDirectory.copy(temporary, OLD).replace(OLD + "/setting.drl", condition, condition
                + "\n    ( ServiceLine( visits == 1 ) or ServiceLine( visits == 2 ) )".repeat(pairs));
    }

    @Test
    void aFileNameBeyondAscii() {
        rules().write(NEW + "/größe.drl", "");
        assertRefused("has a name beyond ASCII", "rename");
    }

    private void assertRefused(String... parts) {
        assertThatThrownBy(() -> CoverageRules.from(temporary).close()).isInstanceOf(RulesException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(parts).doesNotContain(":-1", "\tat "));
    }

    @Test
    void aMissingDirectory() {
        var missing = temporary.resolve("none");
        assertThatThrownBy(() -> CoverageRules.from(missing)).isInstanceOf(RulesException.class)
                .hasMessageContaining(missing.toString()).hasMessageContaining("is not a directory");
    }

    @Test
    void anEmptyDirectory() {
        assertRefused("definitions.yaml: is missing");
    }

    @Test
    void aDirectoryWithoutPolicies() {
        RuleDirectory.copy(temporary);
        assertRefused("holds no policy", "<policy>/<version>/");
    }

    @Test
    void aVersionWithoutRules() {
        rules().delete(OLD, ".drl");
        assertRefused("mm-0600 previous", "has no rule file");
    }

    @Test
    void aStatementWithoutRule() {
        rules().delete(OLD, "setting.drl");
        assertRefused("mm-0600 previous", "statement `MM0600-10` has no rule", "heldBy");
    }

    @Test
    void twoVersionsOfOneDay() {
        rules().replace(NEW + "/policy.yaml", "effective: 2025-10-01\n", "");
        assertRefused("begins on the day", "give each version an `effective` day of its own");
    }

    @Test
    void aVersionThatEndsAfterTheNextBegins() {
        rules().replace(OLD + "/policy.yaml", "version: previous\n", "version: previous\nuntil: 2025-12-31\n");
        assertRefused("`until` is 2025-12-31", "begins on 2025-10-01", "remove `until`");
    }

    @Test
    void aVersionThatEndsBeforeItBegins() {
        rules().replace(NEW + "/policy.yaml", "effective: 2025-10-01\n",
                "effective: 2025-10-01\nuntil: 2025-09-30\n");
        assertRefused("policy.yaml:5", "comes before `effective`");
    }

    @Test
    void aVersionInAFolderOfAnotherName() {
        rules().replace(NEW + "/policy.yaml", "version: \"2025-10-01\"", "version: \"2025-10-02\"");
        assertRefused("policy.yaml:2", "`2025-10-02`", "rename the folder");
    }

    @Test
    void aRuleFileOutsideAVersion() {
        rules().write("mm-0600/stray.drl", "");
        assertRefused("stray.drl", "lies outside a policy version");
    }

    @Test
    void policiesThatWaitForEachOther() {
        rules().replace(OLD + "/policy.yaml", "parameters:", "after: [mm-0600]\nparameters:");
        assertRefused("in a circle", "mm-0600");
    }

    @Test
    void everyFaultOfEveryVersionAtOnce() {
        rules().replace(OLD + "/setting.drl", "MM0600-10", "MM0600-99")
                .replace(NEW + "/scope.drl", "@statement(\"MM0600-1\")", "@statement(\"MM0600-98\")");
        assertRefused("MM0600-99", "MM0600-98");
    }
}
