package org.coveragerules.internal.codes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.coveragerules.internal.vocabulary.WordKind;
import org.coveragerules.request.Discipline;

/** The payer's own tables, read whole; a table that was not given is empty. */
final class PayerTables {

    /** @param alone the category by itself, as most codes have it */
    private record CategoryRow(String category, Discipline discipline, Set<String> alone) {
    }

    private record ReviewRow(CodeRange range, Period period, List<String> documents) {
    }

    private final Map<CodeFileKind, Integer> rowCounts = new HashMap<>();
    private final Map<WordKind, SortedMap<String, Integer>> words = new EnumMap<>(WordKind.class);
    private final CodeRanges<CategoryRow> categories;
    private final CodeRanges<ReviewRow> reviewed;
    private final DatedCodes<Combination> combinations = new DatedCodes<>();
    private final List<Combination> combinationRows = new ArrayList<>();
    private final DatedCodes<RequiredCodes> requirements = new DatedCodes<>();
    private final DatedCodes<ReplacedCode> replaced = new DatedCodes<>();
    private final DatedCodes<UnprovenCode> unproven = new DatedCodes<>();
    private final Set<String> unlisted = new HashSet<>();

    /** Reads the tables from the bytes of their files. */
    PayerTables(Map<CodeFileKind, byte[]> files) {
        categories = readCategories(rows(files, CodeFileKind.CATEGORIES));
        reviewed = readReviewed(rows(files, CodeFileKind.CMM));
        rows(files, CodeFileKind.COMBINATIONS).forEach(this::readCombination);
        rows(files, CodeFileKind.REQUIRES).forEach(this::readRequirement);
        rows(files, CodeFileKind.REPLACED).forEach(this::readReplaced);
        rows(files, CodeFileKind.UNLISTED).forEach(row -> unlisted.add(row.code("code")));
        rows(files, CodeFileKind.EIU).forEach(this::readUnproven);
    }

    private List<PayerFile.Row> rows(Map<CodeFileKind, byte[]> files, CodeFileKind kind) {
        if (!files.containsKey(kind)) {
            return List.of();
        }
        List<PayerFile.Row> rows = PayerFile.read(kind.fileName(), files.get(kind), kind.columns()).rows();
        rowCounts.put(kind, rows.size());
        return rows;
    }

