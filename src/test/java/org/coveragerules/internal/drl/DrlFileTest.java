package org.coveragerules.internal.drl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.policy.RuleFiles;
import org.junit.jupiter.api.Test;

/** What a rule file says, and where. */
class DrlFileTest {

    /** The lexer of Drools fails on it, as on no other sign. */
    @Test
    void aSignWithWhichNothingBeginsIsAProblem() {
        for (var text : List.of("/` x", "\n` x", "\nrule \"a\" when Line( x == `5` ) then end")) {
            assertThat(DrlFile.read("a.drl", text).problems()).isNotEmpty().allSatisfy(problem ->
                    assertThat(problem.toString()).startsWith("a.drl:").doesNotContain("Exception"));
        }
        assertThat(DrlFile.read("a.drl", "// `a`\nrule \"`\" when Line() then end").problems()).isEmpty();
    }

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
    void aRuleKnowsWhereItsPartsStand() {
        var file = DrlFile.read("odd.drl", """
                rule "Says when and then" /* when */ when A() then a(); end rule "Next"
                    @message("when")
                when
                    A()
                then b();
                end rule "Only then" then
                    c();
                end""".replace("\n", "\r\n"));
        var rules = file.rules();
        assertThat(rules).extracting(rule -> rule.whenSpan().of(file.text()))
                .containsExactly(" A() ", "\r\n    A()\r\n", "");
        assertThat(rules).extracting(rule -> rule.thenSpan().of(file.text()).strip())
                .containsExactly("a();", "b();", "c();");
        assertThat(rules).extracting(DrlRule::head).containsExactly("rule \"Says when and then\" /* when */ when",
                "rule \"Next\"\r\n    @message(\"when\")\r\nwhen", "rule \"Only then\" when");
        assertThat(rules.get(1).annotation("message").map(one -> file.line(one.span().start()))).contains(2);
        assertThat(file.declarations()).isEqualTo(" \n\n\n\n\n \n\n");
    }

    @Test
    void conditionsComeAsATree() {
        assertThat(conditions("""
                $line : ServiceLine( number("a") >= policy.number("b"), /* , */ $d : date, $x : requested.code == "x" )
                not Document( type in (DocumentType.A, DocumentType.B) )
                ( X( a || !b.c ) or Y( d not memberOf e ) )
                exists ( A( f > 1 && < 2 ) and B() )
                forall( $l : ServiceLine() Need( line == $l ) )
                $c : Conflict( g ) from coding.conflicts($line)
                accumulate( $o : O( h == 1 ); $n : count($o); $n > 3 )
                $list : List( size > 1 ) from collect( T( i == K.L ) )
                eval( $line.number("x") > 3 )
                """)).isEqualTo("""
                $line : ServiceLine
                  >= number("a") | policy.number("b")
                  $d : date
                  == $x : requested.code | "x"
                NOT
                  Document
                    in type | DocumentType.A, DocumentType.B
                OR
                  X
                    || a | !b.c
                  Y
                    not memberOf d | e
                EXISTS
                  AND
                    A
                      && f > 1 | < 2
                    B
                FORALL
                  $l : ServiceLine
                  Need
                    == line | $l
                $c : Conflict
                  g
                  from coding.conflicts($line)
                COUNTED
                  $o
                  > $n | 3
                  AND
                    $o : O
                      == h | 1
                $list : List
                  > size | 1
                  COUNTED
                    T
                      == i | K.L
                eval
                  > $line.number("x") | 3
                """);
    }

    @Test
    void aComparisonWithoutALeftSideHasThatOfTheOneBeforeIt() {
        var file = DrlFile.read("a.drl", "rule r when A( (b.c > 1 && < 2) || d == 3 || in (4, 5) ) then end");
        assertThat(file.rules().get(0).asked().filter(Expression.Comparison.class::isInstance)
                .map(Expression.Comparison.class::cast).map(each -> each.left().span().of(file.text()) + " "
                        + each.operator() + " " + each.half())).containsExactly("b.c > false", "b.c < true",
                "d == false", "d in true");
    }

    @Test
    void aRightHandSideIsReadAsJava() {
        var file = DrlFile.read("a.drl", """
                rule r when then
                    if ($a.b() > 3) { note("end", new Foo(1, A_B)); } // c
                    for (var x : y.z()) { x.go(B.C_D); }
                    reasons.deny($line, ABC_D).with("x", 1 - 2);
                end""");
        assertThat(file.rules().get(0).action().all().filter(Expression.Call.class::isInstance)
                .map(call -> call.span().of(file.text()))).containsExactly("$a.b()", "note(\"end\", new Foo(1, A_B))",
                "y.z()", "x.go(B.C_D)", "reasons.deny($line, ABC_D).with(\"x\", 1 - 2)", "reasons.deny($line, ABC_D)");
    }

    @Test
    void onlyAStringThatIsCompiledIsWrittenInAscii() {
        assertThat(compiled("rule \"ä\" @message(\"ö\") when A( b == \"\\\\ü😀\" ) /* ß */ // \"é"))
                .isEqualTo("rule \"\\u00e4\" @message(\"ö\") when A( b == \"\\\\\\u00fc\\ud83d\\ude00\" ) /* ß */ // \"é");
    }

    @Test
    void aConstantThatIsAWordIsCompiledAsAText() {
        assertThat(compiled("rule r @a(T.A) when A( b == T.A, c in (T . B, U.A), x.T.A, T.A.c, T.A(), t == \"T.A\" )"
                + " then x($l, R_1).y(Q); R_1(); // R_1")).isEqualTo("rule r @a(T.A) when A( b == \"A\","
                + " c in (\"B\", U.A), x.T.A, T.A.c, T.A(), t == \"T.A\" ) then x($l, \"R_1\").y(Q); R_1(); // R_1");
    }

