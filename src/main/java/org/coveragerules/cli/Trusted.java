package org.coveragerules.cli;

import java.nio.file.Path;
import java.util.List;
import org.coveragerules.internal.policy.RuleFiles;
import org.coveragerules.internal.policy.SignedRules;
import org.coveragerules.internal.policy.SigningKeys;
import picocli.CommandLine.Option;

/** By whom a directory of rules has to be signed: options of every command that only uses it. */
final class Trusted {

    @Option(names = "--trusted", paramLabel = "FILE",
            description = "A public key: rules of a directory are opened only as one of these keys has signed them."
                    + " May be given several times.")
    private List<Path> keys = List.of();

    /** Whether anybody has to. */
    boolean isAsked() {
        return !keys.isEmpty();
    }

    /**
     * A directory's files, if one of the keys has signed them as they are, or none is asked for.
     *
     * @throws org.coveragerules.RulesException where nobody has
     */
    RuleFiles signed(Path directory, RuleFiles files) {
        return SignedRules.required(directory, files, SigningKeys.publicKeys(keys));
    }
}
