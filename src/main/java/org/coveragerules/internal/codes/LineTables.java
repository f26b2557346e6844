package org.coveragerules.internal.codes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.coveragerules.CodeTableException;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.internal.vocabulary.WordKind;
import org.coveragerules.request.Discipline;

/**
 * The two tables that facts of every line are made of, and that therefore no vocabulary declares: {@code
 * categories.csv}, of code ranges with their categories and discipline, and {@code unlisted.csv}, of unlisted codes.
 */
final class LineTables {

    static final String CATEGORIES = "categories.csv";
    static final String UNLISTED = "unlisted.csv";

    /** Their columns by the name of the file. */
    private static final Map<String, List<String>> COLUMNS = Map.of(
            CATEGORIES, List.of("first", "last", "category", "discipline"), UNLISTED, List.of("code"));

    /** @param alone the category by itself, as most codes have it */
    private record CategoryRow(String category, Discipline discipline, Set<String> alone) {
    }

    private final Map<String, Integer> sizes = new HashMap<>();
    /** By category the first row that names it. */
    private final Map<String, PayerFile.Row> named = new TreeMap<>();
    private final CodeRanges<CategoryRow> categories;
    private final Set<String> unlisted = new HashSet<>();

    /** @param files by the name of the table its file */
    LineTables(Map<String, PayerSource> files) {
        categories = readCategories(rows(files.get(CATEGORIES), CATEGORIES));
        rows(files.get(UNLISTED), UNLISTED).forEach(row -> unlisted.add(row.code("code")));
    }

    static boolean has(String table) {
        return COLUMNS.containsKey(table);
    }

    private List<PayerFile.Row> rows(PayerSource source, String table) {
        var rows = PayerFile.read(source.name(), source.bytes(), COLUMNS.get(table)).rows();
        sizes.put(table, rows.size());
        return rows;
    }

    private CodeRanges<CategoryRow> readCategories(List<PayerFile.Row> rows) {
        Map<CodeRange, Discipline> disciplines = new HashMap<>();
        List<CodeRanges.Entry<CategoryRow>> entries = new ArrayList<>();
        for (PayerFile.Row row : rows) {
            Discipline discipline = discipline(row);
            CodeRange range = row.range("first", "last");
            Discipline other = discipline == null ? null : disciplines.putIfAbsent(range, discipline);
            if (other != null && other != discipline) {
                throw row.fault("the range `" + range + "` is `" + discipline + "` here and `" + other
                        + "` in an earlier line; keep one of them");
            }
            String category = row.word("category");
            named.putIfAbsent(category, row);
            entries.add(new CodeRanges.Entry<>(range, new CategoryRow(category, discipline, Set.of(category))));
        }
        return new CodeRanges<>(entries);
    }

    private static Discipline discipline(PayerFile.Row row) {
        return switch (row.text("discipline")) {
            case "" -> null;
            case "PT" -> Discipline.PT;
            case "OT" -> Discipline.OT;
            default -> throw row.fault("discipline", "`PT`, `OT` or nothing");
        };
    }

    /** @throws CodeTableException where a row names a category that the rules do not have */
    void requireWords(Vocabulary words) {
        var known = words.words(WordKind.CATEGORY).keySet();
        named.forEach((category, row) -> {
            if (!known.contains(category)) {
                throw PayerTable.unknown(row, WordKind.CATEGORY.title(), category, known);
            }
        });
    }

    int size(String table) {
        return sizes.get(table);
    }

    Set<String> categories(String code) {
        List<CategoryRow> rows = categories.of(code);
        if (rows.isEmpty()) {
            return Set.of();
        }
        if (rows.size() == 1) {
            return rows.get(0).alone();
        }
        SortedSet<String> found = new TreeSet<>();
        rows.forEach(row -> found.add(row.category()));
        return Collections.unmodifiableSet(found);
    }

    /** By the narrowest range that tells one; null where none does. */
    Discipline discipline(String code) {
        for (CategoryRow row : categories.of(code)) {
            if (row.discipline() != null) {
                return row.discipline();
            }
        }
        return null;
    }

    /** Names the first and the last of codes of which the same rows speak. */
    void ranges(BiConsumer<String, String> ends) {
        categories.stretches().forEach(range -> range.tell(ends));
        unlisted.forEach(code -> ends.accept(code, code));
    }

    boolean unlisted(String code) {
        return unlisted.contains(code);
    }

    /** What they say of a code. */
    List<CodeRow> rows(String code) {
        List<CodeRow> rows = new ArrayList<>();
        categories.of(code).stream().map(CategoryRow::category).distinct()
                .forEach(category -> rows.add(new CodeRow(CATEGORIES, category, null, null)));
        if (unlisted.contains(code)) {
            rows.add(new CodeRow(UNLISTED, "", null, null));
        }
        return rows;
    }
}
