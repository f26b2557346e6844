package org.coveragerules.internal.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.util.List;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.policy.RuleFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The form as a person fills it in; a script types and clicks, in one start of a browser for all tests. */
@Tag("long")
class ChecklistFormTest {

    private static final String HOSTILE = "</script><img src=x onerror=\"document.title='taken'\">\u202e & \u2028";

    /** Every text of it is hostile, the statements' ids too. */
    private static final String DATA = """
            {"criteria": [{"statement": "X-0", "says": "@", "codes": ["00100-00110", "E0601"], "tree": {"all": ["@", "X-2"]}}],
             "questions": [{"id": "observations/a", "type": "choice", "text": "@", "of": [["A", "@"], ["B", "b"]]},
               {"id": "observations/n", "type": "number", "text": "n", "unit": "@", "least": -1.5}],
             "leaves": [{"statement": "@", "says": "@", "hints": ["@"]}, {"statement": "X-2", "says": "@",
               "rules": [{"asks": [0, 1], "tests": [[{"question": 0, "in": ["A"]}, {"question": 1, "operator": "<", "number": 0}]]}]}],
             "send": [{"id": "f", "says": "@", "holder": "provider", "statements": ["@"]},
               {"id": "p", "says": "@", "holder": "payer", "statements": ["@"]}]}""";

    private static final String SCRIPT = """
            'use strict';
            const at = id => document.getElementById(id);
            const status = id => at(id).querySelector('[role=status]').textContent;
            const detail = id => at(id).querySelector('.detail');
            const field = (id, words) => [...at(id).querySelectorAll('.field')].find(one => one.textContent.includes(words));
            const type = (id, words, text) => {
              const input = field(id, words).querySelector('input');
              input.focus();
              input.value = text;
              input.dispatchEvent(new Event('input', { bubbles: true }));
              return input;
            };
            const pick = (id, words, label) => [...field(id, words).querySelectorAll('label')]
              .find(one => one.textContent.trim() === label).querySelector('input').click();
            const tick = (id, words) => field(id, words).querySelector('input').click();
            const told = () => ({ status: status('cpap'), moot: [...at('cpap').querySelectorAll('.moot')].length,
              detail: detail('cpap').textContent, links: [...detail('cpap').querySelectorAll('a')].map(a => a.getAttribute('href')) });
            const found = { start: told() };
            pick('cpap', 'adult', 'Yes');
            pick('cpap', 'Which kind', 'Polysomnography');
            const index = type('cpap', 'apneas and hypopneas', '15');
            type('cpap', 'hours of sleep', ' 2.0 ');
            tick('cpap', 'Clinical evaluation');
            pick('cpap', 'first for twelve weeks', 'Yes');
            found.almost = told();
            tick('cpap', 'Prescription');
            found.covered = told();
            found.notes = [...at('cpap').querySelectorAll('.moot .note')].map(note => note.textContent);
            type('cpap', 'apneas and hypopneas', '14.9');
            found.lower = told();
            found.focused = document.activeElement === index;
            type('cpap', 'apneas and hypopneas', 'fifteen');
            const error = at(index.getAttribute('aria-describedby').split(' ')[1]);
            found.wrong = { ...told(), invalid: index.getAttribute('aria-invalid'), error: error.textContent };
            type('cpap', 'apneas and hypopneas', '201');
            found.above = { ...told(), error: error.textContent };
            type('cpap', 'apneas and hypopneas', '15');
            pick('cpap', 'adult', 'No');
            found.refused = told();
            const clear = [...at('cpap').querySelectorAll('button')].find(one => one.textContent.startsWith('Clear'));
            clear.click();
            found.cleared = { ...told(), typed: [...at('cpap').querySelectorAll('input[type=text]')].map(one => one.value),
              ticked: [...at('cpap').querySelectorAll('input:checked')].map(one => one.value) };

            const inputs = [...document.querySelectorAll('.checklist input, .checklist select')];
            const ids = [...document.querySelectorAll('.checklist [id]')].map(one => one.id);
            found.access = {
              unlabeled: inputs.filter(one => !one.labels.length || !one.labels[0].textContent.trim()).length,
              legends: [...document.querySelectorAll('.checklist fieldset')]
                .filter(one => one.firstElementChild.tagName !== 'LEGEND').length,
              lost: [...document.querySelectorAll('[aria-describedby]')].flatMap(one => one.getAttribute('aria-describedby').split(' '))
                .filter(id => !at(id)).length,
              twice: ids.length - new Set(ids).size,
              live: [...document.querySelectorAll('[role=status]')].map(one => one.getAttribute('aria-live')),
            };

            found.send = { start: status('mm'), fields: [...at('mm').querySelectorAll('.field')].map(one => one.textContent),
              payer: at('mm').querySelector('.payer').textContent };
            tick('mm', 'Clinical history');
            found.send.one = status('mm');
            at('mm').querySelectorAll('input').forEach(one => one.checked || one.click());
            found.send.all = status('mm');

            const hostile = at('hostile');
            type('hostile', 'n', '-1');
            found.hostile = { images: document.images.length, scripts: hostile.querySelectorAll('script').length, title: document.title,
              text: hostile.textContent, href: detail('hostile').querySelector('a').getAttribute('href') };
            found.hidden = ['other', 'none'].map(id => at(id).hidden);
            found.other = status('other');
            found.number = [' 12.50 ', '.5', '+3', '-1', '1,5', '1,000', '1e3', '0x10', '', ' ', 'NaN', '٣', '300.1', '12.']
              .map(text => coverageRules.criteria.number(text, 0, 300));
            found.refusedByPolicy = refused;
            out(found);
            """;

