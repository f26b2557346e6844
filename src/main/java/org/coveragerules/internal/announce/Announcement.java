package org.coveragerules.internal.announce;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.coveragerules.internal.policy.PolicyAnnouncement.Event;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.PolicyVersion;

/**
 * Something that happens to a version on a day, as it is told to people.
 *
 * @param policy  the version
 * @param event   what happens to it
 * @param day     when
 * @param title   in a few words
 * @param summary what it means, and what the version changes
 */
public record Announcement(PolicyVersion policy, Event event, LocalDate day, String title, String summary) {

    /** By day, the earliest first. */
    static final Comparator<Announcement> IN_TIME = Comparator.comparing(Announcement::day);

    /** Of one day: by policy, version and event. */
    static final Comparator<Announcement> OF_A_DAY = Comparator.comparing((Announcement one) -> one.policy.id())
            .thenComparing(one -> one.policy.version()).thenComparing(Announcement::event);

    /** A summary names so many changes; the version's page has them all. */
    private static final int NAMED = 6;

    /** Whoever writes a day of this year means that there is none. */
    private static final int NEVER = 9999;

    /** What happens to a version, on whatever days; nothing twice. */
    static List<Announcement> of(PolicyLibrary library, PolicyVersion policy,
            BiFunction<PolicyVersion, PolicyVersion, List<String>> changing) {
        var all = new ArrayList<Announcement>();
        if (isDay(policy.published()) || isDay(policy.effective())) {
            var before = library.before(policy);
            var changes = before.map(other -> " It takes the place of version " + other.version() + ". "
                    + words(changing.apply(other, policy))).orElse(" There is no version before it.");
            if (isDay(policy.published())) {
                all.add(new Announcement(policy, Event.PUBLISHED, policy.published(), title("Published", policy),
                        "Version " + policy.version() + " is published. It is in force " + (policy.effective() == null
                                ? "already." : "from " + policy.effective() + ".") + changes));
            }
            if (isDay(policy.effective())) {
                all.add(new Announcement(policy, Event.BEGINS, policy.effective(), title("In force", policy),
                        "Version " + policy.version() + " is in force from this day." + changes));
            }
        }
        if (isDay(policy.until()) && library.after(policy).isEmpty()) {
            all.add(new Announcement(policy, Event.ENDS, policy.until(), title("Ends", policy),
                    "Version " + policy.version() + " is in force for the last day. No version follows."));
        }
        return all;
    }

    /**
     * Names it for ever, whatever is said of it and wherever: made of policy, version and event alone. A name made
     * otherwise would show every reader of a feed all of it anew.
     */
    public UUID id() {
        return id("announcement/" + policy.id() + "/" + policy.version() + "/" + event.name());
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("org.coveragerules/" + name).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isDay(LocalDate day) {
        return day != null && day.getYear() < NEVER;
    }

    private static String title(String event, PolicyVersion policy) {
        return event + ": " + policy.title() + " (" + policy.name() + ")";
    }

    private static String words(List<String> sentences) {
        if (sentences.isEmpty()) {
            return "Both say the same.";
        }
        int more = sentences.size() - NAMED;
        return String.join(" ", more > 0 ? sentences.subList(0, NAMED) : sentences)
                + (more > 0 ? " " + more + (more == 1 ? " more change is" : " more changes are") + " on its page." : "");
    }
}
