package org.coveragerules.internal.site;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.coveragerules.internal.pages.Place;
import org.coveragerules.internal.policy.PolicyVersion;

/**
 * The versions of a policy.
 *
 * @param versions the latest first
 */
record PolicyPage(Frame frame, String id, List<PolicyVersion> versions) {

    static PolicyPage of(Made made, String id) {
        var versions = new ArrayList<>(made.library().versions(id));
        Collections.reverse(versions);
        return new PolicyPage(made.frame(id + ": " + versions.get(0).title(), Place.policy(id), id), id, versions);
    }

    /** The versions before one, the latest first. */
    List<PolicyVersion> before(PolicyVersion policy) {
        return versions.subList(versions.indexOf(policy) + 1, versions.size());
    }
}
