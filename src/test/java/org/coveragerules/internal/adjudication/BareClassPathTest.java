package org.coveragerules.internal.adjudication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coveragerules.CoverageRules;
import org.coveragerules.DeterminationWriter;
import org.coveragerules.Opening;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening, determining and asking for health need no class of what an embedder need not have. */
@Tag("long")
class BareClassPathTest {

    private static final String REQUEST = """
            {"id": "R-1", "type": "PRECERTIFICATION", "received": "2025-01-01",
             "plan": {"lineOfBusiness": "COMMERCIAL"},
             "lines": [{"number": 1, "code": "97110", "modifiers": ["GP"], "placeOfService": "22",
                        "date": "2025-01-02"}]}
            """;

    /** Of each a class, to see that it is not there. Spark and Spring are nowhere in this build. */
    private static final List<String> ABSENT = List.of("io.micrometer.core.instrument.MeterRegistry",
            "org.springframework.context.ApplicationContext", "org.apache.spark.sql.SparkSession", "picocli.CommandLine",
            "com.github.difflib.DiffUtils", "ch.qos.logback.classic.Logger", "io.xlate.edi.stream.EDIStreamReader",
            "org.junit.jupiter.api.Test");

    /** What names the jars of these; a name that is missing here shows itself by its class. */
    private static final List<String> OPTIONAL = List.of("micrometer", "hdrhistogram", "latencyutils", "picocli",
            "java-diff-utils", "logback", "staedi", "junit", "jqwik", "assertj", "hapi", "jspecify");

    @TempDir
    private Path temporary;

    @TempDir
    private Path logged;

    /** What is run without the others. */
    public static final class Asking {

        private Asking() {
        }

        public static void main(String[] arguments) throws IOException {
            for (var name : ABSENT) {
                try {
                    Class.forName(name);
                    throw new IllegalStateException(name + " is there");
                } catch (ClassNotFoundException e) {
                    // As it has to be.
                }
            }
            System.out.println(ModuleLayer.boot().findModule("jdk.jfr").isPresent());
            System.out.write(answers(Path.of(arguments[0])));
            System.out.flush();
        }
    }

    /** Nor is a class of an event touched where nobody records: the first takes longer than many determinations. */
    @Test
    void withoutWhatIsOptional() throws Exception {
        RuleDirectory.copy(temporary, "mm-0600/previous");
        var loaded = logged.resolve("classes");
        assertThat(run(List.of("-Xlog:class+load:file=" + loaded))).isEqualTo("true\n" + text(answers(temporary)));
        assertThat(loaded).content().contains(Events.class.getName() + " ")
                .doesNotContain(DeterminationEvent.class.getName() + " ", OpeningEvent.class.getName() + " ");
    }

    /** An image of Java that was made without it has no flight recorder. */
    @Test
    void withoutTheFlightRecorder() throws Exception {
        RuleDirectory.copy(temporary, "mm-0600/previous");
        assertThat(run(List.of("--limit-modules", "java.se,jdk.unsupported,jdk.zipfs")))
                .isEqualTo("false\n" + text(answers(temporary)));
    }

    private static byte[] answers(Path directory) {
        var answers = new ByteArrayOutputStream();
        try (var bundled = CoverageRules.bundled(); var compiled = CoverageRules.from(directory);
                var onDemand = Opening.of(directory).onDemand().open()) {
            for (var rules : List.of(bundled, compiled, onDemand)) {
                answers.writeBytes(DeterminationWriter.bytes(rules.determine(rules.requests().read(REQUEST))));
                answers.writeBytes((rules.health(LocalDate.of(2025, 1, 2)) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return answers.toByteArray();
    }

    private String run(List<String> options) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath(), Asking.class.getName(),
                temporary.toString()));
        // SLF4J says that it has nothing to log to.
        var out = temporary.resolveSibling(temporary.getFileName() + ".out");
        var err = temporary.resolveSibling(temporary.getFileName() + ".err");
        try {
            int status = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start()
                    .waitFor();
            assertThat(status).as(Files.readString(err)).isZero();
            return Files.readString(out);
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        }
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith(".jar")
                        || OPTIONAL.stream().noneMatch(entry.toLowerCase(Locale.ROOT)::contains))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String text(byte[] answers) {
        return new String(answers, StandardCharsets.UTF_8);
    }
}
