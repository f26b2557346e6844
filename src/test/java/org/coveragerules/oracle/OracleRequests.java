package org.coveragerules.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.adjudication.PlausibleRequests;
import org.coveragerules.internal.reading.RecordMaker;
import org.coveragerules.request.Assessment;
import org.coveragerules.request.Authorization;
import org.coveragerules.request.BenefitLimit;
import org.coveragerules.request.Channel;
import org.coveragerules.request.Clinical;
import org.coveragerules.request.Discipline;
import org.coveragerules.request.Document;
import org.coveragerules.request.Exemption;
import org.coveragerules.request.Form;
import org.coveragerules.request.Funding;
import org.coveragerules.request.History;
import org.coveragerules.request.Line;
import org.coveragerules.request.LineOfBusiness;
import org.coveragerules.request.Mandate;
import org.coveragerules.request.Member;
import org.coveragerules.request.Network;
import org.coveragerules.request.Plan;
import org.coveragerules.request.PriorRequest;
import org.coveragerules.request.Provider;
import org.coveragerules.request.Provision;
import org.coveragerules.request.Request;
import org.coveragerules.request.RequestStatus;
import org.coveragerules.request.RequestType;
import org.coveragerules.request.SettingNeed;
import org.coveragerules.request.TermEffect;
import org.coveragerules.request.TreatmentPlan;
import org.coveragerules.request.Trial;
import org.coveragerules.request.Urgency;

/**
 * Random requests, each with a theme: therapy, chiropractic, reviewed procedures beside each other, add-ons, or all at
 * once. Most of what a request needs is there, so that the late steps of the ranking are reached as often as the early
 * ones. One in three is of {@link PlausibleRequests}, where little is.
 */
final class OracleRequests {

    private static final String[] THERAPY = {"97110", "97110", "97140", "97161", "97166", "97545", "97546", "97033",
        "97139", "97799"};
    private static final String[] CHIROPRACTIC = {"98940", "98941", "98943"};
    /** Codes that meet in an edit, a combination or a requirement of the tables, or that have a limit of units. */
    private static final String[][] EDITED = {{"27447", "27446"}, {"27446", "27445"}, {"27447", "27487"},
        {"27447", "27570"}, {"27447", "29870"}, {"27447", "29881"}, {"29881", "29870"}, {"29881", "29877"},
        {"29880", "29875"}, {"27330", "27334"}, {"27310", "27335"}, {"27310", "27330", "27331"}, {"27132", "27125"},
        {"27130", "27275"}, {"27487", "27138"}, {"63030", "63042"}, {"63047", "63030"}, {"22633", "22612"},
        {"22633", "63047"}, {"22612", "64483"}, {"20610", "64635"}, {"27447", "99213"}, {"27134", "27137"},
        {"63075", "22554"}, {"22551", "22554"}, {"62290", "72295", "72100"}, {"62290", "72100", "72110"},
        {"27305", "27305"}, {"27301", "27301"}, {"27303", "27303"}, {"27306", "29870"}, {"20936", "22558"},
        {"27447", "27447"}, {"29870", "29870"}, {"64483", "64483"}};
    /** Add-ons, each with primaries. */
    private static final String[][] ADD_ONS = {{"63035", "63030"}, {"63035", "63020"}, {"63048", "63047"},
        {"63048", "63045"}, {"22614", "22612"}, {"22614", "22633"}, {"64484", "64483"}, {"64480", "64479"},
        {"22552", "22551"}, {"20930", "22552", "22551"}, {"20930", "22612"}, {"22845", "22551"}, {"22845", "22554"},
        {"20936", "22612"}, {"22853", "22854"}, {"22854", "22853"}, {"29826", "29827"}, {"29826", "29822"},
        {"22858", "22856"}, {"97546", "97545"}, {"22208", "22206"}, {"20985", "27447"}, {"27358", "27355"}};
    private static final String[] OTHERS = {"E0100", "L2999", "J3490", "70551", "22856", "32850", "92507", "99213",
        "22899", "0202T", "27299", "64999", "27096", "24301", "27412", "27324", "27315", "62290", "72295", "72100",
        "72110", "S8948", "54400", "37799"};
    /** Reviewed codes among those, for which a better code is often named. */
    private static final Set<String> UNLISTED = Set.of("22899", "27299", "64999");
    private static final LocalDate[] DATES = {LocalDate.parse("2023-08-31"), LocalDate.parse("2023-09-01"),
        LocalDate.parse("2025-09-30"), LocalDate.parse("2025-10-01"), LocalDate.parse("2025-10-08"),
        LocalDate.parse("2026-08-03"), LocalDate.parse("2026-08-04"), LocalDate.parse("2026-08-31"),
        LocalDate.parse("2026-09-30"), LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-07"),
        LocalDate.parse("2026-12-31")};
    private static final LocalDate[] DATES_OF_CODES = {LocalDate.parse("2026-08-04"), LocalDate.parse("2026-08-31"),
        LocalDate.parse("2026-09-30"), LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-07"),
        LocalDate.parse("2026-12-31")};
    private static final String[] CONDITIONS = {"M54.50", "M54.50", "M54.50", "S83.2"};
    private static final String[] SIDES = {"RT", "RT", "LT", "59", "XS", "25", "58", "50", "TA"};

