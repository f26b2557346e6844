package org.coveragerules.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.coveragerules.CoverageRules;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * The cases of YAML files as dynamic tests, so that a build runs an organization's own cases:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> ourCases() {
 *     return CoverageCases.in(Path.of("src/test/cases"));
 * }
 * }</pre>
 */
public final class CoverageCases {

    private CoverageCases() {
    }

    /**
     * The cases of a file or of all case files in a directory, run by the rules in the jar.
     *
     * @param path a {@code .yaml} or {@code .yml} file, or a directory in which there is one
     * @throws org.coveragerules.RulesException naming every fault of the case files
     * @throws IllegalArgumentException where there is no case file
     */
    public static Stream<DynamicNode> in(Path path) {
        var rules = CoverageRules.bundled();
        return in(path, rules).onClose(rules::close);
    }

    /**
     * The cases of a file or of all case files in a directory.
     *
     * @param path  a {@code .yaml} or {@code .yml} file, or a directory in which there is one
     * @param rules what they are run by; left open
     * @throws org.coveragerules.RulesException naming every fault of the case files
     * @throws IllegalArgumentException where there is no case file
     */
    public static Stream<DynamicNode> in(Path path, CoverageRules rules) {
        var files = files(path);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("`" + path + "` is no case file and no directory with one; name a .yaml"
                    + " or .yml file, or a directory in which there is one");
        }
        return files.stream().map(file -> container(path, file, Adjudicator.of(rules)));
    }

    private static DynamicNode container(Path path, Path file, Adjudicator rules) {
        var name = file.equals(path) ? file.getFileName() : path.relativize(file);
        return DynamicContainer.dynamicContainer(name.toString(), file.toUri(), CaseFile.read(file).stream()
                .map(one -> DynamicTest.dynamicTest(one.name(), file.toUri(), () -> run(one, rules))));
    }

    private static void run(Case one, Adjudicator rules) {
        var differences = CaseRun.of(one, rules).differences();
        if (!differences.isEmpty()) {
            Assertions.fail(one.place() + ": " + one.name() + "\n  " + String.join("\n  ", differences));
        }
    }

    private static List<Path> files(Path path) {
        try {
            return CaseFile.in(path);
        } catch (IOException e) {
            return List.of();
        }
    }
}
