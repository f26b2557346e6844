package org.coveragerules.internal.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.coveragerules.RulesException;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.codes.Csv;
import org.coveragerules.internal.text.NotUtf8Exception;
import org.coveragerules.internal.text.Utf8;
import org.coveragerules.internal.yaml.Nearest;
import org.coveragerules.request.Funding;
import org.coveragerules.request.LineOfBusiness;
import org.coveragerules.request.RequestType;
import org.coveragerules.request.TextForm;
import org.coveragerules.request.Urgency;

/** Reads {@code clocks.csv}, and finds everything that is wrong with it. */
final class ClockReader {

    private static final List<String> COLUMNS = List.of("jurisdiction", "lineOfBusiness", "funding", "urgency", "type",
            "length", "unit", "starts", "from", "to", "citation");
    /** Of days some 27 years: what is longer was meant otherwise. */
    private static final Pattern LENGTH = Pattern.compile("[1-9][0-9]{0,3}");
    private static final Set<RequestType> REVIEWS = Arrays.stream(RequestType.values()).filter(RequestType::isReview)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(RequestType.class)));

    private final String place;
    private final List<Problem> problems;
    private List<String> header = List.of();
    private Csv.Row row;

    private ClockReader(String place, List<Problem> problems) {
        this.place = place;
        this.problems = problems;
    }

    /**
     * The clocks of a file, in its order; what is wrong is added to the problems.
     *
     * @param place how messages name the file
     */
    static List<Clock> clocks(String place, byte[] content, List<Problem> problems) {
        var reader = new ClockReader(place, problems);
        try {
            return reader.clocks(Csv.rows(Utf8.text(content), (line, fault) ->
                    new RulesException(List.of(new Problem(place, line, fault)))));
        } catch (NotUtf8Exception e) {
            problems.add(new Problem(place, e.line(), e.getMessage()));
        } catch (RulesException e) {
            problems.addAll(e.problems());
        }
        return List.of();
    }

    private List<Clock> clocks(List<Csv.Row> rows) {
        var expected = "`" + String.join(",", COLUMNS) + "`";
        if (rows.isEmpty()) {
            problems.add(new Problem(place, 0, "is empty; write at least the header " + expected
                    + ", or take the file out"));
            return List.of();
        }
        header = rows.get(0).cells().stream().map(String::strip).toList();
        if (header.size() != COLUMNS.size() || !new HashSet<>(header).equals(Set.copyOf(COLUMNS))) {
            problems.add(new Problem(place, rows.get(0).line(), "has the header `" + String.join(",", header)
                    + "`; name each of " + expected + " once, in any order, and no other"));
            return List.of();
        }
        var clocks = new ArrayList<Clock>();
        var lines = new HashMap<List<Object>, Integer>();
        rows.subList(1, rows.size()).forEach(each -> add(each, clocks, lines));
        return clocks;
    }

    private void add(Csv.Row read, List<Clock> clocks, Map<List<Object>, Integer> lines) {
        row = read;
        int known = problems.size();
        if (row.cells().size() != COLUMNS.size()) {
            problem("has " + row.cells().size() + " cells; give " + COLUMNS.size()
                    + " as the header has: one may be empty, but its comma stays");
            return;
        }
        var clock = clock();
        if (problems.size() == known) {
            var earlier = lines.putIfAbsent(clock.said(), row.line());
            if (earlier == null) {
                clocks.add(clock);
            } else {
                problem("says what line " + earlier + " says; keep one of the two");
            }
        }
    }

    private Clock clock() {
        var from = day("from");
        var to = day("to");
        if (from != null && to != null && to.isBefore(from)) {
            problem("to", "a day not before `from`, `" + from + "`, or nothing where it is open");
        }
        return new Clock(required("jurisdiction", TextForm.JURISDICTION::fits, TextForm.JURISDICTION.allowed()),
                words("lineOfBusiness", EnumSet.allOf(LineOfBusiness.class)),
                words("funding", EnumSet.allOf(Funding.class)), words("urgency", EnumSet.allOf(Urgency.class)),
                words("type", REVIEWS), length(), word("unit", Clock.Unit.class), word("starts", Clock.Start.class),
                from, to, required("citation", text -> !text.isEmpty(), "the law, such as `45 CFR 147.136`"));
    }

    private String text(String column) {
        return row.cells().get(header.indexOf(column)).strip();
    }

    private String required(String column, Function<String, Boolean> fits, String allowed) {
        var text = text(column);
        if (!fits.apply(text)) {
            problem(column, allowed);
        }
        return text;
    }

    private int length() {
        var text = text("length");
        if (LENGTH.matcher(text).matches()) {
            return Integer.parseInt(text);
        }
        problem("length", "a whole number from 1 to 9999");
        return 1;
    }

    private LocalDate day(String column) {
        var text = text(column);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException notOfTheCalendar) {
            problem(column, "a date of the calendar such as `2026-01-31`, or nothing where it is open");
            return null;
        }
    }

    private <E extends Enum<E>> E word(String column, Class<E> type) {
        var known = EnumSet.allOf(type);
        var text = text(column);
        var word = find(text, known);
        if (word == null) {
            problem(column, "one of " + names(known) + Nearest.hint(text, names(known)));
        }
        return word;
    }

    /** Words joined by {@code +}; none where the cell is empty. */
    private <E extends Enum<E>> Set<E> words(String column, Set<E> known) {
        var found = new ArrayList<E>();
        for (var part : text(column).isEmpty() ? new String[0] : text(column).split("\\+", -1)) {
            var word = find(part.strip(), known);
            if (word != null) {
                found.add(word);
            } else {
                problem(column, "one or more of " + names(known) + " joined by `+`, or nothing for all of them"
                        + Nearest.hint(part.strip(), names(known)));
            }
        }
        return found.isEmpty() ? Set.of() : EnumSet.copyOf(found);
    }

    /** Null where none is called so. */
    private static <E extends Enum<E>> E find(String word, Set<E> known) {
        for (var each : known) {
            if (each.name().equals(word)) {
                return each;
            }
        }
        return null;
    }

    private static <E extends Enum<E>> List<String> names(Set<E> words) {
        return words.stream().map(Enum::name).toList();
    }

    private void problem(String column, String allowed) {
        var text = text(column);
        problem("has " + (text.isEmpty() ? "nothing" : "`" + text + "`") + " in the column `" + column + "`; give "
                + allowed);
    }

    private void problem(String message) {
        problems.add(new Problem(place, row.line(), message));
    }
}
