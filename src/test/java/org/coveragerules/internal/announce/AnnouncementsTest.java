package org.coveragerules.internal.announce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.coveragerules.internal.adjudication.RuleDirectory;
import org.coveragerules.internal.policy.PolicyAnnouncement.Event;
import org.coveragerules.internal.pages.Place;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.RuleFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** Feeds and a calendar of what happens to policy versions. */
class AnnouncementsTest {

    private static final LocalDate ON = LocalDate.of(2025, 12, 1);
    private static final Optional<URI> NOWHERE = Optional.empty();
    private static final Optional<URI> SITE = Optional.of(URI.create("https://example.org/policies"));

    @TempDir
    private Path temporary;

    private RuleDirectory rules;

    @BeforeEach
    void empty() {
        rules = RuleDirectory.copy(temporary);
    }

    private void version(String policy, String version, String title, String dates) {
        rules.write(policy + "/" + version + "/policy.yaml", "policy: \"" + policy + "\"\nversion: \"" + version
                + "\"\ntitle: " + quoted(title) + "\nsource: s\n" + dates + """

                statements: [ { id: A-1, section: s, says: One. } ]
                """);
    }

    /** In YAML, in ASCII alone. */
    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.chars().forEach(unit -> quoted.append(String.format("\\u%04x", unit)));
        return quoted.append('"').toString();
    }

    /** A version that begins soon, one that ended, one that nobody knows of yet, and one that always was. */
    private Announcements some(Optional<URI> address) {
        version("a", "1", "First", "");
        version("a", "2", "Second", "effective: 2026-01-01\npublished: 2025-11-15");
        version("b", "1", "Old", "effective: 2020-01-01\nuntil: 2025-06-30\nauthority: CMS");
        version("c", "1", "Later", "effective: 2027-01-01\npublished: 2026-05-01");
        version("d", "1", "Always", "until: 9999-12-31");
        return announcements(address);
    }

    private Announcements announcements(Optional<URI> address) {
        return Announcements.of(PolicyLibrary.of(RuleFiles.in(temporary)), ON, address.map(SiteAddress::of).orElse(SiteAddress.UNKNOWN));
    }

    private static List<Element> entries(Announcements announcements, String path) {
        return AtomRules.entries(announcements.files().get(path));
    }

    @Test
    void whatIsToComeIsInTheCalendarAndNotInTheFeed() {
        var announced = some(NOWHERE);
        assertThat(announced.told()).extracting(Announcement::day, one -> one.policy().name(), Announcement::event)
                .containsExactly(tuple(LocalDate.of(2025, 11, 15), "a 2", Event.PUBLISHED),
                        tuple(LocalDate.of(2025, 6, 30), "b 1", Event.ENDS),
                        tuple(LocalDate.of(2020, 1, 1), "b 1", Event.BEGINS));
        assertThat(announced.told().get(0).summary()).isEqualTo("Version 2 is published. It is in force from 2026-01-01."
                + " It takes the place of version 1. Its title is now \"Second\"; before, \"First\".");
        assertThat(CalendarRules.events(announced.files().get(Place.CALENDAR.file())))
                .extracting(event -> event.get("DTSTART;VALUE=DATE"), event -> event.get("DTEND;VALUE=DATE"),
                        event -> event.get("DTSTAMP"), event -> event.get("SUMMARY"))
                .containsExactly(tuple("20200101", "20200102", "20200101T000000Z", "In force: Old (b 1)"),
                        tuple("20250630", "20250701", "20250630T000000Z", "Ends: Old (b 1)"),
                        tuple("20260101", "20260102", "20251115T000000Z", "In force: Second (a 2)"),
                        tuple("20270101", "20270102", "20260501T000000Z", "In force: Later (c 1)"));
        assertThat(announced.coming()).extracting(coming -> coming.policy().name(), Coming::days)
                .containsExactly(tuple("a 2", 31L), tuple("c 1", 396L));
    }

    @Test
    void linksLeadFromFileToFileOrToTheSite() {
        var files = some(NOWHERE).files();
        assertThat(files).containsOnlyKeys("effective-dates.ics", "feed.xml", "policies/a/feed.xml",
                "policies/b/feed.xml", "policies/c/feed.xml", "policies/d/feed.xml");
        assertThat(AtomRules.entries(files.get("feed.xml"))).extracting(entry -> AtomRules.links(entry, "alternate"))
                .startsWith(List.of("policies/a/version-2.html"), List.of("policies/b/version-1.html"));
        assertThat(AtomRules.entries(files.get("policies/a/feed.xml")))
                .extracting(entry -> AtomRules.links(entry, "alternate"))
                .containsExactly(List.of("../../policies/a/version-2.html"));
        assertThat(AtomRules.links(AtomRules.parsed(files.get("feed.xml")), "self")).isEmpty();

        var ofSite = announcements(SITE).files();
        assertThat(AtomRules.entries(ofSite.get("policies/b/feed.xml")))
                .extracting(entry -> AtomRules.links(entry, "alternate"))
                .containsOnly(List.of("https://example.org/policies/policies/b/version-1.html"));
        assertThat(AtomRules.links(AtomRules.parsed(ofSite.get("policies/b/feed.xml")), "self"))
                .containsExactly("https://example.org/policies/policies/b/feed.xml");
        assertThat(CalendarRules.events(ofSite.get("effective-dates.ics")).get(0))
                .containsEntry("URL", "https://example.org/policies/policies/b/version-1.html");
    }

    @Test
    void aFeedWithoutEntriesIsAFeed() {
        var files = some(NOWHERE).files();
        assertThat(AtomRules.entries(files.get("policies/d/feed.xml"))).isEmpty();
        assertThat(AtomRules.text(AtomRules.parsed(files.get("policies/d/feed.xml")), "updated"))
                .isEqualTo("1970-01-01T00:00:00Z");
        assertThat(AtomRules.text(AtomRules.parsed(files.get("feed.xml")), "updated"))
                .isEqualTo("2025-11-15T00:00:00Z");
    }

    /** Also from one release to the next: a reader would show every entry again. */
    @Test
    void anEntryKeepsItsIdWhateverItSays() {
        var before = some(NOWHERE).told().stream().map(Announcement::id).toList();
        assertThat(before).extracting(String::valueOf).containsExactly("1b7b3a40-f1a7-3e9b-ad49-0e7b395d3c1b",
                "164d6a59-69f6-32da-b4fc-2ba8033c9e3e", "b03213ef-cafa-3caa-8c8e-dfa9e3c61102");
        version("a", "2", "Renamed", "effective: 2026-02-01\npublished: 2025-11-20\nauthority: CMS");
        rules.append("b/1/policy.yaml", "parameters: { weeks: 2 }\n");
        var after = announcements(SITE);
        assertThat(after.told()).extracting(Announcement::id).isEqualTo(before);
        assertThat(CalendarRules.events(after.files().get("effective-dates.ics"))).extracting(event -> event.get("UID"))
                .contains(before.get(1).toString(), before.get(2).toString());
    }

    @Test
    void theSameRulesGiveTheSameBytes() {
        var once = some(SITE).files();
        var onDemand = Announcements.of(PolicyLibrary.onDemand(RuleFiles.onDemand(temporary)), ON, SiteAddress.of(SITE.get())).files();
        assertThat(onDemand).containsExactlyEntriesOf(once);
    }

    /** Of what did not change nothing is worked out anew; a version's last day changes by the version that follows. */
    @Test
    void aChangedLibraryIsAnnouncedAsIfItWereTheFirst() {
        some(SITE);
        var before = RuleFiles.onDemand(temporary);
        var announced = Announcements.of(PolicyLibrary.of(before), ON, SiteAddress.of(SITE.get()));
        version("b", "2", "New", "effective: 2025-08-01");
        rules.replace("b/1/policy.yaml", "until: 2025-06-30\n", "");
        version("c", "1", "Earlier", "effective: 2025-01-01");
        var changed = PolicyLibrary.onDemand(before.found(temporary));
        assertThat(announced.renewed(changed, ON.plusDays(60)).files()).containsExactlyEntriesOf(
                Announcements.of(PolicyLibrary.of(RuleFiles.in(temporary)), ON.plusDays(60), SiteAddress.of(SITE.get())).files());
    }

    /** What XML or iCalendar can't carry is replaced; all else is read as it was written. */
    @Test
    void hostileTextIsReadAsItWasWritten() {
        var title = "</title><script>x</script> ]]> &amp; <![CDATA[ \u202e\u200f \u0085 \ud83d\ude00 a;b,c\\n: \"\n"
                + "\u00e4\u20ac\ud83d\ude00".repeat(40);
        version("a", "1", title + "\u0007\ud800\uffff\r\n", "effective: 2020-01-01\nauthority: \"<b>\\x1b&\"");
        var announced = announcements(NOWHERE);
        var entry = entries(announced, "feed.xml").get(0);
        assertThat(AtomRules.text(entry, "title")).isEqualTo("In force: " + title + "\ufffd\ufffd\ufffd\n (a 1)");
        assertThat(entry.getElementsByTagName("name").item(0).getTextContent()).isEqualTo("<b>\ufffd&");
        assertThat(CalendarRules.events(announced.files().get("effective-dates.ics"))).singleElement()
                .satisfies(event -> assertThat(event.get("SUMMARY"))
                        .isEqualTo("In force: " + title + "\ufffd\ufffd\uffff\n (a 1)"));
    }

    @Test
    void aNameIsOneStepOfAnAddress() {
        version("a b#c", "1:2%", "t", "effective: 2020-01-01");
        var files = announcements(NOWHERE).files();
        assertThat(files).containsKey("policies/a%20b%23c/feed.xml");
        assertThat(AtomRules.entries(files.get("feed.xml"))).singleElement()
                .satisfies(entry -> assertThat(AtomRules.links(entry, "alternate"))
                        .containsExactly("policies/a%2520b%2523c/version-1%253A2%2525.html"));
    }

    @Test
    void theFeedOfAllPoliciesHasTheNewest() {
        for (int number = 1; number <= Announcements.NEWEST / 2 + 1; number++) {
            var day = LocalDate.of(2020, 1, 1).plusDays(number);
            version("a", String.valueOf(number), "t", "effective: " + day + "\npublished: " + day);
        }
        var announced = announcements(NOWHERE);
        assertThat(entries(announced, "policies/a/feed.xml")).hasSize(Announcements.NEWEST + 2);
        var newest = entries(announced, "feed.xml");
        assertThat(newest).hasSize(Announcements.NEWEST);
        assertThat(AtomRules.text(newest.get(0), "title")).isEqualTo("Published: t (a 251)");
        assertThat(AtomRules.text(newest.get(499), "title")).isEqualTo("In force: t (a 2)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "ftp://example.org/", "https:///x", "https://example.org/?a",
        "https://example.org/#a", "https://me:secret@example.org/", "mailto:a@example.org"})
    void whatIsNoAddressOfASiteIsRefused(String address) {
        version("a", "1", "t", "");
        assertThatThrownBy(() -> announcements(Optional.of(URI.create(address))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("`" + address + "`")
                .hasMessageContaining("such as https://example.org/policies/");
    }
}