    private enum Theme {
        THERAPY, CHIROPRACTIC, EDITS, ADD_ONS, MIXED
    }

    private final Random random;
    private final Theme theme;
    private final LocalDate day;
    private final LocalDate received;
    private final Form form;
    private final List<String> codes;

    private OracleRequests(Random random) {
        this.random = random;
        this.theme = any(Theme.THERAPY, Theme.THERAPY, Theme.CHIROPRACTIC, Theme.EDITS, Theme.ADD_ONS, Theme.MIXED);
        this.day = coded() ? any(DATES_OF_CODES) : any(DATES);
        this.received = day.minusDays(random.nextInt(20) - 2);
        this.form = any(Form.PROFESSIONAL, Form.PROFESSIONAL, Form.INSTITUTIONAL);
        this.codes = codes();
    }

    static Request request(Random random) {
        return random.nextInt(3) == 0 ? PlausibleRequests.request(random) : new OracleRequests(random).request();
    }

    private Request request() {
        return RecordMaker.of(Request.class, "id", "R-1", "type", type(), "urgency", any(Urgency.values()),
                "emergency", chance(10) ? flag() : null, "received", received, "channel", any(Channel.values()),
                "form", form,
                "typeOfBill", form == Form.PROFESSIONAL ? null : any("131", "0131", "852", "0851", "211", null),
                "recordsAwaited", chance(15) ? flag() : null,
                "member", new Member(any(null, day.minusYears(18), day.minusYears(18).plusDays(1), day.minusYears(40))),
                "plan", plan(),
                "provider", new Provider(any("P-1", "P-2", null), any(Network.ASH_CONTRACTED, Network.ASH_CONTRACTED,
                        Network.CIGNA_CONTRACTED, Network.NON_CONTRACTED, null), chance(6) ? goldCards() : null),
                "condition", chance(90) ? any(CONDITIONS) : null, "lines", lines(),
                "clinical", chance(90) ? clinical() : null, "history", history(),
                "trial", chance(6) ? new Trial(flag(), flag()) : null);
    }

    private List<Exemption> goldCards() {
        return List.of(new Exemption(List.of(any(codes.toArray(String[]::new))),
                chance(50) ? any("PHYSICAL_OCCUPATIONAL_THERAPY", "SPINAL_PROCEDURES", "CHIROPRACTIC") : null,
                chance(20) ? day : null, chance(20) ? day.minusDays(random.nextInt(2)) : null,
                any(null, "US", "WI", "MN"), any(null, "a law")));
    }

    private boolean coded() {
        return theme == Theme.EDITS || theme == Theme.ADD_ONS;
    }

