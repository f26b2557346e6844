package org.coveragerules.internal.codes;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.coveragerules.CodeTableException;
import org.coveragerules.internal.text.NotUtf8Exception;
import org.coveragerules.internal.text.Utf8;

/**
 * One of the payer's own tables: UTF-8 CSV whose header names exactly the columns of that table, in any order. The
 * cells are asked for by column and read strictly, so that every fault is told with its line and column.
 */
final class PayerFile {

    /** What a cell of words has to be. */
    static final String WORDS = "a word of the rules in capitals, such as `SOME_WORD`";

    private static final Pattern WORD = Pattern.compile("[A-Z][A-Z0-9_]*");

    private final String name;
    private final List<String> header;
    private final List<Row> rows;

    private PayerFile(String name, List<String> header, List<Row> rows) {
        this.name = name;
        this.header = header;
        this.rows = rows;
    }

    static PayerFile read(String name, byte[] bytes, List<String> columns) {
        List<Csv.Row> lines = Csv.rows(name, text(name, bytes));
        if (lines.isEmpty()) {
            throw CodeTableException.of(name, "the file is empty, expected at least the header "
                    + CodeTableException.quoted(String.join(",", columns)) + "; write it, or take the file out");
        }
        List<String> header = lines.get(0).cells().stream().map(String::strip).toList();
        if (header.size() != columns.size() || !Set.copyOf(columns).equals(new HashSet<>(header))) {
            throw CodeTableException.of(name, lines.get(0).line(), "found the header "
                    + CodeTableException.quoted(String.join(",", header)) + ", expected "
                    + CodeTableException.quoted(String.join(",", columns)) + "; name every column once, and no other");
        }
        List<Row> rows = new ArrayList<>();
        PayerFile table = new PayerFile(name, header, rows);
        for (Csv.Row line : lines.subList(1, lines.size())) {
            if (line.cells().size() != header.size()) {
                throw CodeTableException.of(name, line.line(), "found " + line.cells().size() + " cells, expected "
                        + header.size() + " as the header has; a cell may be empty but its comma stays");
            }
            rows.add(table.new Row(line));
        }
        return table;
    }

    private static String text(String name, byte[] bytes) {
        try {
            return Utf8.text(bytes);
        } catch (NotUtf8Exception e) {
            throw CodeTableException.of(name, e.line(), e.getMessage());
        }
    }

    List<Row> rows() {
        return rows;
    }

    /** One row of the table under its header. */
    final class Row {

        private final Csv.Row source;

        private Row(Csv.Row source) {
            this.source = source;
        }

        int line() {
            return source.line();
        }

        /** The cell without the blanks around it, empty where it is blank. */
        String text(String column) {
            return source.cells().get(header.indexOf(column)).strip();
        }

        String code(String column) {
            return checkedCode(column, text(column));
        }

        /** Codes joined by {@code +}, each once, in their order; empty where the cell is blank. */
        List<String> codes(String column) {
            if (text(column).isEmpty()) {
                return List.of();
            }
            List<String> codes = new ArrayList<>();
            for (String part : text(column).split("\\+", -1)) {
                String code = checkedCode(column, part.strip());
                if (codes.contains(code)) {
                    throw fault(column, "each code once");
                }
                codes.add(code);
            }
            return List.copyOf(codes);
        }

        private String checkedCode(String column, String text) {
            if (CodeNumber.of(text) == CodeNumber.NONE) {
                throw CodeTableException.of(name, line(), "`" + column + "`", text, CodeNumber.SHAPES);
            }
            return text;
        }

        /** The day of a cell such as {@code 2026-01-31}; null where it is blank. */
        LocalDate date(String column) {
            String text = text(column);
            try {
                return text.isEmpty() ? null : LocalDate.parse(text);
            } catch (DateTimeParseException notDate) {
                throw fault(column, "a date such as `2026-01-31`, or nothing where the range is open");
            }
        }

        /**
         * First and last day.
         *
         * @param from    the column of the first day; null: there is none
         * @param through the column of the last day; null: there is none
         */
        Period period(String from, String through) {
            LocalDate effective = from == null ? null : date(from);
            LocalDate deletion = through == null ? null : date(through);
            if (effective != null && deletion != null && deletion.isBefore(effective)) {
                throw fault(through, "a day not before the first day `" + effective + "`");
            }
            return new Period(effective, deletion);
        }

        /** The range from the code in one column through that in another. */
        CodeRange range(String first, String last) {
            CodeRange range = new CodeRange(CodeNumber.of(code(first)), CodeNumber.of(code(last)));
            if (!CodeNumber.sameShape(range.first(), range.last()) || range.last() < range.first()) {
                throw fault(last, "a code of the same shape and letter as the first code `" + text(first)
                        + "` and not before it");
            }
            return range;
        }

        /** A word in capitals, such as {@code SOME_WORD}; whether the rules know it is not for the table to say. */
        String word(String column) {
            return checkedWord(column, text(column));
        }

        /** Words joined by {@code +}, each once, in the order of the alphabet; empty where the cell is blank. */
        List<String> words(String column) {
            return text(column).isEmpty() ? List.of() : Arrays.stream(text(column).split("\\+", -1))
                    .map(part -> checkedWord(column, part.strip())).distinct().sorted().toList();
        }

        private String checkedWord(String column, String text) {
            if (!WORD.matcher(text).matches()) {
                throw CodeTableException.of(name, line(), "`" + column + "`", text, WORDS);
            }
            return text;
        }

        CodeTableException fault(String column, String expected) {
            return CodeTableException.of(name, line(), "`" + column + "`", text(column), expected);
        }

        /** A fault of the row beside another row of the table. */
        CodeTableException fault(String contradiction) {
            return CodeTableException.of(name, line(), contradiction);
        }
    }
}
