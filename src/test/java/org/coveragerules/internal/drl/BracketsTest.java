package org.coveragerules.internal.drl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.coveragerules.RulesException.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules are read in bounded time, however their brackets stand. Without an end to them some of these take days. */
class BracketsTest {

    /** The parser of the file takes it, and that of constraints does not. */
    private static final String MISTAKE = "visits.abs().class";

    private static final String RULE = """
            rule "Deep"
            when
                ServiceLine( units > 0, %s,
                             code == "1" )
            then
            end
            """;

    private static List<Problem> problems(String condition) {
        return DrlFile.read("deep.drl", RULE.formatted(condition)).problems();
    }

    private static String nested(String form, int times, String within) {
        var nested = within;
        for (int i = 0; i < times; i++) {
            nested = form.replace("X", nested);
        }
        return nested;
    }

    @Test
    void eightBracketsAreReadAndNineAreTold() {
        // One is the pattern's.
        assertThat(problems("visits == " + nested("(X)", 7, "1"))).isEmpty();
        assertThat(problems("visits == " + nested("(X)", 8, "1"))).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.column()).isEqualTo(RULE.indexOf("%s") - RULE.indexOf("    S") + "visits == ((((((((".length());
            assertThat(problem.message()).contains("rule `Deep` can't be read", "more than 8 brackets");
        });
        assertThat(problems("visits == " + nested("(X)", 5_000, "1"))).hasSize(1);
        assertThat(DrlFile.read("deep.drl", "rule \"Deep\"\nwhen\n    String() from " + nested("of(X)", 30, "1")
                + "\nthen\nend\n").problems()).singleElement().extracting(Problem::line).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(X)", "Math.max(X, 2)", "(1 + X)", "(units == 1 ? X : 2)", "list[X]", "!(X)",
        "(X || units == 2)", "(units == 2 && (X))", "of(1, (X) + 1)"})
    void aMistakeIsToldByItsPlaceHoweverDeepItStands(String form) {
        // Beside those of the pattern and of the mistake.
        int most = Depth.MOST_BRACKETS - 3;
        for (int times = 1; times * (form.split("[(\\[]").length - 1) <= most; times++) {
            var condition = "true == " + nested(form, times, "of(" + MISTAKE + ")");
            int at = condition.indexOf(MISTAKE);
            if (condition.substring(0, at).chars().filter(sign -> sign == '(' || sign == '[').count() > 2) {
                assertThat(problems(condition)).as(condition).singleElement().satisfies(problem -> {
                    assertThat(problem.message()).contains("rule `Deep` has `" + MISTAKE + "` within brackets");
                    assertThat(problem.source().substring(problem.column() - 1)).startsWith(MISTAKE);
                });
            }
        }
    }

    /** Rules may hold none at all; but they are read before that is told. */
    @ParameterizedTest
    @ValueSource(strings = {"(int) X", "(int) - X", "((int) X)", "(A) !X", "(List<A>) X", "(a.B[]) f(0, X)"})
    void castsOneAfterAnotherAreAsDeepAsBrackets(String form) {
        assertThat(problems("visits == " + nested(form, 40, "1"))).singleElement().extracting(Problem::message).asString()
                .contains("brackets stand within each other");
        // One beside the other they are not.
        assertThat(problems(String.join(", ", Collections.nCopies(40, "visits == " + form.replace("X", "1")))
                + ", (visits) - (units) == 3 && (visits) - (units) > 2 || (visits) - (units) > 1")).isEmpty();
    }

    @Test
    void expressionsAtRandomAreNoMistake() {
        for (int seed = 0; seed < 400; seed++) {
            var random = new Random(seed);
            var condition = comparison(random, 4);
            assertThat(problems(condition)).as(condition).isEmpty();
        }
    }

    private static String comparison(Random random, int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(6)) {
            case 1 -> "(" + comparison(random, depth - 1) + " || " + comparison(random, depth - 1) + ")";
            case 2 -> "!(" + comparison(random, depth - 1) + ")";
            case 3 -> value(random, depth - 1) + " in (" + value(random, depth - 1) + ", /* or */ 2)";
            case 4 -> value(random, depth - 1) + " > 3 && < (" + value(random, depth - 1) + ")";
            case 5 -> "(list contains \"x\") == (" + value(random, depth - 1) + ")";
            default -> value(random, depth) + " == " + value(random, depth);
        };
    }

    private static String value(Random random, int depth) {
        return switch (depth == 0 ? random.nextInt(4) : random.nextInt(9)) {
            case 0 -> "1.5";
            case 1 -> "\"a ) \\\" b\"";
            case 2 -> "$line.requested.code";
            case 3 -> "visits";
            case 4 -> "(" + value(random, depth - 1) + " + " + value(random, depth - 1) + ")";
            case 5 -> "Math.max(" + value(random, depth - 1) + ", " + value(random, depth - 1) + ")";
            case 6 -> "list.get(" + value(random, depth - 1) + ").size()";
            case 7 -> "list[" + value(random, depth - 1) + "]";
            default -> "(" + value(random, depth - 1) + ").abs()";
        };
    }
}
