package org.coveragerules.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.stream.Stream;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.reading.Notation;
import org.coveragerules.internal.reading.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases beside the rules: what a program may send, and read without turning pages. */
class CaseFilesTest {

    /** Lines that are seen at once. */
    private static final int SCREEN = 64;

    private static final Schema SCHEMA = Schema.named("request");

    static Stream<Path> files() {
        return RuleCases.files().stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyCaseIsValidByTheSchema(Path file) {
        for (var one : CaseFile.read(file)) {
            assertThat(SCHEMA.complaints(one.request())).as(one.place()).isEmpty();
            assertThat(BundledRequests.read(one.request(), Notation.JSON)).as(one.place()).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aCaseIsLikeOneOnTheSameScreen(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        var at = new HashMap<String, Integer>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("- case: ")) {
                at.put(name(lines.get(i)), i);
            } else if (lines.get(i).startsWith("  like: ")) {
                var like = name(lines.get(i));
                assertThat(i - at.get(like)).as("%s:%d: lines since `%s`", file, i + 1,
                        like).isLessThanOrEqualTo(SCREEN);
            }
        }
    }

    private static String name(String line) {
        return line.substring(line.indexOf(": ") + 2).replaceAll("^\"|\"$", "");
    }

    @ParameterizedTest
    @MethodSource("files")
    void casesStandBesideTheirSection(Path file) {
        assertThat(file.resolveSibling(file.getFileName().toString().replace(".cases.yaml", ".drl"))).exists();
    }
}
