package org.coveragerules.internal.site;

import java.util.List;
import org.coveragerules.internal.announce.Coming;
import org.coveragerules.internal.policy.PolicyVersion;

/**
 * Where a reader begins.
 *
 * @param coming   versions that are not in force yet on the day of the site, the first to come first
 * @param policies each with its version in force on that day, or else its latest
 */
record StartPage(Frame frame, List<Coming> coming, List<PolicyVersion> policies) {

    static StartPage of(Made made, List<Coming> coming) {
        return new StartPage(made.start("Coverage policies", List.of("minisearch.js", "search-data.js",
                "search.js", "days.js")), coming, made.library().order().stream().sorted().map(made::shown).toList());
    }
}
