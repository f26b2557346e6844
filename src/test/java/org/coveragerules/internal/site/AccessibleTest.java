package org.coveragerules.internal.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.coveragerules.browser.Axe;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of page, in a wide and a narrow window and in light and dark colors, can be used by everybody. */
@Tag("long")
class AccessibleTest extends OnShippedSite {

    private enum Kind {
        START("index.html", "", ""),
        RESULTS("index.html", "#q=sleep", ""),
        VERSION_WITH_CRITERIA("policies/ncd-240.4/version-3.html", "", ""),
        VERSION("policies/mm-0600/version-2025-10-01.html", "", ""),
        POLICY("policies/mm-0600/index.html", "", ""),
        CHANGE("policies/mm-0600/changes-2025-10-01.html", "", ""),
        CODE("codes/E0601.html", "", ""),
        // An answer, one that is none, a document, and another way to meet the criteria.
        CHECKLIST("codes/E0601.html", "", """
                const form = document.querySelector('section.checklist[data-policy="ncd-240.4"] form');
                form.querySelector('input[type=text]').value = '3x';
                form.querySelectorAll('input[type=radio][value=true]').forEach(one => one.click());
                form.querySelector('input[type=checkbox]').click();
                form.dispatchEvent(new Event('input'));
                document.querySelectorAll('details').forEach(one => one.open = true);"""),
        CODES("codes/index.html", "", ""),
        CODES_OF("codes/97.html", "", "");

        private final String page;
        private final String hash;
        private final String script;

        Kind(String page, String hash, String script) {
            this.page = page;
            this.hash = hash;
            this.script = script;
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void isForEverybody(Kind kind) throws IOException {
        for (int width : List.of(1280, 320)) {
            browser.width(width);
            for (var colors : List.of("light", "dark")) {
                browser.colors(colors);
                browser.leave();
                browser.open(site.page(kind.page), kind.hash);
                browser.evaluate(kind.script);
                var name = kind.name().toLowerCase(Locale.ROOT) + "-" + width + "-" + colors;
                browser.shoot(name);
                assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                        .as("how wide the page is in %s", name).isLessThanOrEqualTo(width);
                assertThat(Axe.look(browser)).as(name).isEmpty();
                assertThat(browser.faults()).as(name).isEmpty();
            }
        }
    }

    @Test
    void aFaultIsSeen() {
        browser.open(site.page("index.html"), "");
        browser.evaluate("document.querySelector('label').remove(); document.querySelector('h1').style.color = '#ddd'");
        assertThat(Axe.look(browser)).anyMatch(each -> each.startsWith("label ")).anyMatch(each -> each.startsWith("color-contrast "))
                .hasSize(2);
    }
}
