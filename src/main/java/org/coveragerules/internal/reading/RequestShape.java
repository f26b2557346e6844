package org.coveragerules.internal.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.coveragerules.internal.vocabulary.ObservationWord;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.internal.vocabulary.WordKind;
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
import org.coveragerules.request.Observed;
import org.coveragerules.request.Phase;
import org.coveragerules.request.Plan;
import org.coveragerules.request.PriorRequest;
import org.coveragerules.request.PriorService;
import org.coveragerules.request.Provider;
import org.coveragerules.request.Provision;
import org.coveragerules.request.Request;
import org.coveragerules.request.RequestStatus;
import org.coveragerules.request.RequestType;
import org.coveragerules.request.SettingNeed;
import org.coveragerules.request.Sex;
import org.coveragerules.request.TermEffect;
import org.coveragerules.request.Treatment;
import org.coveragerules.request.TreatmentPlan;
import org.coveragerules.request.TreatmentResult;
import org.coveragerules.request.Trial;
import org.coveragerules.request.Urgency;

/** What a request looks like in JSON: one method for each record, one expression for each field. */
final class RequestShape {

    private final Vocabulary words;

    RequestShape(Vocabulary words) {
        this.words = words;
    }

    Request request(Cursor it) {
        Request request = read(it);
        noteUnborn(it.below("member").below("birthDate"), it.below("lines"));
        return request;
    }

    private static void noteUnborn(Cursor birthDate, Cursor lines) {
        LocalDate birth = birthDate.day();
        for (int i = 0; birth != null && i < lines.size(); i++) {
            LocalDate date = lines.below(i).below("date").day();
            if (date != null && date.isBefore(birth)) {
                birthDate.note("a day after that of `$.lines[" + i + "].date`", "the day of birth");
                return;
            }
        }
    }

    private Request read(Cursor it) {
        return new Request(
                it.at("id").required().text(),
                it.at("type").required().oneOf(RequestType.values()),
                it.at("urgency").oneOf(Urgency.values()),
                it.at("emergency").flag(),
                it.at("received").required().date(),
                it.at("channel").oneOf(Channel.values()),
                it.at("form").oneOf(Form.values()),
                it.at("typeOfBill").text(TextForm.TYPE_OF_BILL),
                it.at("recordsAwaited").flag(),
                it.at("member").object(RequestShape::member),
                it.at("plan").required().object(this::plan),
                it.at("provider").object(RequestShape::provider),
                it.at("condition").condition(),
                lines(it.at("lines").required()),
                it.at("clinical").object(this::clinical),
                it.at("history").object(RequestShape::history),
                it.at("trial").object(RequestShape::trial),
                it.at("diagnoses").list(Cursor::condition));
    }

    private static Member member(Cursor it) {
        return new Member(it.at("birthDate").personal().date(), it.at("sex").personal().oneOrUnknown(Sex.values()));
    }

    private Plan plan(Cursor it) {
        it.range("eligibleFrom", "eligibleTo");
        return new Plan(
                it.at("lineOfBusiness").required().oneOf(LineOfBusiness.values()),
                it.at("funding").oneOf(Funding.values()),
                it.at("state").text(TextForm.STATE),
                it.at("eligibleFrom").date(),
                it.at("eligibleTo").date(),
                it.at("electedCategories").words(words.words(WordKind.CATEGORY)),
                it.at("benefitConfirmed").flag(),
                it.at("transplantNetworkOptIn").flag(),
                it.at("areaAvailable").flag(),
                it.at("benefitLimits").objects(RequestShape::benefitLimit),
                it.at("provisions").objects(this::provision),
                it.at("mandates").objects(this::mandate));
    }

    private static BenefitLimit benefitLimit(Cursor it) {
        it.range("from", "to");
        return new BenefitLimit(
                disciplines(it.at("discipline"), it.at("disciplines")),
                it.at("visits").required().count(),
                it.at("used").count(0),
                it.at("from").date(),
                it.at("to").date());
    }

    /** One discipline or several that share a limit; a fault where there is none, and where one is told twice. */
    private static Set<Discipline> disciplines(Cursor one, Cursor several) {
        Discipline single = one.oneOf(Discipline.values());
        Set<Discipline> shared = several.set(Discipline.values());
        boolean isShared = shared != null && !shared.isEmpty();
        if (single == null && !isShared) {
            one.note("missing", "the discipline of the limit, or in `disciplines` those that share it");
        } else if (single != null && isShared) {
            one.note("given beside `disciplines`", "one of the two");
        }
        return isShared ? shared : EnumSet.of(single == null ? Discipline.PT : single);
    }

