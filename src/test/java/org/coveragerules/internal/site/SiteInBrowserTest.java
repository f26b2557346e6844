package org.coveragerules.internal.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.coveragerules.browser.Axe;
import org.coveragerules.browser.DrivenBrowser;
import org.coveragerules.internal.adjudication.RuleDirectory;
import org.coveragerules.internal.codes.CodeTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In one go what every change has to keep; {@link ReadersTest}, {@link AccessibleTest} and others look at all of it. */
class SiteInBrowserTest {

    @Test
    void aReaderFindsAPolicyByKeysAndFillsInItsChecklist(@TempDir Path temporary) throws IOException {
        var rules = RuleDirectory.copy(temporary, "ncd-240.4")
                .replace("ncd-240.4/3/policy.yaml", "supersedes: [precertification, cmm-preface, ash-mnr, mm-0600]\n", "");
        var site = TestSite.of("one-policy", rules.root(), CodeTables.bundled(), List.of());
        try (var browser = DrivenBrowser.start()) {
            browser.width(320);
            browser.colors("dark");
            browser.open(site.page("index.html"), "");
            browser.press("Tab", "Enter", "Tab");
            browser.type("sleap apnia");
            assertThat(browser.text("document.querySelector('#found').textContent")).isEqualTo("1 found for “sleap apnia”.");
            browser.press("Tab");
            browser.follow(() -> browser.press("Enter"));
            assertThat(browser.text("document.querySelector('h1').textContent")).contains("sleep apnea");

            browser.open(site.page("codes/E0601.html"), "");
            browser.click("section.checklist input[type=text]");
            browser.type("none");
            assertThat(browser.text("document.querySelector('.checklist .error').textContent")).startsWith("Write a number");
            assertThat(browser.text("document.querySelector('.checklist .status').textContent")).startsWith("Not decided yet.");
            assertThat(Axe.look(browser)).isEmpty();
            assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt()).isEqualTo(320);
            assertThat(browser.faults()).isEmpty();
        }
    }
}
