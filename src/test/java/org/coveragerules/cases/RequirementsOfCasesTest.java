package org.coveragerules.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.reading.Notation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever a determination finds missing was told before as asked for and not there (AUD-3). */
class RequirementsOfCasesTest {

    @Test
    void nothingIsMissedThatWasNotAskedForBefore() {
        nothingIsMissed(20);
    }

    @Test
    @Tag("long")
    void nothingIsMissedOfAnyCase() {
        nothingIsMissed(1);
    }

    /** Of every so many cases. */
    private static void nothingIsMissed(int every) {
        var cases = RuleCases.all();
        try (var rules = Adjudicator.bundled(CodeTables.from(RuleCases.CODES))) {
            for (int i = 0; i < cases.size(); i += every) {
                var one = cases.get(i);
                var request = BundledRequests.read(one.request(), Notation.YAML);
                var told = rules.requirements(request).stream().filter(asked -> !asked.there())
                        .map(asked -> asked.line() + " " + asked.statement() + " " + asked.what()).toList();
                for (var line : rules.determine(request).lines()) {
                    line.reasons().forEach(reason -> reason.missing().forEach(what ->
                            assertThat(told).as(one.place()).contains(
                                    line.number() + " " + reason.statement() + " " + what)));
                }
            }
        }
    }
}
