package org.coveragerules.cli;

import java.nio.file.Path;
import org.coveragerules.CoverageRules;
import org.coveragerules.coding.CodeTables;
import picocli.CommandLine.Option;

/** Where rules and code tables come from: options of every command. */
final class Sources {

    @Option(names = "--rules", paramLabel = "DIR", description = "Rules to use instead of those in the jar.")
    private Path rules;

    @Option(names = "--codes", paramLabel = "DIR", description = "Code-edit files and code tables to use.")
    private Path codes;

    /** Opens them. */
    CoverageRules open() {
        var tables = codes == null ? CodeTables.bundled() : CodeTables.from(codes);
        return rules == null ? CoverageRules.bundled(tables) : CoverageRules.from(rules, tables);
    }
}
