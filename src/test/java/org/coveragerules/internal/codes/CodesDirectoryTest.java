package org.coveragerules.internal.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.coveragerules.CodeTableException;
import org.coveragerules.internal.text.Digests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a directory may hold, and what is told of it. */
class CodesDirectoryTest {

    private static final String PAIR = "22612|22630||20200101|*|1|More extensive procedure";
    private static final String UNIT = "22612,3,1 Line Edit,Clinical: Data";
    private static final List<String> NO_PAYER_TABLES = List.of(
            "there is no `combinations.csv`, so combinations that one code says are not checked",
            "there is no `eiu.csv`, so experimental, investigational and unproven codes are not checked",
            "there is no `replaced.csv`, so replaced codes are not checked",
            "there is no `requires.csv`, so codes that another code requires are not checked");

    @TempDir
    Path directory;

    private CodesFolder folder() {
        return new CodesFolder(directory);
    }

    private void assertFault(String name, String message) {
        assertThatThrownBy(() -> CodesFolder.tables(directory)).isInstanceOf(CodeTableException.class)
                .hasMessage("cannot read `" + name + "`: " + message);
    }

    @Test
    void aKindIsKnownByWhatAFileHolds() {
        CodeTables tables = folder().withPairs("practitioner.csv", PAIR).withUnits("practitioner-2025Q4.txt", UNIT)
                .withAddOns("ccipra.csv", CodesFolder.addOn(1, "22614", "", "22612", "", "2020001", "")).tables();

        assertThat(tables.contents()).filteredOn(file -> !file.shipped()).extracting(CodeFile::kind)
                .containsExactly(CodeFileKind.AOC, CodeFileKind.MUE, CodeFileKind.PTP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ptp.txt", "ccipra-ccioph.txt", "MCR_MUE_Services_Eff_10-01-2025.csv"})
    void aNameThatTellsNotOneSetting(String name) {
        folder().with(name, name.endsWith("csv") ? CodesFolder.units(UNIT) : CodesFolder.pairs(PAIR));

        assertFault(name, "its name tells " + (name.startsWith("cci") ? "both settings" : "no setting")
                + ", expected `ccipra` or `Practitioner`, or else `ccioph` or `OutpatientHospital`, in it; "
                + "give it the name that CMS gave it, or take it out if it is of another setting");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tä/cmm.csv", "größe.txt", "ä.xlsx"})
    void aNameBeyondAsciiIsAnotherOnAnotherMachine(String name) {
        folder().with(name, "").with("LIESMICHÄ.md", "x").with(".ä", "x");

        assertFault(name, "its name goes beyond ASCII, which not every machine reads alike; rename the file or its folder");

        folder().without(name);
        assertThat(folder().tables().contents()).allMatch(CodeFile::shipped);
    }

    @Test
    void aCompressedFile() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(CodesFolder.pairs(PAIR).getBytes(StandardCharsets.ISO_8859_1));
        }
        folder().with("ccipra-v313r0-f1.TXT", compressed.toByteArray());

        assertFault("ccipra-v313r0-f1.TXT", "it is compressed with gzip; unpack it");
    }

    @ParameterizedTest
    @CsvSource({
        "ccipra-v313r0-f1.xlsx, ccipra-v313r0-f1.TXT",
        "Practitioner PTP Edits 2025q4.xlsx, ccipra-v313r0-f2.TXT",
        "below/ccipra-v313r0-f1.xlsx, ccipra-v313r0-f1.TXT"
    })
    void aSpreadsheetIsPassedOverOnlyBesideItsTextFile(String spreadsheet, String text) {
        folder().with(spreadsheet, "PK\u0003\u0004 and so on");
        assertFault(spreadsheet, "it is a spreadsheet, and the text file of the same kind, setting and quarter is not"
                + " here; put it beside the spreadsheet, as CMS packs them");

        folder().withPairs("ccioph-v313r0-f1.TXT", PAIR).withPairs("ccipra-v312r0-f1.TXT", PAIR);
        assertThatThrownBy(() -> CodesFolder.tables(directory)).hasMessageContaining("`" + spreadsheet + "`");

        folder().withPairs(text, PAIR);
        assertThat(folder().tables().passedOver()).containsExactly(
                "`" + spreadsheet + "` is a spreadsheet; its rows are read from `" + text + "`");
    }

    @Test
    void whatMedicarePacksIsReadAsItLies() throws IOException {
        var row = CodesFolder.addOn(1, "22614", "", "22612", "", "2020001", "");
        var tables = folder().withAddOns("AOC_V2026Q3/AOC_V2026Q3-F-MCR.txt", row)
                .with("AOC_V2026Q3/AOC_V2026Q3-MCR.txt",
                "AOC_Edit_Type\tAdd-On_Code\tAOC_DelDT\tPrimary_Code\r\n1\t22614\t\t22612\r\n")
                .with("AOC_V2026Q3/AOC_V2026Q3-MCR.xlsx", "PK\u0003\u0004").with("__MACOSX/._AOC_V2026Q3-MCR.txt", "x")
                .withUnits("MCR_MUE_PractitionerServices_Eff_07-01-2026.csv", UNIT)
                .withUnits("MCR_MUE_DMESupplierServices_Eff_07-01-2026.csv", UNIT)
                .with("NCCI Policy Manual.pdf", "%PDF-1.7").with(".DS_Store", "x")
                .withPairs("ccipra-v322r0-f1/ccipra-v322r0-f1.TXT", PAIR).tables();

        assertThat(tables.contents()).filteredOn(file -> !file.shipped()).extracting(CodeFile::name).containsExactly(
                "AOC_V2026Q3/AOC_V2026Q3-F-MCR.txt", "MCR_MUE_PractitionerServices_Eff_07-01-2026.csv",
                "ccipra-v322r0-f1/ccipra-v322r0-f1.TXT");
        assertThat(tables.passedOver()).containsExactly(
                "`AOC_V2026Q3/AOC_V2026Q3-MCR.txt` has the add-on codes in columns with a header; they are read from"
                        + " `AOC_V2026Q3/AOC_V2026Q3-F-MCR.txt`",
                "`AOC_V2026Q3/AOC_V2026Q3-MCR.xlsx` is a spreadsheet; its rows are read from"
                        + " `AOC_V2026Q3/AOC_V2026Q3-F-MCR.txt`",
                "`MCR_MUE_DMESupplierServices_Eff_07-01-2026.csv` is the table of medical equipment suppliers, a"
                        + " setting that no request has",
                "`NCCI Policy Manual.pdf` is a document, not a table");
    }

    @Test
    void addOnCodesInColumnsAlone() {
        folder().with("AOC_V2026Q3-MCR.txt",
                "AOC_Edit_Type\tAdd-On_Code\tAOC_DelDT\tPrimary_Code\r\n1\t22614\t\t22612\r\n");
        assertFault("AOC_V2026Q3-MCR.txt", "it has the add-on codes in columns with a header, and the file of fixed"
                + " width of the same quarter, such as `AOC_V2026Q2-F-MCR.txt`, is not here; put it beside this one, as"
                + " CMS packs them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MCD_PTP_Practitioner_v322r0.txt", "ccipra-Medicaid-v322r0.TXT",
            "medicaid/ccipra-v322r0.TXT"})
    void medicaidsFilesAreRefused(String name) {
        folder().withPairs(name, PAIR);
        assertFault(name, "it is Medicaid's by its name, and these edits are Medicare's; take it out, and put the"
                + " Medicare file in its place");
    }

    @ParameterizedTest
    @CsvSource({"ccipra-v322r0-Additions.TXT, addition", "PTP_PractitionerDeletions_2026Q3.txt, deletion",
        "MCR_MUE_PractitionerServices_Revisions_Eff_07-01-2026.csv, revision", "ccioph-changes-v322r0.txt, changes"})
    void whatAQuarterChangedIsNoTable(String name, String word) {
        folder().withPairs(name, PAIR);
        assertFault(name, "it has what a quarter changed (`" + word + "`) and not what holds; take it out, and put the"
                + " whole table of the quarter in its place");
    }

    @Test
    void onePayersTableTwice() {
        folder().with("eiu.csv", "code,effective,deletion,citation\n").with("new/eiu.csv",
                "code,effective,deletion,citation\n");
        assertFault("new/eiu.csv", "it is the same table as `eiu.csv`; keep one of the two");
    }

    @Test
    void anotherEncoding() {
        folder().with("ccipra.txt", CodesFolder.pairs(PAIR).getBytes(StandardCharsets.UTF_16));
        assertFault("ccipra.txt", "it holds zero bytes, so it is UTF-16 or no text; "
                + "save it as Latin-1, as CMS publishes it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n\r\n", "  "})
    void anEmptyFile(String text) {
        folder().with("ccipra.txt", text);
        assertFault("ccipra.txt", "it is empty; fetch it again, or take it out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Column 1\tColumn 2\t\r\n", "code,effective\n", "{}", "0202T",
            "22612,22630,,20200101,*,1,x"})
    void aFileOfNoKnownKind(String text) {
        folder().withPairs("ccipra.txt", PAIR).with("eui.csv", text);
        assertFault("eui.csv", "it begins neither as a PTP file (code, tab, code, tab), nor as an MUE file "
                + "(a header with an MUE adjudication indicator), nor as an add-on code file (rows of fixed width), "
                + "and its name is none of the payer's tables (categories.csv, cmm.csv, combinations.csv, eiu.csv, "
                + "replaced.csv, requires.csv, unlisted.csv), maybe `eiu.csv`; fetch it again, rename it, or take it out");
    }

    @Test
    void anMueFileWhoseHeaderIsAnother() {
        folder().with("practitioner-2025Q4.csv", "MUE Adjudication Indicator,MUE,Code,MUE Rationale\n" + UNIT);
        assertFault("practitioner-2025Q4.csv", "no header was found, expected a code, an MUE value, an adjudication "
                + "indicator and a rationale as its columns; fetch the file again");
    }

    @Test
    void ofSeveralFaultsTheFirstInOrder() {
        folder().withPairs("ccipra-v313r0-f1.TXT", PAIR, "x").withPairs("ccipra-v313r0-f2.TXT", PAIR, "y")
                .withPairs("ccipra-v313r0-f3.TXT", PAIR, PAIR, "z");
        for (int run = 0; run < 20; run++) {
            assertThatThrownBy(() -> CodesFolder.tables(directory)).hasMessageContaining("ccipra-v313r0-f1.TXT");
        }
    }

    @Test
    void noSuchDirectory() {
        Path none = directory.resolve("none");
        assertThatThrownBy(() -> CodeTables.from(none)).isInstanceOf(CodeTableException.class)
                .hasMessage("cannot read `none`: there is no such directory; "
                        + "name the one that holds the code-edit files");
    }

    @Test
    void notesAndHiddenFilesArePassedOver() throws IOException {
        folder().with("README", "x").with("readme.txt", "x").with("notes.md", "x").with(".hidden", "x");

        assertThat(folder().tables().contents()).allMatch(CodeFile::shipped);
    }

    @Test
    void contentsOfTheShippedTables() {
        assertThat(CodesFolder.shipped().contents()).extracting(CodeFile::name)
                .containsExactly("categories.csv", "cmm.csv", "unlisted.csv");
        assertThat(CodesFolder.shipped().contents()).allMatch(CodeFile::shipped)
                .extracting(CodeFile::rows).last().isEqualTo(29);
        assertThat(CodesFolder.shipped().warnings()).hasSize(7).startsWith(
                "there is no PTP file, so procedure-to-procedure edits are not checked",
                "there is no MUE file, so medically unlikely edits are not checked",
                "there is no AOC file, so add-on codes and their primaries are not checked")
                .containsAll(NO_PAYER_TABLES);
    }

    @Test
    void contentsOfAFile() {
        CodeTables tables = folder().withPairs("ccipra-v313r2-f3.TXT", PAIR,
                "22612|22633||19960401|20201231|1|More extensive procedure").tables();

        assertThat(tables.contents()).filteredOn(file -> !file.shipped()).containsExactly(new CodeFile(
                "ccipra-v313r2-f3.TXT", CodeFileKind.PTP, Setting.PRACTITIONER, "v313r2", 3, 2,
                LocalDate.of(1996, 4, 1), LocalDate.of(2020, 12, 31), false, tables.contents().stream()
                        .filter(file -> !file.shipped()).findFirst().orElseThrow().sha256()));
    }

    @Test
    void thePublishedFixturesLackPartsOnly() {
        assertThat(CodesFolder.tables(CodesFolder.published()).warnings()).containsExactly(
                NO_PAYER_TABLES.get(0), NO_PAYER_TABLES.get(1), NO_PAYER_TABLES.get(2), NO_PAYER_TABLES.get(3),
                "release `v302r0` of the outpatient hospital PTP files has the parts [1] and not [2, 3, 4]: "
                        + "the edits of the missing parts are not checked",
                "release `v302r0` of the practitioner PTP files has the parts [1] and not [2, 3, 4]: "
                        + "the edits of the missing parts are not checked");
    }

    @Test
    void missingSettings() {
        assertThat(folder().withPairs("ccipra-v313r0.TXT", PAIR)
                .withUnits("MCR_MUE_OutpatientHospitalServices_Eff_10-01-2025.csv", UNIT).tables().warnings()).contains(
                "there is no PTP file of the setting outpatient hospital, so that of the other setting serves both",
                "there is no MUE file of the setting practitioner, so that of the other setting serves both");
    }

    @Test
    void missingAndRepeatedParts() {
        assertThat(folder().withPairs("ccipra-v313r0-f1.TXT", PAIR).withPairs("ccipra-v313r0-f5.TXT", PAIR, PAIR)
                .withPairs("copy-of-ccipra-v313r0-f5.TXT", PAIR).tables().warnings()).contains(
                "release `v313r0` of the practitioner PTP files has the parts [1, 5, 5] and not [2, 3, 4]: "
                        + "the edits of the missing parts are not checked",
                "release `v313r0` of the practitioner PTP files has a part more than once: [1, 5, 5]",
                "`copy-of-ccipra-v313r0-f5.TXT` is the same as `ccipra-v313r0-f1.TXT` byte for byte; one is enough");
    }

    @Test
    void aMissingQuarter() {
        assertThat(folder().withUnits("MCR_MUE_PractitionerServices_Eff_01-01-2025.csv", UNIT)
                .withUnits("MCR_MUE_PractitionerServices_Eff_04-01-2025.csv", UNIT + " ")
                .withUnits("MCR_MUE_PractitionerServices_Eff_10-01-2025.csv", UNIT + "  ").tables().warnings()).last()
                .isEqualTo("there is no practitioner MUE file of the quarter from `2025-07-01`: "
                        + "that of `2025-04-01` serves until `2025-09-30`");
    }

    @Test
    void aTableThatHasShrunkMayBeCutOffBetweenTwoRows() {
        String[] rows = new String[20];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = PAIR.replace("22630", String.valueOf(22_630 + row));
        }
        folder().withPairs("ccipra-v312r0.TXT", rows);
        folder().withPairs("ccipra-v313r0.TXT", Arrays.copyOf(rows, 18));
        assertThat(folder().tables().warnings()).noneMatch(warning -> warning.contains("cut off"));

        folder().withPairs("ccipra-v313r0.TXT", Arrays.copyOf(rows, 17));
        assertThat(folder().tables().warnings()).contains("release `v313r0` of the practitioner PTP files has 17 rows "
                + "where the one before it has 20: it may be cut off, so compare it with what CMS publishes");
    }

