package org.coveragerules.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.reading.Notation;
import org.coveragerules.internal.reading.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The requests of the cases are what a program may send. */
class CasesAreRequestsTest {

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
}
