package org.coveragerules.internal.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Objects;
import java.util.stream.Stream;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.yaml.YamlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The codes of answers are those of the published lists. */
class X12CodesTest {

    @Test
    void theListsHaveTheirEndsAndNotWhatIsDeactivated() {
        assertThat(Stream.of("1", "58", "308", "A1", "B15", "P32")).allMatch(X12Codes.CARC::has);
        assertThat(Stream.of("0", "15", "17", "B5", "D1", "058", "309", "P33")).noneMatch(X12Codes.CARC::has);
        assertThat(Stream.of("M1", "MA01", "N1", "N661", "N706", "N940")).allMatch(X12Codes.RARC::has);
        assertThat(Stream.of("M0", "M33", "MA1", "MA03", "N14", "N0661", "50", "N793", "N813", "N941")).noneMatch(X12Codes.RARC::has);
        assertThat(Stream.of("01", "29", "0A", "0Z")).allMatch(X12Codes.DECISION::has);
        assertThat(Stream.of("1", "30", "0I", "0O")).noneMatch(X12Codes.DECISION::has);
        assertThat(X12Codes.ACTION.has("A5")).isFalse();
        assertThat(X12Codes.GROUP.has("CR")).isFalse();
    }

    /** What keeps a claim from full payment is told by a code, so that none is denied without one. */
    @Test
    void everyReasonThatDeniesHasACode() {
        var reasons = BundledRequests.WORDS.reasons().values();
        assertThat(reasons.stream().flatMap(reason -> reason.remittances().stream()).map(Remittance::carc)
                .filter(Objects::nonNull)).contains("27", "204", "197", "18", "55").allMatch(X12Codes.CARC::has);
        assertThat(reasons.stream().filter(reason -> reason.step() >= 9 && reason.step() <= 11)
                .filter(reason -> !reason.name().endsWith("_UNKNOWN")))
                .allSatisfy(reason -> assertThat(reason.remittances()).extracting(Remittance::carc)
                        .doesNotContainNull());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "carc: '15'; `carc` of `NAME` is `15`, which is no claim adjustment reason code in use",
        "rarc: X1, carc: '50'; `rarc` of `NAME` is `X1`, which is no remittance advice remark code in use",
        "group: CR, carc: '50'; `group` of `NAME` is `CR`, which is no group of adjustments",
        "reviewReason: ZZ; `reviewReason` of `NAME` is `ZZ`, which is no reason of a review's decision (X12 886)",
        "reviewDecision: A9; `reviewDecision` of `NAME` is `A9`, which is no action of a review (X12 306)",
        "coverageReason: gold; `coverageReason` of `NAME` is `gold`, which is no reason of coverage information",
        "rarc: N20; `NAME` has a remark or a group without a reason for an adjustment; write `carc` too",
        "remittance: [ { carc: '50' } ]; `remittance` of `NAME` says of nothing when it holds"})
    void anotherCodeIsRefusedWithItsLine(String fields, String problem) {
        var problems = new ArrayList<Problem>();
        var file = YamlFile.read("vocabulary.yaml", ("reasons:\n  NAME: { step: 1, says: it, "
                + fields.replace('\'', '"') + " }\n").getBytes(StandardCharsets.UTF_8));
        new VocabularyReader(problems).read(file, file.root());

        assertThat(problems).hasSize(1).allSatisfy(each -> {
            assertThat(each.message()).startsWith(problem);
            assertThat(each.line()).isEqualTo(2);
        });
    }
}
