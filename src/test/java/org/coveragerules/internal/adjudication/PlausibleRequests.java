package org.coveragerules.internal.adjudication;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.coveragerules.internal.reading.RecordMaker;
import org.coveragerules.request.Assessment;
import org.coveragerules.request.Authorization;
import org.coveragerules.request.BenefitLimit;
import org.coveragerules.request.Channel;
import org.coveragerules.request.Clinical;
import org.coveragerules.request.Discipline;
import org.coveragerules.request.Document;
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

/** Random requests from few values, so that rules meet on one line and boundaries are hit often. */
public final class PlausibleRequests {

    private static final String[] CODES = {"97110", "97110", "97110", "97161", "97166", "97139", "98940", "E0100",
        "63030", "92507", "70551", "22899", "22856", "32850", "99213", "20930"};
    private static final LocalDate[] DATES = {LocalDate.parse("2023-08-31"), LocalDate.parse("2023-09-01"),
        LocalDate.parse("2025-09-30"), LocalDate.parse("2025-10-01"), LocalDate.parse("2025-10-08"),
        LocalDate.parse("2026-08-03"), LocalDate.parse("2026-08-04"), LocalDate.parse("2026-08-11")};
    private static final String[] CONDITIONS = {"M54.50", "M54.50", "S83.2"};

    private final Random random;
    private final LocalDate day;

    private PlausibleRequests(Random random) {
        this.random = random;
        this.day = any(DATES);
    }

    /** A request that the random decides. */
    public static Request request(Random random) {
        return new PlausibleRequests(random).request();
    }

    private Request request() {
        return RecordMaker.of(Request.class, "id", "R-1", "type", any(RequestType.values()),
                "urgency", any(Urgency.values()), "emergency", mostly(null, true), "received", day.minusDays(2),
                "channel", any(Channel.values()), "form", mostly(Form.PROFESSIONAL, Form.INSTITUTIONAL),
                "typeOfBill", any("131", "0131", "852", "211"), "recordsAwaited", mostly(null, true),
                "member", new Member(any(day.minusYears(18), day.minusYears(18).plusDays(1))), "plan", plan(),
                "provider", new Provider(any("P-1", "P-2"), maybe(any(Network.values())), null),
                "condition", any(CONDITIONS), "lines", lines(), "clinical", mostly(clinical(), null),
                "history", history(), "trial", mostly(null, new Trial(flag(), flag())));
    }

    private Plan plan() {
        return RecordMaker.of(Plan.class,
                "lineOfBusiness", mostly(LineOfBusiness.COMMERCIAL, any(LineOfBusiness.values())),
                "funding", maybe(any(Funding.values())), "state", maybe("WI"), "eligibleFrom", mostly(null, day),
                "eligibleTo", mostly(null, day),
                "electedCategories", maybe(mostly(Set.of(BundledRequests.CATEGORIES), set(BundledRequests.CATEGORIES))),
                "benefitConfirmed", flag(), "transplantNetworkOptIn", flag(), "areaAvailable", mostly(null, false),
                "benefitLimits", list(2, this::limit), "provisions", list(2, this::provision),
                "mandates", list(2, this::mandate));
    }

    private BenefitLimit limit() {
        return new BenefitLimit(any(EnumSet.of(any(Discipline.values())), EnumSet.of(Discipline.PT, Discipline.OT),
                EnumSet.allOf(Discipline.class)), 3 + small(), small(), mostly(null, day), mostly(null, day));
    }

    private Provision provision() {
        return RecordMaker.of(Provision.class, "effect", any(TermEffect.values()),
                "codes", list(1, () -> any(CODES)), "category", maybe(any(BundledRequests.CATEGORIES)),
                "overrides", set(BundledRequests.OVERRIDES), "trial", mostly(false, true), "from", mostly(null, day),
                "to", mostly(null, day), "citation", "SPD");
    }

    private Mandate mandate() {
        return RecordMaker.of(Mandate.class, "effect", any(TermEffect.COVERED, TermEffect.EXCLUDED),
                "jurisdiction", any("US", "WI", "MN"), "codes", list(1, () -> any(CODES)),
                "category", maybe(any(BundledRequests.CATEGORIES)), "overrides", set(BundledRequests.OVERRIDES),
                "trial", mostly(false, true), "from", mostly(null, day), "to", mostly(null, day));
    }

