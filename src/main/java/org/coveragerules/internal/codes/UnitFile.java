package org.coveragerules.internal.codes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.coveragerules.CodeTableException;

/**
 * One MUE file as CMS publishes it: Latin-1 CSV with a notice first, which may be quoted over several lines, then a
 * header, whose first cell may hold a line break, then the rows.
 */
final class UnitFile {

    private static final String CODE = "1 (code)";
    private static final String VALUE = "2 (MUE value)";
    private static final String INDICATOR = "3 (adjudication indicator)";
    private static final String RATIONALE = "4 (rationale)";
    private static final int COLUMNS = 4;
    /** What a spreadsheet may put first when it saves the file anew as UTF-8. */
    private static final String MARK = "\u00EF\u00BB\u00BF";
    private static final List<String> WELL_KNOWN_RATIONALES = List.of("Anatomic Consideration",
            "Clinical: CMS Workgroup", "Clinical: Data", "Clinical: Society Comment", "CMS Policy",
            "Code Descriptor / CPT Instruction", "Compounded Drug Policy", "Nature of Analyte", "Nature of Equipment",
            "Nature of Service/Procedure", "Prescribing Information");
    private static final Pattern VALUES = Pattern.compile("\\d{1,8}");
    private static final Pattern INDICATORS = Pattern.compile("[123]( .*)?");

    private final String name;
    private final Map<Integer, UnitTable.Row> rows = new HashMap<>();
    private final Set<String> rationales = new HashSet<>(WELL_KNOWN_RATIONALES);

    private UnitFile(String name) {
        this.name = name;
    }

    static UnitTable read(String name, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<Csv.Row> lines = Csv.rows(name, text.startsWith(MARK) ? text.substring(MARK.length()) : text);
        UnitFile file = new UnitFile(name);
        for (Csv.Row line : lines.subList(file.header(lines) + 1, lines.size())) {
            if (!line.cells().stream().allMatch(String::isBlank)) {
                file.readRow(line);
            }
        }
        if (file.rows.isEmpty()) {
            throw CodeTableException.of(name, "it ends after its header, expected a row for every code; "
                    + "it seems to be cut off, so fetch it again");
        }
        return new UnitTable(new ArrayList<>(file.rows.values()));
    }

    private int header(List<Csv.Row> lines) {
        for (int line = 0; line < lines.size(); line++) {
            if (isHeader(lines.get(line).cells())) {
                return line;
            }
        }
        throw CodeTableException.of(name, "no header was found, expected a code, an MUE value, "
                + "an adjudication indicator and a rationale as its columns; fetch the file again");
    }

    private static boolean isHeader(List<String> cells) {
        return cells.size() >= COLUMNS && names(cells.get(0), "CODE") && names(cells.get(1), "MUE")
                && names(cells.get(2), "INDICATOR") && names(cells.get(3), "RATIONALE");
    }

    private static boolean names(String cell, String word) {
        return cell.toUpperCase(Locale.ROOT).contains(word);
    }

    private void readRow(Csv.Row line) {
        List<String> cells = line.cells();
        if (cells.size() < COLUMNS || !cells.subList(COLUMNS, cells.size()).stream().allMatch(String::isBlank)) {
            throw CodeTableException.of(name, line.line(), "found " + cells.size() + " cells, expected " + COLUMNS
                    + " (code, MUE value, adjudication indicator, rationale); "
                    + (line.ended() ? "correct the line" : "the file seems to be cut off, so fetch it again"));
        }
        int code = CodeNumber.of(cells.get(0).strip());
        if (code == CodeNumber.NONE) {
            throw fault(line, CODE, cells.get(0), CodeNumber.SHAPES);
        }
        if (!VALUES.matcher(cells.get(1).strip()).matches()) {
            throw fault(line, VALUE, cells.get(1), "a whole number up to " + UnitTable.HIGHEST_VALUE);
        }
        String indicator = cells.get(2).strip();
        if (!INDICATORS.matcher(indicator).matches()) {
            throw fault(line, INDICATOR, cells.get(2),
                    "`1 Line Edit`, `2 Date of Service Edit: Policy` or `3 Date of Service Edit: Clinical`");
        }
        String rationale = cells.get(3).strip();
        if (!line.ended() && cutOff(rationale)) {
            throw fault(line, RATIONALE, rationale, "a whole rationale, for no line break follows; "
                    + "the file seems to be cut off, so fetch it again");
        }
        rationales.add(rationale);
        add(new UnitTable.Row(line.line(), code, Integer.parseInt(cells.get(1).strip()), indicator.charAt(0) - '0'));
    }

    /** Whether this can only be the beginning of a rationale that is known, or that another row has. */
    private boolean cutOff(String rationale) {
        return rationale.isEmpty()
                || !rationales.contains(rationale) && rationales.stream().anyMatch(one -> one.startsWith(rationale));
    }

    /** A row that says again what an earlier one says is passed over. */
    private void add(UnitTable.Row row) {
        UnitTable.Row earlier = rows.putIfAbsent(row.code(), row);
        if (earlier != null && (earlier.value() != row.value() || earlier.indicator() != row.indicator())) {
            throw CodeTableException.of(name, row.line(), "the code `" + CodeNumber.text(row.code()) + "` has another "
                    + "limit in line " + earlier.line() + "; one file holds one quarter, so fetch it again");
        }
    }

    private CodeTableException fault(Csv.Row line, String column, String found, String expected) {
        return CodeTableException.of(name, line.line(), column, found, expected);
    }
}
