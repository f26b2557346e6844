package org.coveragerules.internal.announce;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.coveragerules.RulesException;
import org.coveragerules.internal.pages.Place;
import org.coveragerules.internal.policy.ChangeInWords;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.PolicyVersion;

/**
 * What is announced of a library's versions, as the files of a site that tell it: {@code feed.xml} of all policies,
 * {@code policies/<id>/feed.xml} of each, and the calendar {@code effective-dates.ics}. The same library, day and address
 * give the same bytes. Immutable.
 */
public final class Announcements {

    /** The feed of all policies has so many of the newest; that of one has all. */
    static final int NEWEST = 500;

    private final PolicyLibrary library;
    private final LocalDate on;
    private final SiteAddress address;
    /** The earliest first. */
    private final List<Announcement> all;
    /** Those of a day that has come, the newest first. */
    private final List<Announcement> told;

    /**
     * @param earlier what was announced of the library before; null: nothing
     * @param changes what a version changes
     */
    private Announcements(PolicyLibrary library, LocalDate on, SiteAddress address, Announcements earlier,
            BiFunction<PolicyVersion, PolicyVersion, List<String>> changes) {
        this.library = library;
        this.on = on;
        this.address = address;
        var known = earlier == null ? Map.<String, List<Announcement>>of() : byPolicy(earlier.all);
        // What versions change is most of the work.
        this.all = library.order().parallelStream().flatMap(id -> earlier != null && isUnchanged(id, earlier.library)
                        ? known.getOrDefault(id, List.of()).stream()
                        : library.versions(id).stream().flatMap(policy -> Announcement.of(library, policy, changes).stream()))
                .sorted(Announcement.IN_TIME.thenComparing(Announcement.OF_A_DAY)).toList();
        this.told = all.stream().filter(one -> !one.day().isAfter(on))
                .sorted(Announcement.IN_TIME.reversed().thenComparing(Announcement.OF_A_DAY)).toList();
    }

    /**
     * Announces the versions of a library.
     *
     * @param on      feeds tell what happened until this day; the calendar has later days too
     * @param address the address of the site; without one, links lead from file to file
     * @throws RulesException where the rules of a version can't be read
     */
    public static Announcements of(PolicyLibrary library, LocalDate on, SiteAddress address) {
        return of(library, on, address, told(library));
    }

    /**
     * The same where it is known what versions change, so that no rules are read for it.
     *
     * @param changes gives of an earlier version and the one that follows what the latter changes, in sentences
     */
    public static Announcements of(PolicyLibrary library, LocalDate on, SiteAddress address,
            BiFunction<PolicyVersion, PolicyVersion, List<String>> changes) {
        return new Announcements(library, on, address, null, changes);
    }

    /**
     * Announces a changed library at the same address. Of policies that say the very same nothing is worked out anew.
     *
     * @throws RulesException where the rules of a version can't be read
     */
    public Announcements renewed(PolicyLibrary changed, LocalDate day) {
        return new Announcements(changed, day, address, this, told(changed));
    }

    private static BiFunction<PolicyVersion, PolicyVersion, List<String>> told(PolicyLibrary library) {
        return (from, to) -> ChangeInWords.of(library, from, to);
    }

    private boolean isUnchanged(String id, PolicyLibrary earlier) {
        return library.versions(id).size() == earlier.versions(id).size()
                && library.versions(id).stream().allMatch(policy -> library.isUnchanged(policy, earlier));
    }

    private static Map<String, List<Announcement>> byPolicy(List<Announcement> announcements) {
        return announcements.stream().collect(Collectors.groupingBy(one -> one.policy().id()));
    }

    /** What the feeds tell, the newest first. */
    public List<Announcement> told() {
        return told;
    }

    /** The versions that are not in force yet on the day, by their first day and policy. */
    public List<Coming> coming() {
        return library.all().stream().filter(policy -> policy.effective() != null && policy.effective().isAfter(on))
                .sorted(Comparator.comparing(PolicyVersion::effective).thenComparing(PolicyVersion::id))
                .map(policy -> new Coming(policy, ChronoUnit.DAYS.between(on, policy.effective())))
                .toList();
    }

    /** The content of each file by its path below the site's top, with slashes. */
    public SortedMap<String, byte[]> files() {
        var files = new TreeMap<String, byte[]>();
        files.put(Place.FEED.file(), AtomFeed.written(address, "", "Changes of coverage policies", Place.FEED, Place.START,
                told.subList(0, Math.min(NEWEST, told.size()))));
        files.put(Place.CALENDAR.file(), EffectiveDates.written(address, all));
        var byPolicy = byPolicy(told);
        for (var id : library.order()) {
            var versions = library.versions(id);
            var latest = versions.get(versions.size() - 1);
            files.put(Place.feed(id).file(), AtomFeed.written(address, id,
                    "Changes of " + latest.title() + " (" + id + ")", Place.feed(id), Place.version(latest),
                    byPolicy.getOrDefault(id, List.of())));
        }
        return Collections.unmodifiableSortedMap(files);
    }
}
