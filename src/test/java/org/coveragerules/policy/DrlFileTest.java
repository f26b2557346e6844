package org.coveragerules.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a rule file says, without a compiler. */
class DrlFileTest {

    @Test
    void aRuleComesInItsParts() {
        var rules = DrlFile.read("setting.drl", """
                // The setting test.

                declare SettingTested
                    line : ServiceLine
                end

                rule "Setting need is not documented"
                    @statement("MM0600-3")
                    @message("The record does not say why; {serviceTest}.")
                    no-loop true
                when
                    $line : ServiceLine( hospitalOutpatient,
                                         discipline != null )
                    not SettingNeed( documented )
                then
                    reasons.deny($line, SETTING_NOT_DOCUMENTED);
                end
                """).rules();
        assertThat(rules).hasSize(1);
        var rule = rules.get(0);
        assertThat(rule).extracting(DrlRule::file, DrlRule::line, DrlRule::name, DrlRule::statement)
                .containsExactly("setting.drl", 7, "Setting need is not documented", "MM0600-3");
        assertThat(rule.annotations()).containsExactly(entry("statement", "MM0600-3"),
                entry("message", "The record does not say why; {serviceTest}."));
        assertThat(rule.when()).isEqualTo("""
                $line : ServiceLine( hospitalOutpatient,
                                     discipline != null )
                not SettingNeed( documented )""");
        assertThat(rule.then()).isEqualTo("reasons.deny($line, SETTING_NOT_DOCUMENTED);");
        assertThat(rule.text()).startsWith("rule \"Setting").endsWith("SETTING_NOT_DOCUMENTED);\nend");
    }

    @Test
    void keywordsInCommentsStringsBracketsAndNamesAreNone() {
        var rules = DrlFile.read("odd.drl", """
                /* rule "no rule" when then end */
                rule 'It says "when" and \\'then\\''
                    // @statement("X-0")
                    @statement("X-1") @message("a ) and \\"end\\" // of it") @quiet
                when
                    $range : Range( end > 3, text != "then" ) // then
                then
                    if ($range.end() > 3) { note("end"); } /* end */ int last = $range.end;
                end rule Bare then end
                """).rules();
        assertThat(rules).extracting(DrlRule::name, DrlRule::line, DrlRule::when, DrlRule::then).containsExactly(
                tuple("It says \"when\" and 'then'", 2,
                        "$range : Range( end > 3, text != \"then\" ) // then",
                        "if ($range.end() > 3) { note(\"end\"); } /* end */ int last = $range.end;"),
                tuple("Bare", 9, "", ""));
        assertThat(rules.get(0).code()).contains("@quiet when $range : Range( end > 3, text != \"then\" ) then if")
                .doesNotContain("X-0", "/*");
        assertThat(rules.get(0).annotations()).containsExactly(entry("statement", "X-1"),
                entry("message", "a ) and \"end\" // of it"), entry("quiet", ""));
    }

    @Test
    void aRuleKnowsWhereItsPartsBegin() {
        var rules = DrlFile.read("odd.drl", """
                rule "Says when and then" /* when */ when A() then a(); end rule "Next"
                    @message("when")
                when
                    A()
                then b();
                end rule "Only then" then
                    c();
                end""".replace("\n", "\r\n")).rules();
        assertThat(rules).extracting(DrlRule::thenLine).containsExactly(1, 5, 7);
        assertThat(rules.subList(0, 2)).extracting(DrlRule::whenLine).containsExactly(1, 4);
        assertThat(rules.get(0).beforeWhen()).isEqualTo("rule \"Says when and then\" /* when */ ");
        assertThat(rules.get(0).beforeThen()).endsWith("when A() ");
        assertThat(rules.get(2).beforeWhen()).isEqualTo(rules.get(2).text());
    }

    @Test
    void whatIsLeftStandsWhereItStood() {
        var text = "A( b == \"// c\", 'd' /* \"\n */ ) // e\nf";
        assertThat(DrlFile.withoutComments(text)).isEqualTo("A( b == \"// c\", 'd'     \n    )     \nf");
        assertThat(DrlFile.withoutWords(text)).isEqualTo("A( b ==       ,         \n    )     \nf");
    }

    @Test
    void onlyAStringThatIsCompiledIsWrittenInAscii() {
        assertThat(DrlFile.withAsciiStrings("rule \"ä\" @message(\"ö\") when A( b == \"\\\\ü😀\" ) /* ß */ // \"é"))
                .isEqualTo("rule \"\\u00e4\" @message(\"ö\") when A( b == \"\\\\\\u00fc\\ud83d\\ude00\" ) /* ß */ // \"é");
    }

    @Test
    void ofABrokenFileItTakesWhatIsThere() {
        for (var text : new String[] {"rule", "rule \"a", "rule \"a\" @", "rule \"a\" @statement(",
            "rule \"a\" when A(", "rule \"a\" when A() then \"", "rule \"a\" when /* A()", "declare A line : String"}) {
            assertThat(DrlFile.read("broken.drl", text).rules().size()).as(text).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void everyRuleOfTheProjectIsFound() {
        var begins = Pattern.compile("(?m)^rule \"(.*)\"$");
        RuleFiles.in(Path.of("rules")).contents().forEach((name, content) -> {
            if (name.endsWith(".drl")) {
                var text = new String(content, StandardCharsets.UTF_8);
                var rules = DrlFile.read(name, text).rules();
                assertThat(rules).extracting(DrlRule::name).as(name).containsExactlyElementsOf(
                        begins.matcher(text).results().map(found -> found.group(1)).toList());
                assertThat(rules).as(name).allSatisfy(rule -> {
                    assertThat(rule.statement()).isNotEmpty();
                    assertThat(rule.when()).isNotEmpty();
                    assertThat(rule.then()).endsWith(";");
                    assertThat(rule.text()).endsWith("\nend");
                });
            }
        });
    }
}
