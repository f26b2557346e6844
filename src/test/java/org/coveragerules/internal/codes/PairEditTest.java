package org.coveragerules.internal.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.coveragerules.request.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairEditTest {

    private static final String RATIONALE = "More extensive procedure";

    @TempDir
    Path directory;

    private CodesFolder folder() {
        return new CodesFolder(directory);
    }

    private static Optional<PairEdit> ask(CodeTables tables, String columnOne, String columnTwo, String date) {
        return tables.pairEdit(columnOne, columnTwo, LocalDate.parse(date), Form.PROFESSIONAL);
    }

    @Test
    void publishedLayout() {
        CodeTables tables = CodeTables.from(CodesFolder.published());

        assertThat(ask(tables, "20561", "20560", "2024-07-01")).contains(new PairEdit("20561", "20560", 0,
                LocalDate.of(2010, 1, 1), null, "HCPCS/CPT procedure code definition",
                Setting.PRACTITIONER, false));
        assertThat(tables.pairEdit("22551", "64483", LocalDate.of(2024, 7, 1), Form.INSTITUTIONAL)).contains(
                new PairEdit("22551", "64483", 1, LocalDate.of(2010, 1, 1), null,
                        "Standards of medical/surgical practice", Setting.OUTPATIENT_HOSPITAL, false));
        assertThat(ask(tables, "22551", "64483", "2024-07-01")).map(PairEdit::indicator).contains(0);
        assertThat(tables.contents()).filteredOn(file -> file.kind() == CodeFileKind.PTP)
                .extracting(CodeFile::rows).containsExactlyInAnyOrder(1047, 985);
    }

    @Test
    void isDirectional() {
        CodeTables tables = CodeTables.from(CodesFolder.published());

        assertThat(ask(tables, "20560", "20561", "2024-07-01")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2009-12-31,", "2010-01-01,Standards of medical/surgical practice",
            "2017-12-31,Standards of medical/surgical practice",
            "2018-01-01,Misuse of Column Two code with Column One code",
            "2019-12-31,Misuse of Column Two code with Column One code",
            "2020-01-01,Misuse of Column Two code with Column One code"})
    void historyOfAPairOnBothSidesOfEachDay(String date, String rationale) {
        assertThat(ask(CodeTables.from(CodesFolder.published()), "97161", "97750", date).map(PairEdit::rationale))
                .isEqualTo(Optional.ofNullable(rationale));
    }

    @ParameterizedTest
    @CsvSource({"2020-03-31,false", "2020-04-01,true", "2021-06-30,true", "2021-07-01,false", "1900-01-01,false",
            "2500-01-01,false"})
    void bothEndsAreInForce(String date, boolean inForce) {
        CodeTables tables = folder()
                .withPairs("ccipra.txt", "22612|22630||20200401|20210630|1|" + RATIONALE).tables();

        assertThat(ask(tables, "22612", "22630", date).isPresent()).isEqualTo(inForce);
    }

    @Test
    void anEditOfOneDay() {
        CodeTables tables = folder()
                .withPairs("ccipra.txt", "22612|22630||20200401|20200401|1|" + RATIONALE).tables();

        assertThat(ask(tables, "22612", "22630", "2020-03-31")).isEmpty();
        assertThat(ask(tables, "22612", "22630", "2020-04-01")).isPresent();
        assertThat(ask(tables, "22612", "22630", "2020-04-02")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "", " ", "        ", "99991231"})
    void openEnd(String deletion) {
        CodeTables tables = folder().with("ccipra.txt", "22612\t22630\t \t20200401\t" + deletion + "\t1\tx\n").tables();

        assertThat(ask(tables, "22612", "22630", "2100-01-01")).map(PairEdit::deletion).isEmpty();
        assertThat(ask(tables, "22612", "22630", "2100-01-01")).isPresent();
    }

    @Test
    void indicatorNineIsNeverInForce() {
        CodeTables tables = folder()
                .withPairs("ccipra.txt", "22612|22630||20200401|*|9|" + RATIONALE,
                        "22612|22633||20200401|20200331|1|" + RATIONALE).tables();

        assertThat(ask(tables, "22612", "22630", "2020-04-01")).isEmpty();
        assertThat(ask(tables, "22612", "22633", "2020-04-01")).isEmpty();
        assertThat(tables.contents()).filteredOn(file -> file.kind() == CodeFileKind.PTP)
                .extracting(CodeFile::rows).containsExactly(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "CPT Separate procedure definition | true",
            "CPT SEPARATE PROCEDURE DEFINITION | true",
            "CPT \"separate procedure\" definition | true",
            "CPTseparate  procedure definition | true",
            "CPT Separate procedure definitions | false",
            "CPT Separate procedure | false",
            "More extensive procedure | true",
            "Any other one | false"})
    void whetherItRestsOnOneOfSomeRationales(String rationale, boolean rests) {
        CodeTables tables = folder().withPairs("ccipra.txt", "22612|22630||20200401|*|1|" + rationale).tables();

        assertThat(ask(tables, "22612", "22630", "2020-04-01")).hasValueSatisfying(edit -> {
            assertThat(edit.restsOn(List.of("More extensive procedure", "CPT Separate procedure definition")))
                    .isEqualTo(rests);
            assertThat(edit.restsOn(List.of())).isFalse();
            assertThat(edit.rationale()).isEqualTo(rationale);
        });
    }

    @Test
    void ofSeveralInForceTheOneThatBeganLast() {
        CodeTables tables = folder().withPairs("ccipra.txt",
                "22612|22630||20220101|*|0|" + RATIONALE, "22612|22630||20200101|*|1|" + RATIONALE).tables();

        assertThat(ask(tables, "22612", "22630", "2021-12-31")).map(PairEdit::indicator).contains(1);
        assertThat(ask(tables, "22612", "22630", "2022-01-01")).map(PairEdit::indicator).contains(0);
    }

    @Test
    void lineEndsPreambleBlankLinesAndMarkDoNotMatter() {
        String row = "22612\t22630\t*\t19960101\t*\t1\t" + RATIONALE;
        for (String text : List.of(row + "\n", row + "\r\n", row, "\n" + row + "\r\n\r\n  \t\r\n",
                "CPT® 2024\r\nColumn 1\tColumn 2\r\n" + row + "\r\n")) {
            assertThat(ask(folder().with("ccipra.txt", text).tables(), "22612", "22630", "2020-01-01")).isPresent();
        }
        byte[] marked = ("\uFEFF" + row + "\n").getBytes(StandardCharsets.UTF_8);
        assertThat(ask(folder().with("ccipra.txt", marked).tables(), "22612", "22630", "2020-01-01")).isPresent();
    }

    @Test
    void aLineMayCrossTheBlocksThatTheFileIsReadIn() {
        StringBuilder text = new StringBuilder();
        for (int code = 10_000; code < 30_000; code++) {
            text.append(code).append("\t97110\t\t20200101\t*\t1\t").append(RATIONALE).append("\r\n");
        }
        CodeTables tables = folder().with("ccipra.txt", text.toString()).tables();

        for (int code = 10_000; code < 30_000; code++) {
            assertThat(ask(tables, Integer.toString(code), "97110", "2020-01-01")).isPresent();
        }
        assertThat(ask(tables, "30000", "97110", "2020-01-01")).isEmpty();
        assertThat(ask(tables, "09999", "97110", "2020-01-01")).isEmpty();
    }

    @Test
    void theOtherSettingServesOnlyWhereNoneOfItsOwnWasGiven() {
        CodeTables one = folder().withPairs("ccioph.txt", "22612|22630||20200401|*|1|" + RATIONALE).tables();

        assertThat(ask(one, "22612", "22630", "2020-04-01")).hasValueSatisfying(edit -> {
            assertThat(edit.setting()).isEqualTo(Setting.OUTPATIENT_HOSPITAL);
            assertThat(edit.borrowed()).isTrue();
        });
        assertThat(one.pairEdit("22612", "22630", LocalDate.of(2020, 4, 1), Form.INSTITUTIONAL))
                .hasValueSatisfying(edit -> assertThat(edit.borrowed()).isFalse());

        CodeTables both = folder().withPairs("ccipra.txt", "22612|22633||20200401|*|1|" + RATIONALE).tables();

        assertThat(ask(both, "22612", "22630", "2020-04-01")).isEmpty();
        assertThat(both.pairEdit("22612", "22630", LocalDate.of(2020, 4, 1), Form.INSTITUTIONAL)).isPresent();
    }

    @Test
    void anAbsentFormIsProfessional() {
        CodeTables tables = CodeTables.from(CodesFolder.published());

        assertThat(tables.pairEdit("22551", "64483", LocalDate.of(2024, 7, 1), null))
                .isEqualTo(ask(tables, "22551", "64483", "2024-07-01"));
    }

    @Test
    void withoutFilesThereIsNoEdit() {
        assertThat(ask(CodeTables.bundled(), "20561", "20560", "2024-07-01")).isEmpty();
    }

    @Test
    void whatIsNoCodeHasNoEdit() {
        CodeTables tables = CodeTables.from(CodesFolder.published());

        assertThat(ask(tables, "2056", "20560", "2024-07-01")).isEmpty();
        assertThat(ask(tables, "20561", "?", "2024-07-01")).isEmpty();
    }
}