    private Provision provision(Cursor it) {
        it.range("from", "to");
        return new Provision(
                it.at("effect").required().oneOf(TermEffect.values()),
                it.at("codes").list(RequestShape::code),
                it.at("category").word(words.words(WordKind.CATEGORY)),
                it.at("overrides").words(words.words(WordKind.OVERRIDE)),
                Boolean.TRUE.equals(it.at("trial").flag()),
                it.at("from").date(),
                it.at("to").date(),
                it.at("citation").text());
    }

    private Mandate mandate(Cursor it) {
        it.range("from", "to");
        return new Mandate(
                it.at("effect").required().oneOf(TermEffect.COVERED, TermEffect.EXCLUDED),
                it.at("jurisdiction").required().text(TextForm.JURISDICTION),
                it.at("codes").list(RequestShape::code),
                it.at("category").word(words.words(WordKind.CATEGORY)),
                it.at("overrides").words(words.words(WordKind.OVERRIDE)),
                Boolean.TRUE.equals(it.at("trial").flag()),
                it.at("from").date(),
                it.at("to").date(),
                it.at("citation").text());
    }

    private static Provider provider(Cursor it) {
        return new Provider(it.at("id").text(), it.at("network").oneOf(Network.values()));
    }

    private List<Line> lines(Cursor it) {
        Map<Integer, Line> byNumber = new LinkedHashMap<>();
        for (Cursor each : it.elements()) {
            Line line = each.object(this::line);
            boolean again = byNumber.putIfAbsent(line.number(), line) != null;
            if (again && line.number() > 0) {
                each.at("number").note("`" + line.number() + "` as an earlier line's is", "each line its own number");
            }
        }
        return new ArrayList<>(byNumber.values());
    }

    private Line line(Cursor it) {
        return new Line(
                it.at("number").required().whole(1),
                code(it.at("code").required()),
                it.at("modifiers").list(each -> each.text(TextForm.MODIFIER)),
                it.at("authorization").text(),
                it.at("discipline").oneOf(Discipline.PT, Discipline.OT),
                it.at("categories").words(words.words(WordKind.CATEGORY)),
                it.at("placeOfService").text(TextForm.PLACE_OF_SERVICE),
                it.at("revenueCode").text(TextForm.REVENUE_CODE),
                it.at("date").required().date(),
                it.at("visits").asked(),
                it.at("units").asked(),
                it.at("levels").count(),
                it.at("condition").condition(),
                it.at("phase").oneOf(Phase.values()),
                it.at("indicationListed").flag(),
                it.at("meetsGuideline").flag(),
                it.at("contingent").flag(),
                it.at("changedDuringProcedure").flag(),
                it.at("partOfTrial").flag(),
                it.at("mostAccurate").flag(),
                it.at("accurateCodes").list(RequestShape::code),
                it.at("procedureGroup").text(),
                it.at("supportedUnits").count(),
                it.at("supportedLevels").count(),
                it.at("diagnoses").list(Cursor::condition));
    }

    private Clinical clinical(Cursor it) {
        return new Clinical(
                it.at("documents").objects(this::document),
                it.at("treatmentPlan").object(RequestShape::treatmentPlan),
                it.at("settingNeeds").objects(this::settingNeed),
                it.at("assessment").object(RequestShape::assessment),
                it.at("otherProvidersInvolved").flag(),
                observations(it.at("observations")),
                it.at("treatments").objects(this::treatment));
    }

    private Document document(Cursor it) {
        return new Document(
                it.at("type").required().word(words.words(WordKind.DOCUMENT)),
                it.at("date").personal().date(),
                it.at("independentInterpretation").flag(),
                it.at("discrepancy").flag(),
                it.at("reconciled").flag());
    }

    private static TreatmentPlan treatmentPlan(Cursor it) {
        return new TreatmentPlan(it.at("visits").count(), it.at("weeks").count());
    }

    private SettingNeed settingNeed(Cursor it) {
        return new SettingNeed(
                it.at("need").required().word(words.words(WordKind.NEED)),
                it.at("documented").flag(),
                it.at("availableInLowerAcuitySetting").flag());
    }

