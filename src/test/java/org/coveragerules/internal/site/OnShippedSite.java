package org.coveragerules.internal.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.coveragerules.browser.DrivenBrowser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A browser for the site of the project's rules, which every test begins anew in and of which nothing may be red. */
abstract class OnShippedSite {

    static TestSite site;
    static DrivenBrowser browser;

    @BeforeAll
    static void open() throws IOException {
        browser = DrivenBrowser.start();
        site = TestSite.shipped();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void begin() {
        browser.leave();
        browser.colors("light");
        browser.width(1280);
    }

    @AfterEach
    void nothingIsRed() {
        assertThat(browser.faults()).isEmpty();
    }
}
