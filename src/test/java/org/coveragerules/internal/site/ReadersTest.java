package org.coveragerules.internal.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.coveragerules.internal.adjudication.RuleDirectory;
import org.coveragerules.internal.codes.CodeTables;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What readers do on the pages, by mouse and keys, with the files opened from a disk. */
@Tag("long")
class ReadersTest extends OnShippedSite {

    private static final String FIRST = "document.querySelector('#results a')";
    private static final String STATUS = "document.querySelector('#found').textContent";

    private static void search(String text) {
        browser.click("#query");
        browser.evaluate("document.querySelector('#query').select()");
        browser.type(text);
    }

    @Test
    void aCodeIsFoundAndItsPageNamesThePolicies() {
        browser.open(site.page("index.html"), "");
        search("97110");
        assertThat(browser.text(FIRST + ".textContent")).isEqualTo("97110");
        browser.follow(() -> browser.click("#results a"));
        assertThat(browser.text("document.querySelector('h1').textContent")).isEqualTo("Code 97110");
        assertThat(browser.text("[...document.querySelectorAll('h2')].map(each => each.textContent).join('; ')"))
                .contains("Site of care").contains("Medical necessity review");
    }

    @ParameterizedTest
    @CsvSource({
            "sleep apnea, ncd-240.4",
            "sleap apnia, ncd-240.4",
            "ncd-240.4, ncd-240.4",
            "NCD-240, ncd-240.4",
            "CPAP-4a, ncd-240.4",
            "acupunct, ncd-30.3.3",
            "e0601, E0601",
            "11921, 11920 to 11922",
            "I11.0, ncd-240.4",
            "I10, ncd-240.4",
            "Z87.891, ncd-210.14",
            "Z87891, ncd-210.14"})
    void theNearestIsFirst(String typed, String name) {
        browser.open(site.page("index.html"), "");
        search(typed);
        assertThat(browser.text(FIRST + ".textContent")).isEqualTo(name);
        assertThat(browser.text(STATUS)).contains("found for “" + typed + "”");
        browser.follow(() -> browser.click("#results a"));
        assertThat(browser.text("document.querySelector('h1').textContent")).isNotEmpty();
    }

    @Test
    void aDiagnosisIsFoundInValueSetsThatHoldIt(@TempDir Path temporary) {
        var rules = RuleDirectory.copy(temporary);
        policy(rules, "knee", "", "  knees: { system: ICD-10-CM, codes: [M17] }\n  pain: { system: ICD-10-CM, codes: [M25.5] }");
        policy(rules, "joints", "", "  joints: { system: ICD-10-CM, codes: [M16-M18] }");
        policy(rules, "spine", "", "  spines: { system: ICD-10-CM, codes: [M40-M54] }");
        var own = TestSite.of("diagnoses", temporary, CodeTables.bundled(), List.of());
        browser.open(own.page("index.html"), "");
        search("M17.11");
        assertThat(browser.text("document.querySelector('#results').innerText").lines()).containsExactly(
                "joints joints: M16 to M18. Title of joints", "knee knees: M17. Title of knee");
        search("M15");
        assertThat(browser.text(STATUS)).isEqualTo("Nothing is found for “M15”.");
    }

    @Test
    void nothingFoundIsSaid() {
        browser.open(site.page("index.html"), "");
        search("xylophone");
        assertThat(browser.text(STATUS)).isEqualTo("Nothing is found for “xylophone”.");
        assertThat(browser.evaluate("document.querySelectorAll('#results li').length").asInt()).isZero();
        search(" ");
        assertThat(browser.text(STATUS)).isEmpty();
    }

    @Test
    void aResultIsReachedByKeysAlone() {
        browser.open(site.page("index.html"), "");
        browser.press("Tab");
        assertThat(browser.text("document.activeElement.textContent")).isEqualTo("Skip to the text");
        assertThat(browser.evaluate("document.activeElement.getBoundingClientRect().left >= 0").asBoolean())
                .as("what skips the navigation is seen while it has the focus").isTrue();
        browser.press("Enter", "Tab");
        assertThat(browser.text("document.activeElement.id")).isEqualTo("query");
        browser.type("97110");
        browser.press("Tab");
        assertThat(browser.text("document.activeElement.textContent")).isEqualTo("97110");
        browser.follow(() -> browser.press("Enter"));
        assertThat(browser.text("document.title")).isEqualTo("Code 97110");
    }

    @Test
    void anAddressThatSearchesDoesSo() {
        browser.open(site.page("index.html"), "#q=sleep%20apnea");
        assertThat(browser.text(FIRST + ".textContent")).isEqualTo("ncd-240.4");
        browser.open(site.page("index.html"), "#q=97110");
        browser.await("the other search", FIRST + ".textContent === '97110'");
    }

