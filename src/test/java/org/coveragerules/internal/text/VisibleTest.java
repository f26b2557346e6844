package org.coveragerules.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.coveragerules.RulesException;
import org.junit.jupiter.api.Test;

/** What others say is shown on one line, and no terminal obeys it. */
class VisibleTest {

    @Test
    void whatIsNotShownIsEscaped() {
        assertThat(Visible.of("R-1\nR-2: APPROVED\r\t")).isEqualTo("R-1\\nR-2: APPROVED\\r\\t");
        assertThat(Visible.of("\u001b[2J\u001b]0;x\u0007\u009b\u007f"))
                .isEqualTo("\\u001b[2J\\u001b]0;x\\u0007\\u009b\\u007f");
        assertThat(Visible.of("\u202eabc\u2066\u200b\ufeff\u00ad")).isEqualTo("\\u202eabc\\u2066\\u200b\\ufeff\\u00ad");
        assertThat(Visible.of("\u2028\u2029\u0085")).isEqualTo("\\u2028\\u2029\\u0085");
        assertThat(Visible.of("\ud83d \ude00 \ud83d\ude00")).isEqualTo("\\ud83d \\ude00 \ud83d\ude00");
        assertThat(Visible.of("\udb40\udc41")).as("a tag, which is a pair").isEqualTo("\\udb40\\udc41");
    }

    @Test
    void whatIsShownStays() {
        assertThat(Visible.of("Größe 5 µm – 健康 `x` \\ 'y'")).isEqualTo("Größe 5 µm – 健康 `x` \\ 'y'");
    }

    @Property
    void whateverIsSaidStandsOnOneLine(@ForAll String text) {
        assertThat(Visible.of(text).codePoints()).noneMatch(Character::isISOControl)
                .noneMatch(character -> Character.getType(character) == Character.FORMAT)
                .noneMatch(character -> Character.getType(character) == Character.SURROGATE);
        assertThat(Visible.of(Visible.of(text))).isEqualTo(Visible.of(text));
    }

    @Test
    void cutsEachLongTextBetweenBackticks() {
        var half = "😀".repeat(80);

        assertThat(Visible.withShortQuotes("`a` is `" + half + half + "b` and `c`, not `" + "d".repeat(9_000_000) + "`; mend"))
                .isEqualTo("`a` is `" + half + "…` and `c`, not `" + "d".repeat(80) + "…`; mend");
        assertThat(Visible.withShortQuotes("is `" + half + half + "`")).isEqualTo("is `" + half + half + "`");
    }

    @Test
    void aProblemOfRulesQuotesNoWholeText() {
        var problem = new RulesException.Problem("f.yaml", 3, "has `" + "a.".repeat(5_000) + "`; mend it");

        assertThat(new RulesException(List.of(problem))).hasMessage("f.yaml:3: has `" + "a.".repeat(40) + "…`; mend it");
    }
}
