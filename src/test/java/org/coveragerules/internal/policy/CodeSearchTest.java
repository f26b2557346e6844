package org.coveragerules.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.coveragerules.internal.adjudication.RuleDirectory;
import org.coveragerules.internal.codes.CodeTables;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which versions speak of a code, and by what. */
class CodeSearchTest {

    private static final PolicyLibrary LIBRARY = PolicyLibrary.of(RuleFiles.in(Path.of("rules")));

    @TempDir
    private Path temporary;

    /** Such as {@code precertification 1: CATEGORY CHIROPRACTIC [PRE-1, PRE-3, PRE-9]}. */
    private static List<String> search(String code, CodeTables codes) {
        return LIBRARY.search(code, codes).stream().map(mention -> mention.policy() + " " + mention.version() + ": "
                + mention.grounds().stream().map(ground -> ground.kind() + " " + ground.name() + " "
                        + ground.statements()).collect(Collectors.joining("; "))).toList();
    }

    @Test
    void aTherapyEvaluation() {
        assertThat(search("97165", CodeTables.bundled())).containsExactly(
                "ash-mnr 1: DISCIPLINE OT [MNR-1, MNR-19]; CATEGORY PHYSICAL_OCCUPATIONAL_THERAPY [MNR-4]",
                "ash-mnr 2: DISCIPLINE OT [MNR-2, MNR-19]; CATEGORY PHYSICAL_OCCUPATIONAL_THERAPY [MNR-4]",
                "mm-0600 previous: DISCIPLINE OT []",
                "mm-0600 2025-10-01: DISCIPLINE OT []; CATEGORY PHYSICAL_OCCUPATIONAL_THERAPY [MM0600-7];"
                        + " PARAMETER evaluationCodes [MM0600-7]",
                "precertification 1: DISCIPLINE OT [PRE-2, PRE-3];"
                        + " CATEGORY PHYSICAL_OCCUPATIONAL_THERAPY [PRE-1, PRE-2]");
    }

    @Test
    void aCategoryThatARuleLeavesOutIsNotTheRules() {
        assertThat(search("98940", CodeTables.bundled())).containsExactly(
                "precertification 1: CATEGORY CHIROPRACTIC [PRE-1, PRE-3, PRE-9]");
    }

    @Test
    void aMusculoskeletalCodeByItsTables() throws IOException {
        Files.writeString(temporary.resolve("eiu.csv"), """
                code,effective,deletion,citation
                22551,,2026-08-03,before the preface
                22551,2026-08-04,,payer's list
                """);
        assertThat(search("22551", CodeTables.from(temporary))).containsExactly(
                "cmm-preface v1.0.2026: TABLE cmm.csv [CMM-PA-2, CMM-COD-2]; TABLE eiu.csv [CMM-EIU-1]",
                "precertification 1: CATEGORY SPINAL_PROCEDURES [PRE-1, PRE-2]");
    }

    @Test
    void anUnlistedCode() {
        assertThat(search("22899", CodeTables.bundled())).anySatisfy(mention -> assertThat(mention)
                .startsWith("precertification 1").contains("TABLE unlisted.csv [PRE-6]")).anySatisfy(mention ->
                assertThat(mention).startsWith("cmm-preface").contains("TABLE unlisted.csv [CMM-CAT3-1, CMM-UNL-1]"));
    }

    @Test
    void itFindsWhatWalkingEveryRuleFinds() {
        itFindsWhatWalkingEveryRuleFinds(20);
    }

    @Test
    @Tag("long")
    void forManyCodesItFindsWhatWalkingEveryRuleFinds() {
        itFindsWhatWalkingEveryRuleFinds(1_000);
    }

    private void itFindsWhatWalkingEveryRuleFinds(int numbers) {
        RuleDirectory.copy(temporary, "mm-0600", "cmm-preface", "precertification")
                .replace("mm-0600/previous/policy.yaml", "disciplines: [PT, OT]", "codes: [97110, 97161-97168, 22551]");
        var library = PolicyLibrary.of(RuleFiles.in(temporary));
        var codes = Stream.concat(
                Stream.of("97110", "97161", "97165", "97168", "22551", "22899", "98940", "G0283", "0202T", "E0100"),
                IntStream.range(0, numbers).mapToObj(each -> String.format("%05d",
                each * (99_991 / numbers)))).toList();
        var rules = WalkingSearch.rules(LIBRARY);
        var otherRules = WalkingSearch.rules(library);
        for (var loaded : List.of(CodeTables.bundled(), CodeTables.from(Path.of("src/test/resources/codes/cases")))) {
            var tables = loaded.declaredBy(LIBRARY.vocabulary());
            for (var code : codes) {
                assertThat(LIBRARY.search(code, tables)).as(code).isEqualTo(WalkingSearch.of(code, tables, rules));
                assertThat(library.search(code, tables)).as(code).isEqualTo(WalkingSearch.of(code, tables, otherRules));
            }
        }
    }

    @Test
    void aCodeThatNobodySpeaksOf() {
        assertThat(search("99213", CodeTables.bundled())).isEmpty();
    }
}
