package org.coveragerules.internal.codes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.coveragerules.request.Form;

/**
 * The rows of a directory of code-edit files in plain lists, for the reference. It reads well-formed files only, and
 * shares nothing with the library's readers, so that a mistake in those is not made here too.
 */
final class EditRows {

    private static final Pattern PAIR = Pattern.compile(
            "(\\w{5})\t(\\w{5})\t.?\t(\\d{8})\t(\\d{8}|\\*?)\t([019])\t(.*)");
    private static final Pattern UNITS = Pattern.compile("(\\w{5}),(\\d+),([123]).*");
    private static final Pattern ADD_ON = Pattern.compile("([123])(\\w{5})(.{7})(\\w{5})(.{7})(\\d{7})(.{7}).*");
    private static final Pattern QUARTER = Pattern.compile(".*_Eff_(\\d\\d)-(\\d\\d)-(\\d{4})\\.csv");
    private static final DateTimeFormatter ORDINAL = DateTimeFormatter.ofPattern("uuuuDDD");

    private final Map<Form, Map<String, List<PairRow>>> pairs = new EnumMap<>(Form.class);
    private final Map<Form, TreeMap<LocalDate, Map<String, UnitRow>>> units = new EnumMap<>(Form.class);
    private final Map<String, List<AddOnRow>> addOns = new TreeMap<>();
    private final List<RangeRow> reviewed = new ArrayList<>();

    private EditRows() {
    }

    /** The files of a directory, and the shipped list of reviewed codes unless the directory has its own. */
    static EditRows in(Path directory) {
        var rows = new EditRows();
        try (Stream<Path> files = Files.list(directory)) {
            files.sorted().forEach(rows::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (rows.reviewed.isEmpty()) {
            rows.read(Path.of("src/main/resources/codes/cmm.csv"));
        }
        return rows;
    }

    private void read(Path file) {
        var name = file.getFileName().toString();
        var quarter = QUARTER.matcher(name);
        if (name.equals("cmm.csv")) {
            lines(file).stream().skip(1).map(line -> line.split(",", -1)).forEach(cell -> reviewed
                    .add(new RangeRow(cell[0], cell[1], new Span(isoDate(cell[2]), isoDate(cell[3])))));
        } else if (quarter.matches()) {
            var from = LocalDate.of(Integer.parseInt(quarter.group(3)), Integer.parseInt(quarter.group(1)),
                    Integer.parseInt(quarter.group(2)));
            var form = name.contains("OutpatientHospital") ? Form.INSTITUTIONAL : Form.PROFESSIONAL;
            var table = units.computeIfAbsent(form, any -> new TreeMap<>()).computeIfAbsent(from,
                    any -> new TreeMap<>());
            matches(file, UNITS).map(row -> new UnitRow(row.group(1), number(row.group(2)), number(row.group(3))))
                    .forEach(row -> table.put(row.code(), row));
        } else if (name.startsWith("cci")) {
            var form = name.startsWith("ccioph") ? Form.INSTITUTIONAL : Form.PROFESSIONAL;
            var table = pairs.computeIfAbsent(form, any -> new TreeMap<>());
            matches(file, PAIR).map(row -> new PairRow(row.group(1), row.group(2),
                    new Span(day(row.group(3)), day(row.group(4))), number(row.group(5)), row.group(6)))
                    .forEach(row -> table.computeIfAbsent(row.columnOne() + row.columnTwo(),
                            any -> new ArrayList<>()).add(row));
        } else if (name.startsWith("AOC")) {
            matches(file, ADD_ON).map(row -> new AddOnRow(number(row.group(1)), row.group(2), row.group(4),
                    new Span(ordinal(row.group(6)), ordinal(row.group(7))), ordinal(row.group(3)),
                    ordinal(row.group(5)))).forEach(row -> addOns.computeIfAbsent(row.addOn(),
                            any -> new ArrayList<>()).add(row));
        }
    }

    /** The history of one pair in the tables of a form; the other setting's serve where it has none of its own. */
    List<PairRow> pair(Form form, String columnOne, String columnTwo) {
        return table(pairs, form, Map.of()).getOrDefault(columnOne + columnTwo, List.of());
    }

    /** The limit of a code in the last quarter that began by the date; null: none. */
    UnitRow units(Form form, String code, LocalDate date) {
        var quarter = table(units, form, new TreeMap<>()).floorEntry(date);
        return quarter == null ? null : quarter.getValue().get(code);
    }

    /** The rows of an add-on; none of any other code. */
    List<AddOnRow> addOn(String code) {
        return addOns.getOrDefault(code, List.of());
    }

    List<PairRow> allPairs() {
        return pairs.values().stream().flatMap(table -> table.values().stream()).flatMap(List::stream).toList();
    }

    List<UnitRow> allUnits() {
        return units.values().stream().flatMap(quarters -> quarters.values().stream())
                .flatMap(table -> table.values().stream()).toList();
    }

    List<AddOnRow> allAddOns() {
        return addOns.values().stream().flatMap(List::stream).toList();
    }

    /** Whether the list of reviewed codes has the code on the date. */
    boolean reviews(String code, LocalDate date) {
        return reviewed.stream().anyMatch(range -> range.has(code) && range.span().has(date));
    }

    private static <T> T table(Map<Form, T> tables, Form form, T none) {
        var other = form == Form.PROFESSIONAL ? Form.INSTITUTIONAL : Form.PROFESSIONAL;
        return tables.getOrDefault(form, tables.getOrDefault(other, none));
    }

    private static Stream<Matcher> matches(Path file, Pattern pattern) {
        return lines(file).stream().map(pattern::matcher).filter(Matcher::matches);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static LocalDate day(String text) {
        return text.length() < 8 ? null : LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static LocalDate isoDate(String text) {
        return text.isBlank() ? null : LocalDate.parse(text);
    }

    private static LocalDate ordinal(String text) {
        return text.isBlank() ? null : LocalDate.parse(text, ORDINAL);
    }

    /** First and last day, both within; null is open. */
    record Span(LocalDate from, LocalDate to) {

        boolean has(LocalDate date) {
            return (from == null || !date.isBefore(from)) && (to == null || !date.isAfter(to));
        }
    }

    record PairRow(String columnOne, String columnTwo, Span span, int indicator, String rationale) {

        boolean inForce(LocalDate date) {
            return span.has(date) && indicator != 9;
        }

        boolean mutuallyExclusive() {
            return rationale.equals("Mutually exclusive procedures");
        }
    }

    record UnitRow(String code, int value, int indicator) {
    }

    record AddOnRow(int type, String addOn, String primary, Span span, LocalDate addOnDeletion,
            LocalDate primaryDeletion) {

        boolean inForce(LocalDate date) {
            return span.has(date) && new Span(null, addOnDeletion).has(date);
        }

        boolean lists(String code, LocalDate date) {
            return inForce(date) && primary.equals(code) && new Span(null, primaryDeletion).has(date);
        }
    }

    private record RangeRow(String first, String last, Span span) {

        /** Codes compare as text where they have the same shape: five digits, or four and the same letter. */
        boolean has(String code) {
            return IntStream.range(0, 5).allMatch(at -> Character.isDigit(code.charAt(at))
                    ? Character.isDigit(first.charAt(at)) : code.charAt(at) == first.charAt(at))
                    && code.compareTo(first) >= 0 && code.compareTo(last) <= 0;
        }
    }
}
