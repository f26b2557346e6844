package org.coveragerules.internal.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.codes.Modifiers;
import org.coveragerules.internal.codes.Setting;
import org.coveragerules.request.PriorRequest;
import org.coveragerules.request.Request;
import org.coveragerules.request.RequestStatus;

/** What the code tables say of the lines of one request: the global {@code coding} of every rule file. */
public final class Coding {

    private final Request request;
    private final List<ServiceLine> lines;
    private final CodeTables tables;
    private final Modifiers modifiers;
    private Map<ServiceLine, List<CodeConflict>> conflicts;
    /** What is the same for all lines of a date, since a date may have thousands. */
    private final Map<LocalDate, OfDate> dates = new HashMap<>(2);

    /**
     * @param request   the request
     * @param lines     all its lines
     * @param tables    the tables to ask
     * @param modifiers what modifiers say of two lines
     */
    public Coding(Request request, List<ServiceLine> lines, CodeTables tables, Modifiers modifiers) {
        this.request = request;
        this.lines = lines;
        this.tables = tables;
        this.modifiers = modifiers;
    }

    /** Whether a declared table has a row of the line's code that holds on its date. */
    public boolean listed(ServiceLine line, String table) {
        return tables.listed(table, line.code(), line.date());
    }

    /** What a declared table says of the line's code on its date in a column of texts; empty where it says nothing. */
    public String text(ServiceLine line, String table, String column) {
        return tables.text(table, line.code(), line.date(), column).orElse("");
    }

    /** What a declared table says of the line's code on its date in a column of codes or words; empty where nothing. */
    public List<String> list(ServiceLine line, String table, String column) {
        return tables.list(table, line.code(), line.date(), column);
    }

    /**
     * The same with what holds where the table says nothing.
     *
     * @param whereNone what holds where the table is not given, or has no row, or an empty cell
     */
    public List<String> listOr(ServiceLine line, String table, String column, List<String> whereNone) {
        var said = list(line, table, column);
        return said.isEmpty() ? whereNone : said;
    }

    /** Whether two services are not told to be of different places of the body. */
    public boolean sameSide(ServiceLine line, PriorRequest earlier) {
        return !modifiers.differ(line.modifiers(), earlier.modifiers());
    }

    /** Every procedure-to-procedure edit between the line and another line of the request. */
    public List<CodeConflict> conflicts(ServiceLine line) {
        if (conflicts == null) {
            conflicts = new HashMap<>();
            for (var one : lines) {
                for (var other : lines) {
                    if (one != other && !one.code().equals(other.code())) {
                        conflict(one, other);
                    }
                }
            }
        }
        return conflicts.getOrDefault(line, List.of());
    }

    private void conflict(ServiceLine columnOne, ServiceLine columnTwo) {
        tables.pairEdit(columnOne.code(), columnTwo.code(), columnTwo.date(), request.form()).ifPresent(edit -> {
            boolean sameDate = columnOne.date().equals(columnTwo.date());
            boolean lifted = modifiers.lift(edit, columnOne.modifiers(), columnTwo.modifiers());
            conflicts.computeIfAbsent(columnTwo, any -> new ArrayList<>())
                    .add(new CodeConflict(columnTwo, columnOne, true, edit, sameDate, lifted));
            conflicts.computeIfAbsent(columnOne, any -> new ArrayList<>())
                    .add(new CodeConflict(columnOne, columnTwo, false, edit, sameDate, lifted));
        });
    }

    /** The line's units beyond its medically unlikely edit, if they are; none where they are not. */
    public List<UnitExcess> unitExcess(ServiceLine line) {
        return tables.unitEdit(line.code(), line.date(), request.form())
                .map(edit -> new UnitExcess(line, edit, edit.perLine() ? line.units() : unitsOfDate(line)))
                .filter(excess -> excess.asked() > excess.edit().value()).map(List::of).orElse(List.of());
    }

    /**
     * The units of the line's code on its date, on that of the line's sides where they are most. A line that tells no
     * side, or that both were done, is of every side.
     */
    private int unitsOfDate(ServiceLine line) {
        var sameCode = on(line.date()).lines.stream().filter(other -> other.code().equals(line.code())).toList();
        var sides = sides(line);
        if (sides.isEmpty()) {
            sameCode.forEach(other -> sides.addAll(sides(other)));
        }
        return sides.stream().mapToInt(side -> units(sameCode, side)).max().orElseGet(() -> units(sameCode, ""));
    }

    private int units(List<ServiceLine> lines, String side) {
        int units = 0;
        for (var line : lines) {
            var sides = sides(line);
            units += sides.isEmpty() || sides.contains(side) ? line.units() : 0;
        }
        return units;
    }

