package org.coveragerules.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.request.Discipline;
import org.coveragerules.request.Document;
import org.coveragerules.request.Line;
import org.coveragerules.request.LineOfBusiness;
import org.coveragerules.request.Plan;
import org.coveragerules.request.Request;
import org.coveragerules.request.RequestType;

/** A request with what is told from it once for all of its lines. */
final class OracleCase {

    final Request request;
    final CodeTables codes;
    final Plan plan;
    final boolean claim;
    final boolean emergency;
    final boolean medicare;
    /** Whether the therapy program and the site-of-care policy are for the plan. */
    final boolean managedPlan;
    /** Whether missing records pend instead of deny. */
    final boolean recordsPend;
    /** By number. */
    final OracleLine[] lines;
    final int therapyLines;

    private final Map<Discipline, TreeMap<LocalDate, Integer>> asked = new EnumMap<>(Discipline.class);
    private final Map<LocalDate, List<OracleLine>> byDate = new HashMap<>();

    OracleCase(Request request, CodeTables codes) {
        this.request = request;
        this.codes = codes;
        this.plan = request.plan();
        this.claim = request.type() == RequestType.CLAIM;
        this.emergency = Boolean.TRUE.equals(request.emergency());
        LineOfBusiness business = plan.lineOfBusiness();
        this.medicare = business == LineOfBusiness.MEDICARE || business == LineOfBusiness.MEDICARE_ADVANTAGE;
        this.managedPlan = business == LineOfBusiness.COMMERCIAL || business == LineOfBusiness.INDIVIDUAL_FAMILY;
        this.recordsPend = claim || Boolean.TRUE.equals(request.recordsAwaited());
        this.lines = new OracleLine[request.lines().size()];
        int therapies = 0;
        for (int i = 0; i < lines.length; i++) {
            Line line = request.lines().get(i);
            lines[i] = new OracleLine(line, request, codes);
            therapies += lines[i].therapy == null ? 0 : 1;
        }
        this.therapyLines = therapies;
        Arrays.sort(lines, Comparator.comparingInt((OracleLine line) -> line.line.number()));
        for (OracleLine line : lines) {
            byDate.computeIfAbsent(line.date, date -> new ArrayList<>()).add(line);
        }
        countVisits();
    }

    /** A visit is one encounter a day, however many lines it has. */
    private void countVisits() {
        for (OracleLine line : lines) {
            if (line.counted() != null) {
                asked.computeIfAbsent(line.counted(), none -> new TreeMap<>())
                        .merge(line.date, line.line.visits(), Math::max);
            }
        }
        for (OracleLine line : lines) {
            if (line.counted() != null) {
                line.askedBefore = askedBefore(line.counted(), line.date);
                line.visitsBefore = completed(line.counted()) + line.askedBefore;
            }
        }
    }

    private int askedBefore(Discipline discipline, LocalDate date) {
        int visits = 0;
        for (int day : asked.get(discipline).headMap(date).values()) {
            visits += day;
        }
        return visits;
    }

    int completed(Discipline discipline) {
        return request.history().visitsCompleted().getOrDefault(discipline, 0);
    }

    /** The lines of a date, by number. */
    List<OracleLine> on(LocalDate date) {
        return byDate.get(date);
    }

    List<Document> documents() {
        return request.clinical() == null ? List.of() : request.clinical().documents();
    }

    boolean has(String type) {
        for (Document document : documents()) {
            if (document.type().equals(type)) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is a document dated strictly after a day. */
    boolean hasAfter(String type, LocalDate day) {
        for (Document document : documents()) {
            if (document.type().equals(type) && document.date() != null && document.date().isAfter(day)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a day is in a range that includes both ends; an absent end is open. */
    static boolean within(LocalDate day, LocalDate from, LocalDate to) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
}
