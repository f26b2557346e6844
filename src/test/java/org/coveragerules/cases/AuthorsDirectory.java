package org.coveragerules.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.coveragerules.internal.policy.RuleFiles;

/** Rules as an author has them who adds a policy: what all share, and the policies that decide what no other does. */
public final class AuthorsDirectory {

    private static final Path RULES = Path.of("rules");

    private AuthorsDirectory() {
    }

    /** Copies the project's, without cases, which rest on policies that are left out. */
    public static void in(Path directory) throws IOException {
        shared(directory);
        for (var from : new String[] {"precertification/1", "coverage-instructions/1"}) {
            copy(RULES.resolve(from), directory.resolve(from));
        }
    }

    /** Copies what all share, and no policy. */
    static void shared(Path directory) throws IOException {
        for (var from : new String[] {"definitions.yaml", "vocabulary.yaml"}) {
            copy(RULES.resolve(from), directory.resolve(from));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        if (!Files.isDirectory(from)) {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        try (var files = Files.list(from)) {
            for (var file : files.filter(each -> !RuleFiles.isCases(each.toString())).toList()) {
                copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }
}
