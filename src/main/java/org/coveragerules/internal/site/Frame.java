package org.coveragerules.internal.site;

import java.util.List;
import org.coveragerules.internal.policy.PolicyVersion;

/**
 * What every page has around what it says.
 *
 * @param title       of the page
 * @param place       where it is
 * @param fingerprint of the rules that the site was made of
 * @param scripts     addresses of the scripts that it runs, below the site's root
 */
record Frame(String title, Place place, String fingerprint, List<String> scripts) {

    /** What leads to another page. */
    String to(Place other) {
        return place.root() + other.link();
    }

    /** What leads to a statement, by an address that never changes. */
    String to(PolicyVersion policy, String statement) {
        return to(Place.version(policy)) + "#" + Place.escaped(statement);
    }
}
