package org.coveragerules.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.coveragerules.Effect;
import org.coveragerules.Outcome;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.codes.CodeRow;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.request.Discipline;
import org.coveragerules.request.Form;
import org.coveragerules.request.Line;
import org.coveragerules.request.Request;

/** One line with what is told from it, and the findings on it as they come in. */
final class OracleLine {

    final Line line;
    final LocalDate date;
    /** PT, OT or null. */
    final Discipline therapy;
    final boolean chiropractic;
    final Set<String> categories;
    final boolean hospital;
    final boolean placeUnknown;
    final boolean unlisted;
    /** The documents that cmm.csv names for the code; null where the line is no CMM line. */
    final List<String> reviewed;
    final String condition;
    final boolean cmmInForce;
    final boolean settingJudged;

    /** Visits of the line's discipline on earlier dates of the request. */
    int askedBefore;
    /** Those and the visits completed before the request. */
    int visitsBefore;
    /** Visits under an authorization; -1 where the line is under none. */
    int authorizedVisits = -1;
    /** Those of them that were authorized for the hospital. */
    int authorizedInHospital;
    boolean authorizedForHospital;
    /** Whether it is under no authorization that is known, and one may be elsewhere. */
    boolean authorizationUnknown;
    boolean authorizationPlaceUnknown;
    /** Whether one that a hospital line could use was given for an office. */
    boolean authorizationOfOffice;
    /** Whether the place is unknown, and one given for another place is there too. */
    boolean placeMayHelp;

    boolean inScope;
    boolean therapyReview;
    boolean chiropracticReview;
    boolean otherReview;
    boolean categoryReview;
    boolean cmmReview;
    boolean addOn;

    final List<OracleFinding> findings = new ArrayList<>(8);
    Outcome outcome;
    String redirectedTo;
    int approvedVisits;
    Integer approvedUnits;
    Integer approvedLevels;

    OracleLine(Line line, Request request, CodeTables codes) {
        this.line = line;
        this.date = line.date();
        this.therapy = therapy(line, codes);
        this.categories = categories(line, therapy, codes);
        this.chiropractic = categories.contains("CHIROPRACTIC");
        this.hospital = hospital(line, request);
        this.placeUnknown = line.placeOfService() == null && request.form() == Form.PROFESSIONAL;
        this.unlisted = categories.contains("UNLISTED_PROCEDURES") || codes.unlisted(line.code());
        this.cmmInForce = OraclePolicy.CMM.changedBy(date);
        this.settingJudged = OraclePolicy.SITE_OF_CARE.changedBy(date);
        this.reviewed = cmmInForce && codes.listed("cmm.csv", line.code(), date)
                ? codes.list("cmm.csv", line.code(), date, "documents") : null;
        this.condition = line.condition() == null ? request.condition() : line.condition();
    }

    private static Discipline therapy(Line line, CodeTables codes) {
        if (line.discipline() == Discipline.PT || line.discipline() == Discipline.OT) {
            return line.discipline();
        }
        Discipline billed = billedAs(line, codes);
        return billed == Discipline.ST ? null : billed != null ? billed : codes.discipline(line.code());
    }

    /** What modifiers, or else the revenue code, say of a code that the table does not know for something else. */
    private static Discipline billedAs(Line line, CodeTables codes) {
        List<String> rows = codes.rows(line.code()).stream().filter(row -> row.table().equals("categories.csv"))
                .map(CodeRow::says).toList();
        if (!rows.isEmpty() && !rows.contains("PHYSICAL_OCCUPATIONAL_THERAPY")) {
            return null;
        }
        if (line.modifiers().contains("GP")) {
            return Discipline.PT;
        }
        if (line.modifiers().contains("GO")) {
            return Discipline.OT;
        }
        if (line.modifiers().contains("GN")) {
            return Discipline.ST;
        }
        String revenue = withoutZero(line.revenueCode());
        return revenue.length() != 3 ? null : switch (revenue.substring(0, 2)) {
            case "42" -> Discipline.PT;
            case "43" -> Discipline.OT;
            case "44" -> Discipline.ST;
            default -> null;
        };
    }