    @Test
    void aChangeShowsWordsBothTextsAndWhatItDid() {
        browser.open(site.page("policies/mm-0600/index.html"), "");
        browser.follow(() -> browser.click("a[href*='changes-']"));
        assertThat(browser.text("document.querySelector('h1').textContent")).isEqualTo("What version 2025-10-01 changes");
        var text = browser.text("document.querySelector('main').innerText");
        assertThat(text).contains("The review months go from 24 to 12.").contains("517 of 3495 lines come out differently.");
        assertThat(browser.text("[...document.querySelectorAll('del')].map(each => each.textContent).join('|')")).contains("24");
        assertThat(browser.text("[...document.querySelectorAll('ins')].map(each => each.textContent).join('|')")).contains("12");
        assertThat(browser.evaluate("""
                [...document.querySelectorAll('.beside tbody tr')].every(row => {
                  const [before, after] = [...row.cells].map(cell => cell.getBoundingClientRect());
                  return row.cells.length === 2 && before.right <= after.left + 1 && Math.abs(before.top - after.top) < 1;
                })""").asBoolean()).as("both texts beside each other").isTrue();
        assertThat(browser.text("getComputedStyle(document.querySelector('del')).textDecorationLine")).isEqualTo("line-through");
        assertThat(browser.text("getComputedStyle(document.querySelector('ins')).textDecorationLine")).isEqualTo("underline");
    }

    @Test
    void whatIsComingTellsDaysToGo(@TempDir Path temporary) {
        var rules = RuleDirectory.copy(temporary);
        var day = LocalDate.of(2099, 3, 4);
        policy(rules, "later", "effective: " + day, "  some: { system: HCPCS, codes: [\"97110\"] }");
        var own = TestSite.of("coming", temporary, CodeTables.bundled(), List.of());
        // Midnight may pass between the two.
        long before = ChronoUnit.DAYS.between(LocalDate.now(), day);
        browser.open(own.page("index.html"), "");
        int shown = browser.evaluate("Number(document.querySelector('.days-to-go').textContent)").asInt();
        assertThat((long) shown).isBetween(ChronoUnit.DAYS.between(LocalDate.now(), day), before);
    }

    @Test
    void theAddressOfAStatementLeadsToItAndMarksIt() {
        for (int width : List.of(1280, 320)) {
            browser.width(width);
            browser.leave();
            browser.open(site.page("policies/ncd-240.4/version-3.html"), "#CPAP-8a");
            browser.await("the statement in sight",
                    "(at => at.top >= 0 && at.bottom <= innerHeight)(document.getElementById('CPAP-8a').getBoundingClientRect())");
            assertThat(browser.text("document.querySelector(':target').id")).isEqualTo("CPAP-8a");
            assertThat(browser.evaluate("""
                    getComputedStyle(document.querySelector(':target')).borderLeftColor
                      !== getComputedStyle(document.querySelector('article:not(:target)')).borderLeftColor""").asBoolean()).isTrue();
        }
        browser.click(".tree a[href='#CPAP-1']");
        assertThat(browser.text("document.querySelector(':target').id")).isEqualTo("CPAP-1");
    }

    @Test
    void whoRunsNoScriptsIsToldAndReadsAllTheSame() {
        browser.scripts(false);
        try {
            browser.open(site.page("index.html"), "");
            assertThat(browser.text(STATUS)).startsWith("Searching takes a browser that runs scripts.");
            assertThat(browser.evaluate("document.querySelector('#query').disabled").asBoolean()).isTrue();
            browser.follow(() -> browser.click("a[href='codes/index.html']"));
            browser.follow(() -> browser.click("a[href$='E0.html']"));
            browser.follow(() -> browser.click("a[href$='E0601.html']"));
            assertThat(browser.text("document.querySelector('main').innerText")).contains("That takes a browser that runs scripts.")
                    .contains("Continuous positive airway pressure");
        } finally {
            browser.scripts(true);
        }
    }

    /** A reader of headings and landmarks finds few of these, and one heading for each text that changed. */
    @Test
    void aChangeIsFoundByItsHeadings() {
        browser.open(site.page("policies/mm-0600/changes-2025-10-01.html"), "");
        assertThat(browser.evaluate("document.querySelectorAll('[role=region]').length").asInt()).isLessThanOrEqualTo(2);
        assertThat(browser.evaluate("""
                [...document.querySelectorAll('.beside')].every(each => each.parentElement.previousElementSibling.tagName === 'H4')""")
                .asBoolean()).isTrue();
    }

    @Test
    void onPaperThereIsNoNavigationAndStatementsAreWhole() {
        browser.paper();
        browser.open(site.page("policies/ncd-240.4/version-3.html"), "");
        assertThat(browser.text("""
                ['header', '.skip', '.path'].map(each => getComputedStyle(document.querySelector(each)).display).join(' ')"""))
                .isEqualTo("none none none");
        assertThat(browser.evaluate("""
                [...document.querySelectorAll('article, tr')].every(each => getComputedStyle(each).breakInside === 'avoid')""")
                .asBoolean()).isTrue();
        assertThat(browser.evaluate("""
                [...document.querySelectorAll('.wide')].every(each => getComputedStyle(each).overflowX === 'visible')""").asBoolean())
                .as("nothing is cut that a reader would scroll to").isTrue();
        assertThat(browser.text("getComputedStyle(document.body).color")).isEqualTo("rgb(0, 0, 0)");
        browser.open(site.page("codes/E0601.html"), "");
        assertThat(browser.text("getComputedStyle(document.querySelector('.checklist .status')).position")).isEqualTo("static");
    }

    private static void policy(RuleDirectory rules, String id, String day, String valueSets) {
        rules.write(id + "/1/policy.yaml", """
                policy: %1$s
                version: "1"
                title: Title of %1$s
                source: s
                %2$s
                valueSets:
                %3$s
                statements: [ { id: A-1, section: s, says: One. } ]
                """.formatted(id, day, valueSets));
    }
}
