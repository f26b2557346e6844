package org.coveragerules.internal.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The checklist of a code, filled in as an office does: by mouse, and by keys alone, in a wide and a narrow window. */
@Tag("long")
class ChecklistByHandTest extends OnShippedSite {

    private static final String FORM = "section.checklist[data-policy='ncd-240.4'] ";
    private static final String STATUS = "document.querySelector(\"" + FORM + ".status strong\").textContent";
    private static final int MOST_FIELDS = 100;

    @ParameterizedTest
    @ValueSource(ints = {1280, 320})
    void byMouse(int width) {
        browser.width(width);
        browser.open(site.page("codes/E0601.html"), "");
        assertThat(browser.text(STATUS)).isEqualTo("Not decided yet.");
        // Whatever is open, from the top: each answer may make others needless.
        for (int at = 0; at < MOST_FIELDS; at++) {
            var field = browser.text(next("document.querySelector(\"" + FORM + "form\")"));
            if (field.isEmpty()) {
                break;
            }
            browser.click("#" + field);
            if (browser.text("document.activeElement.type").equals("text")) {
                browser.type("20");
            }
        }
        assertThat(browser.text(STATUS)).isEqualTo("Covered by these criteria.");
        assertThat(browser.text("document.querySelector(\"" + FORM + ".detail\").innerText")).contains("What it rests on");
        browser.click(FORM + ".clear button");
        assertThat(browser.text(STATUS)).isEqualTo("Not decided yet.");
        assertThat(browser.text("[...document.querySelectorAll('input[type=text]')].map(each => each.value).join('')")).isEmpty();
    }

    /** The id of what a reader would answer next with yes, a number, the first choice or a tick. */
    private static String next(String form) {
        return """
                (() => {
                  for (const field of %s.querySelectorAll('.field')) {
                    if (field.classList.contains('moot')) continue;
                    const text = field.querySelector('input[type=text]');
                    if (text && !text.value) return text.id;
                    const box = field.querySelector('input[type=checkbox]');
                    if (box && !box.checked) return box.id;
                    const radios = [...field.querySelectorAll('input[type=radio]')];
                    if (radios.length && radios.find(each => each.checked).value === '') return radios[0].id;
                  }
                  return '';
                })()""".formatted(form);
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 320})
    void byKeysAlone(int width) {
        browser.width(width);
        browser.open(site.page("codes/E0601.html"), "");
        boolean isCovered = false;
        for (int at = 0; at < MOST_FIELDS && !isCovered; at++) {
            browser.press("Tab");
            if (browser.evaluate("document.activeElement.closest(\"" + FORM + "form\") !== null").asBoolean()) {
                assertThat(browser.evaluate("""
                        (focused => {
                          const box = focused.getBoundingClientRect();
                          return focused.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
                        })(document.activeElement)""").asBoolean())
                        .as("%s is seen while it has the focus", browser.text("document.activeElement.outerHTML")).isTrue();
                switch (browser.text("document.activeElement.type")) {
                    case "text" -> browser.type("20");
                    case "checkbox" -> browser.press("Space");
                    // The last one, "Not known", is chosen; the next is the first.
                    case "radio" -> browser.press("ArrowRight");
                    default -> { }
                }
                isCovered = browser.text(STATUS).equals("Covered by these criteria.");
            }
        }
        assertThat(isCovered).as("covered by what was entered by keys").isTrue();
        for (int at = 0; at < MOST_FIELDS && !browser.text("document.activeElement.tagName").equals("BUTTON"); at++) {
            browser.press("Tab");
        }
        browser.press("Space");
        assertThat(browser.text(STATUS)).isEqualTo("Not decided yet.");
    }

    @Test
    void whatIsTypedIsGoneWithThePage() {
        browser.width(1280);
        browser.open(site.page("codes/E0601.html"), "");
        browser.click(FORM + "input[type=text]");
        browser.type("20");
        browser.open(site.page("index.html"), "");
        browser.follow(() -> browser.evaluate("history.back()"));
        assertThat(browser.text("document.querySelector(\"" + FORM + "input[type=text]\").value")).isEmpty();
        assertThat(browser.evaluate("document.cookie.length + localStorage.length + sessionStorage.length").asInt()).isZero();
    }
}
