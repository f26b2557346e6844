package org.coveragerules.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.policy.RuleFiles;

/** What rules were before they were edited: a directory, or the last commit of the git checkout they are in. */
final class OriginalRules {

    private OriginalRules() {
    }

    /**
     * Versions of the base whose rules or parameters say something else now. A version is never edited once it is in
     * force: a change is a new version.
     *
     * @param directory the rules
     * @param stated    the directory to compare with; empty: the last commit, if there is one
     */
    static List<Problem> edited(Path directory, RuleFiles files, Optional<Path> stated) {
        var problems = new ArrayList<Problem>();
        files.contents().forEach((name, content) -> {
            boolean decides = name.endsWith(".drl") || name.endsWith("/policy.yaml");
            var before = decides ? stated.map(base -> read(base.resolve(name)))
                    .orElseGet(() -> committed(directory, name)) : Optional.<byte[]>empty();
            if (before.isPresent() && !Arrays.equals(before.get(), content)) {
                problems.add(new Problem(files.place(name), 0, "differs from "
                        + stated.map(base -> "`" + base + "`").orElse("the last commit")
                        + "; a version that is in force is never edited: undo the change and make it in a new"
                        + " version"));
            }
        });
        return problems;
    }

    private static Optional<byte[]> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The file as it was committed last; empty where it was not, or there is no git. */
    private static Optional<byte[]> committed(Path directory, String name) {
        try {
            var process = new ProcessBuilder("git", "show", "HEAD:./" + name).directory(directory.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            var content = process.getInputStream().readAllBytes();
            return process.waitFor() == 0 ? Optional.of(content) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
