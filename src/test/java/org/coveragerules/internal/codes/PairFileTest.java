package org.coveragerules.internal.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.coveragerules.CodeTableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A PTP row that cannot be read stops the start and is told with its place. */
class PairFileTest {

    private static final String GOOD = "22612|22630||20200101|*|1|More extensive procedure";

    @TempDir
    Path directory;

    private void assertFault(String text, String message) {
        CodesFolder folder = new CodesFolder(directory).with("ccipra-v313r0-f1.TXT", text);
        assertThatThrownBy(folder::tables).isInstanceOf(CodeTableException.class)
                .hasMessage("cannot read `ccipra-v313r0-f1.TXT` " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "2261O|22630||20200101|*|1|x; 1 (column one); `2261O`; CODE",
            "22612|2263||20200101|*|1|x; 2 (column two); `2263`; CODE",
            "22612|22630|x|20200101|*|1|x; 3 (in existence before 1996); `x`; `*` or nothing",
            "22612|22630||20200230|*|1|x; 4 (effective date); `20200230`; DATE",
            "22612|22630||2020-1-1|*|1|x; 4 (effective date); `2020-1-1`; DATE",
            "22612|22630|||*|1|x; 4 (effective date); nothing; DATE",
            "22612|22630||19491231|*|1|x; 4 (effective date); `19491231`; DATE",
            "22612|22630||21290101|*|1|x; 4 (effective date); `21290101`; DATE",
            "22612|22630||20200101|20201301|1|x; 5 (deletion date); `20201301`; OPEN",
            "22612|22630||20200101|2020|1|x; 5 (deletion date); `2020`; OPEN",
            "22612|22630||20200101|*|2|x; 6 (modifier indicator); `2`; `0`, `1` or `9`",
            "22612|22630||20200101|*||x; 6 (modifier indicator); nothing; `0`, `1` or `9`"})
    void aFieldThatCannotBeRead(String row, String column, String found, String expected) {
        assertFault(CodesFolder.pairs(GOOD, row), "line 4 column " + column + ": found " + found + ", expected "
                + expected.replace("CODE", CodeNumber.SHAPES)
                        .replace("DATE", "a date as yyyymmdd, 1950 to 2128")
                        .replace("OPEN", "a date as yyyymmdd, `*` or nothing"));
    }

    @Test
    void aRowThatEndsTooEarly() {
        assertFault(CodesFolder.pairs(GOOD, "22612|22630||20200101|*"), "line 4: the line ends in column "
                + "5 (deletion date), expected 7 columns separated by tabs; correct the line");
        assertFault(CodesFolder.pairs(GOOD, "22612|22630||20200101|*|1"), "line 4: the line ends in column "
                + "6 (modifier indicator), expected 7 columns separated by tabs; correct the line");
    }

    @Test
    void aRationaleThatIsNone() {
        assertFault(CodesFolder.pairs("22612|22630||20200101|*|1|a\tb"), "line 3 column 7 (rationale): "
                + "found `a\\tb`, expected a phrase of at most 250 characters without tabs");
        assertFault(CodesFolder.pairs("22612|22630||20200101|*|1|" + "a".repeat(251)), "line 3 column 7 (rationale): "
                + "found `" + "a".repeat(60) + "…`, expected a phrase of at most 250 characters without tabs");
    }

    @Test
    void moreRationalesThanCanBe() {
        String[] rows = new String[129];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = "22612|22630||20200101|*|1|" + row;
        }
        assertFault(CodesFolder.pairs(rows), "line 131 column 7 (rationale): found `128`, expected one of a few "
                + "phrases, but the files hold more than 128 different ones; "
                + "compare the columns with those that CMS publishes");
    }

    @Test
    void aFirstRowThatCannotBeReadIsNotPassedOverAsPreamble() {
        assertFault(CodesFolder.pairs("2261O|22630||20200101|*|1|x", GOOD),
                "line 3 column 1 (column one): found `2261O`, expected " + CodeNumber.SHAPES);
    }

    @Test
    void twoFilesInOne() {
        assertFault(CodesFolder.pairs(GOOD) + CodesFolder.pairs(GOOD),
                "line 4 column 1 (column one): found `Made up`, expected " + CodeNumber.SHAPES);
    }

    @Test
    void aFileThatIsCutOffIsNeverASmallerTable() {
        String whole = CodesFolder.pairs(GOOD, GOOD.replace("22630", "22633"));
        int lastRow = whole.indexOf("22612", whole.indexOf("22612") + 1);
        int wholeRow = whole.length() - 2;
        for (int end = lastRow + 1; end < wholeRow; end++) {
            CodesFolder folder = new CodesFolder(directory).with("ccipra-v313r0-f1.TXT", whole.substring(0, end));
            assertThatThrownBy(folder::tables).as(whole.substring(lastRow, end))
                    .isInstanceOf(CodeTableException.class).hasMessageContaining("line 4")
                    .satisfies(fault -> assertThat(((CodeTableException) fault).line()).isEqualTo(4))
                    .satisfies(fault -> assertThat(((CodeTableException) fault).file())
                            .isEqualTo("ccipra-v313r0-f1.TXT"));
        }
        assertFault(whole.substring(0, wholeRow - 3), "line 4 column 7 (rationale): found `More extensive proced`, "
                + "expected a whole rationale, for no line break follows; "
                + "the file seems to be cut off, so fetch it again");
        assertThat(new CodesFolder(directory).with("ccipra-v313r0-f1.TXT", whole.substring(0, wholeRow)).tables()
                .contents()).filteredOn(file -> file.kind() == CodeFileKind.PTP).extracting(CodeFile::rows)
                .containsExactly(2);
    }

    @Test
    void aLineThatNeverEnds() {
        byte[] row = (CodesFolder.pairs(GOOD) + "x".repeat(1 << 21)).getBytes(StandardCharsets.ISO_8859_1);
        CodesFolder folder = new CodesFolder(directory).with("ccipra-v313r0-f1.TXT", row);
        assertThatThrownBy(folder::tables).isInstanceOf(CodeTableException.class)
                .hasMessage("cannot read `ccipra-v313r0-f1.TXT` line 4: the line is longer than 1048576 bytes, "
                        + "so this is no text file; fetch the file again");
    }
}
