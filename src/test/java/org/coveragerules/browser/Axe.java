package org.coveragerules.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at a page by the rules of axe-core: WCAG 2.0 to 2.2, A and AA, and its best practices. The script is handed to the
 * browser and not to the page, whose policy would refuse it.
 */
public final class Axe {

    /** Style sheets are not fetched: the page's policy refuses that, and only the turning of a screen is judged by them. */
    private static final String RUN = """
            axe.run(document, { preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
              .then(found => found.violations.map(rule => rule.id + ' (' + rule.help + '): ' + rule.nodes.map(node =>
                node.target.join(' ') + ' ' + node.html.slice(0, 200) + ' ' + node.failureSummary).join('; ')))""";
    private static final String SCRIPT = script();

    private Axe() {
    }

    private static String script() {
        try (var stream = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is not so that everybody can use the page: the rule, the element, and what to do. */
    public static List<String> look(DrivenBrowser browser) {
        if (!browser.evaluate("'axe' in window").asBoolean()) {
            browser.evaluate(SCRIPT + "; 0");
        }
        var found = new ArrayList<String>();
        browser.evaluate(RUN).forEach(each -> found.add(each.asText()));
        return found;
    }
}
