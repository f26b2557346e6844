package org.coveragerules.internal.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.request.Discipline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedTablesTest {

    private static final LocalDate DATE = LocalDate.of(2026, 1, 1);

    private final CodeTables tables = CodesFolder.shipped();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "98940 | CHIROPRACTIC",
            "69930 | COCHLEAR_IMPLANTS",
            "L8614 | COCHLEAR_IMPLANTS",
            "70551 | DIAGNOSTIC_RADIOLOGY",
            "E0100 | DURABLE_MEDICAL_EQUIPMENT",
            "54405 | ERECTILE_DYSFUNCTION",
            "43644 | GASTRIC_BYPASS",
            "S9122 | HOME_HEALTH_CARE",
            "S9325 | HOME_INFUSION_THERAPY",
            "J0120 | INJECTABLE_MEDICATIONS",
            "42145 | ORAL_PHARYNX_PROCEDURES",
            "L8613 | ORTHOTICS_AND_PROSTHETICS",
            "30400 | OUTPATIENT_PROCEDURES",
            "97110 | PHYSICAL_OCCUPATIONAL_THERAPY",
            "22856 | POTENTIAL_EIU,SPINAL_PROCEDURES",
            "0202T | POTENTIAL_EIU,SPINAL_PROCEDURES",
            "95810 | SLEEP_MANAGEMENT",
            "E0601 | DURABLE_MEDICAL_EQUIPMENT,SLEEP_MANAGEMENT",
            "92507 | SPEECH_THERAPY",
            "63030 | SPINAL_PROCEDURES",
            "77263 | THERAPEUTIC_RADIOLOGY",
            "38240 | TRANSPLANT",
            "22899 | SPINAL_PROCEDURES",
            "37799 | ''",
            "J9999 | INJECTABLE_MEDICATIONS",
            "99213 | ''"})
    void categoriesOfACode(String code, String categories) {
        assertThat(String.join(",", tables.categories(code))).isEqualTo(categories);
    }

    @Test
    void everyCategoryHasCodes() {
        Set<String> seen = new TreeSet<>();
        IntStream.range(0, 100_000).forEach(number -> seen.addAll(tables.categories(String.format("%05d", number))));
        for (char letter = 'A'; letter <= 'V'; letter++) {
            for (int number = 0; number < 10_000; number++) {
                seen.addAll(tables.categories(letter + String.format("%04d", number)));
            }
        }

        // That an unlisted code is of their category, the rules say.
        assertThat(seen).containsExactlyElementsOf(Stream.of(BundledRequests.CATEGORIES)
                .filter(category -> !category.equals("UNLISTED_PROCEDURES")).toList());
    }

    @ParameterizedTest
    @CsvSource({"97010,PT", "97164,PT", "97165,OT", "97168,OT", "97530,PT", "97799,PT", "G0283,PT"})
    void disciplineOfATherapyCode(String code, Discipline discipline) {
        assertThat(tables.discipline(code)).isEqualTo(discipline);
        assertThat(tables.categories(code)).contains("PHYSICAL_OCCUPATIONAL_THERAPY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"97009", "97151", "97169", "97800", "97810", "98940", "92507", "99213", "nonsense", ""})
    void anyOtherCodeHasNoDiscipline(String code) {
        assertThat(tables.discipline(code)).isNull();
    }

    @Test
    void onlyListedCodesAreUnlisted() {
        assertThat(tables.unlisted("64999")).isTrue();
        assertThat(tables.unlisted("L8499")).isTrue();
        assertThat(tables.unlisted("77499")).isFalse();
        assertThat(tables.categories("64999")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"20930", "20938", "22010", "22899", "23000", "23929", "27000", "27299", "27301", "27599",
            "29800", "29999", "62263", "63746", "64479", "64640", "0202T"})
    void reviewedByCmmPreface(String code) {
        assertThat(tables.listed("cmm.csv", code, DATE)).isTrue();
        // What is needed where the table names nothing, the policy says.
        assertThat(tables.list("cmm.csv", code, DATE, "documents")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"20929", "20939", "22009", "22900", "22999", "23930", "26999", "27300", "27600", "29799",
            "62262", "63747", "64478", "64641", "0201T", "0203T", "97110", "2093T"})
    void notReviewedByCmmPreface(String code) {
        assertThat(tables.listed("cmm.csv", code, DATE)).isFalse();
    }

    @Test
    void noOtherTableIsShipped() {
        assertThat(tables.contents()).extracting(CodeFile::name)
                .containsExactly("categories.csv", "cmm.csv", "unlisted.csv");
    }
}
