package org.coveragerules.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.util.ArrayList;
import org.coveragerules.RulesException.Problem;
import org.junit.jupiter.api.Test;

class YamlReaderTest {

    private static final String LONG = "a.".repeat(5_000);
    private static final String CUT = "`" + "a.".repeat(40) + "…`";

    @Test
    void cutsALongTextThatAMessageQuotes() {
        assertThat(problem("x: " + LONG, "x")).isEqualTo("`x` is " + CUT + ", which is no day; write it as"
                + " `2025-10-01`");
    }

    @Test
    void cutsEachOfSeveral() {
        var problems = new ArrayList<Problem>();
        var file = file("x: 1");
        new YamlReader(file, problems).problem(file.root(), "`" + LONG + "` and `b` and `" + LONG + "` differ");

        assertThat(problems).extracting(Problem::message).containsExactly(CUT + " and `b` and " + CUT + " differ");
    }

    @Test
    void cutsNoCharacterInHalf() {
        var problems = new ArrayList<Problem>();
        var file = file("x: " + "😀".repeat(200));
        new YamlReader(file, problems).constant(file.root().path("x"), file.root().path("x").asText(), DayOfWeek.class);

        assertThat(problems.get(0).message()).startsWith("`" + "😀".repeat(80) + "…` is unknown; allowed are [MONDAY,");
    }

    @Test
    void leavesATextThatIsNotLong() {
        var text = "a.".repeat(70);

        assertThat(problem("x: " + text, "x")).startsWith("`x` is `" + text + "`, which is no day");
    }

    private static String problem(String yaml, String field) {
        var problems = new ArrayList<Problem>();
        var file = file(yaml);
        var reader = new YamlReader(file, problems);
        reader.optionalDate(file.root(), field);
        assertThat(problems).hasSize(1);
        return problems.get(0).message();
    }

    private static YamlFile file(String yaml) {
        return YamlFile.read("f.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }
}
