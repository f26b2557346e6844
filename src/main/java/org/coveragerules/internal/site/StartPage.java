package org.coveragerules.internal.site;

import java.util.Comparator;
import java.util.List;
import org.coveragerules.internal.policy.PolicyVersion;

/**
 * Where a reader begins.
 *
 * @param coming   versions that are not in force yet on the day of the site, the first to come first
 * @param policies each with its version in force on that day, or else its latest
 */
record StartPage(Frame frame, List<PolicyVersion> coming, List<PolicyVersion> policies) {

    static StartPage of(Made made) {
        var coming = made.library().all().stream()
                .filter(policy -> policy.effective() != null && policy.effective().isAfter(made.on()))
                .sorted(Comparator.comparing(PolicyVersion::effective).thenComparing(PolicyVersion::name)).toList();
        var policies = made.library().order().stream().sorted().map(id -> shown(made, id)).toList();
        return new StartPage(made.frame("Coverage policies", Place.START, "assets/minisearch.js", "assets/search-data.js",
                "assets/search.js", "assets/days.js"), coming, policies);
    }

    private static PolicyVersion shown(Made made, String id) {
        var versions = made.library().versions(id);
        return versions.stream().filter(each -> each.inForce(made.on())).findFirst()
                .orElse(versions.get(versions.size() - 1));
    }
}
