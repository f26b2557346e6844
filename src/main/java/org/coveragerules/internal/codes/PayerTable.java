package org.coveragerules.internal.codes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.coveragerules.CodeTableException;
import org.coveragerules.internal.vocabulary.DeclaredTable;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.internal.yaml.Nearest;

/** A table that a vocabulary declares, with the rows that a payer gives it. Immutable, and safe to ask from any thread. */
final class PayerTable {

    private static final int FEWEST_TOGETHER = 2;

    private final DeclaredTable declared;
    private final int size;
    private final CodeRanges<TableRow> rows;

    private PayerTable(DeclaredTable declared, List<TableRow> rows, List<CodeRanges.Entry<TableRow>> entries) {
        this.declared = declared;
        this.size = rows.size();
        this.rows = new CodeRanges<>(entries);
    }

    /** @param words what the words of its cells have to be among */
    static PayerTable read(DeclaredTable declared, String name, byte[] bytes, Vocabulary words) {
        var rows = new ArrayList<TableRow>();
        var entries = new ArrayList<CodeRanges.Entry<TableRow>>();
        var earlier = new HashMap<Object, Earlier>();
        for (var source : PayerFile.read(name, bytes, List.copyOf(declared.columns().keySet())).rows()) {
            var row = row(declared, source, words);
            var ranges = ranges(declared, source, row);
            refuseOther(declared, source, row, earlier.computeIfAbsent(ranges, none -> new Earlier()));
            rows.add(row);
            ranges.forEach(range -> entries.add(new CodeRanges.Entry<>(range, row)));
        }
        return new PayerTable(declared, rows, entries);
    }

    private static TableRow row(DeclaredTable declared, PayerFile.Row source, Vocabulary words) {
        var cells = new LinkedHashMap<String, List<String>>();
        declared.columns().forEach((name, column) -> {
            if (column.required() && source.text(name).isEmpty()) {
                throw source.fault(name, switch (column.type()) {
                    case CODE -> CodeNumber.SHAPES;
                    case CODES -> "one code or more, joined by `+`";
                    case DAY -> "a date such as `2026-01-31`";
                    case TEXT -> "a text";
                    case WORDS -> PayerFile.WORDS;
                });
            }
            cells.put(name, source.text(name).isEmpty() ? List.of() : switch (column.type()) {
                case CODE -> List.of(source.code(name));
                case CODES -> source.codes(name);
                case DAY -> List.of(source.date(name).toString());
                case TEXT -> List.of(source.text(name));
                case WORDS -> words(source, name, column, words);
            });
        });
        refuseItself(declared, source, cells);
        return new TableRow(source.line(), source.period(declared.from(), declared.through()), Map.copyOf(cells));
    }

    private static List<String> words(PayerFile.Row source, String name, DeclaredTable.Column column,
            Vocabulary words) {
        var found = source.words(name);
        var known = words.words(column.words()).keySet();
        for (var word : found) {
            if (!known.contains(word)) {
                throw unknown(source, column.words().title(), word, known);
            }
        }
        return found;
    }

    static CodeTableException unknown(PayerFile.Row source, String title, String word, Set<String> known) {
        return source.fault(CodeTableException.quoted(word) + " is no " + title + " of the rules" + Nearest.hint(word, known)
                + "; take one of " + String.join(", ", known) + ", or add it to their `vocabulary.yaml`");
    }

    /** What is found by one code says nothing where it names that very code. */
    private static void refuseItself(DeclaredTable declared, PayerFile.Row source, Map<String, List<String>> cells) {
        if (declared.isOfCodesTogether()) {
            var key = declared.key().get(0);
            if (cells.get(key).size() < FEWEST_TOGETHER) {
                throw source.fault(key, "two codes or more, joined by `+`");
            }
        } else if (declared.key().size() == 1) {
            var code = cells.get(declared.key().get(0)).get(0);
            declared.said().forEach((name, column) -> {
                if (column.type() == DeclaredTable.Type.CODES && cells.get(name).contains(code)) {
                    throw source.fault(name, "codes other than `" + code + "` itself, joined by `+`");
                }
            });
        }
    }

