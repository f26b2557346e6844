package org.coveragerules.internal.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A version that is published, begins or ends on a day, as a newsletter announces it.
 *
 * @param day        the day it was published, its first day in force, or its last
 * @param event      what happens on that day
 * @param policy     the policy's id
 * @param version    the version's name
 * @param title      for people
 * @param neighbour  the version it takes the place of, or the one that takes its place; null: none
 * @param begins     its first day in force; null: open
 * @param difference what a version that begins says otherwise than the one before it; null for the first version, and
 *                   where a version is published or ends
 */
public record PolicyAnnouncement(LocalDate day, Event event, String policy, String version, String title,
        String neighbour, LocalDate begins, VersionDifference difference) {

    /** What happens to a version on a day. */
    public enum Event {
        PUBLISHED, ENDS, BEGINS
    }

    /** What changes in a window of days, both ends included, by day and policy. */
    static List<PolicyAnnouncement> between(PolicyLibrary library, LocalDate from, LocalDate to) {
        var changes = new ArrayList<PolicyAnnouncement>();
        for (var policy : library.all()) {
            var before = library.before(policy);
            if (isWithin(policy.published(), from, to)) {
                changes.add(of(policy, policy.published(), Event.PUBLISHED,
                        before.map(PolicyVersion::version).orElse(null), null));
            }
            if (isWithin(policy.effective(), from, to)) {
                changes.add(of(policy, policy.effective(), Event.BEGINS,
                        before.map(PolicyVersion::version).orElse(null),
                        before.map(other -> library.difference(policy.id(), other.version(), policy.version())).orElse(null)));
            }
            if (isWithin(policy.until(), from, to)) {
                changes.add(of(policy, policy.until(), Event.ENDS,
                        library.after(policy).map(PolicyVersion::version).orElse(null), null));
            }
        }
        changes.sort(Comparator.comparing(PolicyAnnouncement::day).thenComparing(PolicyAnnouncement::policy)
                .thenComparing(PolicyAnnouncement::event));
        return List.copyOf(changes);
    }

    private static PolicyAnnouncement of(PolicyVersion policy, LocalDate day, Event event, String neighbour,
            VersionDifference difference) {
        return new PolicyAnnouncement(day, event, policy.id(), policy.version(), policy.title(), neighbour,
                policy.effective(), difference);
    }

    /** An open end is no day. */
    private static boolean isWithin(LocalDate day, LocalDate from, LocalDate to) {
        return day != null && !day.isBefore(from) && !day.isAfter(to);
    }
}
