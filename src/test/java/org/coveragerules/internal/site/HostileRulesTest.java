package org.coveragerules.internal.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.coveragerules.browser.DrivenBrowser;
import org.coveragerules.internal.adjudication.RuleDirectory;
import org.coveragerules.internal.codes.CodeTables;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that would like to run a script on their pages, to leave them, or to turn what is read. All they get is shown. */
@Tag("long")
class HostileRulesTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    /** YAML that begins no line where a text has a sign that ends one. */
    private static final ObjectMapper JSON = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final String TAKES = "</script><script>window.taken=1</script><img src=x onerror=window.taken=1>"
            + "<!--]]></title></textarea>\"><b>'`${window.taken=1}\\');window.taken=1//";
    private static final String TURNS = "\u202eturned\u2028line\u2029\u001b\u200b";
    private static final String SHOWN = "\\u202eturned\\u2028line\\u2029\\u001b\\u200b";
    private static final String HOSTILE = "javascript:window.taken=1 " + TAKES + TURNS;
    private static final String RULE = "</script><script>window.taken=1</script><img src=x onerror=window.taken=1>";
    /** Fields whose texts are made hostile. */
    private static final Set<String> TEXTS = Set.of("title", "source", "section", "says", "authority", "case", "like", "modifier", "unit");

    private static JsonNode hostile(JsonNode of) {
        if (of instanceof ObjectNode object) {
            object.properties().forEach(each -> object.set(each.getKey(), each.getValue().isTextual() && TEXTS.contains(each.getKey())
                    ? object.textNode(each.getValue().asText() + " " + HOSTILE) : hostile(each.getValue())));
        } else if (of instanceof ArrayNode list) {
            list.forEach(HostileRulesTest::hostile);
        }
        return of;
    }

    private static TestSite site(Path temporary) throws IOException {
        var rules = RuleDirectory.copy(temporary, "ncd-30.3.3");
        var folder = temporary.resolve("ncd-30.3.3/1");
        rules.write("vocabulary.yaml", JSON.writeValueAsString(hostile(YAML.readTree(temporary.resolve("vocabulary.yaml").toFile()))));
        for (var name : List.of("policy.yaml", "visits.cases.yaml", "definition.cases.yaml", "coding.cases.yaml")) {
            var file = folder.resolve(name);
            var content = hostile(YAML.readTree(file.toFile()));
            if (content instanceof ObjectNode policy) {
                policy.remove("supersedes");
            }
            rules.write("ncd-30.3.3/1/" + name, JSON.writeValueAsString(content));
        }
        for (var name : List.of("definition.drl", "visits.drl")) {
            rules.write("ncd-30.3.3/1/" + name, Files.readString(folder.resolve(name)).replaceAll("rule \"", "rule \"" + RULE));
        }
        // A later version without what the first one says, and with names that no person would give.
        var later = (ObjectNode) hostile(YAML.readTree("""
                policy: ncd-30.3.3
                version: "2"
                title: Another
                effective: 2099-01-01
                source: Another
                statements: [ { id: ACU-1, section: other, says: Another. } ]
                """));
        later.putObject("parameters").put(RULE + TURNS, HOSTILE);
        later.putObject("valueSets").putObject(RULE + TURNS).put("system", "ICD-10-CM").putArray("codes").add("M16-M18");
        later.withArray("statements").addObject().put("id", RULE + TURNS).put("section", HOSTILE).put("says", HOSTILE);
        rules.write("ncd-30.3.3/2/policy.yaml", JSON.writeValueAsString(later));
        return TestSite.of("hostile", temporary, CodeTables.bundled(), List.of(impact(temporary)));
    }

    private static Path impact(Path temporary) throws IOException {
        var report = JSON.createObjectNode().put("kind", "IMPACT");
        report.putObject("before").put("name", "ncd-30.3.3 1");
        report.putObject("after").put("name", "ncd-30.3.3 2");
        var group = report.putArray("groups").addObject().put("from", HOSTILE).put("to", HOSTILE).put("lines", 1);
        group.putArray("gone").addObject().put("statement", HOSTILE);
        report.putArray("matrix").addObject().put("from", HOSTILE).put("to", "DENIED").put("lines", 1);
        var file = temporary.resolveSibling("impact.json");
        return Files.writeString(file, report.toString());
    }

    @Test
    void whatRulesSayIsShownAndNeverRun(@TempDir Path temporary) throws IOException {
        var site = site(Files.createDirectory(temporary.resolve("rules")));
        try (var browser = DrivenBrowser.start(); var files = Files.walk(site.directory())) {
            var pages = files.filter(each -> each.toString().endsWith(".html")).sorted().toList();
            assertThat(pages).hasSizeGreaterThan(10);
            browser.width(320);
            for (var page : pages) {
                browser.open(page, "");
                isHarmless(browser, page.toString());
            }
            for (var page : List.of("policies/ncd-30.3.3/version-1.html", "policies/ncd-30.3.3/version-2.html",
                    "policies/ncd-30.3.3/index.html", "codes/97810.html", "policies/ncd-30.3.3/changes-2.html", "index.html")) {
                browser.open(site.page(page), "");
                assertThat(browser.text("document.body.textContent")).as(page).contains(TAKES).contains(SHOWN);
            }
            assertThat(browser.evaluate("document.querySelectorAll('h1').length").asInt()).isOne();
            for (var typed : List.of("acupuncture", "97810", "turned", "M17.11", TAKES)) {
                browser.click("#query");
                browser.evaluate("document.querySelector('#query').select()");
                browser.type(typed);
                isHarmless(browser, "the search for " + typed);
                assertThat(browser.text("document.querySelector('#results').textContent")).contains(typed.equals("97810") ? typed : TAKES);
            }
            browser.open(site.page("codes/97810.html"), "");
            assertThat(browser.text("document.querySelector('.checklist form').textContent")).contains(TAKES).contains(SHOWN);
            browser.evaluate("document.querySelectorAll('input[type=radio][value=true]').forEach(each => each.click())");
            isHarmless(browser, "a checklist with answers");
        }
    }

    private static void isHarmless(DrivenBrowser browser, String page) {
        assertThat(browser.evaluate("'taken' in window").asBoolean()).as("a script of the rules ran on %s", page).isFalse();
        assertThat(browser.evaluate("document.querySelectorAll('img, b, textarea, script:not([src]), [onerror]').length").asInt())
                .as("elements of the rules on %s", page).isZero();
        assertThat(browser.evaluate("""
                [...document.querySelectorAll('[href], [src]')].every(each => (each.href || each.src).startsWith('file:'))""").asBoolean())
                .as("each address on %s leads to the site", page).isTrue();
        assertThat(browser.text("document.title + document.body.innerText")).as(page)
                .doesNotContainPattern("[\\u202e\\u2028\\u2029\\u200b\\u001b]");
        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt()).as("how wide %s is", page).isEqualTo(320);
        assertThat(browser.faults()).as(page).isEmpty();
    }
}
