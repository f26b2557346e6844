package org.coveragerules.internal.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.coveragerules.RulesException;
import org.coveragerules.internal.announce.SiteAddress;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.pages.Place;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.RuleFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the files of a site. What a browser makes of them, other tests ask. */
class SiteTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final Pattern LINK = Pattern.compile(" (?:href|src|data-page)=\"([^\"]*)\"");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");

    @TempDir
    static Path directory;

    private static SortedMap<String, String> site;

    @BeforeAll
    static void writes() throws IOException {
        site = written(RuleFiles.bundled(), directory.resolve("site"), List.of());
    }

    private static SortedMap<String, String> written(RuleFiles rules, Path to, List<Path> impacts) throws IOException {
        int count = Site.write(rules, CodeTables.bundled(), to, DAY, SiteAddress.UNKNOWN, impacts);
        var files = files(to);
        assertThat(files).hasSize(count + 1).containsKey(SiteFiles.LIST);
        return files;
    }

    private static SortedMap<String, String> files(Path to) throws IOException {
        var files = new TreeMap<String, String>();
        try (var paths = Files.walk(to)) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                files.put(to.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        }
        return files;
    }

    private static Map<String, String> pages() {
        var pages = new TreeMap<>(site);
        pages.keySet().removeIf(name -> !name.endsWith(".html"));
        return pages;
    }

    @Test
    void everyLinkLeadsToAPageAndAPlaceOfIt() {
        var ids = new HashMap<String, List<String>>();
        pages().forEach((name, page) -> ids.put(name, found(ID, page)));
        var broken = new TreeSet<String>();
        int links = 0;
        for (var page : pages().entrySet()) {
            for (var link : found(LINK, page.getValue())) {
                links++;
                var target = URI.create("site:/" + URI.create("").resolve(page.getKey())).resolve(link);
                var file = target.getRawPath().isEmpty() ? page.getKey()
                        : URLDecoder.decode(target.getRawPath().substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
                boolean isThere = site.containsKey(file) && (target.getFragment() == null
                        || ids.get(file).contains(target.getFragment()));
                if (!isThere) {
                    broken.add(page.getKey() + ": " + link);
                }
            }
            assertThat(ids.get(page.getKey())).as(page.getKey()).doesNotHaveDuplicates();
        }
        assertThat(broken).isEmpty();
        assertThat(links).isGreaterThan(5_000);
    }

    @Test
    void everyPageNamesItsRulesAndRunsNothingOfItsOwn() {
        var fingerprint = RuleFiles.bundled().fingerprint(CodeTables.bundled().digest());
        assertThat(pages()).allSatisfy((name, page) -> assertThat(page).as(name)
                .contains(fingerprint, "is not treatment advice", "default-src 'none'; script-src 'self'", "<h1>")
                .doesNotContain("unsafe-", "<style", " style=", "javascript:", "http:", "https:")
                .doesNotContainPattern("<script(?! src=\"[./a-zA-Z0-9%-]*\" defer></script>)|\\son[a-z]+=|<title></title>"));
    }

    @Test
    void everyVersionStatementAndCaseHasItsPlace() {
        var library = PolicyLibrary.of(RuleFiles.bundled());
        assertThat(library.all()).hasSizeGreaterThan(10).allSatisfy(policy -> {
            var page = site.get(Place.version(policy).file());
            assertThat(found(ID, page)).containsAll(policy.statements().keySet());
            policy.parameters().keySet().forEach(name -> assertThat(page).contains("<code>" + name + "</code>"));
            policy.valueSets().keySet().forEach(name -> assertThat(page).contains("<code>" + name + "</code>"));
            assertThat(Pattern.compile("<tr><td>").matcher(page).results().count())
                    .isGreaterThanOrEqualTo(library.cases(policy).size());
            assertThat(site.get(Place.policy(policy.id()).file())).contains(policy.days());
            policy.codes().written().stream().filter(CodeTables::isCode).forEach(code ->
                    assertThat(site.get(Place.code(code).file())).contains(policy.name()));
        });
        for (var policy : library.all()) {
            for (var earlier : library.versions(policy.id()).subList(0, library.versions(policy.id()).indexOf(policy))) {
                assertThat(site.get(Place.changes(policy).file())).contains("id=\"from-" + earlier.version() + "\"");
            }
        }
    }

    @Test
    void theSameRulesMakeTheSameBytesAndOnlyWhatHasChangedIsWritten() throws IOException {
        assertThat(written(RuleFiles.bundled(), directory.resolve("again"), List.of())).isEqualTo(site);
        var start = directory.resolve("again/index.html");
        var before = Files.getLastModifiedTime(start);
        Files.writeString(directory.resolve("again/feed.xml"), "another");
        assertThat(written(RuleFiles.bundled(), directory.resolve("again"), List.of())).isEqualTo(site);
        assertThat(Files.getLastModifiedTime(start)).isEqualTo(before);
    }

    @Test
    @Tag("long")
    void whatAnEarlierSiteHadAndThisOneHasNotIsRemovedAndNothingElse() throws IOException {
        var to = directory.resolve("fewer");
        var rules = directory.resolve("fewer-rules");
        for (var file : RuleFiles.bundled().contents().entrySet()) {
            if (!file.getKey().startsWith("ncd-30")) {
                Files.createDirectories(rules.resolve(file.getKey()).getParent());
                Files.write(rules.resolve(file.getKey()), file.getValue());
            }
        }
        written(RuleFiles.bundled(), to, List.of());
        Files.writeString(to.resolve(".htaccess"), "theirs");
        Site.write(RuleFiles.in(rules), CodeTables.bundled(), to, DAY, SiteAddress.UNKNOWN, List.of());
        assertThat(to.resolve("policies/ncd-30.3.3")).doesNotExist();
        assertThat(to.resolve("policies/ncd-240.4/version-3.html")).exists();
        assertThat(to.resolve(".htaccess")).hasContent("theirs");
    }

    @Test
    void aDirectoryOfOthersIsLeftAlone() throws IOException {
        var theirs = Files.createDirectory(directory.resolve("theirs"));
        Files.writeString(theirs.resolve("index.html"), "theirs");
        assertThatThrownBy(() -> written(RuleFiles.bundled(), theirs, List.of())).isInstanceOf(SiteException.class)
                .hasMessageContaining("files that are no site").hasMessageContaining("empty directory");
        assertThat(theirs.resolve("index.html")).hasContent("theirs");
        assertThat(theirs.resolve("assets")).doesNotExist();
    }

    @Test
    void aReportStandsBesideTheChangeItIsOf() throws IOException {
        var report = directory.resolve("impact.json");
        Files.writeString(report, ("{'kind': 'IMPACT', 'before': {'name': 'mm-0600 previous'}, 'after': {'name': 'mm-0600"
                + " 2025-10-01'}, 'counts': {'linesCompared': 1000, 'linesDiffering': 37}, 'matrix': [{'from': 'APPROVED',"
                + " 'to': 'APPROVED', 'lines': 900}, {'from': 'DENIED', 'to': 'PENDED', 'lines': 37}], 'groups': [{'from':"
                + " 'DENIED', 'to': 'PENDED', 'gone': [{'statement': 'MM0600-10'}], 'come': [{'statement': 'MM0600-8'}],"
                + " 'lines': 37}], 'cases': {'list': [{'request': 'R-SECRET'}]}}").replace('\'', '"'));
        var pages = written(RuleFiles.bundled(), directory.resolve("impact"), List.of(report));
        var changed = new TreeSet<>(pages.keySet());
        changed.removeIf(name -> pages.get(name).equals(site.get(name)));
        assertThat(changed).containsExactly("policies/mm-0600/changes-2025-10-01.html");
        assertThat(pages.get(changed.first())).contains("37 of 1000 lines come out differently",
                "<td>denied</td><td>pended</td><td class=\"number\">37</td>", "MM0600-8").doesNotContain("R-SECRET");
    }

    @Test
    void aFileThatIsNoReportIsRefusedBeforeAnythingIsWritten() throws IOException {
        var report = directory.resolve("none.json");
        Files.writeString(report, "{\"kind\": \"REPLAY\"}");
        assertThatThrownBy(() -> written(RuleFiles.bundled(), directory.resolve("none"), List.of(report)))
                .isInstanceOf(SiteException.class).hasMessageContaining("none.json` is no report of an impact")
                .hasMessageContaining("--format json");
        assertThat(directory.resolve("none")).doesNotExist();
    }

    @Test
    @Tag("long")
    void rulesThatCannotBeReadLeaveTheSiteAsItWas() throws IOException {
        var rules = RuleFiles.bundled();
        var wrong = rules.with("ncd-240.4/3/period.drl", "rule".getBytes(StandardCharsets.UTF_8));
        var fresh = directory.resolve("fresh");
        assertThatThrownBy(() -> written(wrong, fresh, List.of())).isInstanceOf(RulesException.class);
        assertThat(fresh).doesNotExist();
        var old = directory.resolve("old");
        written(rules, old, List.of());
        assertThatThrownBy(() -> written(wrong, old, List.of())).isInstanceOf(RulesException.class);
        assertThat(files(old)).isEqualTo(site);
    }

    private static List<String> found(Pattern pattern, String page) {
        return pattern.matcher(page).results().map(found -> found.group(1).replace("&amp;", "&").replace("&#34;", "\"")
                .replace("&#39;", "'").replace("&lt;", "<")).toList();
    }
}