    private static String compiled(String text) {
        return DrlFile.compiled(text, (type, name) -> Set.of("T.A", "T.B", ".R_1").contains(type + "." + name));
    }

    @Test
    void ofABrokenFileItSaysWhere() {
        for (var text : new String[] {"rule", "rule \"a", "rule \"a\" @", "rule \"a\" @statement(",
            "rule \"a\" when A(", "rule \"a\" when A() then \"", "rule \"a\" when /* A()", "declare A line : String"}) {
            var file = DrlFile.read("broken.drl", text);
            assertThat(file.rules()).as(text).isEmpty();
            assertThat(file.problems()).as(text).isNotEmpty().allSatisfy(problem ->
                    assertThat(problem.message()).endsWith("mend the rule there, or what stands before it"));
        }
    }

    @Test
    void whatNestsTooDeepIsRefused() {
        assertThat(DrlFile.read("a.drl", "rule r when " + "(".repeat(50_000) + " then end").problems())
                .extracting(Problem::onOneLine).containsExactly("a.drl:1: rule `r` can't be read: more than 8"
                + " brackets stand within each other; give a part a name of its own, or make several conditions of it");
        assertThat(DrlFile.read("a.drl", "rule r when A( b == " + "!".repeat(50_000) + "c ) then end").problems())
                .extracting(Problem::onOneLine).containsExactly("a.drl:1: rule `r` can't be read: an expression goes"
                + " on there after more than 128 words and signs; ask a list or a code set by `in`, or make several conditions"
                + " of it");
    }

    @Test
    void aProblemShowsItsPlace() {
        var problems = DrlFile.read("a.drl", "rule \"x\"\nwhen\n\tA( b == )\nthen\nend\n").problems();
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).toString().lines()).containsExactly("a.drl:3: is not valid DRL: no viable alternative"
                + " at input ')' in rule \"x\"; mend the rule there, or what stands before it",
                "     3 |  A( b == )",
                "       |          ^");
        assertThat(problems.get(0).onOneLine()).isEqualTo(problems.get(0).toString().lines().findFirst().orElseThrow());
    }

    @Test
    void aWordBeyondAsciiIsToldWhereItIsNotInAStringOrComment() {
        assertThat(DrlFile.read("a.drl", "rule \"ä\" // ö\nwhen A( x_ü1 == 1 )\nthen “a”; 😀 end").problems())
                .extracting(problem -> problem.line() + ":" + problem.column() + " " + problem.message().split(";")[0])
                .containsExactly("2:9 `x_ü1` holds the sign U+00FC", "3:6 `“a”` holds the sign U+201C",
                        "3:11 `😀` holds the sign U+1F600");
    }

    @Test
    void aPackageIsTheVersions() {
        assertThat(DrlFile.read("a.drl", "package a.b\nrule \"x\" when then end").problems())
                .extracting(Object::toString).singleElement().asString().contains("a.drl:1: names a package");
    }

    private static String conditions(String when) {
        var file = DrlFile.read("a.drl", "rule \"r\" when\n" + when + "\nthen end");
        assertThat(file.problems()).isEmpty();
        var shown = new StringBuilder();
        file.rules().get(0).conditions().forEach(condition -> show(condition, 0, file.text(), shown));
        return shown.toString();
    }

    private static void show(Condition condition, int depth, String text, StringBuilder shown) {
        var indent = "  ".repeat(depth);
        if (condition instanceof Condition.Pattern pattern) {
            shown.append(indent).append(pattern.binding().isEmpty() ? "" : pattern.binding() + " : ")
                    .append(pattern.typeSpan().of(text)).append('\n');
            pattern.constraints().forEach(each -> shown.append(indent).append("  ")
                    .append(said(each.binding(), each.expression(), text)).append('\n'));
        } else if (condition instanceof Condition.From from) {
            shown.append(indent).append("from ").append(from.expression().span().of(text)).append('\n');
        } else {
            shown.append(indent).append(condition instanceof Condition.Group group ? group.kind()
                    : "eval").append('\n');
            condition.expressions().forEach(each -> shown.append(indent).append("  ").append(said("", each, text))
                    .append('\n'));
        }
        condition.parts().forEach(part -> show(part, depth + 1, text, shown));
    }

    private static String said(String binding, Expression expression, String text) {
        var bound = binding.isEmpty() ? "" : binding + " : ";
        if (expression instanceof Expression.Comparison comparison) {
            return (comparison.negated() ? "not " : "") + comparison.operator() + " " + bound
                    + comparison.left().span().of(text) + " | " + String.join(", ",
                    comparison.right().stream().map(right -> right.span().of(text)).toList());
        }
        return expression instanceof Expression.Joined joined
                ? joined.operator() + " " + bound + joined.left().span().of(text) + " | "
                + joined.right().span().of(text)
                : bound + expression.span().of(text);
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

    @Test
    void severalThreadsReadAtOnce() {
        var text = """
                rule "A rule"
                when
                    $line : ServiceLine( units > 1, code == "A1234" )
                then
                    reasons.deny($line, SETTING_NOT_DOCUMENTED).with("most", 1 + 2);
                end
                """;
        var said = DrlFile.read("a.drl", text).rules().get(0).action().toString();
        assertThat(IntStream.range(0, 3_000).parallel().mapToObj(any -> DrlFile.read("a.drl", text).rules().get(0)
                .action().toString())).containsOnly(said);
    }
}
