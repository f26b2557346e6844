package org.coveragerules.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.coveragerules.browser.Browser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a reader finds on the page of a report, asked of a browser. */
class ReportPageTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** The last page stays here, to be looked at. */
    private static final Path PAGES = Path.of("target", "report-page");
    private static final int PER_PAGE = 50;

    @Test
    void dataIsWrittenAsItIs() throws IOException {
        var data = ReportData.of(3);
        data.put("title", "</script><script>alert(1)</script><!-- & \u2028 \u2029 é");
        var written = between(page(data), "<script type=\"application/json\" id=\"data\">", "</script>");
        assertThat(written).doesNotContain("<", ">", "&", "\u2028", "\u2029");
        assertThat(JSON.readTree(written)).isEqualTo(JSON.readTree(data.toString()));
    }

    @Test
    void pageAsksForNothingOverTheNetwork() throws IOException {
        var page = page(ReportData.of(3));
        assertThat(page).contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
                .doesNotContain("unsafe-", "/*STYLE", "/*SCRIPT", "/*DATA", "@import", "url(", "fetch(", "innerHTML");
        assertThat(found(page, "(https?://[^\"' )]+)")).containsOnly("http://www.w3.org/2000/svg");
        assertThat(found(page, "<[^>]* (?:src|href)=\"([^\"]*)\"")).allMatch(link -> link.matches("#.*|data:,"));
    }

    @Test
    void numbersAreThoseOfTheData() throws Exception {
        var data = ReportData.of(120);
        var dom = open(data, "");
        var counts = data.path("counts");
        assertThat(text(part(dom, "summary"))).contains("120 of 1,120 lines (10.7%) come out differently",
                "60 newly denied, 0 no longer denied", "8.9% → 14.3%", "+5.4 percentage points",
                "100 → 160 lines denied", "1,300",
                counts.path("visitsGained") + " gained, " + counts.path("visitsLost") + " lost",
                "1,120 judged, 30 rejected, 150 outside the selection");
        var matrix = between(part(dom, "outcomes"), "class=\"matrix\"", "</table>");
        assertThat(rows(matrix)).contains("Approved|700|0|40|20|0|0|760", "Pended|20|0|0|100|0|0|120",
                "Denied|0|0|100|0|0|0|100", "Total|720|80|160|120|0|40|1,120");
        assertThat(found(matrix, "href=\"#([^\"]*)\"")).containsExactly("from=APPROVED&amp;to=DENIED&amp;at=cases",
                "from=APPROVED&amp;to=PENDED&amp;at=cases", "from=PARTIALLY_APPROVED&amp;to=DENIED&amp;at=cases",
                "from=PENDED&amp;to=APPROVED&amp;at=cases");
        assertThat(rows(part(dom, "outcomes"))).contains("Denied||100|160|+60", "Approved||760|720|−40");
        assertThat(rows(part(dom, "rates"))).contains("2025-10-06|1,000|50|5.0%|100|10.0%",
                "mm-0600|2025-10-01||8.0%|80|1,000");
        assertThat(rows(part(dom, "reasons"))).contains(
                "MM0600-3|mm-0600|2025-10-01|SETTING_NOT_DOCUMENTED|DENY||100|90|80");
        assertThat(rows(part(dom, "groups"))).contains("1|Approved → Denied|−MM0600-5|+MM0600-3||40|−220");
        assertThat(rows(part(dom, "rejected"))).contains("requests.ndjson:3|received: missing");
        assertThat(text(part(dom, "rejected"))).contains("the first 1 of 30 rejected requests", "--format csv");
    }

    @Test
    @Tag("long")
    void filtersOfTheAddressLeaveExactlyTheLinesTheyMean() throws Exception {
        var data = ReportData.of(120);
        expect(data, "from=APPROVED&to=DENIED&statement=MM0600-3&group=1", one ->
                outcome(one, "before").equals("APPROVED") && outcome(one, "after").equals("DENIED"));
        expect(data, "policy=precertification", one -> outcome(one, "before").equals("DENIED"));
    }

    @Test
    @Tag("long")
    void searchFindsIdsCodesAndWordsOfReasons() throws Exception {
        var data = ReportData.of(120);
        expect(data, "q=r-0007", one -> one.path("request").asText().startsWith("R-0007"));
        expect(data, "q=97112+CLINICAL+history", one -> one.path("code").asText().equals("97112")
                && (outcome(one, "before").equals("PENDED") || outcome(one, "after").equals("PENDED")));
        assertThat(status(open(data, "q=nothing+of+the+kind"), "cases")).isEqualTo("None of 120 lines matches");
    }

    @Test
    @Tag("long")
    void listsSortAndTurnPages() throws Exception {
        var data = ReportData.of(120);
        var dom = open(data, "sort=-asked&page=2&reasons.sort=lines");
        var sorted = cases(data).sorted(Comparator.comparingInt((JsonNode one) -> -one.path("visits").asInt()))
                .map(one -> one.path("request").asText()).toList();
        assertThat(listed(dom)).isEqualTo(sorted.subList(PER_PAGE, 2 * PER_PAGE));
        assertThat(status(dom, "cases")).isEqualTo("120 lines; 51 to 100 on this page");
        assertThat(found(part(dom, "cases"), "aria-sort=\"(\\w+)\"")).containsExactly("descending");
        assertThat(found(part(dom, "reasons"), "aria-sort=\"(\\w+)\"")).containsExactly("ascending");
        assertThat(rows(part(dom, "reasons")).get(1)).startsWith("PRE-9|");
    }

    @Test
    @Tag("long")
    void caseOpensWithBothSidesMarkedInWords() throws Exception {
        var dom = open(ReportData.of(12), "open=R-00003/1");
        var open = found(part(dom, "cases"), "<tr role=\"row\" class=\"detail\">(.*?)</tr>");
        assertThat(open).hasSize(1);
        assertThat(text(open.get(0))).contains("Before Approved 4 visits", "After Denied 0 visits",
                "only before MM0600-5", "only after MM0600-3", "on both sides MM0600-1",
                "The record does not say why this setting.", "line 1.outcome: expected");
        assertThat(found(part(dom, "cases"), "aria-expanded=\"(true)\"")).hasSize(1);
    }

    @Test
    @Tag("long")
    void criteriaAreAChecklist() throws Exception {
        var data = ReportData.of(12);
        var leaf = "{'statement': 'X-1', 'result': 'MET', 'decisive': false, 'found': 'The member is <61>.'}";
        data.set("checklists", JSON.readTree(("[{'policy': 'x', 'version': '1', 'statement': 'X-0', 'result':"
                + " 'UNKNOWN', 'all': [" + leaf + ", {'result': 'UNKNOWN', 'atLeast': 2, 'of': [" + leaf + ","
                + " {'statement': 'X-2', 'result': 'UNKNOWN', 'decisive': true, 'missing': ['age', 'packYears']}]}]}]").replace('\'', '"')));
        ((ObjectNode) data.at("/cases/list/3/after")).putArray("criteria").add(0);
        var dom = open(data, "open=R-00003/1");
        assertThat(text(found(part(dom, "cases"), "<tr role=\"row\" class=\"detail\">(.*?)</tr>").get(0))).contains(
                "Criteria X-0 x 1 ?unknown: all of✓met: X-1 The member is <61>.?unknown: at least 2 of✓met: X-1 The"
                        + " member is <61>.?unknown: X-2 missing: age, packYears");
        assertThat(found(dom, "<li class=\"decisive\">.*?class=\"id\">([^<]*)<")).containsExactly("X-2");
    }

    @Test
    @Tag("long")
    void valuesStayText() throws Exception {
        var hostile = "<img src=x onerror=\"document.title='taken'\"></script><script>document.title='taken'</script>";
        var data = ReportData.of(6);
        data.put("title", "A & B " + hostile);
        var one = (ObjectNode) data.at("/cases/list/0");
        one.put("request", hostile).put("place", hostile).put("code", hostile);
        ((ObjectNode) one.path("before")).put("outcome", hostile);
        ((ObjectNode) data.at("/texts/0")).put("message", hostile).put("rule", hostile).put("effect", hostile);
        var dom = open(data, "");
        assertThat(listed(dom)).contains(hostile.replace("<", "&lt;").replace(">", "&gt;"));
        assertThat(dom).doesNotContain("<img").contains("<title>A &amp; B &lt;img");
        assertThat(found(dom, "(<script)")).as("the data and the page's own script").hasSize(2);
    }

    @Test
    @Tag("long")
    void twentyThousandLinesAreFilteredAndCounted() throws Exception {
        var data = ReportData.of(20_000);
        ((ObjectNode) data.path("cases")).put("total", 23_456);
        var dom = open(data, "from=PARTIALLY_APPROVED&q=97110");
        assertThat(status(dom, "cases")).isEqualTo("667 of 20,000 lines match; 1 to 50 on this page");
        assertThat(listed(dom)).hasSize(PER_PAGE);
        assertThat(text(part(dom, "cases"))).contains("holds the first 20,000 of 23,456 changed lines", "--format csv");
    }

    @Test
    @Tag("long")
    void nothingIsShownOfAComparisonWhereNothingIsCompared() throws Exception {
        var data = ReportData.of(0);
        data.putNull("before").putArray("matrix");
        data.path("outcomes").forEach(outcome -> ((ObjectNode) outcome).putNull("before"));
        data.path("weeks").forEach(week -> ((ObjectNode) week).putNull("deniedBefore"));
        var dom = open(data, "");
        assertThat(dom).containsPattern("id=\"matrix-part\" hidden").doesNotContain("class=\"matrix\"")
                .containsPattern("<section id=\"groups\"[^>]* hidden")
                .containsPattern("<section id=\"cases\"[^>]* hidden");
        assertThat(text(part(dom, "summary"))).contains("Nothing is compared", "1,000 lines", "8.0%");
        assertThat(rows(part(dom, "outcomes"))).contains("Denied||80|8.0%");
        assertThat(rows(part(dom, "rates"))).contains("2025-10-06|1,000|100|10.0%");
        assertThat(rows(part(dom, "flagged"))).contains(
                "C-1 line 1|2025-11-03|97110|22|8|Denied|MM0600-3|claims.ndjson:4");
    }

    @Test
    @Tag("long")
    void pageSaysWhereThereIsNothing() throws Exception {
        var data = ReportData.of(0);
        Stream.of("weeks", "policies", "groups").forEach(list -> ((ArrayNode) data.path(list)).removeAll());
        Stream.of("flagged", "rejects").forEach(list -> data.set(list, data.path("cases")));
        var dom = open(data, "");
        assertThat(text(between(dom, "<main", "</main>"))).contains("Nothing changes.",
                "No line changed its outcome.", "No line has a date in the selection.", "No policy gave a reason.",
                "Nothing changed.", "No line changed.", "No claim was flagged.", "No request was rejected.");
    }

    @Test
    @Tag("long")
    void everyPictureIsToldInWords() throws Exception {
        var dom = open(ReportData.of(12), "");
        var main = between(dom, "<main", "</main>");
        assertThat(found(main, "(<svg[^>]*role=\"img\"[^>]*aria-labelledby=\"weeks-title weeks-desc\"[^>]*>"
                + "<title id=\"weeks-title\">[^<]+</title>"
                + "<desc id=\"weeks-desc\">2 weeks, 2025-09-29 to 2025-10-06[^<]+</desc>)"))
                .hasSameSizeAs(found(main, "(<svg)")).hasSize(1);
        assertThat(found(main, "(<table[^>]*><caption[^>]*>[^<]+</caption>)")).hasSameSizeAs(found(main, "(<table)"));
        assertThat(found(main, "class=\"track\"( aria-hidden=\"true\")?")).isNotEmpty().doesNotContainNull();
        var levels = found(dom, "<h([1-6])").stream().map(Integer::valueOf).toList();
        assertThat(levels).first().isEqualTo(1);
        assertThat(IntStream.range(1, levels.size())).as("no heading skips a level")
                .allMatch(i -> levels.get(i) <= levels.get(i - 1) + 1);
    }

    // ---- a page and what is on it

    private static String page(JsonNode data) throws IOException {
        var out = new StringWriter();
        // The generator closes what it writes to, which must not end the page.
        ReportPage.write(out, json -> JSON.writeValue(json, data));
        return out.toString();
    }

    private static String open(JsonNode data, String hash) throws IOException, InterruptedException {
        var browser = Browser.find();
        Files.createDirectories(PAGES);
        var file = PAGES.resolve("report.html");
        Files.writeString(file, page(data));
        var dom = browser.open(file, hash);
        assertThat(dom).as("the page was drawn").containsPattern("id=\"fault\"[^>]* hidden")
                .contains("id=\"sections\">");
        return dom;
    }

    /** Opens the changed lines and expects those that match, in the order of the data. */
    private static void expect(JsonNode data, String hash, Predicate<JsonNode> matching) throws Exception {
        var ids = cases(data).filter(matching).map(one -> one.path("request").asText()).toList();
        var dom = open(data, hash);
        assertThat(ids).isNotEmpty().hasSizeLessThan(PER_PAGE);
        assertThat(listed(dom)).isEqualTo(ids);
        assertThat(status(dom, "cases")).isEqualTo(ids.size() + " of 120 lines match");
    }

    private static Stream<JsonNode> cases(JsonNode data) {
        return StreamSupport.stream(data.at("/cases/list").spliterator(), false);
    }

    private static String outcome(JsonNode one, String side) {
        return one.path(side).path("outcome").asText();
    }

    private static String part(String dom, String id) {
        return between(dom, "<section id=\"" + id + "\"", "</section>");
    }

    private static List<String> listed(String dom) {
        return found(part(dom, "cases"), "class=\"toggle\"[^>]*>([^<]*)<");
    }

    private static String status(String dom, String id) {
        return found(part(dom, id), "role=\"status\">([^<]*)<").get(0);
    }

    /** The rows of all tables, the cells of each set apart by a bar; without what only a screen reader says. */
    private static List<String> rows(String html) {
        return found(html, "<tr[^>]*>(.*?)</tr>").stream().map(row -> found(row, "<t[hd][^>]*>(.*?)</t[hd]>").stream()
                .map(cell -> text(cell.replaceAll("<span class=\"unseen\">[^<]*</span>", "")))
                .collect(Collectors.joining("|"))).toList();
    }

    private static String text(String html) {
        return html.replaceAll("</?(p|h\\d|dt|dd|div)( [^>]*)?>", " ").replaceAll("<[^>]*>", "").replace("&lt;", "<")
                .replace("&gt;", ">").replace("&amp;", "&").replaceAll("\\s+", " ").strip();
    }

    private static List<String> found(String text, String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static String between(String text, String start, String end) {
        assertThat(text).contains(start);
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
