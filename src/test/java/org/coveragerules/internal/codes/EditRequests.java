package org.coveragerules.internal.codes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.coveragerules.internal.codes.EditRows.AddOnRow;
import org.coveragerules.internal.codes.EditRows.PairRow;
import org.coveragerules.internal.codes.EditRows.UnitRow;
import org.coveragerules.internal.reading.RecordMaker;
import org.coveragerules.request.Authorization;
import org.coveragerules.request.Clinical;
import org.coveragerules.request.Discipline;
import org.coveragerules.request.Document;
import org.coveragerules.request.Form;
import org.coveragerules.request.History;
import org.coveragerules.request.Line;
import org.coveragerules.request.LineOfBusiness;
import org.coveragerules.request.Plan;
import org.coveragerules.request.PriorRequest;
import org.coveragerules.request.Provider;
import org.coveragerules.request.Provision;
import org.coveragerules.request.Request;
import org.coveragerules.request.RequestStatus;
import org.coveragerules.request.RequestType;
import org.coveragerules.request.TermEffect;

/**
 * Random requests that meet code edits often: their codes come from the rows, two by two, and what lifts or breaks an
 * edit is then drawn anew for each line. The record is complete, so that little but the edits decides.
 */
final class EditRequests {

    private static final String[] MODIFIERS = {"59", "59", "XS", "XE", "24", "57", "58", "91", "RT", "RT", "LT", "LT",
        "50", "22", "76", "77", "TA", "F1", "E1", "LD"};
    private static final String[] OUTSIDE = {"99213", "63030", "27447", "20985", "97110", "70551", "20610"};

    private final List<PairRow> pairs;
    private final List<UnitRow> units;
    private final List<AddOnRow> addOns;
    private final List<LocalDate> days;
    private final Random random;

    /**
     * Requests around the given days.
     *
     * @param rows   of which the pairs that can deny a reviewed code are drawn the most
     * @param days   of which a request takes one to begin with
     * @param random decides everything
     */
    EditRequests(EditRows rows, List<LocalDate> days, Random random) {
        Predicate<String> reviewed = code -> days.stream().anyMatch(day -> rows.reviews(code, day));
        var all = rows.allPairs();
        var meeting = all.stream().filter(row -> reviewed.test(row.columnTwo())
                || row.mutuallyExclusive() && reviewed.test(row.columnOne())).toList();
        // Some rationales have a hundred rows and some have three: each is drawn as often.
        var rationales = meeting.stream().map(PairRow::rationale).distinct().sorted().toList();
        this.pairs = Stream.concat(all.stream().limit(200), rationales.stream().flatMap(rationale -> {
            var said = meeting.stream().filter(row -> row.rationale().equals(rationale)).toList();
            return Stream.generate(() -> said).limit(1 + 200 / said.size()).flatMap(List::stream);
        })).toList();
        this.units = rows.allUnits().stream().filter(row -> reviewed.test(row.code())).toList();
        this.addOns = rows.allAddOns().stream().flatMap(row -> Stream.generate(() -> row)
                .limit(rows.addOn(row.addOn()).size() > 50 ? 1 : 12)).toList();
        this.days = days;
        this.random = random;
    }

    Request next() {
        var first = any(days);
        var codes = codes();
        boolean elects = chance(25);
        var lines = new ArrayList<Line>();
        for (var code : codes) {
            lines.add(line(lines.size() + 1, code, chance(12) ? first.plusDays(1 + random.nextInt(3)) : first, elects));
        }
        var type = chance(4) ? RequestType.CLAIM
                : any(List.of(RequestType.PRECERTIFICATION, RequestType.CONCURRENT, RequestType.RETROSPECTIVE));
        return RecordMaker.of(Request.class, "id", "R-1", "type", type, "received", first.minusDays(2),
                "form", any(List.of(Form.PROFESSIONAL, Form.PROFESSIONAL, Form.INSTITUTIONAL)),
                "plan", plan(codes, elects), "provider", new Provider("P-1", null, null), "condition", "M54.50",
                "lines", lines, "clinical", clinical(first), "history", history(codes, first));
    }

    private List<String> codes() {
        var codes = new ArrayList<String>();
        int most = 1 + random.nextInt(6);
        while (codes.size() < most) {
            int draw = random.nextInt(100);
            if (draw < 40) {
                var row = any(pairs);
                codes.add(row.columnTwo());
                codes.add(row.columnOne());
            } else if (draw < 60) {
                var row = any(addOns);
                codes.add(row.addOn());
                if (chance(80)) {
                    codes.add(row.type() == 2 ? any(pairs).columnOne() : row.primary());
                }
            } else if (draw < 75 && !codes.isEmpty()) {
                // What is an add-on to a code of this request makes a chain where that code is one too.
                var present = any(codes);
                var rows = addOns.stream().filter(row -> row.primary().equals(present)).toList();
                codes.add(rows.isEmpty() ? present : any(rows).addOn());
            } else if (draw < 90) {
                codes.add(any(units).code());
            } else if (draw < 95 && !codes.isEmpty()) {
                codes.add(any(codes));
            } else {
                codes.add(OUTSIDE[random.nextInt(OUTSIDE.length)]);
            }
        }
        var drawn = new ArrayList<>(codes.subList(0, most));
        Collections.shuffle(drawn, random);
        return drawn;
    }