    @Test
    void theDigestIsOfEveryByteAndName() {
        String bundled = CodesFolder.shipped().digest();
        String first = folder().withPairs("ccipra-v313r0.TXT", PAIR).tables().digest();

        assertThat(bundled).matches("[0-9a-f]{64}").isEqualTo(CodesFolder.shipped().digest());
        assertThat(first).isNotEqualTo(bundled).isEqualTo(folder().tables().digest());
        assertThat(folder().withPairs("ccipra-v313r0.TXT", PAIR + " ").tables().digest()).isNotEqualTo(first);
        assertThat(folder().withPairs("ccipra-v313r0.TXT", PAIR).tables().digest()).isEqualTo(first);
    }

    @Test
    void theDigestIsThatOfTheListSha256sumWrites() throws IOException {
        StringBuilder list = new StringBuilder();
        for (CodeFile file : CodesFolder.tables(CodesFolder.published()).contents()) {
            byte[] bytes = file.shipped()
                    ? Files.readAllBytes(Path.of("src/main/resources/codes", file.name()))
                    : Files.readAllBytes(CodesFolder.published().resolve(file.name()));
            assertThat(file.sha256()).isEqualTo(Digests.hex(bytes));
            list.append(file.sha256()).append("  ").append(file.name()).append('\n');
        }

        assertThat(CodesFolder.tables(CodesFolder.published()).digest())
                .isEqualTo(Digests.hex(list.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aLinkBackIsNamed() throws IOException {
        Files.createSymbolicLink(Files.createDirectory(directory.resolve("a")).resolve("up"), Path.of(".."));
        assertFault("a/up", "it is a link to a directory that it stands in, so that there is no end of files; remove the"
                + " link");
    }
}
