package org.coveragerules.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.coveragerules.request.Assessment;
import org.coveragerules.request.Clinical;
import org.coveragerules.request.Document;
import org.coveragerules.request.History;
import org.coveragerules.request.Line;
import org.coveragerules.request.SettingNeed;
import org.coveragerules.request.TreatmentPlan;

/** The clinical records that come with requests. */
final class Records {

    private static final Mix<String> NEEDS = Mix.of(26, "SPECIALIZED_EQUIPMENT").and(16, "SPECIALIZED_PERSONNEL")
            .and(14, "GEOGRAPHIC_ACCESS").and(5, "INFECTION_CONTROL").and(18, "CLINICAL_COMPLEXITY")
            .and(12, "SAFETY").and(2, "NEURODEVELOPMENTAL_COMPLEXITY");
    private static final Mix<String> NEEDS_OF_CHILDREN = Mix.of(50, "NEURODEVELOPMENTAL_COMPLEXITY")
            .and(20, "SPECIALIZED_PERSONNEL").and(15, "SPECIALIZED_EQUIPMENT").and(15, "CLINICAL_COMPLEXITY");

    private final Occasion occasion;
    private final Draws draws;
    private final List<Line> lines;
    private final History history;
    /** The last day on which something can have been written. */
    private final LocalDate known;
    private final List<Document> documents = new ArrayList<>();

    private Records(Occasion occasion, List<Line> lines, History history, LocalDate received) {
        this.occasion = occasion;
        this.draws = occasion.draws();
        this.lines = lines;
        this.history = history;
        known = received.isBefore(occasion.date()) ? received : occasion.date();
    }

    /** Null where none was sent, as with most claims that have an authorization. */
    static Clinical draw(Occasion occasion, List<Line> lines, History history, LocalDate received) {
        int sent = !occasion.isClaim() ? 975 : history.knownAuthorizations().isEmpty() ? 550 : 150;
        return occasion.draws().happens(sent) ? new Records(occasion, lines, history, received).clinical() : null;
    }

    private Clinical clinical() {
        Boolean others = occasion.isProcedure() ? draws.known(180, 700) : null;
        switch (occasion.service().course()) {
            case THERAPY -> ofTherapy();
            case PROCEDURE -> ofProcedure(others);
            case VISITS, ONCE -> add("CLINICAL_HISTORY", "CLINICAL_INFORMATION");
        }
        if (draws.happens(120)) {
            documents.remove(draws.below(documents.size()));
        }
        return new Clinical(documents, treatmentPlan(), settingNeeds(), assessment(), others);
    }

    private void ofTherapy() {
        add("CLINICAL_HISTORY", "TREATMENT_PLAN", "CLINICAL_INFORMATION");
        if (occasion.completed() > 0 && draws.happens(960)) {
            documents.add(document("PROGRESS_NOTES", known.minusDays(draws.between(1, 14))));
        }
    }

    private void ofProcedure(Boolean others) {
        add("CLINICAL_HISTORY", "PHYSICAL_EXAM", "TREATMENT_RESPONSE");
        documents.add(document("CONSULTATION",
                known.minusDays(draws.happens(30) ? draws.between(95, 200) : draws.between(1, 60))));
        if (draws.happens(800)) {
            Boolean discrepancy = draws.known(35, 600);
            Boolean reconciled = Boolean.TRUE.equals(discrepancy) ? draws.known(700, 100) : null;
            documents.add(new Document("ADVANCED_IMAGING", known.minusDays(draws.between(5, 150)),
                    draws.known(940, 25), discrepancy, reconciled));
        } else {
            add("DIAGNOSTIC_TEST");
        }
        if (Boolean.TRUE.equals(others) && draws.happens(850)) {
            add("OTHER_PROVIDER_REPORT");
        }
        if (lines.stream().anyMatch(line -> Boolean.FALSE.equals(line.meetsGuideline())) && draws.happens(400)) {
            add("CURRENT_STATUS", "EXCEPTION_RATIONALE");
        }
        if (lines.stream().anyMatch(line -> Boolean.TRUE.equals(line.changedDuringProcedure())) && draws.happens(500)) {
            add("INTRAOPERATIVE_FINDING");
        }
        if (!history.requests().isEmpty() && draws.happens(750)) {
            boolean performed = !Boolean.FALSE.equals(history.requests().get(0).performed());
            documents.add(document(performed ? "EFFECT_OF_PRIOR_PROCEDURE" : "NON_PERFORMANCE",
                    known.minusDays(draws.between(1, 10))));
        }
    }

    private void add(String... types) {
        for (var type : types) {
            documents.add(document(type, known.minusDays(draws.between(1, 45))));
        }
    }

    private Document document(String type, LocalDate date) {
        return new Document(type, draws.happens(8) ? null : date, null, null, null);
    }

    private TreatmentPlan treatmentPlan() {
        if (!occasion.service().recurs() || draws.happens(80)) {
            return null;
        }
        int visits = Lines.visitsAsked(lines) + (occasion.isClaim() ? occasion.completed() : 0);
        return new TreatmentPlan(draws.happens(30) ? null : Integer.valueOf(visits),
                draws.happens(60) ? null : Integer.valueOf(1 + visits / draws.between(1, 3)));
    }

    private List<SettingNeed> settingNeeds() {
        if (!occasion.isTherapy() || !occasion.inHospital() || draws.happens(190)) {
            return List.of();
        }
        var needs = new ArrayList<SettingNeed>();
        for (int left = draws.happens(250) ? 2 : 1; left > 0; left--) {
            var need = (occasion.child() ? NEEDS_OF_CHILDREN : NEEDS).draw(draws);
            needs.add(new SettingNeed(need, draws.known(930, 40), draws.known(90, 860)));
        }
        return needs;
    }

    private Assessment assessment() {
        if (!occasion.service().recurs() || draws.happens(40)) {
            return null;
        }
        return new Assessment(draws.known(935, 35), draws.known(900, 25), draws.known(15, 880), supportedVisits());
    }

    /** Mostly not told or all that are asked for, now and then fewer. */
    private Integer supportedVisits() {
        int asked = Lines.visitsAsked(lines);
        return draws.happens(550) ? null : Integer.valueOf(draws.happens(800) ? asked : draws.below(asked + 1));
    }
}
