package org.coveragerules.internal.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.coveragerules.internal.codes.CodesFolder.addOn;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.coveragerules.CodeTableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddOnTest {

    private static final String NAME = "AOC_V2026Q2-F-MCR.txt";
    private static final String LISTED = addOn(1, "22614", "", "22612", "", "2020001", "");

    @TempDir
    Path directory;

    private CodesFolder folder() {
        return new CodesFolder(directory);
    }

    private static LocalDate date(String text) {
        return LocalDate.parse(text);
    }

    private void assertFault(String text, String message) {
        CodesFolder folder = folder().with(NAME, text);
        assertThatThrownBy(folder::tables).isInstanceOf(CodeTableException.class)
                .hasMessage("cannot read `" + NAME + "` " + message);
    }

    @Test
    void publishedLayout() {
        CodeTables tables = CodeTables.from(CodesFolder.published());

        assertThat(tables.addOn("0095T", date("2024-07-01"))).contains(new AddOn("0095T", 1, List.of("22864")));
        assertThat(tables.addOn("20930", date("2024-07-01"))).hasValueSatisfying(addOn ->
                assertThat(addOn.primaries()).contains("22319", "22532").isSorted());
        assertThat(tables.addOn("20985", date("2024-07-01"))).contains(new AddOn("20985", 2, List.of()));
        assertThat(tables.addOn("22612", date("2024-07-01"))).isEmpty();
        assertThat(tables.contents()).filteredOn(file -> file.kind() == CodeFileKind.AOC).containsExactly(
                new CodeFile("AOC_V2024Q3-F-MCR.txt", CodeFileKind.AOC, null, "2024Q3", 0, 883, date("2013-01-01"),
                        date("2013-01-01"), false, tables.contents().get(0).sha256()));
    }

    @Test
    void typeOneAcceptsOnlyListedPrimaries() {
        CodeTables tables = folder().withAddOns(NAME, LISTED).tables();

        assertThat(tables.isAddOn("22614", date("2020-01-01"))).isTrue();
        assertThat(tables.acceptsPrimary("22614", "22612", date("2020-01-01"))).isTrue();
        assertThat(tables.acceptsPrimary("22614", "22633", date("2020-01-01"))).isFalse();
        assertThat(tables.acceptsPrimary("22612", "22614", date("2020-01-01"))).isFalse();
    }

    @Test
    void typeTwoAcceptsAnyCodeThatIsNoAddOnOnThatDate() {
        CodeTables tables = folder().withAddOns(NAME, addOn(2, "20985", "", "CCCCC", "", "2020001", ""),
                addOn(1, "22614", "", "22612", "", "2022001", "")).tables();

        assertThat(tables.acceptsPrimary("20985", "27447", date("2022-01-01"))).isTrue();
        assertThat(tables.acceptsPrimary("20985", "22614", date("2022-01-01"))).isFalse();
        assertThat(tables.acceptsPrimary("20985", "22614", date("2021-12-31"))).isTrue();
        assertThat(tables.acceptsPrimary("20985", "20985", date("2022-01-01"))).isFalse();
        assertThat(tables.acceptsPrimary("20985", "27447", date("2019-12-31"))).isFalse();
    }

    @Test
    void typeThreeAcceptsTheListedOnesAndThosePayersAddByRows() {
        String row = addOn(3, "22614", "", "22612", "", "2020001", "");
        CodeTables tables = folder().withAddOns(NAME, row, addOn(3, "22614", "", "CCCCC", "", "2020001", "")).tables();

        assertThat(tables.addOn("22614", date("2020-01-01"))).contains(new AddOn("22614", 3, List.of("22612")));
        assertThat(tables.acceptsPrimary("22614", "22633", date("2020-01-01"))).isFalse();

        CodeTables own = folder().withAddOns("own-primaries.txt", row.replace("22612", "22633")).tables();

        assertThat(own.acceptsPrimary("22614", "22633", date("2020-01-01"))).isTrue();
        assertThat(own.acceptsPrimary("22614", "22612", date("2020-01-01"))).isTrue();
    }

    @Test
    void aPrimaryMayItselfBeAnAddOn() {
        CodeTables tables = folder().withAddOns(NAME, addOn(1, "22614", "", "22585", "", "2020001", ""),
                addOn(1, "22585", "", "22554", "", "2020001", "")).tables();

        assertThat(tables.acceptsPrimary("22614", "22585", date("2020-01-01"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
            "2020-02-28,,,false,false", "2020-02-29,,,true,true", "2020-12-31,,,true,true", "2021-01-01,,,false,false",
            "2020-07-01,2020182,,false,false", "2020-06-30,2020182,,true,true",
            "2020-07-01,,2020182,true,false", "2020-06-30,,2020182,true,true"})
    void bothSidesOfEachDay(String date, String addOnDeletion, String primaryDeletion, boolean isAddOn,
            boolean accepts) {
        CodeTables tables = folder().withAddOns(NAME, addOn(1, "22614", addOnDeletion == null ? "" : addOnDeletion,
                "22612", primaryDeletion == null ? "" : primaryDeletion, "2020060", "2020366")).tables();

        assertThat(tables.isAddOn("22614", date(date))).isEqualTo(isAddOn);
        assertThat(tables.addOn("22614", date(date)).isPresent()).isEqualTo(isAddOn);
        assertThat(tables.acceptsPrimary("22614", "22612", date(date))).isEqualTo(accepts);
        assertThat(tables.addOn("22614", date(date)).map(AddOn::primaries).orElse(List.of()).contains("22612"))
                .isEqualTo(accepts);
    }

    @Test
    void theNewestReleaseHolds() {
        String deleted = addOn(1, "22614", "", "22612", "", "2020001", "2021365");
        folder().withAddOns("AOC_V2025Q4_01-MCR.txt", deleted).withAddOns(NAME, LISTED);
        assertThat(folder().tables().isAddOn("22614", date("2022-01-01"))).isTrue();

        folder().withAddOns("AOC_V2026Q3-F-MCR.txt", deleted);
        assertThat(folder().tables().isAddOn("22614", date("2022-01-01"))).isFalse();
    }

    @Test
    void aNamedReleaseHoldsBeforeOneWithoutName() {
        CodeTables tables = folder().withAddOns(NAME, LISTED)
                .withAddOns("own.txt", addOn(1, "22614", "", "22612", "", "2020001", "2021365")).tables();

        assertThat(tables.isAddOn("22614", date("2022-01-01"))).isTrue();
    }

    @Test
    void withoutReleaseNamesTheRowWithADeletionDateHolds() {
        String deleted = addOn(1, "22614", "", "22612", "", "2020001", "2021365");
        CodeTables tables = folder().withAddOns("a.txt", LISTED).withAddOns("b.txt", deleted)
                .withAddOns("c.txt", LISTED).tables();

        assertThat(tables.isAddOn("22614", date("2021-12-31"))).isTrue();
        assertThat(tables.isAddOn("22614", date("2022-01-01"))).isFalse();
        assertThat(tables.warnings()).contains("of the AOC files [a.txt, b.txt, c.txt] tell no release in their names, "
                + "so it is not known which of them is the newest: "
                + "of rows of one edit the one with a deletion date holds");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "0; 4; 1-1 (type); `4`; `1`, `2` or `3`",
            "1; 2261X; 2-6 (add-on); `2261X`; CODE",
            "6; 2020400; 7-13 (add-on deletion); `2020400`; OPEN",
            "13; CCCC; 14-18 (primary); `CCCC2`; CODE",
            "18; 2021366; 19-25 (primary deletion); `2021366`; OPEN",
            "25; '       '; 26-32 (edit effective); nothing; DATE",
            "25; 2129001; 26-32 (edit effective); `2129001`; DATE",
            "32; 2020; 33-39 (edit deletion); `2020`; OPEN"})
    void aFieldThatCannotBeRead(int at, String given, String column, String found, String expected) {
        String row = LISTED.substring(0, at) + given + LISTED.substring(at + given.length());
        assertFault(LISTED + "\r\n" + row + "\r\n", "line 2 column " + column + ": found " + found + ", expected "
                + expected.replace("CODE", CodeNumber.SHAPES)
                        .replace("DATE", "an ordinal date as yyyyddd, 1950 to 2128")
                        .replace("OPEN", "an ordinal date as yyyyddd, 1950 to 2128, or blanks where it is open"));
    }

    @Test
    void aLineMayLackItsBlanksButNotItsBreak() {
        CodeTables tables = folder().with(NAME, LISTED.stripTrailing() + "\n\n" + LISTED).tables();
        assertThat(tables.isAddOn("22614", date("2020-01-01"))).isTrue();

        assertFault(LISTED + "\r\n" + LISTED.substring(0, 96), "line 2: found 96 characters and no line break, "
                + "expected 97; the file seems to be cut off, so fetch it again");
        assertFault(LISTED + "\r\n" + LISTED.substring(0, 31) + "\r\n", "line 2: found 31 characters, expected 97; "
                + "put each row on a line of its own");
        assertFault(LISTED + LISTED + "\r\n", "line 1: found 194 characters, expected 97; "
                + "put each row on a line of its own");
    }

    @Test
    void withoutFilesThereIsNoAddOn() {
        assertThat(CodeTables.bundled().isAddOn("22614", date("2024-01-01"))).isFalse();
        assertThat(CodeTables.bundled().acceptsPrimary("22614", "22612", date("2024-01-01"))).isFalse();
    }
}
