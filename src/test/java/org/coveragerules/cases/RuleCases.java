package org.coveragerules.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.coveragerules.internal.policy.RuleFiles;

/** The cases that stand beside the rules. */
public final class RuleCases {

    public static final Path RULES = Path.of("rules");

    /** Code-edit files that the cases rest on. */
    public static final Path CODES = Path.of("src/test/resources/codes/cases");

    private RuleCases() {
    }

    /** Every case file below the rules, in the order of their paths. */
    public static List<Path> files() {
        try (var paths = Files.walk(RULES)) {
            return paths.filter(path -> RuleFiles.isCases(path.toString())).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every case of every file. */
    public static List<Case> all() {
        return files().stream().flatMap(file -> CaseFile.read(file).stream()).toList();
    }
}
