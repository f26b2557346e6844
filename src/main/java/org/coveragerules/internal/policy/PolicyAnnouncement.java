package org.coveragerules.internal.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A version that begins or ends on a day, as a newsletter announces it.
 *
 * @param day        its first day in force, or its last
 * @param event      whether it begins or ends
 * @param policy     the policy's id
 * @param version    the version's name
 * @param title      for people
 * @param neighbour  the version it takes the place of, or the one that takes its place; null: none
 * @param difference what a version that begins says otherwise than the one before it; null for the first version, and
 *                   where a version ends
 */
public record PolicyAnnouncement(LocalDate day, Event event, String policy, String version, String title,
        String neighbour,
        VersionDifference difference) {

    /** What happens to a version on a day. */
    public enum Event {
        ENDS, BEGINS
    }

    /** What changes in a window of days, both ends included, by day and policy. */
    static List<PolicyAnnouncement> between(PolicyLibrary library, LocalDate from, LocalDate to) {
        var changes = new ArrayList<PolicyAnnouncement>();
        for (var policy : library.all()) {
            if (isWithin(policy.effective(), from, to)) {
                var before = library.before(policy);
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
        return new PolicyAnnouncement(day, event, policy.id(), policy.version(), policy.title(), neighbour, difference);
    }

    /** An open end is no day. */
    private static boolean isWithin(LocalDate day, LocalDate from, LocalDate to) {
        return day != null && !day.isBefore(from) && !day.isAfter(to);
    }
}
