package org.coveragerules.cli;

import java.time.LocalDate;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.PolicyVersion;
import picocli.CommandLine.Command;

/** The library of policy versions. */
@Command(name = "policies", mixinStandardHelpOptions = true,
        subcommands = {PoliciesList.class, PoliciesShow.class, PoliciesDiff.class, PoliciesSearch.class,
            PoliciesChanges.class, PoliciesRequirements.class, PoliciesQuestionnaire.class,
            PoliciesPages.class},
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

    /** Such as {@code from 2025-10-01} or {@code to 2025-09-30}. */
    static String days(LocalDate first, LocalDate last) {
        return first == null && last == null ? "always" : first == null ? "to " + last
                : last == null ? "from " + first : first + " to " + last;
    }
}
