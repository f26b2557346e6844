package org.coveragerules.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.coveragerules.RulesException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlFileTest {

    private static final long SMALL_STACK = 200 << 10;

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? "})
    void refusesWhatNestsDeepOnAnyStackAndSaysWhere(String level) throws InterruptedException {
        var thrown = new AtomicReference<Throwable>();
        var thread = new Thread(null, () -> read("x: 1\ny:\n  " + level.repeat(20_000)), "small", SMALL_STACK);
        thread.setUncaughtExceptionHandler((in, failure) -> thrown.set(failure));

        thread.start();
        thread.join();

        assertThat(thrown.get()).isInstanceOf(RulesException.class)
                .hasMessageMatching("f.yaml:3: (nests deeper than 64 levels; .*|is not valid YAML: Expected a field.*)");
    }

    @Test
    void reads64LevelsAndNoMore() {
        assertThat(read("[".repeat(64) + "]".repeat(64)).root().isArray()).isTrue();
        assertRefused("[".repeat(65) + "]".repeat(65), "f.yaml:1: nests deeper than 64 levels; write it with fewer groups"
                + " and lists within each other");
    }

    @Test
    void countsLevelsByHowDeepAndNotByHowMany() {
        assertThat(read("[" + "[{a: 1}], ".repeat(200) + "]").root()).hasSize(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: 1\nb: *t", "a: 1\nb: [x, *t]", "a: 1\n*t : x"})
    void refusesAnAlias(String text) {
        assertRefused(text, "f.yaml:2: has the alias `*t`; write there what it stands for, or put it in quotes if it is a"
                + " text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: 1\nb: &t x", "a: 1\nb: &t [x]", "a: 1\nb: &t {x: y}", "a: 1\n&t b: x", "a: 1\nb: !x &t z"})
    void refusesAnAnchor(String text) {
        assertRefused(text, "f.yaml:2: has the anchor `&t`; take it out, and write its value again wherever it is meant,"
                + " or put it in quotes if it is a text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: 1\nb: !x y", "a: 1\nb: !x [y]", "a: 1\nb: !x {y: z}", "a: 1\n!x b: y"})
    void refusesATag(String text) {
        assertRefused(text, "f.yaml:2: has the tag `!x`; take it out, or put it in quotes if it is a text");
    }

    @Test
    void refusesATagOfYamlItself() {
        assertRefused("a: !!str 18", "f.yaml:1: has the tag `!<tag:yaml.org,2002:str>`; take it out, or put it in quotes if"
                + " it is a text");
    }

    @Test
    void refusesAMergeKey() {
        assertRefused("a: 1\nb:\n  <<: {c: d}", "f.yaml:3: has the merge key `<<`; write the fields that it would bring in"
                + " its place");
    }

    @Test
    void refusesASecondDocument() {
        assertRefused("a: 1\n---\nb: 2", "f.yaml:3: begins another document; keep one and remove the `---` lines");
    }

    @Test
    void takesSuchSignsInQuotes() {
        assertThat(read("a: '*t'\nb: \"&t\"\nc: '!x'\n").root()).hasToString("{\"a\":\"*t\",\"b\":\"&t\",\"c\":\"!x\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: 1\n\"%s\": 1", "a: 1\n'%s' : 1", "a: 1\n%s: 1", "a: 1\nb: {x: 1, \"%s\": 1}",
            "a: 1\nb: { %s : 1}"})
    void saysThatANameIsTooLong(String text) {
        assertRefused(text.formatted("a.".repeat(600)), "f.yaml:2: has a field whose name is longer than 1024 characters,"
                + " the most that YAML reads; make it shorter");
    }

    @Test
    void saysOtherwiseWhatIsNoYaml() {
        assertThatThrownBy(() -> read("a: " + "b ".repeat(600) + "\nc: [1\nd: 2"))
                .hasMessageStartingWith("f.yaml:3: is not valid YAML: while parsing a flow sequence; mend the line");
    }

    @Test
    void readsAFileOfManyMegabytesAndKnowsItsLines() {
        var file = read("- some words that fill a line\n".repeat(150_000) + "- last");

        assertThat(file.root()).hasSize(150_001);
        assertThat(file.line(file.root().get(150_000))).isEqualTo(150_001);
    }

    @Test
    void refusesAFileThatIsLongerThanAnyoneKeeps() {
        var content = new byte[(64 << 20) + 1];
        Arrays.fill(content, (byte) '\n');

        assertThatThrownBy(() -> YamlFile.read("f.yaml", content))
                .hasMessage("f.yaml: is longer than 64 MB; make several files of it");
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(RulesException.class).hasMessage(message);
    }

    private static YamlFile read(String text) {
        return YamlFile.read("f.yaml", text.getBytes(StandardCharsets.UTF_8));
    }
}