    private static List<CodeRange> ranges(DeclaredTable declared, PayerFile.Row source, TableRow row) {
        if (declared.key().size() > 1) {
            return List.of(source.range(declared.key().get(0), declared.key().get(1)));
        }
        return row.cell(declared.key().get(0)).stream().map(CodeNumber::of)
                .map(code -> new CodeRange(code, code)).toList();
    }

    /** Rows of one key, and what they say. */
    private record Earlier(List<TableRow> rows, SaidOnDays said) {

        Earlier() {
            this(new ArrayList<>(), new SaidOnDays());
        }
    }

    private static void refuseOther(DeclaredTable declared, PayerFile.Row source, TableRow row, Earlier earlier) {
        if (!declared.one()) {
            return;
        }
        if (!earlier.said().add(row.period(), cells(declared, row))) {
            var other = earlier.rows().stream().filter(each -> each.period().overlaps(row.period())
                    && !cells(declared, each).equals(cells(declared, row))).findFirst().orElseThrow();
            throw source.fault(CodeTableException.quoted(String.join("-", declared.key().stream().map(source::text)
                    .toList())) + " has another row of the same days in line " + other.line() + ", which says otherwise;"
                    + " keep one of the two");
        }
        earlier.rows().add(row);
    }

    private static List<List<String>> cells(DeclaredTable declared, TableRow row) {
        return declared.said().keySet().stream().map(row::cell).toList();
    }

    /** How many rows it has. */
    int size() {
        return size;
    }

    /** The rows of a code that hold on a day, the narrowest range's first. */
    List<TableRow> on(String code, LocalDate date) {
        var all = rows.of(code);
        if (all.isEmpty()) {
            return all;
        }
        var found = new ArrayList<TableRow>(all.size());
        for (var row : all) {
            if (row.period().holdsOn(date)) {
                found.add(row);
            }
        }
        return found;
    }

    /** What the first of the rows of a code and day says in a column of texts or codes; empty: nothing. */
    Optional<String> text(String code, LocalDate date, String column) {
        return on(code, date).stream().findFirst().flatMap(row -> row.cell(column).stream().findFirst());
    }

    /** What they say in a column of lists: the narrowest range alone where the table says one thing, else all of them. */
    List<String> list(String code, LocalDate date, String column) {
        var found = on(code, date);
        if (found.size() < 2 || declared.one()) {
            return found.isEmpty() ? List.of() : found.get(0).cell(column);
        }
        var all = new LinkedHashSet<String>();
        found.forEach(row -> all.addAll(row.cell(column)));
        return List.copyOf(all);
    }

    /** By the codes of each row whose codes are all among those given what it says in a column, on the date. */
    Map<List<String>, String> together(Collection<String> codes, LocalDate date, String said) {
        var found = new LinkedHashMap<List<String>, String>();
        for (var code : codes) {
            for (var row : on(code, date)) {
                var key = row.cell(declared.key().get(0));
                if (codes.containsAll(key) && !row.cell(said).isEmpty()) {
                    found.put(key, row.cell(said).get(0));
                }
            }
        }
        return found;
    }

    /** Names the first and the last of codes of which the same rows speak. */
    void ranges(BiConsumer<String, String> ends) {
        rows.stretches().forEach(range -> range.tell(ends));
    }

    /** What every row of a code says, whatever the day. */
    List<CodeRow> rows(String code) {
        return rows.of(code).stream().sorted(Comparator.comparingInt(TableRow::line)).map(row -> new CodeRow(
                declared.name(), said(row), row.period().effective(), row.period().deletion())).toList();
    }

    private String said(TableRow row) {
        var said = declared.said().keySet().stream().map(row::cell).filter(cell -> !cell.isEmpty())
                .map(cell -> String.join("+", cell)).toList();
        return (declared.isOfCodesTogether() ? String.join("+", row.cell(declared.key().get(0))) + " is " : "")
                + String.join(", ", said);
    }
}
