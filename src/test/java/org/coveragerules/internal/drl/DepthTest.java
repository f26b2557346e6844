package org.coveragerules.internal.drl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.coveragerules.RulesException.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How deep rules nest is counted, so that the same rules are read on every machine, however large its stack. */
class DepthTest {

    /** In KiB: a quarter of what a thread has on the usual machine. */
    private static final int SMALL_STACK = 256;

    /** Reads a rule and goes down everything in it, as all do who look at rules. */
    private static List<Problem> problems(String conditions, String action) throws InterruptedException {
        var text = "rule \"Deep\"\nwhen\n" + conditions + "\nthen\n" + action + "\nend\n";
        var read = new AtomicReference<List<Problem>>();
        var thread = new Thread(null, () -> {
            var file = DrlFile.read("deep.drl", text);
            file.rules().forEach(rule -> {
                assertThat(rule.conditions().stream().flatMap(Condition::all)
                        .flatMap(condition -> condition.expressions().stream()).flatMap(Expression::all)
                        .filter(part -> part instanceof Expression.Other other && other.form() == Expression.Form.UNREAD))
                        .isEmpty();
                assertThat(rule.action().all()).isNotEmpty();
            });
            read.set(file.problems());
        }, "small stack", SMALL_STACK * 1024L);
        var thrown = new AtomicReference<Throwable>();
        thread.setUncaughtExceptionHandler((of, e) -> thrown.set(e));
        thread.start();
        thread.join();
        assertThat(thrown.get()).isNull();
        return read.get();
    }

    /** The most of a form that may stand in a row; one more is told. */
    private static void assertEnds(String begin, String form, String end, boolean isAction) throws InterruptedException {
        int fits = 0;
        int tooMany = Depth.MOST_LEVELS + 1;
        while (tooMany - fits > 1) {
            int times = (fits + tooMany) / 2;
            var nested = begin + form.repeat(times) + end;
            var problems = isAction ? problems("", nested) : problems(nested, "");
            if (problems.isEmpty()) {
                fits = times;
            } else {
                assertThat(problems).singleElement().satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(isAction ? 5 : 3);
                    assertThat(problem.message()).contains("rule `Deep` can't be read: an expression goes on there",
                            "128 words and signs");
                });
                tooMany = times;
            }
        }
        assertThat(fits).isBetween(20, Depth.MOST_LEVELS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '~', value = {
        "A( b == 1@ + 1@ )", "A( b == \"x\"@ + \"x\"@ )", "A( b@ || b == 1@ )", "A( b@ && b@ )", "A( b@.c@ == 1 )",
        "A( b == (@c ? d : @e) )", "A( b == @! @c )", "A( b == @~- ~@1 )", "A( b == c@[1]@ )", "A( b@.c()@ == 1 )",
        "A( b == 1@ && < 3@ )", "A( b == 1, c == 2@ + 1@, d == 3 )", "$a : String() from b@.c@"})
    void conditionsEndSomewhere(String begin, String form, String end) throws InterruptedException {
        assertEnds(begin, form, end, false);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '~', value = {
        "int x = 1@ + 1@;", "x = @x = @1;", "f(@! @x);", "x@.y@.z();", "x = @a ? b : @c;", "@if (x) @y();", "@do @y(); while (x);",
        "@for (;;) @y();", "f(@a -> @b);", "@while (x) @y();", "@if (x) { y(); } else @y();", "x = @~- ~@1;", "x = @++@x;"})
    void actionsEndSomewhere(String begin, String form, String end) throws InterruptedException {
        assertEnds(begin, form, end, true);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '~', value = {
        "A( b in (@~\"x\", ~@\"x\") )@things stand beside each other in one bracket; name codes in a code set",
        "A( @~b == c.d, ~@b == 2 )@things stand beside each other in one bracket",
        "@~A( b == 1 )\n~@A()@conditions stand in it; make several rules", "@~not A()\n~@$a : A()@conditions stand in it"})
    void whatStandsBesideEachOtherEndsSomewhere(String begin, String form, String end, String message)
            throws InterruptedException {
        var first = begin == null ? "" : begin;
        assertThat(problems(first + form.repeat(Depth.MOST_ITEMS - 1) + end, "")).isEmpty();
        assertThat(problems(first + form.repeat(Depth.MOST_ITEMS) + end, "")).singleElement().satisfies(problem ->
                assertThat(problem.message()).contains("rule `Deep` can't be read: more than 200 " + message));
    }

    @Test
    void whatIsNotWithinTheOtherIsNotCountedTogether() throws InterruptedException {
        assertThat(problems("$a : A( b == 1 )\nnot A( b == 1 )\n".repeat(100), "f(1);".repeat(1_000))).isEmpty();
        var rules = new ArrayList<String>();
        for (int i = 0; i < 300; i++) {
            rules.add("import a.b.C" + i + "\n");
        }
        assertThat(DrlFile.read("a.drl", String.join("", rules) + "rule r when A( b == 1 ) then end\ndeclare A\n"
                + "  b : int\n".repeat(300) + "end\n").problems()).isEmpty();
    }
}
