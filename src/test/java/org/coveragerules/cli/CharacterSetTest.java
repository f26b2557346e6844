package org.coveragerules.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.coveragerules.CoverageRules;
import org.coveragerules.DeterminationWriter;
import org.coveragerules.RulesException;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.adjudication.RuleDirectory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules, requests and answers are in UTF-8 and are the same, whatever the machine's own character set and language are. */
class CharacterSetTest {

    @TempDir
    private Path temporary;

    /**
     * Neither of the two ids is in the other character set; a compiler that writes in it takes them for one. In Turkish the
     * small letter of {@code Int} is not {@code i}.
     */
    @Test
    @Tag("long")
    void theAnswerIsTheSameOnAMachineOfAnotherCharacterSetAndLanguage() throws Exception {
        RuleDirectory.copy(temporary, "mm-0600/previous").write("mm-0600/previous/setting.drl",
                rule("One – ř", "R-ř") + rule("Other – č €", "R-č"))
                .append("mm-0600/previous/facts.drl", "declare Stay\n    inDays : int\nend\n");
        var request = Files.writeString(temporary.resolve("request.json"), """
                {"id": "R-č", "type": "PRECERTIFICATION", "received": "2025-01-01",
                 "plan": {"lineOfBusiness": "COMMERCIAL"},
                 "lines": [{"number": 1, "code": "97110", "modifiers": ["GP"], "placeOfService": "22",
                            "date": "2025-01-02"}]}
                """);
        try (var rules = CoverageRules.from(temporary)) {
            var determination = rules.determine(BundledRequests.read(Files.readString(request)));
            var here = new String(DeterminationWriter.bytes(determination), StandardCharsets.UTF_8);
            assertThat(here).contains("Other – č €", "„Other – č €“, sagt „naïve“: R-č.").doesNotContain("One – ř");
            assertThat(answer("determine", "--rules", temporary.toString(), request.toString()))
                    .isEqualTo(here + "\n");
        }
        var refused = Files.writeString(temporary.resolve("mm-0600/previous/scope.drl"), "rule \"č\" when Č() end");
        assertThat(answer("rules", "check", temporary.toString()))
                .startsWith(refused + ":1: `Č` holds the sign U+010C");
    }

    @Test
    void whereJavasLanguageSpellsOtherwiseTheLibrarySaysWhatToDo() {
        RuleDirectory.copy(temporary, "mm-0600/previous");
        var before = Locale.getDefault();
        Locale.setDefault(new Locale("tr"));
        try {
            assertThatThrownBy(() -> CoverageRules.from(temporary)).isInstanceOf(RulesException.class)
                    .hasMessageContaining("can't be compiled where Java's language is `tr`")
                    .hasMessageContaining("`-Duser.language=en`");
        } finally {
            Locale.setDefault(before);
        }
    }

    /** Where the machine's locale has no letters but those of English, a file of another name is told as it was given. */
    @Test
    @Tag("long")
    void aNameThatTheLocaleCannotWriteIsToldWithWhatToDo() throws Exception {
        var request = Path.of("docs/examples/requests.ndjson").toString();
        for (var line : List.of("determine", "convert", "replay", "impact --policy mm-0600 --from previous --to 2025-10-01",
                "determine " + request + " --rules", "determine " + request + " --decision-log",
                "replay " + request + " --report", "policies site", "policies list --rules")) {
            // The shell writes the name, since the locale of this process may have none of its letters either.
            var command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" \"$(printf '\\303\\251.json')\"", "sh"));
            command.addAll(CommandRun.command(CommandRun.SHORT, line.split(" ")));
            var out = temporary.resolve("out.txt");
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
            builder.environment().put("LC_ALL", "C");
            assertThat(builder.start().waitFor()).as(line).isEqualTo(2);
            assertThat(Files.readString(out)).as(line).matches("`[^`]+\\.json` is no name that the machine's locale can"
                    + " write, .*; run with a UTF-8 locale, as by LC_ALL=C.UTF-8, or name the file otherwise\n");
        }
    }

    /** Where the machine ends lines in two signs, what is printed is the same to the byte. */
    @Test
    @Tag("long")
    void linesEndByALineFeedAlone() throws Exception {
        var records = Files.writeString(temporary.resolve("records.ndjson"), CommandRun.of("", "determine", "--record",
                "docs/examples/day.ndjson").out());
        var codes = Files.createDirectory(temporary.resolve("codes"));
        for (var line : List.of("codes check " + codes, "replay " + records, "replay --metrics " + records, "--help",
                "determine none", "policies list", "rules verify")) {
            var java = new ArrayList<>(CommandRun.SHORT);
            java.add("-Dline.separator=\r\n");
            var out = temporary.resolve("out.txt");
            new ProcessBuilder(CommandRun.command(java, line.split(" "))).redirectErrorStream(true)
                    .redirectOutput(out.toFile()).start().waitFor();
            assertThat(Files.readString(out)).as(line).contains("\n").doesNotContain("\r");
        }
    }

    private static String rule(String name, String id) {
        return """
                rule "%1$s"
                    @statement("MM0600-10")
                    @message("„%1$s“, sagt {who}: %2$s.")
                    @remedy("Keine.")
                when
                    Request( id == "%2$s" )
                    SettingTested( $line : line )
                then
                    reasons.deny($line, EIU).with("who", "„naïve“");
                end
                """.formatted(name, id);
    }

    private String answer(String... arguments) throws Exception {
        var java = new ArrayList<>(CommandRun.SHORT);
        java.add("-Dfile.encoding=ISO-8859-1");
        java.add("-Duser.language=tr");
        var out = temporary.resolve("out.txt");
        var builder = new ProcessBuilder(CommandRun.command(java, arguments)).redirectOutput(out.toFile())
                .redirectError(out.toFile());
        builder.environment().put("LC_ALL", "C");
        builder.start().waitFor();
        return Files.readString(out);
    }
}
