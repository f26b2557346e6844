package org.coveragerules.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.coveragerules.Fault;
import org.coveragerules.InvalidRequestException;
import org.coveragerules.internal.adjudication.BundledRequests;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

    static final String MINIMAL = """
            {"id": "R-1", "type": "PRECERTIFICATION", "received": "2025-10-06",
             "plan": {"lineOfBusiness": "COMMERCIAL"},
             "lines": [{"number": 1, "code": "97110", "date": "2025-10-08"}]}""";

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void readsEveryField() throws IOException {
        Request request;
        try (InputStream every = getClass().getResourceAsStream("every-field.json")) {
            request = BundledRequests.read(every);
        }

        LocalDate newYear = LocalDate.parse("2025-01-01");
        assertThat(request).isEqualTo(RecordMaker.of(Request.class, "id", "R-1001",
                "type", RequestType.PRECERTIFICATION, "urgency", Urgency.STANDARD, "emergency", false,
                "received", LocalDate.parse("2025-10-06"), "channel", Channel.ONLINE, "form", Form.PROFESSIONAL,
                "recordsAwaited", false, "member", new Member(LocalDate.parse("1980-04-02")),
                "plan", RecordMaker.of(Plan.class, "lineOfBusiness", LineOfBusiness.COMMERCIAL, "funding",
                Funding.FULLY_INSURED,
        "state", "WI", "eligibleFrom", newYear,
        "electedCategories", Set.of("PHYSICAL_OCCUPATIONAL_THERAPY", "SPINAL_PROCEDURES"), "benefitConfirmed", true,
        "transplantNetworkOptIn", false, "areaAvailable", true,
        "benefitLimits", List.of(new BenefitLimit(Set.of(Discipline.PT, Discipline.OT), 60, 12, newYear,
                                LocalDate.parse("2025-12-31"))),
        "provisions", List.of(RecordMaker.of(Provision.class, "effect", TermEffect.EXCLUDED, "codes",
        List.of("97124"),
        "overrides", Set.of(), "trial", false, "from", newYear, "citation", "SPD p. 31")),
        "mandates", List.of(RecordMaker.of(Mandate.class, "effect", TermEffect.COVERED, "jurisdiction", "WI", "codes",
        List.of(),
        "category", "SPEECH_THERAPY", "overrides", Set.of(), "trial", false, "citation", "Wis. Stat. 632.895"))),
                "provider", new Provider("P-77", Network.CIGNA_CONTRACTED, null), "condition", "M54.50",
                "lines", List.of(RecordMaker.of(Line.class, "number", 1, "code", "97110", "modifiers", List.of("GP"),
                "authorization", "A-9",
        "discipline", Discipline.PT, "categories", Set.of(), "placeOfService", "22",
        "date", LocalDate.parse("2025-10-08"), "visits", 8, "units", 2, "indicationListed", true,
        "meetsGuideline", true, "contingent", false, "changedDuringProcedure", false, "accurateCodes", List.of())),
                "clinical", RecordMaker.of(Clinical.class,
        "documents", List.of(new Document("CLINICAL_HISTORY", LocalDate.parse("2025-10-01"), null, null,
                                        null),
                                new Document("ADVANCED_IMAGING", LocalDate.parse("2025-09-20"), true, false,
                                        null)), "treatmentPlan", new TreatmentPlan(8, 4),
        "settingNeeds", List.of(new SettingNeed("SPECIALIZED_EQUIPMENT", true, false)),
        "assessment", new Assessment(true, true, false, 8), "otherProvidersInvolved", false),
                "history", RecordMaker.of(History.class,
        "visitsCompleted", Map.of(Discipline.PT, 0, Discipline.OT, 0, Discipline.CHIROPRACTIC, 0),
        "lastReview", LocalDate.parse("2025-01-15"),
        "authorizations", List.of(RecordMaker.of(Authorization.class, "id", "A-9", "discipline", Discipline.PT,
        "condition", "M54.50",
        "from", LocalDate.parse("2025-06-01"), "to", LocalDate.parse("2025-07-15"), "visits", 8, "visitsUsed", 8,
        "placeOfService", "11")),
        "requests", List.of(RecordMaker.of(PriorRequest.class, "id", "R-0900", "providerId", "P-12", "condition",
        "M54.50",
        "code", "63030", "modifiers", List.of(), "date", LocalDate.parse("2026-08-10"), "units", 1,
        "status", RequestStatus.AUTHORIZED, "performed", false))), "trial", new Trial(false, false)));
    }

    @Test
    void whatIsAbsentHasItsDefault() {
        Request request = BundledRequests.read(MINIMAL);

        assertThat(request.urgency()).isEqualTo(Urgency.STANDARD);
        assertThat(request.form()).isEqualTo(Form.PROFESSIONAL);
        assertThat(BundledRequests.CATEGORIES).allMatch(request.plan()::elects);
        assertThat(request.lines().get(0).visits()).isEqualTo(1);
        assertThat(request.lines().get(0).units()).isEqualTo(1);
        assertThat(request.lines().get(0).categories()).isEmpty();
        assertThat(request.member().birthDate()).isNull();
        assertThat(request.history().visitsCompleted()).isEmpty();
        assertThat(request.clinical()).isNull();
        assertThat(request.trial()).isNull();
    }

    @Test
    void nullIsTheSameAsAbsent() throws IOException {
        ObjectNode nulls = (ObjectNode) JSON.readTree(MINIMAL);
        for (String field : List.of("urgency", "emergency", "channel", "form", "typeOfBill", "recordsAwaited", "member",
                "provider", "condition", "clinical", "history", "trial")) {
            nulls.putNull(field);
        }
        ((ObjectNode) nulls.path("plan")).putNull("electedCategories").putNull("provisions");
        ((ObjectNode) nulls.at("/lines/0")).putNull("visits").putNull("modifiers").putNull("discipline");

        assertThat(BundledRequests.read(nulls)).isEqualTo(BundledRequests.read(MINIMAL));
    }

    @Test
    void anEmptyListOfElectedCategoriesElectsNothing() throws IOException {
        Plan plan = BundledRequests.read(with("/plan/electedCategories", "[]")).plan();
        assertThat(BundledRequests.CATEGORIES).noneMatch(plan::elects);
    }

    @Test
    void textAndBytesAndTreesReadAlike() throws IOException {
        Request request = BundledRequests.read(MINIMAL);

        assertThat(BundledRequests.read(JSON.readTree(MINIMAL))).isEqualTo(request);
        assertThat(BundledRequests.read(MINIMAL.getBytes(StandardCharsets.UTF_8))).isEqualTo(request);
        assertThat(BundledRequests.read("\uFEFF\n " + MINIMAL + "\n")).isEqualTo(request);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                // missing
                arguments("/id", null, "`$.id` is missing; give a text that is not blank"),
                arguments("/type", null, "`$.type` is missing; give one of `PRECERTIFICATION`"),
                arguments("/received", null, "`$.received` is missing; give a date"),
                arguments("/received", "null", "`$.received` is missing; give a date"),
                arguments("/plan", null, "`$.plan.lineOfBusiness` is missing; give one of `COMMERCIAL`"),
                arguments("/plan/lineOfBusiness", null, "`$.plan.lineOfBusiness` is missing"),
                arguments("/lines", null, "`$.lines` is missing; give a list of at least one"),
                arguments("/lines", "[]", "`$.lines` is an empty list; give a list of at least one"),
                arguments("/lines/0/number", null, "`$.lines[0].number` is missing; give a whole number from 1"),
                arguments("/lines/0/code", null, "`$.lines[0].code` is missing; give a CPT or HCPCS code"),
                arguments("/lines/0/date", null, "`$.lines[0].date` is missing; give a date"),
                arguments("/clinical", "{\"documents\": [{}]}", "`$.clinical.documents[0].type` is missing"),
                arguments("/clinical", "{\"settingNeeds\": [{}]}", "`$.clinical.settingNeeds[0].need` is missing"),
                arguments("/plan/provisions", "[{}]", "`$.plan.provisions[0].effect` is missing"),
                arguments("/plan/mandates", "[{\"jurisdiction\": \"US\"}]", "`$.plan.mandates[0].effect` is missing"),
                arguments("/plan/mandates", "[{\"effect\": \"COVERED\"}]",
                        "`$.plan.mandates[0].jurisdiction` is missing; give `US` or a state's two letters"),
                arguments("/plan/benefitLimits", "[{\"visits\": 1}]",
                        "`$.plan.benefitLimits[0].discipline` is missing"),
                arguments("/plan/benefitLimits", "[{\"discipline\": \"PT\"}]",
                        "`$.plan.benefitLimits[0].visits` is missing"),
                arguments("/history", "{\"requests\": [null]}", "`$.history.requests[0]` is missing; give an object"),
                arguments("/lines/0/modifiers", "[null]", "`$.lines[0].modifiers[0]` is missing; give a modifier"),
                // unknown
                arguments("/lines/0/placeofservice", "\"22\"", "`$.lines[0].placeofservice` is an unknown field; "
                        + "give a known field, maybe `placeOfService`"),
                arguments("/lines/0/place_of_service", "null", "maybe `placeOfService`"),
                arguments("/member", "{\"name\": \"Q\"}",
                        "`$.member.name` is an unknown field; give a known field: `birthDate`"),
                arguments("/John Q. Public, born 1980", "1", "`$.?` is an unknown field"),
                arguments("/history", "{\"visitsCompleted\": {\"SPEECH\": 1}}",
                        "`$.history.visitsCompleted.SPEECH` is an unknown field; "
                                + "give a known field: `PT`, `OT`, `ST`, `CHIROPRACTIC`"),
                arguments("/type", "\"CLAIMS\"", "`$.type` is `\"CLAIMS\"`; give one of `PRECERTIFICATION`, "
                        + "`CONCURRENT`, `RETROSPECTIVE`, `CLAIM`, maybe `CLAIM`"),
                arguments("/type", "\"claim\"", "maybe `CLAIM`"),
                arguments("/lines/0/categories", "[\"TRANSPLANTS\"]",
                        "`$.lines[0].categories[0]` is `\"TRANSPLANTS\"`"),
                arguments("/lines/0/discipline", "\"CHIROPRACTIC\"",
                        "`$.lines[0].discipline` is `\"CHIROPRACTIC\"`; give one of `PT`, `OT`"),
                arguments("/plan/mandates", "[{\"effect\": \"INVESTIGATIONAL\", \"jurisdiction\": \"US\"}]",
                        "`$.plan.mandates[0].effect` is `\"INVESTIGATIONAL\"`; give one of `COVERED`, `EXCLUDED`"),
                arguments("/plan/provisions", "[{\"effect\": \"COVERED\", \"overrides\": [\"CODING\"]}]",
                        "`$.plan.provisions[0].overrides[0]` is `\"CODING\"`; give one of `EIU`"),
                // wrong kind
                arguments("/id", "7", "`$.id` is `7`; give a text"),
                arguments("/lines/0/code", "97110", "`$.lines[0].code` is `97110`; give a CPT or HCPCS code"),
                arguments("/lines/0/visits", "\"8\"", "`$.lines[0].visits` is `\"8\"`; give a whole number from 1"),
                arguments("/lines/0/visits", "8.0", "`$.lines[0].visits` is `8.0`; give a whole number"),
                arguments("/lines/0/visits", "true", "`$.lines[0].visits` is `true`; give a whole number"),
                arguments("/lines/0/visits", "[8]", "`$.lines[0].visits` is a list; give a whole number"),
                arguments("/lines/0/visits", "1e999", "`$.lines[0].visits` is `Infinity`; give a whole number"),
                arguments("/lines/0/visits", "1000001", "is `1000001`; give a whole number from 1 to 1000000"),
                arguments("/lines/0/visits", "9".repeat(900), "is `9999999999999999999999999999999999999999...`; give"),
                arguments("/lines/0/meetsGuideline", "\"true\"",
                        "`$.lines[0].meetsGuideline` is `\"true\"`; give `true` or `false`"),
                arguments("/lines/0/meetsGuideline", "1", "`$.lines[0].meetsGuideline` is `1`; give `true` or `false`"),
                arguments("/lines/0/modifiers", "\"GP\"", "`$.lines[0].modifiers` is a text; give a list"),
                arguments("/lines", "{}", "`$.lines` is an object; give a list of at least one"),
                arguments("/lines/1", "5", "`$.lines[1]` is a number; give an object"),
                arguments("/plan", "\"gold\"", "`$.plan` is a text; give an object"),
                arguments("/history", "{\"visitsCompleted\": 3}",
                        "`$.history.visitsCompleted` is a number; give an object"),
                arguments("/received", "20251006", "`$.received` is `20251006`; give a date"),
                // values out of bounds
                arguments("/id", "\" \\t\"", "`$.id` is a blank text; give a text that is not blank"),
                arguments("/provider", "{\"id\": \"\"}", "`$.provider.id` is a blank text"),
                arguments("/received", "\"2025-02-30\"",
                        "`$.received` is `\"2025-02-30\"`; give a date of the calendar"),
                arguments("/received", "\"2025-2-3\"", "`$.received` is `\"2025-2-3\"`"),
                arguments("/received", "\"2025-10-06T00:00:00\"", "`$.received` is `\"2025-10-06T00:00:00\"`; give a date"
                        + " of the calendar as in `2025-10-31`, or with a time and its offset as in"),
                arguments("/received", "\"2025-10-06T00:00Z\"", "`$.received` is `\"2025-10-06T00:00Z\"`"),
                arguments("/received", "\"2025-10-06T24:00:00Z\"", "`$.received` is `\"2025-10-06T24:00:00Z\"`"),
                arguments("/received", "\"2025-02-29T00:00:00Z\"", "`$.received` is `\"2025-02-29T00:00:00Z\"`"),
                arguments("/received", "\"2025-10-06T00:00:00+15:00\"", "`$.received` is `\"2025-10-06T00:00:00+15:00\"`"),
                arguments("/lines/0/date", "\"2025-10-06T00:00:00Z\"", "`$.lines[0].date` is"),
                arguments("/received", "\"+12025-10-06\"", "`$.received` is"),
                arguments("/lines/0/number", "0", "`$.lines[0].number` is `0`; give a whole number from 1"),
                arguments("/lines/0/visits", "-1", "`$.lines[0].visits` is `-1`; give a whole number from 1"),
                arguments("/lines/0/visits", "0", "`$.lines[0].visits` is `0`; give a whole number from 1"),
                arguments("/lines/0/units", "0", "`$.lines[0].units` is `0`; give a whole number from 1"),
                arguments("/history", "{\"requests\": [{\"units\": 0}]}", "`$.history.requests[0].units` is `0`"),
                arguments("/condition", "\"54.50\"", "`$.condition` is a text that is none; give an ICD-10-CM code"),
                arguments("/condition", "\"M54.\"", "`$.condition` is a text that is none"),
                arguments("/condition", "\"M54.50123\"", "`$.condition` is a text that is none"),
                arguments("/lines/0/condition", "\"MM4\"", "`$.lines[0].condition` is a text that is none"),
                arguments("/plan/benefitLimits",
                        "[{\"discipline\": \"PT\", \"visits\": 1, \"from\": \"2025-02-01\", \"to\": \"2025-01-31\"}]",
                        "`$.plan.benefitLimits[0].to` is `2025-01-31`, before `from`"),
                arguments("/plan/benefitLimits", "[{\"discipline\": \"PT\", \"disciplines\": [\"OT\"], \"visits\": 1}]",
                        "`$.plan.benefitLimits[0].discipline` is given beside `disciplines`; give one of the two"),
                arguments("/plan/benefitLimits", "[{\"disciplines\": [], \"visits\": 1}]",
                        "`$.plan.benefitLimits[0].discipline` is missing"),
                arguments("/member", "{\"birthDate\": \"2999-01-01\"}",
                        "`$.member.birthDate` is a day after that of `$.lines[0].date`; give the day of birth"),
                arguments("/lines/0/supportedLevels", "-1", "`$.lines[0].supportedLevels` is `-1`"),
                arguments("/plan/benefitLimits", "[{\"discipline\": \"PT\", \"visits\": 1, \"used\": -1}]",
                        "`$.plan.benefitLimits[0].used` is `-1`"),
                arguments("/clinical", "{\"treatmentPlan\": {\"weeks\": -4}}",
                        "`$.clinical.treatmentPlan.weeks` is `-4`"),
                arguments("/clinical", "{\"assessment\": {\"supportedVisits\": -4}}",
                        "`$.clinical.assessment.supportedVisits` is `-4`"),
                arguments("/history", "{\"visitsCompleted\": {\"PT\": -4}}", "`$.history.visitsCompleted.PT` is `-4`"),
                arguments("/history", "{\"authorizations\": [{\"visitsUsed\": -4}]}",
                        "`$.history.authorizations[0].visitsUsed` is `-4`"),
                arguments("/lines/1", "{\"number\": 1, \"code\": \"97112\", \"date\": \"2025-10-08\"}",
                        "`$.lines[1].number` is `1` as an earlier line's is; give each line its own number"),
                // shapes
                arguments("/lines/0/code", "\"9711\"", "`$.lines[0].code` is `\"9711\"`; give a CPT or HCPCS code"),
                arguments("/lines/0/code", "\"97110 \"", "`$.lines[0].code` is `\"97110 \"`"),
                arguments("/lines/0/code", "\"0202t\"", "`$.lines[0].code` is `\"0202t\"`"),
                arguments("/lines/0/code", "\"W0151\"", "`$.lines[0].code` is `\"W0151\"`"),
                arguments("/lines/0/code", "\"\u0669\u0669\u0669\u0669\u0669\"", "`$.lines[0].code` is"),
                arguments("/lines/0/accurateCodes", "[\"97110\", \"x\"]", "`$.lines[0].accurateCodes[1]` is `\"x\"`"),
                arguments("/plan/provisions", "[{\"effect\": \"COVERED\", \"codes\": [\"x\"]}]",
                        "`$.plan.provisions[0].codes[0]` is `\"x\"`"),
                arguments("/plan/mandates", "[{\"effect\": \"COVERED\", \"jurisdiction\": \"US\", \"codes\": [\"x\"]}]",
                        "`$.plan.mandates[0].codes[0]` is `\"x\"`"),
                arguments("/history", "{\"authorizations\": [{\"code\": \"x\"}]}",
                        "`$.history.authorizations[0].code` is `\"x\"`"),
                arguments("/history", "{\"requests\": [{\"code\": \"x\"}]}", "`$.history.requests[0].code` is `\"x\"`"),
                arguments("/lines/0/placeOfService", "\"2\"", "is `\"2\"`; give a place of service of two digits"),
                arguments("/typeOfBill", "\"13\"", "`$.typeOfBill` is `\"13\"`; give a type of bill"),
                arguments("/typeOfBill", "\"1131\"", "`$.typeOfBill` is `\"1131\"`"),
                arguments("/lines/0/revenueCode", "\"42\"", "`$.lines[0].revenueCode` is `\"42\"`"),
                arguments("/lines/0/modifiers", "[\"GP\", \"g\"]", "`$.lines[0].modifiers[1]` is `\"g\"`"),
                arguments("/plan/state", "\"Wisconsin\"",
                        "`$.plan.state` is `\"Wisconsin\"`; give a state's two letters"),
                // ranges
                arguments("/plan", "{\"lineOfBusiness\": \"COMMERCIAL\", \"eligibleFrom\": \"2025-02-01\", "
                        + "\"eligibleTo\": \"2025-01-31\"}", "`$.plan.eligibleTo` is `2025-01-31`, before "
                        + "`eligibleFrom`, `2025-02-01`; give that day or a later one"),
                arguments("/plan/provisions", "[{\"effect\": \"COVERED\", \"from\": \"2025-02-01\", "
                        + "\"to\": \"2025-01-31\"}]", "`$.plan.provisions[0].to` is `2025-01-31`, before `from`"),
                arguments("/plan/mandates", "[{\"effect\": \"COVERED\", \"jurisdiction\": \"US\", "
                        + "\"from\": \"2025-02-01\", \"to\": \"2025-01-31\"}]",
                        "`$.plan.mandates[0].to` is `2025-01-31`, before `from`"),
                arguments("/history", "{\"authorizations\": [{\"from\": \"2025-02-01\", \"to\": \"2025-01-31\"}]}",
                        "`$.history.authorizations[0].to` is `2025-01-31`, before `from`"));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("faults")
    void aFaultTellsWhereWhatAndWhatIsAllowed(String place, String value, String message) throws IOException {
        InvalidRequestException refused = refusal(with(place, value));

        assertThat(refused.faults()).singleElement().asString().contains(message);
        assertThat(refused.requestId()).isEqualTo(place.equals("/id") ? null : "R-1");
    }

    static Stream<Arguments> shapes() {
        return Stream.of(
                arguments("/lines/0/code", "\"0202T\""),
                arguments("/lines/0/code", "\"0042F\""),
                arguments("/lines/0/code", "\"0001U\""),
                arguments("/lines/0/code", "\"0001M\""),
                arguments("/lines/0/code", "\"0001A\""),
                arguments("/lines/0/code", "\"V5008\""),
                arguments("/typeOfBill", "\"131\""),
                arguments("/typeOfBill", "\"085A\""),
                arguments("/lines/0/revenueCode", "\"0420\""),
                arguments("/lines/0/revenueCode", "\"430\""),
                arguments("/lines/0/visits", "1"),
                arguments("/lines/0/visits", "1000000"),
                arguments("/received", "\"2024-02-29\""),
                arguments("/history", "{\"authorizations\": [{\"discipline\": \"CHIROPRACTIC\"}]}"),
                arguments("/plan/benefitLimits", "[{\"discipline\": \"CHIROPRACTIC\", \"visits\": 0}]"),
                arguments("/plan/benefitLimits", "[{\"disciplines\": [\"PT\", \"ST\"], \"visits\": 0}]"),
                arguments("/condition", "\"m54\""),
                arguments("/condition", "\"C4A.1XXA\""),
                arguments("/plan/provisions", "[{\"effect\": \"INVESTIGATIONAL\", \"from\": \"2025-01-01\", "
                        + "\"to\": \"2025-01-01\"}]"));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("shapes")
    void theEdgesOfWhatIsAllowedAreAllowed(String place, String value) throws IOException {
        assertThat(BundledRequests.read(with(place, value)).id()).isEqualTo("R-1");
    }

    @Test
    void everyFaultIsToldAtOnce() {
        InvalidRequestException refused = refusal("""
                {"id": "R-1", "id": "R-2", "type": "CLAIM", "recieved": "2025-10-06", "plan": {},
                 "lines": [{"number": 1, "code": "97110", "date": "2025-10-08", "code": "97112"},
                           {"number": 1, "code": "1", "date": "2025-13-01"}]}""");

        assertThat(refused.requestId()).isEqualTo("R-2");
        assertThat(refused.faults()).extracting(Fault::path).containsExactly("$.id", "$.lines[0].code", "$.received",
                "$.plan.lineOfBusiness", "$.lines[1].code", "$.lines[1].date", "$.lines[1].number", "$.recieved");
        assertThat(refused.getMessage()).startsWith("request `R-2` cannot be read:\n")
                .contains(refused.faults().stream().map(Fault::message).toList());
    }

    @Test
    void aRequestOfNothingButFaultsDoesNotFillTheMemory() {
        InvalidRequestException refused = refusal(MINIMAL.replace("\"97110\"", "\"97110\", \"modifiers\": ["
                + "1,".repeat(100_000) + "1]"));

        assertThat(refused.faults()).hasSize(InvalidRequestException.MOST_FAULTS);
    }

    @Test
    void whatIsPersonalIsNeverQuoted() {
        InvalidRequestException refused = refusal("""
                {"id": "R-1", "type": "CLAIM", "received": "2025-10-06", "plan": {"lineOfBusiness": "COMMERCIAL"},
                 "member": {"birthDate": "1911-11-31"}, "condition": 191111,
                 "lines": [{"number": 1, "code": "97110", "date": "2025-10-08", "condition": 191112}],
                 "clinical": {"documents": [{"type": "CONSULTATION", "date": "19111113"}]},
                 "history": {"authorizations": [{"condition": ["1911"]}], "requests": [{"condition": 191115}]}}""");

        assertThat(refused.faults()).extracting(Fault::path).containsExactly("$.member.birthDate", "$.condition",
                "$.lines[0].condition", "$.clinical.documents[0].date", "$.history.authorizations[0].condition",
                "$.history.requests[0].condition");
        assertThat(refused.getMessage()).doesNotContain("1911")
                .contains("`$.member.birthDate` is a text that is not a date; give a date")
                .contains("`$.condition` is a number; give a text that is not blank");
    }

    @Test
    void brokenJsonIsToldByItsPlaceAndNeverQuoted() {
        InvalidRequestException refused = refusal("{\"id\": \"R-1\",\n \"condition\": M54-secret}");

        assertThat(refused).hasNoCause();
        assertThat(refused.getMessage()).doesNotContain("M54").doesNotContain("secret");
        assertThat(refused.requestId()).isNull();
        assertThat(refused.faults()).singleElement().asString().isEqualTo("`$` is not JSON at line 2, column 18, "
                + "where something is out of place; give one JSON object in UTF-8");
    }

    @Test
    void textThatIsNoRequestIsRefused() {
        assertThat(refusal("")).hasMessageContaining("`$` is an empty text; give one JSON object in UTF-8");
        assertThat(refusal(MINIMAL + "\n{}")).hasMessageContaining("`$` is followed by more text at line 4");
        assertThat(refusal(MINIMAL + "]")).hasMessageContaining("not JSON at line 3");
        assertThat(refusal(MINIMAL.substring(0, 50))).hasMessageContaining("where it ends too early");
        assertThat(refusal("[" + MINIMAL + "]")).hasMessageContaining("`$` is a list; give an object");
        assertThat(refusal("null")).hasMessageContaining("`$.id` is missing");
        assertThat(refusal("{\"a\":".repeat(100_000))).hasMessageContaining("nests too deep");
        assertThat(refusal("[".repeat(100_000))).hasMessageContaining("nests too deep");
        assertThat(refusal("{\"id\": " + "9".repeat(100_000) + "}")).hasMessageContaining("a number or a name is too");
        assertThat(refusal(MINIMAL.replace("}]", "},]"))).hasMessageContaining("out of place");
        assertThat(refusal(MINIMAL.replace("1,", "NaN,"))).hasMessageContaining("out of place");
        assertThat(refusal(MINIMAL.replace("1,", "/* one */ 1,"))).hasMessageContaining("out of place");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] latin = MINIMAL.replace("R-1", "R\u00fc").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(refusal(() -> BundledRequests.read(latin))).hasMessageContaining("where a byte is not UTF-8");
        assertThat(refusal(() -> BundledRequests.read(MINIMAL.getBytes(StandardCharsets.UTF_16))))
                .hasMessageContaining("where a byte is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"R\\n1", "R\\u0000\\u001b[31m1", "R\\u20281"})
    void anIdCannotWriteALogLineOfItsOwn(String id) {
        assertThat(refusal(MINIMAL.replace("R-1", id).replace("97110", "x")).getMessage().lines()).hasSize(2)
                .first().isEqualTo("request `" + id + "` cannot be read:");
    }

    static JsonNode with(String place, String value) throws IOException {
        JsonNode tree = JSON.readTree(MINIMAL);
        int slash = place.lastIndexOf('/');
        JsonNode parent = tree.at(place.substring(0, slash));
        String field = place.substring(slash + 1);
        if (parent instanceof ObjectNode object) {
            object.remove(field);
            if (value != null) {
                object.set(field, JSON.readTree(value));
            }
        } else {
            ((ArrayNode) parent).add(JSON.readTree(value));
        }
        return tree;
    }

    private static InvalidRequestException refusal(String json) {
        return refusal(() -> BundledRequests.read(json));
    }

    private static InvalidRequestException refusal(JsonNode tree) {
        return refusal(() -> BundledRequests.read(tree));
    }

    private static InvalidRequestException refusal(ThrowingCallable reading) {
        return catchThrowableOfType(InvalidRequestException.class, reading);
    }
}
