package org.coveragerules.internal.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.coveragerules.CodeTableException;
import org.coveragerules.request.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitEditTest {

    private static final String Q3 = "MCR_MUE_PractitionerServices_Eff_07-01-2025.csv";
    private static final String Q4 = "MCR_MUE_PractitionerServices_Eff_10-01-2025.csv";
    private static final String HOSPITAL_Q4 = "MCR_MUE_OutpatientHospitalServices_Eff_10-01-2025.csv";

    @TempDir
    Path directory;

    private CodesFolder folder() {
        return new CodesFolder(directory);
    }

    private static Optional<UnitEdit> ask(CodeTables tables, String code, String date) {
        return tables.unitEdit(code, LocalDate.parse(date), Form.PROFESSIONAL);
    }

    private void assertFault(String text, String message) {
        CodesFolder folder = folder().with(Q4, text);
        assertThatThrownBy(folder::tables).isInstanceOf(CodeTableException.class)
                .hasMessage("cannot read `" + Q4 + "`" + message);
    }

    @Test
    void publishedLayout() {
        CodeTables tables = CodeTables.from(CodesFolder.published());
        LocalDate quarter = LocalDate.of(2024, 7, 1);

        assertThat(ask(tables, "97110", "2024-07-01"))
                .contains(new UnitEdit("97110", 6, 3, quarter, Setting.PRACTITIONER, false));
        assertThat(tables.unitEdit("97110", quarter, Form.INSTITUTIONAL))
                .contains(new UnitEdit("97110", 8, 3, quarter, Setting.OUTPATIENT_HOSPITAL, false));
        assertThat(ask(tables, "20560", "2024-07-01"))
                .contains(new UnitEdit("20560", 1, 2, quarter, Setting.PRACTITIONER, false));
        assertThat(ask(tables, "97010", "2024-07-01")).map(UnitEdit::value).contains(0);
        assertThat(ask(tables, "99999", "2024-07-01")).isEmpty();
        assertThat(ask(tables, "nonsense", "2024-07-01")).isEmpty();
        assertThat(tables.contents()).filteredOn(file -> file.kind() == CodeFileKind.MUE)
                .extracting(CodeFile::rows).containsExactly(100, 100);
    }

    @ParameterizedTest
    @CsvSource({"1,1 Line Edit,true", "1,2 Date of Service Edit: Policy,false",
            "1,3 Date of Service Edit: Clinical,false", "2,2 Date of Service Edit: Policy,false", "0,2,false"})
    void theIndicatorTellsWhatItIsHeldAgainst(String value, String indicator, boolean perLine) {
        CodeTables tables = folder().withUnits(Q4, "22612," + value + "," + indicator + ",CMS Policy").tables();

        assertThat(ask(tables, "22612", "2025-10-01")).hasValueSatisfying(edit -> {
            assertThat(edit.value()).isEqualTo(Integer.parseInt(value));
            assertThat(edit.indicator()).isEqualTo(indicator.charAt(0) - '0');
            assertThat(edit.perLine()).isEqualTo(perLine);
        });
    }

    @ParameterizedTest
    @CsvSource({"2025-06-30,", "2025-07-01,3", "2025-09-30,3", "2025-10-01,5", "2031-01-01,5"})
    void aLaterQuarterReplacesTheTableFromItsDate(String date, Integer value) {
        CodeTables tables = folder().withUnits(Q3, "22612,3,1 Line Edit,x", "22630,1,1 Line Edit,x")
                .withUnits(Q4, "22612,5,1 Line Edit,x").tables();

        assertThat(ask(tables, "22612", date).map(UnitEdit::value)).isEqualTo(Optional.ofNullable(value));
        assertThat(ask(tables, "22630", "2025-09-30")).isPresent();
        assertThat(ask(tables, "22630", "2025-10-01")).isEmpty();
    }

    @Test
    void theOtherSettingServesOnlyWhereNoneOfItsOwnWasGiven() {
        CodeTables one = folder().withUnits(HOSPITAL_Q4, "22612,3,1 Line Edit,x").tables();

        assertThat(ask(one, "22612", "2025-10-01")).contains(new UnitEdit("22612", 3, 1,
                LocalDate.of(2025, 10, 1), Setting.OUTPATIENT_HOSPITAL, true));

        CodeTables both = folder().withUnits("MCR_MUE_PractitionerServices_Eff_01-01-2026.csv", "22612,9,1,x").tables();

        assertThat(ask(both, "22612", "2025-12-31")).as("before the first quarter of its own setting").isEmpty();
        assertThat(ask(both, "22612", "2026-01-01")).map(UnitEdit::value).contains(9);
        assertThat(both.unitEdit("22612", LocalDate.of(2025, 10, 1), Form.INSTITUTIONAL)).isPresent();
    }

    @Test
    void theQuarterMayBeNamedAsOne() {
        CodeTables tables = folder().withUnits("practitioner-mue-2025Q4.csv", "22612,3,1 Line Edit,x").tables();

        assertThat(ask(tables, "22612", "2025-09-30")).isEmpty();
        assertThat(ask(tables, "22612", "2025-10-01")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"mue-practitioner.csv", "MCR_MUE_PractitionerServices_Eff_13-01-2025.csv"})
    void aNameWithoutQuarter(String name) {
        CodesFolder folder = folder().withUnits(name, "22612,3,1 Line Edit,x");

        assertThatThrownBy(folder::tables).isInstanceOf(CodeTableException.class)
                .hasMessage("cannot read `" + name + "`: its name tells no quarter, expected its first day such as "
                        + "`Eff_10-01-2025` in it; give it the name that CMS gave it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "2261,3,1 Line Edit,x; 1 (code); `2261`; CODE",
            "22612,three,1 Line Edit,x; 2 (MUE value); `three`; a whole number up to 99999999",
            "22612,-1,1 Line Edit,x; 2 (MUE value); `-1`; a whole number up to 99999999",
            "22612,,1 Line Edit,x; 2 (MUE value); nothing; a whole number up to 99999999",
            "22612,3,4 Line Edit,x; 3 (adjudication indicator); `4 Line Edit`; INDICATOR",
            "22612,3,12,x; 3 (adjudication indicator); `12`; INDICATOR",
            "22612,3,,x; 3 (adjudication indicator); nothing; INDICATOR"})
    void aFieldThatCannotBeRead(String row, String column, String found, String expected) {
        assertFault(CodesFolder.units("22630,1,1 Line Edit,x", row), " line 6 column " + column + ": found " + found
                + ", expected " + expected.replace("CODE", CodeNumber.SHAPES).replace("INDICATOR",
                        "`1 Line Edit`, `2 Date of Service Edit: Policy` or `3 Date of Service Edit: Clinical`"));
    }

    @Test
    void aRowOfAnotherLength() {
        assertFault(CodesFolder.units("22612,3,1 Line Edit"), " line 5: found 3 cells, expected 4 (code, MUE value, "
                + "adjudication indicator, rationale); correct the line");
        assertFault(CodesFolder.units("22612,3,1 Line Edit,x,y"), " line 5: found 5 cells, expected 4 (code, "
                + "MUE value, adjudication indicator, rationale); correct the line");
    }

    @Test
    void emptyCellsAtTheEndAndEmptyRowsAreNoData() {
        CodeTables tables = folder().withUnits(Q4, "22612,3,1 Line Edit,x,,", ",,,", "").tables();

        assertThat(ask(tables, "22612", "2025-10-01")).isPresent();
    }

    @Test
    void aFileThatASpreadsheetSavedAnew() {
        byte[] marked = ("\uFEFF" + CodesFolder.units("22612,3,1 Line Edit,x")).getBytes(StandardCharsets.UTF_8);

        assertThat(ask(folder().with(Q4, marked).tables(), "22612", "2025-10-01")).isPresent();
    }

    @Test
    void aFileThatIsCutOff() {
        String whole = CodesFolder.units("22612,3,1 Line Edit,Clinical: Data", "22630,1,1 Line Edit,Clinical: Data");
        for (int end = whole.indexOf("22630") + 1; end < whole.length() - 2; end++) {
            CodesFolder folder = folder().with(Q4, whole.substring(0, end));
            assertThatThrownBy(folder::tables).as(whole.substring(0, end)).isInstanceOf(CodeTableException.class)
                    .hasMessageContaining("line 6");
        }
        assertThat(folder().with(Q4, whole.substring(0, whole.length() - 2)).tables()
                .unitEdit("22630", LocalDate.of(2025, 10, 1), null)).isPresent();
        assertFault(whole.substring(0, whole.indexOf("22612")), ": it ends after its header, expected a row for every "
                + "code; it seems to be cut off, so fetch it again");
    }

    @Test
    void aCodeWithTwoLimitsInOneFile() {
        assertFault(CodesFolder.units("22612,3,1 Line Edit,x", "22612,4,1 Line Edit,x"), " line 6: the code `22612` "
                + "has another limit in line 5; one file holds one quarter, so fetch it again");
        assertThat(folder().withUnits(Q4, "22612,3,1 Line Edit,x", "22612,3,1 Line Edit,x").tables().contents())
                .filteredOn(file -> file.kind() == CodeFileKind.MUE).extracting(CodeFile::rows).containsExactly(1);
    }

    @Test
    void aQuarterThatIsThereTwice() {
        String again = "MCR_MUE_PractitionerServices_Eff_10-01-2025 (1).csv";
        CodesFolder same = folder().withUnits(Q4, "22612,3,1 Line Edit,x").withUnits(again, "22612,3,1 Line Edit,x");
        assertThat(same.tables().warnings()).contains("`" + Q4 + "` is the same as `" + again
                + "` byte for byte; one is enough");

        CodesFolder other = folder().withUnits(again, "22612,4,1 Line Edit,x");
        assertThatThrownBy(other::tables).isInstanceOf(CodeTableException.class).hasMessage("cannot read `" + Q4
                + "`: it is of the practitioner quarter from `2025-10-01` as `" + again + "` is, and is not the same; "
                + "keep the one that CMS published last");
    }
}