    /** The sides that a line is of; empty: of every one. */
    private Set<String> sides(ServiceLine line) {
        return modifiers.isOfEverySide(line.modifiers()) ? new TreeSet<>() : modifiers.places(line.modifiers());
    }

    /** Category III codes among those said to be most accurate for the line. */
    public List<String> categoryThreeCodes(ServiceLine line) {
        return line.requested().accurateCodes().stream().filter(code -> code.endsWith("T")).toList();
    }

    /**
     * What a declared table of codes that are asked for together says of the line's and others of its date.
     *
     * @param column a column of codes or texts
     */
    public Set<String> together(ServiceLine line, String table, String column) {
        var said = new TreeSet<String>();
        on(line.date()).together(table, column).forEach((codes, each) -> {
            if (codes.contains(line.code())) {
                said.add(each);
            }
        });
        return said;
    }

    /**
     * Codes that the line's needs beside it and that its date lacks: by a declared table, and those that say what is
     * done together with it.
     *
     * @param column the table's column of codes that are needed
     */
    public Set<String> missingCompanions(ServiceLine line, String table, String column) {
        var missing = new TreeSet<>(list(line, table, column));
        if (line.requested().accurateCodes().contains(line.code())) {
            missing.addAll(line.requested().accurateCodes());
        }
        missing.removeAll(on(line.date()).codes());
        return missing;
    }

    /** Whether the line's code is an add-on on its date. */
    public boolean isAddOn(ServiceLine line) {
        return tables.isAddOn(line.code(), line.date());
    }

    /**
     * Lines of its date that are acceptable primaries of an add-on, by number; an add-on among them only if it comes to
     * a primary itself.
     */
    public List<ServiceLine> primaries(ServiceLine addOn) {
        return accepted(addOn).stream().filter(line -> !isAddOn(line) || reachesPrimary(line)).toList();
    }

    private List<ServiceLine> accepted(ServiceLine addOn) {
        return on(addOn.date()).lines.stream().filter(line -> line != addOn && accepts(addOn, line.code())).toList();
    }

    /** Whether an acceptable primary of the add-on was authorized for its date before. */
    public boolean primaryOnFile(ServiceLine addOn) {
        var date = addOn.date();
        return request.history().requests().stream().anyMatch(earlier -> earlier.status() == RequestStatus.AUTHORIZED
                        && date.equals(earlier.date()) && earlier.code() != null && accepts(addOn, earlier.code()))
                || request.history().knownAuthorizations().stream().anyMatch(authorization ->
                        authorization.code() != null
                        && (authorization.from() == null || !date.isBefore(authorization.from()))
                        && (authorization.to() == null || !date.isAfter(authorization.to()))
                        && accepts(addOn, authorization.code()));
    }

    /** Whether an add-on, or a chain of them, comes to a primary that is none itself. */
    public boolean reachesPrimary(ServiceLine addOn) {
        return reachesPrimary(addOn, Collections.newSetFromMap(new HashMap<>()));
    }

    private boolean reachesPrimary(ServiceLine addOn, Set<ServiceLine> seen) {
        return seen.add(addOn) && (primaryOnFile(addOn) || accepted(addOn).stream()
                .anyMatch(primary -> !isAddOn(primary) || reachesPrimary(primary, seen)));
    }

    private boolean accepts(ServiceLine addOn, String primary) {
        return tables.acceptsPrimary(addOn.code(), primary, addOn.date());
    }

    private OfDate on(LocalDate date) {
        var known = dates.get(date);
        if (known == null) {
            known = new OfDate(date);
            dates.put(date, known);
        }
        return known;
    }

    /** The lines of a date, and what is found of them once. */
    private final class OfDate {

        private final LocalDate date;
        private final List<ServiceLine> lines = new ArrayList<>();
        private Set<String> codes;
        /** By table and column what is said of codes together. */
        private Map<List<String>, Map<List<String>, String>> together;

        OfDate(LocalDate date) {
            this.date = date;
            for (var line : Coding.this.lines) {
                if (line.date().equals(date)) {
                    lines.add(line);
                }
            }
        }

        Set<String> codes() {
            if (codes == null) {
                codes = new HashSet<>();
                lines.forEach(line -> codes.add(line.code()));
            }
            return codes;
        }

        Map<List<String>, String> together(String table, String column) {
            if (together == null) {
                together = new HashMap<>(2);
            }
            return together.computeIfAbsent(List.of(table, column),
                    none -> tables.together(table, codes(), date, column));
        }
    }

    static String borrowed(boolean borrowed, Setting setting, String words) {
        return !borrowed ? "" : Template.of(words).fill(place -> place.equals("setting") ? setting.words() : null);
    }
}
