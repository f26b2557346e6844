package org.coveragerules.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a page is seen: tests that find nothing have looked. */
@Tag("long")
class DrivenBrowserTest {

    private static DrivenBrowser browser;

    @TempDir
    private Path temporary;

    @BeforeAll
    static void start() throws IOException {
        browser = DrivenBrowser.start();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private void open(String page) throws IOException {
        browser.open(Files.writeString(temporary.resolve("page.html"), "<!doctype html><title>Page</title>" + page), "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "<script>undefined.none</script> | TypeError",
            "<script>Promise.reject(new Error('lost'))</script> | lost",
            "<script>console.error('told')</script> | told",
            "<script>alert('asked')</script> | a dialog",
            "<script src='none.js'></script> | ERR_FILE_NOT_FOUND",
            "<img src='http://127.0.0.1:9/none.png'> | asked of a network: http://127.0.0.1:9/none.png",
            "<meta http-equiv='Content-Security-Policy' content=\"script-src 'none'\"><script>0</script> | Content Security Policy"})
    void whatNoReaderSeesIsTold(String page, String fault) throws IOException {
        browser.forget();
        open(page);
        assertThat(browser.faults()).anyMatch(each -> each.contains(fault));
    }

    @Test
    void whatAReaderCannotClickIsNotClicked() throws IOException {
        open("<button style='position: absolute; top: 0'>Below</button><p style='position: fixed; inset: 0; margin: 0'>Above</p>");
        assertThatThrownBy(() -> browser.click("button")).hasMessageContaining("is covered by <p");
        assertThatThrownBy(() -> browser.click("a")).hasMessageContaining("there is no a");
        assertThatThrownBy(() -> browser.evaluate("none()")).hasMessageContaining("none is not defined");
    }

    @Test
    void keysAndTypingDoWhatAReaderDoes() throws IOException {
        open("<input id=text><input id=box type=checkbox><button onclick='document.title += this.id' id=button>Press</button>");
        browser.click("#text");
        browser.type("é 1");
        browser.press("Tab", "Space", "Tab", "Enter", "Space", "Shift+Tab");
        assertThat(List.of(browser.text("document.querySelector('#text').value"), browser.text("document.querySelector('#box').checked"),
                browser.text("document.title"), browser.text("document.activeElement.id")))
                .containsExactly("é 1", "true", "Pagebuttonbutton", "box");
    }
}
