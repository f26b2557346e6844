package org.coveragerules.internal.vocabulary;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A table of codes that a payer may give beside the rules, as {@code tables} of a vocabulary declares it.
 *
 * @param name    of its file, such as {@code payers.csv}
 * @param says    what is not checked where it is not given, in words
 * @param columns by name, in the order in which they are declared; a file has all of them, in any order
 * @param key     the columns by which a row is found: one of a code, two of the first and last code of a range, or one
 *                of codes that have to be asked for together
 * @param from    the column of the first day on which a row holds; null: every row holds from ever
 * @param through the column of the last day on which a row holds; null: every row still holds
 * @param one     whether it says one thing of a code and day: of several rows the narrowest range's, and no two of the
 *                same codes and day may differ
 */
public record DeclaredTable(String name, String says, Map<String, Column> columns, List<String> key, String from,
        String through, boolean one) {

    /** What the cells of a column hold. */
    public enum Type {
        /** One code. */
        CODE("code"),
        /** Codes joined by {@code +}. */
        CODES("codes"),
        /** A day, as {@code 2026-01-31}. */
        DAY("day"),
        /** Any text. */
        TEXT("text"),
        /** Words of a section of the vocabulary joined by {@code +}. */
        WORDS("");

        private final String written;

        Type(String written) {
            this.written = written;
        }

        /** How a vocabulary says it; empty for words, which are said by their section. */
        String written() {
            return written;
        }
    }

    /**
     * A column.
     *
     * @param type     what its cells hold
     * @param words    the section of its words; null where they hold none
     * @param required whether no cell may be empty
     */
    public record Column(Type type, WordKind words, boolean required) {

        /** Whether rules ask for it as a list. */
        public boolean isList() {
            return type == Type.CODES || type == Type.WORDS;
        }
    }

    public DeclaredTable {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        key = List.copyOf(key);
    }

    /** Whether a row is found by codes that have to be asked for together. */
    public boolean isOfCodesTogether() {
        return key.size() == 1 && columns.get(key.get(0)).type() == Type.CODES;
    }

    /** What the rows say beside codes and days by which they are found. */
    public Map<String, Column> said() {
        return columns.entrySet().stream()
                .filter(column -> !key.contains(column.getKey()) && !column.getKey().equals(from)
                        && !column.getKey().equals(through))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one,
                        LinkedHashMap::new));
    }
}