    private static Set<String> categories(Line line, Discipline therapy, CodeTables codes) {
        if (!line.categories().isEmpty()) {
            return line.categories();
        }
        Set<String> told = new TreeSet<>(codes.categories(line.code()));
        if (codes.unlisted(line.code())) {
            told.add("UNLISTED_PROCEDURES");
        }
        if (line.discipline() == null && billedAs(line, codes) == Discipline.ST) {
            Set<String> speech = new TreeSet<>(told);
            speech.add("SPEECH_THERAPY");
            speech.remove("PHYSICAL_OCCUPATIONAL_THERAPY");
            return speech;
        }
        if (therapy == null || told.contains("PHYSICAL_OCCUPATIONAL_THERAPY")) {
            return told;
        }
        Set<String> withTherapy = new TreeSet<>(told);
        withTherapy.add("PHYSICAL_OCCUPATIONAL_THERAPY");
        return withTherapy;
    }

    private static boolean hospital(Line line, Request request) {
        if (hospital(line.placeOfService())) {
            return true;
        }
        String bill = withoutZero(request.typeOfBill());
        return request.form() == Form.INSTITUTIONAL && (bill.startsWith("13") || bill.startsWith("85"));
    }

    /** Whether a place of service is an outpatient hospital. */
    static boolean hospital(String place) {
        return "19".equals(place) || "22".equals(place);
    }

    private static String withoutZero(String text) {
        return text == null ? "" : text.startsWith("0") ? text.substring(1) : text;
    }

    /** Whose visits the line counts; null where nobody counts them. */
    Discipline counted() {
        return therapy != null ? therapy : chiropractic ? Discipline.CHIROPRACTIC
                : categories.contains("SPEECH_THERAPY") ? Discipline.ST : null;
    }

    /** Visits of the discipline up to and with those of the line. */
    int visitsToDate() {
        return visitsBefore + line.visits();
    }

    boolean authorized() {
        return authorizedVisits >= 0;
    }

    /** Whether an authorization of another kind of place leaves the setting to be judged. */
    boolean authorizedElsewhere() {
        return authorized() && (inScope && !authorizedForHospital || scopeUnknown());
    }

    boolean scopeUnknown() {
        return placeUnknown && therapy != null && !hospital;
    }

    /** Whether anything asks for a review of the line. */
    boolean asksForReview() {
        return categoryReview || inScope || cmmReview;
    }

    /** Visits of the line that come before the sixth. */
    int freeVisits() {
        return Math.max(0, Math.min(line.visits(), AshOracle.FREE_VISITS - visitsBefore));
    }

    /** Whether only the visits beyond the fifth are under review, of a line that has some before it. */
    boolean crossesFreeVisits() {
        return therapyReview && !hospital && freeVisits() > 0;
    }

    OracleFinding add(Sentence sentence) {
        return add(sentence, sentence.effect, BundledRequests.step(sentence.code), List.of());
    }

    OracleFinding add(Sentence sentence, String... missing) {
        return add(sentence, sentence.effect, BundledRequests.step(sentence.code), List.of(missing));
    }

    OracleFinding add(Sentence sentence, Effect effect) {
        return add(sentence, effect, BundledRequests.step(sentence.code), List.of());
    }

    OracleFinding add(Sentence sentence, Effect effect, int step) {
        return add(sentence, effect, step, List.of());
    }

    OracleFinding add(Sentence sentence, Effect effect, List<String> missing) {
        return add(sentence, effect, BundledRequests.step(sentence.code), missing);
    }

    OracleFinding limit(Sentence sentence, int limit) {
        return limit(sentence, limit, BundledRequests.step(sentence.code));
    }

    OracleFinding limit(Sentence sentence, int limit, int step) {
        return keep(new OracleFinding(sentence, Effect.LIMIT, step, List.of(), limit, Set.of(), false));
    }

    void setAside(Sentence sentence, Set<String> overrides, boolean outranksPlan) {
        keep(new OracleFinding(sentence, Effect.SET_ASIDE, BundledRequests.step(sentence.code), List.of(), 0, overrides,
                outranksPlan));
    }

    private OracleFinding add(Sentence sentence, Effect effect, int step, List<String> missing) {
        return keep(new OracleFinding(sentence, effect, step, missing, 0, Set.of(), false));
    }

    private OracleFinding keep(OracleFinding finding) {
        findings.add(finding);
        return finding;
    }
}
