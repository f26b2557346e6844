package org.coveragerules.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.RuleFiles;
import org.coveragerules.internal.schema.Schemas;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the JSON Schemas of a rules directory. */
@Command(name = "schema", mixinStandardHelpOptions = true, versionProvider = Version.class,
        description = "Writes the JSON Schemas of requests and determinations in the words of a rules directory.")
final class SchemaCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "Rules directory; default: the rules in the jar.")
    private Path rules;

    @Option(names = "--to", paramLabel = "DIR",
            description = "Writes each schema to a file of this directory. Default: prints them one after the other.")
    private Path to;

    @Override
    public Integer call() throws IOException {
        var library = PolicyLibrary.onDemand(rules == null ? RuleFiles.bundled() : RuleFiles.onDemand(rules));
        var schemas = Schemas.of(library.vocabulary());
        if (to == null) {
            schemas.values().forEach(command.commandLine().getOut()::print);
            return Main.WELL;
        }
        try {
            Files.createDirectories(to);
            for (var schema : schemas.entrySet()) {
                Files.write(to.resolve(schema.getKey()), schema.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UsageException("`" + to + "` can't be written (" + e.getClass().getSimpleName()
                    + "); name a directory that can");
        }
        return Main.WELL;
    }
}