    private RequestType type() {
        return chance(coded() ? 10 : 45) ? RequestType.CLAIM
                : any(RequestType.PRECERTIFICATION, RequestType.CONCURRENT, RequestType.RETROSPECTIVE);
    }

    private Plan plan() {
        var business = chance(90) ? any(LineOfBusiness.COMMERCIAL, LineOfBusiness.INDIVIDUAL_FAMILY)
                : any(LineOfBusiness.values());
        return RecordMaker.of(Plan.class, "lineOfBusiness", business,
                "funding", any(Funding.FULLY_INSURED, Funding.SELF_FUNDED, null), "state", any("WI", "MN", null),
                "eligibleFrom", chance(5) ? day : null, "eligibleTo", chance(5) ? day : null,
                "electedCategories", elected(), "benefitConfirmed", mostly(true, flag()),
                "transplantNetworkOptIn", mostly(true, flag()), "areaAvailable", chance(12) ? flag() : null,
                "benefitLimits", chance(30) ? list(2, this::limit) : null,
                "provisions", chance(25) ? list(3, this::provision) : null,
                "mandates", chance(20) ? list(3, this::mandate) : null);
    }

    private BenefitLimit limit() {
        return new BenefitLimit(any(EnumSet.of(any(Discipline.values())), EnumSet.of(Discipline.PT, Discipline.OT),
                EnumSet.of(Discipline.PT, Discipline.OT, Discipline.ST)), 3 + random.nextInt(15), random.nextInt(6),
                chance(15) ? day : null, chance(15) ? day : null);
    }

    private Set<String> elected() {
        int draw = random.nextInt(10);
        if (draw < 6) {
            return null;
        }
        if (draw < 7) {
            return Set.of();
        }
        Set<String> some = new TreeSet<>();
        for (var category : BundledRequests.CATEGORIES) {
            if (random.nextBoolean()) {
                some.add(category);
            }
        }
        return some;
    }

    private Provision provision() {
        return RecordMaker.of(Provision.class,
                "effect", any(TermEffect.COVERED, TermEffect.COVERED, TermEffect.EXCLUDED,
                TermEffect.INVESTIGATIONAL), "codes", chance(50) ? list(3, this::codeOnFile) : null,
                "category", chance(50) ? category() : null, "overrides", overrides(), "trial", chance(15),
                "from", chance(15) ? day : null, "to", chance(15) ? day : null);
    }

    private Mandate mandate() {
        return RecordMaker.of(Mandate.class,
                "effect", any(TermEffect.COVERED, TermEffect.COVERED, TermEffect.EXCLUDED),
                "jurisdiction", any("US", "WI", "MN"), "codes", chance(50) ? list(3, this::codeOnFile) : null,
                "category", chance(50) ? category() : null, "overrides", overrides(), "trial", chance(15),
                "from", chance(15) ? day : null, "to", chance(15) ? day : null);
    }

    private String category() {
        return switch (theme) {
            case THERAPY -> "PHYSICAL_OCCUPATIONAL_THERAPY";
            case CHIROPRACTIC -> "CHIROPRACTIC";
            case EDITS, ADD_ONS -> any("SPINAL_PROCEDURES", "POTENTIAL_EIU");
            case MIXED -> any(BundledRequests.CATEGORIES);
        };
    }

