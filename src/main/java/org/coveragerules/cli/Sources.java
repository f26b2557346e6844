package org.coveragerules.cli;

import java.nio.file.Path;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.RuleFiles;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where rules and code tables come from: options of every command. */
final class Sources {

    @Option(names = "--rules", paramLabel = "DIR", description = "Rules to use instead of those in the jar.")
    private Path rules;

    @Option(names = "--codes", paramLabel = "DIR", description = "Code-edit files and code tables to use.")
    private Path codes;

    @Mixin
    private Trusted trusted;

    @Mixin
    private Cache cache;

    /** Opens them. */
    Adjudicator open() {
        if (rules != null) {
            return open(rules);
        }
        if (trusted.isAsked()) {
            throw new UsageException("--trusted: nobody has signed the rules in the jar; name a directory by --rules");
        }
        return codes == null ? Adjudicator.bundled() : Adjudicator.bundled(codes());
    }

    /** Opens other rules with the same tables. */
    Adjudicator open(Path other) {
        return Adjudicator.from(trusted.signed(other, RuleFiles.in(other)), codes(), cache.open());
    }

    /** What the rules are called in a heading. */
    String name() {
        return rules == null ? "the rules in the jar" : rules.toString();
    }

    /** What the policies say, without compiling a rule. */
    PolicyLibrary library() {
        return PolicyLibrary.of(files());
    }

    RuleFiles files() {
        return rules == null ? RuleFiles.bundled() : trusted.signed(rules, RuleFiles.in(rules));
    }

    CodeTables codes() {
        return codes == null ? CodeTables.bundled() : CodeTables.from(codes);
    }
}
