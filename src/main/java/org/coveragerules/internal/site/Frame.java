package org.coveragerules.internal.site;

import java.util.ArrayList;
import java.util.List;
import org.coveragerules.internal.pages.Place;
import org.coveragerules.internal.policy.PolicyVersion;

/**
 * What every page has around what it says.
 *
 * @param title       of the page
 * @param place       where it is
 * @param fingerprint of the rules that the site was made of
 * @param scripts     that it runs, in this order
 * @param feed        that tells of what it shows; null: none
 */
record Frame(String title, Place place, String fingerprint, List<Place> scripts, Place feed) {

    /** The same with what a page of checklists runs. */
    Frame withChecklists(List<PolicyVersion> versions) {
        var all = new ArrayList<>(List.of(Place.asset("criteria.js"), Place.asset("checklist.js")));
        versions.forEach(version -> all.add(Place.checklist(version)));
        return versions.isEmpty() ? this : new Frame(title, place, fingerprint, all, feed);
    }

    /** What leads to another page. */
    String to(Place other) {
        return place.isBeside(other) ? Place.escaped(other.name()) : place.root() + other.link();
    }

    /** What leads to how a version differs from an earlier one. */
    String to(PolicyVersion from, PolicyVersion policy) {
        return to(Place.changes(policy)) + "#from-" + Place.escaped(Place.escaped(from.version()));
    }

    /** What leads to a statement, by an address that never changes. */
    String to(PolicyVersion policy, String statement) {
        return to(Place.version(policy)) + "#" + Place.escaped(statement);
    }
}