    private Set<String> overrides() {
        Set<String> some = new TreeSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            some.add(any(BundledRequests.OVERRIDES));
        }
        return some;
    }

    private String code() {
        return switch (theme) {
            case THERAPY -> chance(85) ? any(THERAPY) : any(OTHERS);
            case CHIROPRACTIC -> chance(85) ? any(CHIROPRACTIC) : any(OTHERS);
            case EDITS -> chance(85) ? any(any(EDITED)) : any(OTHERS);
            case ADD_ONS -> chance(92) ? any(any(ADD_ONS)) : any(OTHERS);
            case MIXED -> any(any(THERAPY), any(CHIROPRACTIC), any(any(EDITED)), any(any(ADD_ONS)), any(OTHERS),
                    any(OTHERS));
        };
    }

    /** In a theme of codes beside each other most are of one row. */
    private List<String> codes() {
        var drawn = new ArrayList<String>();
        if (coded()) {
            for (int i = random.nextInt(3); i >= 0; i--) {
                drawn.addAll(Arrays.asList(any(theme == Theme.EDITS ? EDITED : ADD_ONS)));
            }
            if (chance(20)) {
                drawn.remove(random.nextInt(drawn.size()));
            }
        }
        for (int i = random.nextInt(coded() ? 2 : 4); i >= 0; i--) {
            drawn.add(code());
        }
        return drawn;
    }

    private List<Line> lines() {
        var drawn = new ArrayList<Line>();
        for (int i = 0; i < codes.size(); i++) {
            drawn.add(line(codes.size() - i, codes.get(i)));
        }
        return drawn;
    }

    private Line line(int number, String code) {
        boolean coded = coded();
        var modifiers = new ArrayList<String>();
        if (chance(coded ? 4 : 25)) {
            modifiers.addAll(any(List.of("GP"), List.of("GO"), List.of("GP", "GO"), List.of("GO", "GP"),
                    List.of("GN"), List.of("GN", "GO")));
        }
        if (coded && chance(40)) {
            modifiers.addAll(list(2, () -> any(SIDES)));
        }
        boolean fewUnits = chance(70);
        return RecordMaker.of(Line.class, "number", number, "code", code, "modifiers", modifiers,
                "authorization", chance(6) ? any("A-1", "A-2", "A-9") : null,
                "discipline", chance(6) ? any(Discipline.PT, Discipline.OT) : null,
                "categories", chance(8) ? categories() : null, "placeOfService", place(),
                "revenueCode", form == Form.INSTITUTIONAL && chance(40) ? any("0420", "424", "0430", "0439", "434",
                "0360", "0440", "444") : null,
                "date", chance(75) ? day : day.plusDays(random.nextInt(4) - 1),
                "visits", coded ? 1 : 1 + random.nextInt(9), "units", fewUnits ? 1 : 1 + random.nextInt(5),
                "levels", chance(15) ? random.nextInt(4) : null, "condition", chance(10) ? any(CONDITIONS) : null,
                "indicationListed", chance(92) ? Boolean.TRUE : flag(),
                "meetsGuideline", chance(85) ? Boolean.TRUE : flag(), "contingent", chance(4) ? flag() : null,
                "changedDuringProcedure", chance(5) ? flag() : null, "partOfTrial", chance(25) ? flag() : null,
                "mostAccurate", chance(25) ? flag() : null,
                "accurateCodes", chance(UNLISTED.contains(code) ? 30 : 8) ? accurate(code) : null,
                "procedureGroup", chance(20) ? any("G1", "G2") : null,
                "supportedUnits", chance(20) ? random.nextInt(5) : null,
                "supportedLevels", chance(20) ? random.nextInt(4) : null);
    }

    private String place() {
        if (form == Form.INSTITUTIONAL) {
            return chance(80) ? null : any("11", "22");
        }
        return chance(95) ? any("11", "11", "19", "22", "22", "24") : null;
    }

    private Set<String> categories() {
        Set<String> some = new TreeSet<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            some.add(chance(40) ? category() : any(BundledRequests.CATEGORIES));
        }
        return some;
    }

    private List<String> accurate(String code) {
        return any(List.of(code), List.of(code, code()), List.of(code()), List.of("0202T"), List.of("0202T", code));
    }

    private Clinical clinical() {
        int most = any(100, 100, 97, 90, 70);
        var documents = new ArrayList<Document>();
        for (var type : BundledRequests.DOCUMENTS) {
            if (chance(most)) {
                documents.add(document(type, most));
            }
        }
        var needs = list(3, () -> new SettingNeed(any(BundledRequests.NEEDS), chance(80) ? Boolean.TRUE : flag(),
                chance(70) ? Boolean.FALSE : flag()));
        return RecordMaker.of(Clinical.class, "documents", documents,
                "treatmentPlan", any(new TreatmentPlan(8, 4), new TreatmentPlan(null, null), null),
                "settingNeeds", needs, "assessment", chance(92) ? assessment() : null,
                "otherProvidersInvolved", chance(20) ? flag() : null);
    }

    private Document document(String type, int most) {
        boolean imaging = type.equals("ADVANCED_IMAGING");
        var last = type.equals("CONSULTATION") && received.isBefore(day) ? received : day;
        var usual = type.equals("CONSULTATION") ? last.minusDays(random.nextInt(60))
                : day.plusDays(random.nextInt(4) - 2);
        var date = chance(most) ? usual : any(null, last.minusDays(89 + random.nextInt(3)), last.plusDays(1));
        return new Document(type, date, imaging ? chance(95) ? Boolean.TRUE : flag() : null,
                imaging ? chance(90) ? Boolean.FALSE : flag() : null, imaging ? flag() : null);
    }

    private Assessment assessment() {
        return new Assessment(chance(85) ? Boolean.TRUE : flag(), chance(85) ? Boolean.TRUE : flag(),
                chance(10) ? flag() : null, chance(30) ? random.nextInt(12) : null);
    }

    private History history() {
        Map<Discipline, Integer> completed = new EnumMap<>(Discipline.class);
        for (var discipline : Discipline.values()) {
            if (chance(60)) {
                completed.put(discipline, random.nextInt(8));
            }
        }
        return RecordMaker.of(History.class, "visitsCompleted", completed,
                "lastReview", chance(20) ? any(day.minusMonths(12), day.minusMonths(12).minusDays(1),
                day.minusMonths(20)) : null,
                "authorizations", chance(85) ? list(3, this::authorization) : null,
                "requests", chance(40) ? list(2, this::prior) : null);
    }

    /** One of the request's, mostly, so that history bears on its lines. */
    private String codeOnFile() {
        return chance(75) ? codes.get(random.nextInt(codes.size())) : code();
    }

    private Authorization authorization() {
        return RecordMaker.of(Authorization.class, "id", any("A-1", "A-2", "A-3", null),
                "code", chance(40) ? codeOnFile() : null,
                "discipline", theme == Theme.CHIROPRACTIC ? Discipline.CHIROPRACTIC : chance(90)
                ? any(Discipline.values()) : null,
                "condition", chance(20) ? any(CONDITIONS) : null,
                "from", chance(85) ? day.minusDays(random.nextInt(40) - 1) : null,
                "to", chance(85) ? day.plusDays(random.nextInt(4) - 1) : null,
                "visits", chance(80) ? random.nextInt(10) : null, "visitsUsed", random.nextInt(4),
                "placeOfService", chance(90) ? any("11", "22", "19") : null);
    }

    private PriorRequest prior() {
        return RecordMaker.of(PriorRequest.class, "id", any("R-0", "R-0", "R-9", "R-1", null),
                "providerId", any("P-1", "P-2", null), "condition", chance(90) ? any(CONDITIONS) : null,
                "code", chance(95) ? codeOnFile() : null, "modifiers", chance(15) ? List.of(any("RT", "LT")) : null,
                "procedureGroup", chance(30) ? any("G1", "G2") : null, "date", chance(50) ? day
                        : any(null, day.minusDays(178 + random.nextInt(5)), day.minusDays(30), day.plusDays(1)),
                "units", chance(80) ? 1 : 2,
                "status", any(RequestStatus.AUTHORIZED, RequestStatus.AUTHORIZED, RequestStatus.OPEN,
                        RequestStatus.DENIED, RequestStatus.VOID, null), "performed", flag());
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private Boolean flag() {
        return random.nextInt(3) == 0 ? null : Boolean.valueOf(random.nextBoolean());
    }

    private <T> T mostly(T usual, T other) {
        return random.nextInt(5) == 0 ? other : usual;
    }

    private <T> List<T> list(int most, Supplier<T> element) {
        var list = new ArrayList<T>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            list.add(element.get());
        }
        return list;
    }

    @SafeVarargs
    private <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }
}
