package org.coveragerules.internal.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.coveragerules.CodeTableException;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.request.Discipline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayerTablesTest {

    private static final LocalDate DATE = LocalDate.of(2026, 1, 1);

    @TempDir
    Path directory;

    private CodeTables with(String name, String... lines) {
        return new CodesFolder(directory).with(name, text(lines)).tables();
    }

    private static byte[] text(String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void assertFault(String name, String message, String... lines) {
        CodesFolder folder = new CodesFolder(directory).with(name, text(lines));
        assertThatThrownBy(folder::tables).isInstanceOf(CodeTableException.class)
                .hasMessage("cannot read `" + name + "`" + message);
        folder.without(name);
    }

    private static String header(String name) {
        return name.equals("categories.csv") ? "first,last,category,discipline" : name.equals("unlisted.csv") ? "code"
                : String.join(",", CodesFolder.RULES.tables().get(name).columns().keySet());
    }

    @Test
    void aTableReplacesTheShippedOneOfItsName() {
        CodeTables tables = with("categories.csv", "first,last,category,discipline",
                "97110,97110,SPEECH_THERAPY,OT", "97000,97999,PHYSICAL_OCCUPATIONAL_THERAPY,PT");

        assertThat(tables.categories("97110"))
                .containsExactly("PHYSICAL_OCCUPATIONAL_THERAPY", "SPEECH_THERAPY");
        assertThat(tables.discipline("97110")).as("of the narrower range").isEqualTo(Discipline.OT);
        assertThat(tables.discipline("97111")).isEqualTo(Discipline.PT);
        assertThat(tables.categories("98940")).isEmpty();
        assertThat(tables.unlisted("64999")).isTrue();
        assertThat(tables.listed("cmm.csv", "22612", DATE)).isTrue();
    }

    @Test
    void aTableWithoutRowsEmptiesTheShippedOne() {
        assertThat(with("unlisted.csv", "code").unlisted("64999")).isFalse();
        assertThat(with("cmm.csv", "first,last,effective,deletion,documents").listed("cmm.csv", "22612",
                DATE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2025-12-31,false", "2026-01-01,true", "2026-06-30,true", "2026-07-01,false"})
    void reviewedOnBothSidesOfEachDay(String date, boolean reviewed) {
        CodeTables tables = with("cmm.csv", "first,last,effective,deletion,documents",
                "22612,22634,2026-01-01,2026-06-30,PHYSICAL_EXAM + CLINICAL_HISTORY");

        assertThat(tables.listed("cmm.csv", "22630", LocalDate.parse(date))).isEqualTo(reviewed);
        assertThat(tables.list("cmm.csv", "22630", DATE, "documents")).containsExactly("CLINICAL_HISTORY",
                "PHYSICAL_EXAM");
        assertThat(tables.listed("cmm.csv", "22611", DATE)).isFalse();
        assertThat(tables.listed("cmm.csv", "22635", DATE)).isFalse();
    }

    @Test
    void theNarrowestRangeOfTheDateNamesTheDocuments() {
        CodeTables tables = with("cmm.csv", "first,last,effective,deletion,documents",
                "22600,22699,,,", "22630,22630,,2025-12-31,PHYSICAL_EXAM", "22630,22630,2026-01-01,,DIAGNOSTIC_TEST");

        assertThat(tables.list("cmm.csv", "22630", LocalDate.of(2025, 12, 31),
                "documents")).containsExactly("PHYSICAL_EXAM");
        assertThat(tables.list("cmm.csv", "22630", DATE, "documents")).containsExactly("DIAGNOSTIC_TEST");
        assertThat(tables.list("cmm.csv", "22631", DATE, "documents")).isEmpty();
    }

    @Test
    void combinationsOfTheCodesGiven() {
        CodeTables tables = with("combinations.csv", "codes,code,effective,deletion",
                "22630+22612,22633,2026-01-01,2026-06-30", "22612+22614+22840,22999,,");
        assertThat(combined(tables, DATE, "22612", "22630", "97110")).containsExactly("22633");
        assertThat(combined(tables, LocalDate.of(2025, 12, 31), "22612", "22630")).isEmpty();
        assertThat(combined(tables, LocalDate.of(2026, 7, 1), "22612", "22630")).isEmpty();
        assertThat(combined(tables, DATE, "22612")).isEmpty();
        assertThat(combined(tables, DATE, "22840", "22614", "22612", "22630", "22630"))
                .containsExactlyInAnyOrder("22633", "22999");
    }

    private static Collection<String> combined(CodeTables tables, LocalDate date, String... codes) {
        return tables.together("combinations.csv", List.of(codes), date, "code").values();
    }

    @Test
    void everyRequirementOfTheDate() {
        CodeTables tables = with("requires.csv", "code,requires,effective,deletion",
                "22633,22612+22630,,", "22633,20936,2026-01-01,2026-06-30");

        assertThat(tables.list("requires.csv", "22633", DATE, "requires")).containsExactly("22612", "22630", "20936");
        assertThat(tables.list("requires.csv", "22633", LocalDate.of(2026, 7, 1), "requires"))
                .containsExactly("22612", "22630");
        assertThat(tables.list("requires.csv", "22612", DATE, "requires")).isEmpty();
    }

    @Test
    void replacedFromTheFirstInvalidDay() {
        CodeTables tables = with("replaced.csv", "code,deleted,replacement", "97001,2017-01-01,97161+97162+97163",
                "97545,2026-01-01,");

        assertThat(tables.listed("replaced.csv", "97001", LocalDate.of(2016, 12, 31))).isFalse();
        assertThat(tables.list("replaced.csv", "97001", LocalDate.of(2017, 1, 1), "replacement"))
                .containsExactly("97161", "97162", "97163");
        assertThat(tables.listed("replaced.csv", "97545", DATE)).isTrue();
        assertThat(tables.list("replaced.csv", "97545", DATE, "replacement")).isEmpty();
    }

    @Test
    void unprovenWithItsCitation() {
        CodeTables tables = with("eiu.csv", "code,effective,deletion,citation",
                "0202T,2026-01-01,2026-06-30,\"Policy 12, page \"\"3\"\"\"", "0275T,,,");

        assertThat(tables.text("eiu.csv", "0202T", DATE, "citation")).contains("Policy 12, page \"3\"");
        assertThat(tables.listed("eiu.csv", "0202T", LocalDate.of(2025, 12, 31))).isFalse();
        assertThat(tables.listed("eiu.csv", "0202T", LocalDate.of(2026, 7, 1))).isFalse();
        assertThat(tables.listed("eiu.csv", "0275T", DATE)).isTrue();
        assertThat(tables.text("eiu.csv", "0275T", DATE, "citation")).isEmpty();
    }

    @Test
    void columnsInAnyOrderBlanksMarkAndLineEndsDoNotMatter() {
        CodeTables tables = with("eiu.csv", "\uFEFFcitation, code ,deletion,effective\r", "§ 3, 0202T ,,\r", "\r");

        assertThat(tables.text("eiu.csv", "0202T", DATE, "citation")).contains("§ 3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "categories.csv; 9711,97110,SPEECH_THERAPY,; `first`; `9711`; CODE",
            "categories.csv; 97110,9711T,SPEECH_THERAPY,; `last`; `9711T`; LAST",
            "categories.csv; 97110,97109,SPEECH_THERAPY,; `last`; `97109`; LAST",
            "categories.csv; 97110,97110,speech,; `category`; `speech`; WORD",
            "categories.csv; 97110,97110,,; `category`; nothing; WORD",
            "categories.csv; 97110,97110,SPEECH_THERAPY,ST; `discipline`; `ST`; `PT`, `OT` or nothing",
            "categories.csv; 98940,98940,CHIROPRACTIC,CHIROPRACTIC; `discipline`; `CHIROPRACTIC`; DISCIPLINE",
            "cmm.csv; 22612,22612,2026-02-30,,; `effective`; `2026-02-30`; DATE",
            "cmm.csv; 22612,22612,2026-02-01,2026-01-31,; `deletion`; `2026-01-31`; NOT_BEFORE `2026-02-01`",
            "cmm.csv; 22612,22612,,,PHYSICAL_EXAM+x-ray; `documents`; `x-ray`; WORD",
            "combinations.csv; 22612,22633,,; `codes`; `22612`; two codes or more, joined by `+`",
            "combinations.csv; 22612+22612,22633,,; `codes`; `22612+22612`; each code once",
            "combinations.csv; 22612+22630,,,; `code`; nothing; CODE",
            "requires.csv; 22612,,,; `requires`; nothing; AT_LEAST_ONE",
            "requires.csv; 22612,22612,,; `requires`; `22612`; OTHERS",
            "requires.csv; 22612,22630+,,; `requires`; nothing; CODE",
            "replaced.csv; 22612,,22630; `deleted`; nothing; FIRST_INVALID",
            "unlisted.csv; 9999; `code`; `9999`; CODE",
            "eiu.csv; 22612,1/1/2026,,; `effective`; `1/1/2026`; DATE"})
    void aCellThatCannotBeRead(String name, String row, String column, String found, String expected) {
        assertFault(name, " line 2 column " + column + ": found " + found + ", expected " + expected
                .replace("CODE", CodeNumber.SHAPES)
                .replace("LAST", "a code of the same shape and letter as the first code `97110` and not before it")
                .replace("DISCIPLINE", "`PT`, `OT` or nothing")
                .replace("NOT_BEFORE", "a day not before the first day")
                .replace("OTHERS", "codes other than `22612` itself, joined by `+`")
                .replace("AT_LEAST_ONE", "one code or more, joined by `+`")
                .replace("FIRST_INVALID", "a date such as `2026-01-31`")
                .replace("WORD", "a word of the rules in capitals, such as `SOME_WORD`")
                .replace("DATE", "a date such as `2026-01-31`, or nothing where the range is open"),
                header(name), row);
    }

    @Test
    void aWordThatTheRulesDoNotHave() {
        assertUnknown("categories.csv", "2: `SPEECH_THERAPI` is no category of the rules, maybe `SPEECH_THERAPY`; take"
                + " one of CHIROPRACTIC, ", "97110,97110,SPEECH_THERAPI,", "97111,97111,SPEECH_THERAPI,");
        assertUnknown("cmm.csv", "3: `X_RAY` is no document of the rules; take one of ADVANCED_IMAGING, ",
                "22612,22612,,,PHYSICAL_EXAM", "22630,22630,,,X_RAY+PHYSICAL_EXAM");
        assertUnknown("cmm.csv", "2: `" + "X".repeat(60) + "…` is no document of the rules; take one of ",
                "22612,22612,,," + "X".repeat(5_000));
    }

    private void assertUnknown(String name, String message, String... rows) {
        CodesFolder folder = new CodesFolder(directory).with(name,
                text(Stream.concat(Stream.of(header(name)), Stream.of(rows)).toArray(String[]::new)));
        CodeTables tables = CodeTables.from(folder.path());
        assertThatThrownBy(() -> Adjudicator.bundled(tables)).isInstanceOf(CodeTableException.class)
                .hasMessageStartingWith("cannot read `" + name + "` line " + message)
                .hasMessageEndingWith("or add it to their `vocabulary.yaml`");
        new CodesFolder(directory).without(name);
    }

    @Test
    void aHeaderThatIsNotTheTables() {
        String expected = ", expected `code,effective,deletion,citation`; name every column once, and no other";
        assertFault("eiu.csv", " line 1: found the header `code,effective,deletion`" + expected,
                "code,effective,deletion");
        assertFault("eiu.csv", " line 1: found the header `code,effective,deletion,source`" + expected,
                "code,effective,deletion,source");
        assertFault("eiu.csv", " line 1: found the header `code,code,deletion,citation`" + expected,
                "code,code,deletion,citation");
        assertFault("eiu.csv", ": the file is empty, expected at least the header `code,effective,deletion,citation`; "
                + "write it, or take the file out", "");
    }

    @Test
    void aRowOfAnotherLengthOrBrokenQuotes() {
        String header = "code,effective,deletion,citation";
        assertFault("eiu.csv", " line 3: found 3 cells, expected 4 as the header has; a cell may be empty but its "
                + "comma stays", header, "0202T,,,", "0202T,,");
        assertFault("eiu.csv", " line 2: the file ends within a quoted cell that begins here; it seems to be cut off, "
                + "so fetch it again", header, "0202T,,,\"a", "b");
        assertFault("eiu.csv", " line 2: a quote stands within a cell that does not begin with one; put the whole cell "
                + "in quotes and double the quotes within it", header, "0202T,,,a\"b\"");
        assertFault("eiu.csv", " line 2: found `b` after a closing quote, expected a comma or the end of the line; "
                + "double the quotes within a quoted cell", header, "0202T,,,\"a\"b");
        assertFault("eiu.csv", " line 2: a carriage return stands alone; save the file with line ends \\n or \\r\\n",
                header, "0202T,,,a\r0203T,,,b");
    }

    @Test
    void aTableThatContradictsItself() {
        assertFault("categories.csv", " line 3: the range `97110-97112` is `OT` here and `PT` in an earlier line; "
                + "keep one of them", "first,last,category,discipline",
                "97110,97112,PHYSICAL_OCCUPATIONAL_THERAPY,PT", "97110,97112,SPEECH_THERAPY,OT");
        assertFault("cmm.csv", " line 3: `22612-22614` has another row of the same days in line 2, which says "
                + "otherwise; keep one of the two", "first,last,effective,deletion,documents",
                "22612,22614,,2026-01-01,", "22612,22614,2026-01-01,,PHYSICAL_EXAM");
        assertFault("replaced.csv", " line 3: `97001` has another row of the same days in line 2, which says "
                + "otherwise; keep one of the two", "code,deleted,replacement",
                "97001,2017-01-01,97161", "97001,2017-01-01,97162");
    }

    @Test
    void anotherEncoding() {
        CodesFolder folder = new CodesFolder(directory)
                .with("eiu.csv", "code,effective,deletion,citation\n0202T,,,§ 3\n");
        assertThatThrownBy(folder::tables).isInstanceOf(CodeTableException.class).hasMessage("cannot read `eiu.csv` "
                + "line 2: column 9: the byte 0xA7 is not UTF-8; save the file in that encoding");
    }
}
