package org.coveragerules.internal.site;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.coveragerules.internal.pages.Place;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.questions.LookedFor;

/**
 * What a site is made of.
 *
 * @param library     the policies
 * @param fingerprint of them and the code tables
 * @param on          the day of the site, which tells what is still to come
 * @param asked       what each version asks for
 * @param checklists  versions that have one
 */
record Made(PolicyLibrary library, String fingerprint, LocalDate on, Map<PolicyVersion, List<LookedFor>> asked,
        Set<PolicyVersion> checklists) {

    /** The version of a policy in force on the day, or else its latest. */
    PolicyVersion shown(String id) {
        var versions = library.versions(id);
        return versions.stream().filter(each -> each.inForce(on)).findFirst().orElse(versions.get(versions.size() - 1));
    }

    /** Whether a version is the one shown of its policy, or comes after that. */
    boolean isCurrent(PolicyVersion policy) {
        var versions = library.versions(policy.id());
        return versions.indexOf(policy) >= versions.indexOf(shown(policy.id()));
    }

    /** What a version asks for. */
    List<LookedFor> asked(PolicyVersion policy) {
        return asked.getOrDefault(policy, List.of());
    }

    /** Around a page of one policy. */
    Frame frame(String title, Place place, String policy) {
        return new Frame(title, place, fingerprint, List.of(), Place.feed(policy));
    }

    /** Around a page of no policy. */
    Frame frame(String title, Place place) {
        return new Frame(title, place, fingerprint, List.of(), null);
    }

    /** Around the page where a reader begins. */
    Frame start(String title, List<String> scripts) {
        return new Frame(title, Place.START, fingerprint, scripts.stream().map(Place::asset).toList(), Place.FEED);
    }
}
