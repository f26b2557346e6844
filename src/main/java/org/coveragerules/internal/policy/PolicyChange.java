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
public record PolicyChange(LocalDate day, Event event, String policy, String version, String title, String neighbour,
        PolicyDifference difference) {

    /** What happens to a version on a day. */
    public enum Event {
        ENDS, BEGINS
    }

    /** What changes in a window of days, both ends included, by day and policy. */
    static List<PolicyChange> between(PolicyLibrary library, LocalDate from, LocalDate to) {
        var changes = new ArrayList<PolicyChange>();
        for (var policy : library.all()) {
            if (isWithin(policy.effective(), from, to)) {
                var before = library.before(policy);
                changes.add(of(policy, policy.effective(), Event.BEGINS, before.map(Policy::version).orElse(null),
                        before.map(other -> PolicyDifference.between(library, other, policy)).orElse(null)));
            }
            if (isWithin(policy.until(), from, to)) {
                changes.add(of(policy, policy.until(), Event.ENDS,
                        library.after(policy).map(Policy::version).orElse(null), null));
            }
        }
        changes.sort(Comparator.comparing(PolicyChange::day).thenComparing(PolicyChange::policy)
                .thenComparing(PolicyChange::event));
        return List.copyOf(changes);
    }

    private static PolicyChange of(Policy policy, LocalDate day, Event event, String neighbour,
            PolicyDifference difference) {
        return new PolicyChange(day, event, policy.id(), policy.version(), policy.title(), neighbour, difference);
    }

    /** An open end is no day. */
    private static boolean isWithin(LocalDate day, LocalDate from, LocalDate to) {
        return day != null && !day.isBefore(from) && !day.isAfter(to);
    }
}
