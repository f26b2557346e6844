package org.coveragerules.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.coveragerules.CoverageRules;
import org.coveragerules.RulesException;
import org.coveragerules.internal.judging.JudgingCode;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.RuleFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rule files that would do more than judge. Each is a policy of its own in one directory; what each is told stands in
 * {@code refused.txt}, which is written anew where the system property {@code attacks.record} is set, to be read.
 */
class AttacksTest {

    private static final Path ATTACKS = Path.of("src/test/resources/attacks");
    private static final Path REFUSED = ATTACKS.resolve("refused.txt");
    /** Attacks that compile where Java is allowed, and of which what they compile to does nothing but judge. */
    private static final Path UNSEEN = ATTACKS.resolve("unseen.txt");
    private static final int LEAST = 150;
    private static final String POLICY = """
            policy: %s
            version: "1"
            title: An attack
            source: nobody
            parameters: { pattern: "(a+)+", words: [a] }
            statements:
              - { id: A-1, section: all, says: Nothing. }
            """;

    @TempDir
    private Path temporary;
    private final SortedMap<String, String> attacks = new TreeMap<>();

    @BeforeEach
    void policies() throws IOException {
        for (var shared : List.of("definitions.yaml", "vocabulary.yaml")) {
            Files.copy(Path.of("rules").resolve(shared), temporary.resolve(shared));
        }
        try (var files = Files.list(ATTACKS)) {
            for (var file : files.filter(each -> each.toString().endsWith(".drl")).toList()) {
                var name = file.getFileName().toString().replace(".drl", "");
                var folder = Files.createDirectories(temporary.resolve(name + "/1"));
                Files.writeString(folder.resolve("policy.yaml"), POLICY.formatted(name));
                attacks.put(name, Files.readString(file));
                Files.writeString(folder.resolve(name.contains("facts") ? "facts.drl" : "attack.drl"),
                        attacks.get(name));
            }
        }
        assertThat(attacks).hasSizeGreaterThanOrEqualTo(LEAST);
        System.clearProperty("attacked");
    }

    @Test
    void noneOpens() throws IOException {
        var refused = catchThrowableOfType(RulesException.class, () -> CoverageRules.from(temporary).close());
        var told = new TreeMap<String, String>();
        for (var problem : refused.problems()) {
            var line = problem.toString().lines().findFirst().orElseThrow().replace(temporary + "/", "");
            told.merge(line.substring(0, line.indexOf('/')), line, (one, other) -> one);
        }
        assertThat(told.keySet()).containsExactlyElementsOf(attacks.keySet());
        assertThat(System.getProperty("attacked")).isNull();
        if (Boolean.getBoolean("attacks.record")) {
            Files.write(REFUSED, told.values());
        }
        assertThat(told.values()).containsExactlyElementsOf(Files.readAllLines(REFUSED));
    }

    /** What the text lets pass by mistake is found in the code: each attack that compiles, by that alone. */
    @Test
    @Tag("long")
    void theirCodeShowsThem() throws IOException {
        var files = RuleFiles.in(temporary).allowingJava();
        var library = PolicyLibrary.of(files);
        var unseen = new TreeSet<String>();
        int seen = 0;
        for (var name : attacks.keySet()) {
            try {
                var compiled = RuleCompiler.compile(RuleSources.of(library.version(name, "1"), files,
                        library.vocabulary()));
                if (JudgingCode.in(compiled.classes()).isPresent()) {
                    seen++;
                } else {
                    unseen.add(name);
                }
            } catch (RulesException notJava) {
                // The compiler has refused it.
            }
        }
        assertThat(System.getProperty("attacked")).isNull();
        assertThat(seen).isGreaterThan(LEAST / 2);
        // These only take long, order rules, or do nothing that code shows; a name that nothing is called by is none.
        assertThat(unseen).containsExactlyElementsOf(Files.readAllLines(UNSEEN));
    }
}