    private CodeRanges<CategoryRow> readCategories(List<PayerFile.Row> rows) {
        Map<CodeRange, Discipline> disciplines = new HashMap<>();
        List<CodeRanges.Entry<CategoryRow>> entries = new ArrayList<>();
        for (PayerFile.Row row : rows) {
            Discipline discipline = discipline(row);
            CodeRange range = row.range();
            Discipline other = discipline == null ? null : disciplines.putIfAbsent(range, discipline);
            if (other != null && other != discipline) {
                throw row.fault("the range `" + range + "` is `" + discipline + "` here and `" + other
                        + "` in an earlier line; keep one of them");
            }
            String category = row.word("category");
            words.computeIfAbsent(WordKind.CATEGORY, none -> new TreeMap<>()).putIfAbsent(category, row.line());
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

    private CodeRanges<ReviewRow> readReviewed(List<PayerFile.Row> rows) {
        Map<CodeRange, List<ReviewRow>> earlier = new HashMap<>();
        List<CodeRanges.Entry<ReviewRow>> entries = new ArrayList<>();
        for (PayerFile.Row row : rows) {
            List<String> documents = row.words("documents");
            documents.forEach(word -> words.computeIfAbsent(WordKind.DOCUMENT, none -> new TreeMap<>())
                    .putIfAbsent(word, row.line()));
            ReviewRow review = new ReviewRow(row.range(), row.period(), documents);
            List<ReviewRow> sameRange = earlier.computeIfAbsent(review.range(), none -> new ArrayList<>());
            for (ReviewRow other : sameRange) {
                if (other.period().overlaps(review.period()) && !other.documents().equals(review.documents())) {
                    throw row.fault("the range `" + review.range() + "` needs other documents in an earlier line of "
                            + "the same dates; keep one of them");
                }
            }
            sameRange.add(review);
            entries.add(new CodeRanges.Entry<>(review.range(), review));
        }
        return new CodeRanges<>(entries);
    }

    private void readCombination(PayerFile.Row row) {
        List<String> codes = row.codes("codes");
        if (codes.size() < 2) {
            throw row.fault("codes", "two codes or more, joined by `+`");
        }
        Period period = row.period();
        Combination combination = new Combination(codes, row.code("code"), period.effective(), period.deletion());
        combinations.add(codes.get(0), period, combination);
        combinationRows.add(combination);
    }

    private void readRequirement(PayerFile.Row row) {
        String code = row.code("code");
        List<String> companions = row.codes("requires");
        if (companions.isEmpty() || companions.contains(code)) {
            throw row.fault("requires", "one code or more, joined by `+`, other than the code itself");
        }
        Period period = row.period();
        requirements.add(code, period, new RequiredCodes(code, companions, period.effective(), period.deletion()));
    }

    private void readReplaced(PayerFile.Row row) {
        String code = row.code("code");
        LocalDate deleted = row.date("deleted");
        if (deleted == null) {
            throw row.fault("deleted", "the first day on which the code is invalid, such as `2026-01-01`");
        }
        if (replaced.has(code)) {
            throw row.fault("the code `" + code + "` stands in an earlier line too; keep one of them, "
                    + "with several replacements joined by `+`");
        }
        replaced.add(code, new Period(deleted, null), new ReplacedCode(code, deleted, row.codes("replacement")));
    }

    private void readUnproven(PayerFile.Row row) {
        String code = row.code("code");
        Period period = row.period();
        unproven.add(code, period,
                new UnprovenCode(code, period.effective(), period.deletion(), row.text("citation")));
    }

    /** How many rows each table that was given has. */
    Map<CodeFileKind, Integer> rowCounts() {
        return rowCounts;
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

    /** The words that the tables name, by kind, each with the line of its table where it stands first. */
    Map<WordKind, SortedMap<String, Integer>> words() {
        return words;
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

    boolean unlisted(String code) {
        return unlisted.contains(code);
    }

    /** By the narrowest range of that date. */
    Optional<ReviewedCode> reviewed(String code, LocalDate date) {
        for (ReviewRow row : reviewed.of(code)) {
            if (row.period().holdsOn(date)) {
                return Optional.of(new ReviewedCode(code, row.documents()));
            }
        }
        return Optional.empty();
    }

    List<Combination> combinations(Collection<String> codes, LocalDate date) {
        Set<String> given = Set.copyOf(codes);
        return given.stream()
                .flatMap(code -> combinations.on(code, date).stream())
                .filter(combination -> given.containsAll(combination.codes()))
                .sorted(Comparator.comparing(Combination::code).thenComparing(found -> found.codes().toString()))
                .toList();
    }

    List<RequiredCodes> requirements(String code, LocalDate date) {
        return requirements.on(code, date);
    }

    Optional<ReplacedCode> replaced(String code, LocalDate date) {
        return replaced.on(code, date).stream().findFirst();
    }

    Optional<UnprovenCode> unproven(String code, LocalDate date) {
        return unproven.on(code, date).stream().findFirst();
    }

    /** What every table says of the code, on any date, in the order of the tables. */
    List<CodeRow> rows(String code) {
        List<CodeRow> rows = new ArrayList<>();
        categories.of(code).stream().map(CategoryRow::category).distinct()
                .forEach(category -> rows.add(new CodeRow(CodeFileKind.CATEGORIES, category, null, null)));
        reviewed.of(code).forEach(row -> rows.add(new CodeRow(CodeFileKind.CMM, joined(row.documents()),
                row.period().effective(), row.period().deletion())));
        combinationRows.stream().filter(row -> row.codes().contains(code) || row.code().equals(code))
                .forEach(row -> rows.add(new CodeRow(CodeFileKind.COMBINATIONS,
                        joined(row.codes()) + " is " + row.code(), row.effective(), row.deletion())));
        requirements.all(code).forEach(row -> rows.add(new CodeRow(CodeFileKind.REQUIRES, joined(row.companions()),
                row.effective(), row.deletion())));
        replaced.all(code).forEach(row -> rows.add(new CodeRow(CodeFileKind.REPLACED, joined(row.replacements()),
                row.deleted(), null)));
        if (unlisted.contains(code)) {
            rows.add(new CodeRow(CodeFileKind.UNLISTED, "", null, null));
        }
        unproven.all(code).forEach(row -> rows.add(new CodeRow(CodeFileKind.EIU, row.citation(), row.effective(),
                row.deletion())));
        return List.copyOf(rows);
    }

    private static String joined(List<?> parts) {
        return parts.stream().map(String::valueOf).collect(Collectors.joining("+"));
    }
}
