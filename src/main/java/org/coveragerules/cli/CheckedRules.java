package org.coveragerules.cli;

import java.nio.file.Path;
import org.coveragerules.internal.codes.CodeTables;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The rules that an author works on, and what their cases need: options of the commands that run these. */
final class CheckedRules {

    @Parameters(arity = "0..1", paramLabel = "DIR", defaultValue = "rules",
            description = "The rules. Default: ${DEFAULT-VALUE}.")
    private Path directory;

    @Option(names = "--codes", paramLabel = "DIR", description = "Code-edit files the cases rest on.")
    private Path codes;

    @Mixin
    TimeLimit timeLimit;

    @Mixin
    Cache cache;

    Path directory() {
        return directory;
    }

    CodeTables codes() {
        return codes == null ? CodeTables.bundled() : CodeTables.from(codes);
    }
}