    private static Assessment assessment(Cursor it) {
        return new Assessment(
                it.at("conditionSupportsService").flag(),
                it.at("progressMeetsCriteria").flag(),
                it.at("maximumBenefitReached").flag(),
                it.at("supportedVisits").count());
    }

    private static History history(Cursor it) {
        return new History(
                it.at("visitsCompleted").object(RequestShape::visitsCompleted),
                it.at("lastReview").date(),
                it.at("authorizations").orUnknown(list -> list.objects(RequestShape::authorization)),
                it.at("requests").objects(RequestShape::priorRequest),
                it.at("services").orUnknown(list -> list.objects(RequestShape::priorService)));
    }

    private static Map<Discipline, Integer> visitsCompleted(Cursor it) {
        Map<Discipline, Integer> visits = new EnumMap<>(Discipline.class);
        for (Discipline discipline : Discipline.values()) {
            Integer completed = it.at(discipline.name()).count();
            if (completed != null) {
                visits.put(discipline, completed);
            }
        }
        return visits;
    }

    private static Authorization authorization(Cursor it) {
        it.range("from", "to");
        return new Authorization(
                it.at("id").text(),
                code(it.at("code")),
                it.at("discipline").oneOf(Discipline.values()),
                it.at("condition").condition(),
                it.at("from").date(),
                it.at("to").date(),
                it.at("visits").count(),
                it.at("visitsUsed").count(0),
                it.at("placeOfService").text(TextForm.PLACE_OF_SERVICE));
    }

    private static PriorRequest priorRequest(Cursor it) {
        return new PriorRequest(
                it.at("id").text(),
                it.at("providerId").text(),
                it.at("condition").condition(),
                code(it.at("code")),
                it.at("modifiers").list(each -> each.text(TextForm.MODIFIER)),
                it.at("procedureGroup").text(),
                it.at("date").date(),
                it.at("units").asked(),
                it.at("status").oneOf(RequestStatus.values()),
                it.at("performed").flag());
    }

    private static PriorService priorService(Cursor it) {
        return new PriorService(code(it.at("code").required()), it.at("date").required().personal().date(),
                it.at("units").asked());
    }

    private Treatment treatment(Cursor it) {
        it.range("from", "to");
        return new Treatment(
                it.at("kind").required().word(words.words(WordKind.TREATMENT)),
                it.at("from").personal().date(),
                it.at("to").personal().date(),
                it.at("sessions").personal().count(),
                it.at("result").oneOf(TreatmentResult.values()));
    }

    /** The observations; a fault where two of one name and date differ. */
    private List<Observed> observations(Cursor it) {
        List<Observed> observations = new ArrayList<>();
        Map<List<Object>, Observed> first = new HashMap<>();
        for (Cursor each : it.elements()) {
            Observed observed = each.object(this::observed);
            Observed earlier = first.putIfAbsent(Arrays.asList(observed.name(), observed.date()), observed);
            if (earlier == null) {
                observations.add(observed);
            } else if (!earlier.saysWhat(observed)) {
                each.note("another value of `" + observed.name() + "` on the date of an earlier one",
                        "one value of a name and date");
            }
        }
        return observations;
    }

    private Observed observed(Cursor it) {
        String name = it.at("name").required().word(words.observations());
        ObservationWord word = words.observations().get(name);
        Cursor value = it.at("value");
        Cursor unit = it.at("unit");
        LocalDate date = it.at("date").personal().date();
        if (word == null) {
            return new Observed(name, null, null, null, null, null, null, date);
        }
        value.required();
        if (word.type() != ObservationWord.Type.NUMBER) {
            unit.refuse("no unit, since `" + name + "` is no number");
        }
        return switch (word.type()) {
            case NUMBER -> new Observed(name, value.personal().number(word, unit), word.unit(), null, null, null, null,
                    date);
            case FLAG -> new Observed(name, null, null, value.personal().flag(), null, null, null, date);
            case CHOICE -> new Observed(name, null, null, null, value.choice(word.of()), null, null, date);
            case DATE -> new Observed(name, null, null, null, null, value.personal().date(), null, date);
            case CODE -> new Observed(name, null, null, null, null, null, value.personal().text(), date);
        };
    }

    private static Trial trial(Cursor it) {
        return new Trial(it.at("cmsApproved").flag(), it.at("coverageWithEvidenceDevelopment").flag());
    }

    private static String code(Cursor it) {
        return it.text(TextForm.PROCEDURE_CODE);
    }
}