    private Line line(int number, String code, LocalDate date, boolean elects) {
        var discipline = code.startsWith("97") ? Discipline.PT : null;
        var modifiers = list(chance(50) ? 0 : 2, () -> MODIFIERS[random.nextInt(MODIFIERS.length)]);
        if (!elects && chance(6)) {
            modifiers.add("GP");
        }
        var categories = discipline == null && elects ? Set.of("OUTPATIENT_PROCEDURES") : null;
        int asked = chance(60) ? 1 : chance(90) ? 1 + random.nextInt(4) : 5 + random.nextInt(10);
        return RecordMaker.of(Line.class, "number", number, "code", code, "modifiers", modifiers,
                "discipline", discipline, "categories", categories, "placeOfService", "24", "date", date,
                "visits", chance(90) ? 1 : 2, "units", asked, "indicationListed", mostlyTrue(88),
                "meetsGuideline", mostlyTrue(85), "mostAccurate", maybe(chance(50)),
                "supportedUnits", chance(65) ? null : random.nextInt(5));
    }

    private Plan plan(List<String> codes, boolean elects) {
        var elected = elects ? chance(50) ? Set.of("OUTPATIENT_PROCEDURES")
                : Set.of("OUTPATIENT_PROCEDURES", "UNLISTED_PROCEDURES") : Set.<String>of();
        var excluded = chance(92) ? List.<Provision>of() : List.of(RecordMaker.of(Provision.class,
                "effect", TermEffect.EXCLUDED, "codes", List.of(any(codes)), "overrides", Set.of(), "trial", false,
                "citation", "SPD"));
        return RecordMaker.of(Plan.class, "lineOfBusiness", LineOfBusiness.COMMERCIAL, "electedCategories", elected,
                "provisions", excluded);
    }

    /** All that every code needs; what an exception needs in half of the requests. */
    private Clinical clinical(LocalDate first) {
        var types = new ArrayList<>(List.of("CONSULTATION", "CLINICAL_HISTORY",
                "PHYSICAL_EXAM", "TREATMENT_RESPONSE", "DIAGNOSTIC_TEST"));
        if (chance(50)) {
            types.addAll(List.of("CURRENT_STATUS", "EXCEPTION_RATIONALE"));
        }
        return RecordMaker.of(Clinical.class,
                "documents", types.stream().map(type -> new Document(type, first.minusDays(5), null, null, null))
                .toList());
    }

    /** Of another condition, so that nothing in it is similar to a line; a primary in it counts all the same. */
    private History history(List<String> codes, LocalDate first) {
        if (chance(75)) {
            return null;
        }
        return RecordMaker.of(History.class,
                "authorizations", list(2, () -> RecordMaker.of(Authorization.class, "id", "A-1", "code", chance(10)
                ? null : codeOnFile(codes),
        "condition", maybe("S83.2"), "from", maybe(first.plusDays(random.nextInt(5) - 3)),
        "to", maybe(first.plusDays(random.nextInt(5) - 1)), "visits", maybe(2), "visitsUsed", random.nextInt(3),
        "placeOfService", maybe("22"))),
                "requests", list(2, () -> RecordMaker.of(PriorRequest.class, "id", "R-0", "providerId",
                any(List.of("P-1", "P-2")),
        "condition", "S83.2", "code", codeOnFile(codes), "modifiers", List.of(),
        "date", chance(80) ? first : maybe(first.minusDays(1)), "units", 1,
        "status", any(List.of(RequestStatus.AUTHORIZED, RequestStatus.AUTHORIZED, RequestStatus.OPEN,
                                RequestStatus.DENIED, RequestStatus.VOID)), "performed", maybe(true))));
    }

    private String codeOnFile(List<String> codes) {
        var primaries = addOns.stream().filter(row -> codes.contains(row.addOn())).map(AddOnRow::primary)
                .filter(code -> !code.equals("CCCCC")).toList();
        return primaries.isEmpty() || chance(10) ? any(codes) : any(primaries);
    }

    private Boolean mostlyTrue(int percent) {
        return chance(percent) ? Boolean.TRUE : maybe(Boolean.FALSE);
    }

    private <T> T maybe(T value) {
        return chance(50) ? null : value;
    }

    private <T> List<T> list(int most, Supplier<T> element) {
        var list = new ArrayList<T>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            list.add(element.get());
        }
        return list;
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