    private List<Line> lines() {
        var lines = new ArrayList<Line>();
        for (int number = 1 + random.nextInt(3); number > 0; number--) {
            lines.add(RecordMaker.of(Line.class, "number", number, "code", any(CODES),
                    "modifiers", list(2, () -> any("GP", "GO", "GN", "RT", "59")),
                    "authorization", mostly(null, any("A-1", "A-9")),
                    "categories", mostly(null, set(BundledRequests.CATEGORIES)),
                    "placeOfService", mostly(any("11", "22", "19"), null),
                    "revenueCode", mostly(null, any("0420", "0440")), "date", day.plusDays(random.nextInt(3)),
                    "visits", 1 + small(), "units", 1 + random.nextInt(3), "levels", maybe(2),
                    "condition", mostly(null, any(CONDITIONS)), "indicationListed", mostly(true, flag()),
                    "meetsGuideline", flag(), "contingent", mostly(null, true),
                    "changedDuringProcedure", mostly(null, true), "partOfTrial", maybe(flag()),
                    "mostAccurate", flag(), "accurateCodes", mostly(null, list(2, () -> any(CODES))),
                    "procedureGroup", maybe("G1"), "supportedUnits", mostly(null, random.nextInt(3)),
                    "supportedLevels", mostly(null, random.nextInt(3))));
        }
        return lines;
    }

    private Clinical clinical() {
        var documents = new ArrayList<Document>();
        for (var type : BundledRequests.DOCUMENTS) {
            if (random.nextInt(4) > 0) {
                documents.add(new Document(type, mostly(day.minusDays(random.nextInt(120)), null), flag(), flag(),
                        flag()));
            }
        }
        return RecordMaker.of(Clinical.class, "documents", documents,
                "treatmentPlan", new TreatmentPlan(8, maybe(4)),
                "settingNeeds", list(2, () -> new SettingNeed(any(BundledRequests.NEEDS), mostly(true, flag()),
                flag())),
                "assessment", mostly(new Assessment(mostly(true, flag()), mostly(true, flag()), mostly(null, true),
                        mostly(null, random.nextInt(12))), null), "otherProvidersInvolved", flag());
    }

    private History history() {
        Map<Discipline, Integer> completed = new EnumMap<>(Discipline.class);
        for (var discipline : Discipline.values()) {
            completed.put(discipline, random.nextInt(7));
        }
        return RecordMaker.of(History.class, "visitsCompleted", completed,
                "lastReview", mostly(null, any(day.minusMonths(12), day.minusMonths(12).minusDays(1))),
                "authorizations", mostly(list(2, this::authorization), null),
                "requests", list(2, () -> RecordMaker.of(PriorRequest.class, "id", any("R-0", "R-1"), "providerId",
                any("P-1", "P-2"),
        "condition", any(CONDITIONS), "code", any(CODES), "modifiers", list(1, () -> any("RT", "LT")),
        "procedureGroup", maybe("G1"), "date", day.minusDays(random.nextInt(200)), "units", 1 + random.nextInt(2),
        "status", any(RequestStatus.values()), "performed", flag())));
    }

    private Authorization authorization() {
        return RecordMaker.of(Authorization.class, "id", any("A-1", "A-2"), "code", maybe(any(CODES)),
                "discipline", any(Discipline.values()), "condition", mostly(null, any(CONDITIONS)),
                "from", mostly(day.minusDays(random.nextInt(3)), null),
                "to", mostly(day.plusDays(random.nextInt(3)), null), "visits", mostly(small(), null),
                "visitsUsed", random.nextInt(2), "placeOfService", maybe(any("11", "22")));
    }

    private int small() {
        return random.nextInt(9);
    }

    private Boolean flag() {
        return random.nextInt(3) == 0 ? null : Boolean.valueOf(random.nextBoolean());
    }

    private <T> T maybe(T value) {
        return random.nextInt(3) == 0 ? null : value;
    }

    private <T> T mostly(T usual, T other) {
        return random.nextInt(4) == 0 ? other : usual;
    }

    private <T> List<T> list(int most, Supplier<T> element) {
        var list = new ArrayList<T>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            list.add(element.get());
        }
        return list;
    }

    private <E> Set<E> set(E[] values) {
        Set<E> set = new TreeSet<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            set.add(any(values));
        }
        return set;
    }

    @SafeVarargs
    private <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }
}
