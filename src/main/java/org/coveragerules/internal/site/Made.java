package org.coveragerules.internal.site;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.PolicyVersion;

/**
 * What a site is made of.
 *
 * @param library     the policies
 * @param fingerprint of them and the code tables
 * @param on          the day of the site, which tells what is still to come
 * @param asked       what each version asks for
 */
record Made(PolicyLibrary library, String fingerprint, LocalDate on, Map<PolicyVersion, List<AskedFor>> asked) {

    /** What a version asks for. */
    List<AskedFor> asked(PolicyVersion policy) {
        return asked.getOrDefault(policy, List.of());
    }

    Frame frame(String title, Place place, String... scripts) {
        return new Frame(title, place, fingerprint, List.of(scripts));
    }
}
