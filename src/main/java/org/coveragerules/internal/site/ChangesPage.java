package org.coveragerules.internal.site;

import java.util.List;
import org.coveragerules.internal.pages.Place;
import org.coveragerules.internal.policy.PolicyVersion;

/**
 * What a version changes.
 *
 * @param frame   around it
 * @param to      the version
 * @param changes against each earlier version, the one just before first
 */
record ChangesPage(Frame frame, PolicyVersion to, List<Change> changes) {

    static ChangesPage of(Made made, PolicyVersion to, List<Change> changes) {
        return new ChangesPage(made.frame("What " + to.name() + " changes", Place.changes(to), to.id()), to, changes);
    }
}
