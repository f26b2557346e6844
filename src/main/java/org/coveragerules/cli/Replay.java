package org.coveragerules.cli;

import java.io.PrintStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.coveragerules.replay.CaseFile;
import org.coveragerules.replay.CaseRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs cases and says which differ from what they expect. */
@Command(name = "replay", mixinStandardHelpOptions = true,
        description = "Runs the cases of YAML files and says which differ from what they expect.")
final class Replay implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "CASES", description = "Case files in YAML.")
    private List<Path> files;

    @Mixin
    private Sources sources;

    @Override
    public Integer call() {
        var cases = files.stream().flatMap(file -> CaseFile.read(file).stream()).toList();
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        int differing = 0;
        try (var rules = sources.open()) {
            for (var one : cases) {
                var run = CaseRun.of(one, rules);
                if (!run.differences().isEmpty()) {
                    differing++;
                    out.println(one.place() + ": " + one.name());
                    run.differences().forEach(difference -> out.println("  " + difference));
                }
            }
        }
        out.println(cases.size() + " cases, " + differing + " differ");
        out.flush();
        return differing == 0 ? Main.WELL : Main.REJECTED;
    }
}
