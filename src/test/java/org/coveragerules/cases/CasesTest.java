package org.coveragerules.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.coveragerules.DeterminationWriter;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.policy.RuleFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs every case beside the rules, one test each, on the rules in the jar and on the directory they came from. */
class CasesTest {

    private static Adjudicator bundled;
    private static Adjudicator directory;

    @BeforeAll
    static void open() {
        var codes = CodeTables.from(RuleCases.CODES);
        bundled = Adjudicator.bundled(codes);
        directory = Adjudicator.from(RuleFiles.in(RuleCases.RULES), codes);
    }

    @AfterAll
    static void close() {
        bundled.close();
        directory.close();
    }

    @TestFactory
    Stream<DynamicContainer> cases() {
        return RuleCases.files().stream().map(file -> DynamicContainer.dynamicContainer(file.toString(),
                CaseFile.read(file).stream().map(one -> DynamicTest.dynamicTest(one.name(), () -> run(one)))));
    }

    private void run(Case one) {
        var prebuilt = CaseRun.of(one, bundled);
        assertThat(prebuilt.differences()).as(one.place()).isEmpty();
        var compiled = CaseRun.of(one, directory);
        assertThat(DeterminationWriter.bytes(compiled.determination().orElseThrow()))
                .as("bytes of the compiled directory").isEqualTo(
                        DeterminationWriter.bytes(prebuilt.determination().orElseThrow()));
    }
}