    private static JsonNode found;

    @BeforeAll
    static void fillIn() throws Exception {
        var library = PolicyLibrary.of(RuleFiles.bundled());
        var page = new ScriptPage("form");
        var sections = new StringBuilder();
        section(sections, "cpap", library.version("ncd-240.4", "3"), "E0601");
        section(sections, "mm", library.version("mm-0600", "2025-10-01"), "97110");
        var acupuncture = library.version("ncd-30.3.3", "1");
        section(sections, "hostile", acupuncture, "00105");
        section(sections, "other", acupuncture, "0105T");
        section(sections, "none", library.version("coverage-instructions", "1"), "00105");
        for (var policy : new PolicyVersion[] {library.version("ncd-240.4", "3"), library.version("mm-0600", "2025-10-01")}) {
            page.script(policy.id() + ".js", Checklists.script(policy, Checklists.of(library, policy).orElseThrow()));
        }
        page.script("hostile.js", Checklists.script(acupuncture, hostile()));
        page.script("none.js", Checklists.script(library.version("coverage-instructions", "1"),
                new ObjectMapper().createObjectNode()));
        found = page.script("test.js", SCRIPT).open(sections.toString());
        assertThat(found.path("error").asText()).isEmpty();
    }

    private static void section(StringBuilder to, String id, PolicyVersion policy, String code) {
        to.append(("<section class=\"checklist\" id=\"%s\" data-policy=\"%s\" data-version=\"%s\" data-code=\"%s\""
                + " data-page=\"../version.html\"></section>\n").formatted(id, policy.id(), policy.version(), code));
    }

    private static ObjectNode hostile() throws Exception {
        var words = new ObjectMapper().writeValueAsString(HOSTILE);
        return (ObjectNode) new ObjectMapper().readTree(DATA.replace("\"@\"", words));
    }

    private static String told(String step) {
        return found.path(step).path("status").asText();
    }

    @Test
    void itTellsWhatIsMissingAndWhatTheAnswerRestsOn() {
        assertThat(told("start")).isEqualTo(
                "Not decided yet. CPAP-0: still missing at the least 7 points: CPAP-1, CPAP-2, CPAP-3a, CPAP-4a, CPAP-6a, CPAP-7,"
                        + " CPAP-8a.");
        assertThat(told("almost")).isEqualTo("Not decided yet. CPAP-0: still missing at the least 1 point: CPAP-7.");
        assertThat(found.at("/almost/detail").asText()).contains("CPAP-7 The treating physician ordered the device."
                + "Prescription of the treating physician");
        assertThat(told("covered")).isEqualTo("Covered by these criteria. CPAP-0: rests on CPAP-1, CPAP-2, CPAP-3a, CPAP-4a, CPAP-6a,"
                + " CPAP-7, CPAP-8a.");
        assertThat(found.at("/covered/links/0").asText()).isEqualTo("../version.html#CPAP-1");
        assertThat(told("refused")).isEqualTo("Not met. CPAP-0: rests on CPAP-1.");
    }

