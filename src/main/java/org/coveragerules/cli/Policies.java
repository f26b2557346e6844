package org.coveragerules.cli;

import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.PolicyVersion;
import picocli.CommandLine.Command;

/** The library of policy versions. */
@Command(name = "policies", mixinStandardHelpOptions = true,
        subcommands = {PoliciesList.class, PoliciesShow.class, PoliciesDiff.class, PoliciesSearch.class,
            PoliciesChanges.class, PoliciesRequirements.class, PoliciesQuestionnaire.class,
            PoliciesSite.class, PoliciesWatch.class, PoliciesPages.class},
        description = "The library of policy versions: what they say, how they differ, and what they ask for.")
final class Policies {

    /** The version a person named. */
    static PolicyVersion version(PolicyLibrary library, String id, String version) {
        try {
            return library.version(id, version);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }
}