    @Test
    void whatCanNoLongerMatterIsMarkedAndKeepsItsPlace() {
        assertThat(found.at("/start/moot").asInt()).isZero();
        // Channels, events, four symptoms, three diseases, and whether the apnea improved.
        assertThat(found.at("/covered/moot").asInt()).isEqualTo(10);
        assertThat(found.path("notes")).hasSize(10).allSatisfy(note -> assertThat(note.asText()).isEqualTo("No longer needed."));
        assertThat(found.path("focused").asBoolean()).as("the field keeps the focus").isTrue();
    }

    @Test
    void numbersAreReadAsTypedAndNonsenseIsNotKnown() {
        assertThat(told("lower")).startsWith("Not decided yet. CPAP-0: still missing at the least 1 point: CPAP-5a.");
        assertThat(told("wrong")).contains("CPAP-4a").isEqualTo(told("above"));
        assertThat(found.at("/wrong/invalid").asText()).isEqualTo("true");
        assertThat(found.at("/wrong/error").asText()).isEqualTo("Write a number with a decimal point, such as 12.5, from 0 to 200. As"
                + " it stands it counts as not known.").isEqualTo(found.at("/above/error").asText());
        assertThat(found.path("number").toString())
                .isEqualTo("[12.5,0.5,3,null,null,null,null,null,null,null,null,null,null,12]");
    }

    @Test
    void clearingLeavesNothing() {
        assertThat(found.path("cleared").path("status")).isEqualTo(found.path("start").path("status"));
        assertThat(found.at("/cleared/moot").asInt()).isZero();
        assertThat(found.at("/cleared/typed")).allMatch(text -> text.asText().isEmpty()).hasSize(4);
        assertThat(found.at("/cleared/ticked")).as("not known").allMatch(text -> text.asText().isEmpty()).hasSize(11);
    }

    @Test
    void everyFieldHasItsWords() {
        assertThat(found.path("access").toString())
                .isEqualTo("{'unlabeled':0,'legends':0,'lost':0,'twice':0,'live':['polite','polite','polite','polite','polite']}"
                        .replace('\'', '"'));
    }

    @Test
    void whatElseIsAskedForIsTicked() {
        var send = found.path("send");
        assertThat(send.path("start").asText()).isEqualTo("Not ticked: 4 of 4 things to have at hand.");
        assertThat(send.path("one").asText()).isEqualTo("Not ticked: 3 of 4 things to have at hand.");
        assertThat(send.path("all").asText()).isEqualTo("All that is to have at hand is ticked.");
        assertThat(send.path("fields")).extracting(JsonNode::asText).contains(" Clinical history MM0600-8");
        assertThat(send.path("payer").asText()).isEqualTo("The payer looks up: authorizations on file.");
    }

    @Test
    void wordsStayText() {
        var hostile = found.path("hostile");
        assertThat(hostile.path("images").asInt() + hostile.path("scripts").asInt()).isZero();
        assertThat(hostile.path("title").asText()).isEqualTo("Checklist");
        assertThat(hostile.path("text").asText()).contains("</script><img src=x onerror=\"document.title='taken'\">\\u202e & \\u2028")
                .doesNotContain("\u202e", "\u2028");
        assertThat(hostile.path("href").asText()).startsWith("../version.html#%3C%2Fscript%3E");
    }

    @Test
    void criteriaOfOtherCodesAreNoneOfAPage() {
        assertThat(found.path("hidden").toString()).as("one that has things to send, and one without").isEqualTo("[false,true]");
        assertThat(found.path("other").asText()).isEqualTo("Not ticked: 1 of 1 thing to have at hand.");
    }

    @Test
    void nothingIsStoredOrSent() throws Exception {
        assertThat(found.path("refusedByPolicy")).isEmpty();
        for (var script : List.of("criteria.js", "checklist.js")) {
            assertThat(Files.readString(ScriptPage.SITE.resolve(script))).doesNotContain("innerHTML", "outerHTML",
                    "insertAdjacentHTML", "document.write", "eval(", "Function(", "fetch(", "XMLHttpRequest", "Beacon", "WebSocket",
                    "localStorage", "sessionStorage", "indexedDB", "cookie", "history.", "import", ".style", "http");
        }
    }
}
