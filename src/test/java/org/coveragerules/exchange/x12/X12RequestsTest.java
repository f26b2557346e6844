package org.coveragerules.exchange.x12;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.coveragerules.BatchEntry;
import org.coveragerules.Fault;
import org.coveragerules.InvalidRequestException;
import org.coveragerules.exchange.PayerFacts;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.reading.JsonRequestReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims and requests for review as trees of requests, and what is told of those that are none. */
class X12RequestsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROFESSIONAL = resource("837p-therapy.edi");
    private static final String INSTITUTIONAL = resource("837i-hospital-131-rev-042x.edi");
    private static final String REVIEW = resource("278-therapy.edi");

    @Test
    void aProfessionalClaim() throws IOException {
        var claims = read(PROFESSIONAL);

        assertThat(claims).extracting(X12Entry::requestId).containsExactly("C-P-1", "C-P-2");
        assertThat(claims).extracting(X12Entry::memberId).containsExactly("M0001", "M0002");
        assertThat(claims).extracting(X12Entry::filing).containsExactly("CI", "HM");
        assertThat(claims.get(0).request()).isEqualTo(tree("""
                {'id': 'C-P-1', 'type': 'CLAIM', 'received': '2025-11-20', 'form': 'PROFESSIONAL',
                 'provider': {'id': '1234567893'}, 'member': {'birthDate': '1979-02-27', 'sex': 'FEMALE'},
                 'condition': 'M5450', 'lines': [
                  {'number': 1, 'code': '97110', 'modifiers': ['GP'], 'units': 2, 'placeOfService': '11',
                   'date': '2025-11-12', 'authorization': 'A-9'},
                  {'number': 2, 'code': '97140', 'modifiers': ['GP', '59'], 'units': 1, 'placeOfService': '11',
                   'date': '2025-11-12', 'authorization': 'A-9', 'diagnoses': ['M6281']},
                  {'number': 3, 'code': '97110', 'modifiers': ['GP', 'CQ'], 'units': 1, 'placeOfService': '22',
                   'date': '2025-11-14', 'authorization': 'A-9'}]}"""));
        // A dependent's own birth date, the claim's place where the line has none, and a replacement.
        assertThat(claims.get(1).request().path("member")).isEqualTo(tree("{'birthDate': '2015-06-05',"
                + " 'sex': 'MALE'}"));
        assertThat(claims.get(1).request().at("/lines/0/placeOfService").asText()).isEqualTo("12");
        assertThat(claims.get(1).notes()).singleElement().asString().contains("replaces an earlier claim");
    }

    @Test
    void anInstitutionalClaim() throws IOException {
        var claim = read(INSTITUTIONAL).get(0);

        assertThat(claim.request().path("typeOfBill").asText()).isEqualTo("131");
        assertThat(claim.request().path("condition").asText()).isEqualTo("M5450");
        assertThat(claim.request().path("lines")).extracting(line -> line.path("number").asInt() + " "
                + line.path("revenueCode").asText() + " " + line.path("code").asText() + " "
                + line.path("date").asText() + line.path("placeOfService").asText()).containsExactly("1 0420 97110 2025-11-03",
                "2 0424 97161 2025-11-03", "3 0420 97116 2025-11-10", "5 0430 97530 2025-11-17");
        assertThat(claim.notes()).containsExactly("segment 35 (SV2), character 873: line 4 has no code of CPT or HCPCS"
                + " and is left out");
    }

    @Test
    void aRequestForReview() throws IOException {
        var review = read(REVIEW).get(0);

        assertThat(review.request()).isEqualTo(tree("""
                {'type': 'PRECERTIFICATION', 'urgency': 'EXPEDITED', 'form': 'PROFESSIONAL', 'id': 'R-278-1',
                 'received': '2025-10-06', 'channel': 'ONLINE', 'recordsAwaited': true,
                 'provider': {'id': '1234567893'}, 'clinical': {'treatmentPlan': {'visits': 8, 'weeks': 4}},
                 'member': {'birthDate': '1980-01-01', 'sex': 'FEMALE'}, 'condition': 'M5450', 'lines': [
                  {'number': 1, 'date': '2025-10-08', 'code': '97110', 'modifiers': ['GP'], 'units': 2,
                   'placeOfService': '22', 'visits': 8},
                  {'number': 2, 'code': '97140', 'modifiers': ['GP'], 'units': 1, 'date': '2025-10-08',
                   'placeOfService': '22', 'visits': 8},
                  {'number': 3, 'revenueCode': '0420', 'code': '97116', 'modifiers': ['GP'], 'units': 1,
                   'date': '2025-10-08', 'placeOfService': '22', 'visits': 8}]}"""));
    }

    /** Whose an event is tells its parent in the hierarchy, not what stands before it. */
    @Test
    void eventsOfADependentAndOfTheSubscriber() throws IOException {
        var event = REVIEW.substring(REVIEW.indexOf("TRN*"), REVIEW.indexOf("HL*5"));
        var reviews = read(REVIEW.replace("HL*5*4*SS*0", "HL*5*3*23*1~NM1*QC*1*DOE*AL~DMG*D8*20150605*M~HL*6*5*EV*1~"
                        + event + "HL*7*6*SS*0~SV1*HC:97110*1*UN*1~HL*8*3*EV*1~" + event + "HL*9*8*SS*0")
                .replace("HL*6*4*SS", "HL*10*8*SS").replace("HL*7*4*SS", "HL*11*8*SS").replace("SE*25*", "SE*44*"));

        assertThat(reviews).extracting(review -> review.request().at("/member/birthDate").asText())
                .containsExactly("1980-01-01", "2015-06-05", "1980-01-01");
        assertThat(reviews).extracting(review -> review.request().path("lines").size()).containsExactly(0, 1, 3);
    }

    /** What HSD says, and the visits, units and weeks that it comes to. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "-", value = {
        "HSD*VS*8; 8; 2; -", "HSD*VS*8***35*4; 8; 2; 4", "HSD*VS*2*WK**35*4; 8; 2; 4",
        "HSD*VS*12*WK*3*35*6; 24; 2; 6", "HSD*VS*1*DA**7*10; 10; 2; 2", "HSD*VS*3*WK*1*7*28; 12; 2; 4",
        "HSD*VS*8***34*1; 8; 2; -", "HSD*VS; -; 2; -", "HSD*DY*3; -; 2; -", "HSD*FL*8; -; 8; -", "HSD*FL*1; -; 2; -",
        "HSD*FL*2*DA**7*10; -; 20; 2", "HSD*VS*3*MO**34*2; 6; 2; -", "HSD*VS*3*MO*2*34*5; 9; 2; -"})
    void amountsOfADeliveryPattern(String written, Integer visits, int units, Integer weeks) throws IOException {
        var review = read(REVIEW.replace("HSD*VS*2*WK**35*4", written)).get(0);

        assertThat(review.faults()).isEmpty();
        var plan = review.request().at("/clinical/treatmentPlan");
        assertThat(plan.path("weeks").asText(null)).isEqualTo(weeks == null ? null : weeks.toString());
        assertThat(review.request().at("/lines/0/visits").asText(null)).isEqualTo(visits == null ? null : visits + "");
        assertThat(review.request().at("/lines/0/units").asInt()).isEqualTo(units);
    }

    @ParameterizedTest
    @EnumSource
    void separatorsAreThoseOfTheHeader(Separators separators) throws IOException {
        for (var text : List.of(PROFESSIONAL, INSTITUTIONAL, REVIEW)) {
            var written = text.strip().lines().collect(Collectors.joining()).split("~");
            var other = List.of(written).stream().map(separators::of).collect(Collectors.joining());

            assertThat(read(other)).extracting(X12Entry::request)
                    .isEqualTo(read(text).stream().map(X12Entry::request).toList());
        }
    }

    @Test
    void severalTransactionsGroupsAndInterchanges() throws IOException {
        var set = PROFESSIONAL.substring(PROFESSIONAL.indexOf("ST*"), PROFESSIONAL.indexOf("GE*"));
        var two = PROFESSIONAL.replace(set, set + set.replace("C-P", "D-P").replace("*0001", "*0002"))
                .replace("GE*1*", "GE*2*");
        var group = two.substring(two.indexOf("GS*"), two.indexOf("IEA*"));
        var groups = two.replace(group, group + group.replace("D-P", "E-P")).replace("IEA*1", "IEA*2");

        assertThat(read(groups + "\n" + REVIEW + INSTITUTIONAL)).extracting(X12Entry::requestId).containsExactly(
                "C-P-1", "C-P-2", "D-P-1", "D-P-2", "C-P-1", "C-P-2", "E-P-1", "E-P-2", "R-278-1", "C-I-1");
    }

    /** What a change of the professional claims makes of them: faults of one, by their places. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', value = {
        "SE*46*; SE*45*; C-P-2; SE01 of segment 48 (SE), character 1167; `45`",
        "SE*46*0001; SE*46*0002; C-P-2; SE02 of segment 48 (SE), character 1167; `0002`",
        "GE*1*1; GE*2*1; -; GE01 of segment 49 (GE), character 1178; `2`",
        "IEA*1*000000001; IEA*1*000000002; -; IEA02 of segment 50 (IEA), character 1185; `000000002`",
        "HL*4*3*23; HL*4*2*23; C-P-2; HL02 of segment 38 (HL), character 989; not the subscriber above it",
        "HL*3*1*22; HL*3*7*22; C-P-2; HL02 of segment 33 (HL), character 868; not the provider above it",
        "11**1:2; 11**1:7; C-P-1; SV107 of segment 28 (SV1), character 755; `7`",
        "UN*4***1; UN*x***1; C-P-2; SV104 of segment 46 (SV1), character 1109; no whole number",
        "20251110-20251110; 20251110-20251109; C-P-2; DTP03 of segment 47 (DTP), character 1137;"
            + " a range that ends before it begins",
        "837*0001*005010X222A1; 837*0001*005010X224A2; -; ST of segment 3 (ST), character 160;"
            + " a transaction `837` by the guide `005010X224A2`",
        "REF*F8*OLDCLAIM; SV1*HC:97110*1*UN*1; C-P-2; SV1 of segment 43 (SV1), character 1077;"
            + " a service outside a line"})
    void whatIsWrongWithAnInterchange(String written, String instead, String request, String place, String found)
            throws IOException {
        assertThat(PROFESSIONAL).contains(written);
        var broken = read(PROFESSIONAL.replace(written, instead)).stream().filter(entry -> !entry.faults().isEmpty())
                .toList();

        assertThat(broken).hasSize(1);
        assertThat(broken.get(0).requestId()).isEqualTo(request.equals("-") ? null : request);
        assertThat(broken.get(0).faults()).extracting(Fault::path).containsExactly(place);
        assertThat(broken.get(0).faults()).extracting(Fault::found).containsExactly(found);
    }

    /** What is missing or impossible is found by the reader of requests, and told with the segment. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "DTP*472*D8*20251114; REF*6R*7; $.lines[2].date of segment 31 (SV1), character 815",
        "20251112~LX*2; 20251399~LX*2; $.lines[0].date of segment 26 (DTP), character 730",
        "97140:GP:59; 9714:GP:59; $.lines[1].code of segment 28 (SV1), character 755",
        "CLM*C-P-1; CLM*; $.id of segment 21 (CLM), character 629",
        "19790227; 20990227; $.member.birthDate of segment 19 (DMG), character 572"})
    void whatIsNoRequestIsToldWithItsSegment(String written, String instead, String path) throws IOException {
        assertThat(PROFESSIONAL).contains(written);
        var entries = judged(PROFESSIONAL.replace(written, instead));

        assertThat(entries.get(0).rejection().orElseThrow().faults()).extracting(Fault::path).containsExactly(path);
        assertThat(entries.get(1).request()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12:B:8", "REVIEW I 3", "REVIEW I 1", "REVIEW 13 01", "NO CODE"})
    void whatAsksForNothingToBeJudgedIsLeftOut(String change) throws IOException {
        var text = change.startsWith("REVIEW I") ? REVIEW.replace("UM*HS*I", "UM*HS*" + change.charAt(9))
                : change.startsWith("REVIEW") ? REVIEW.replace("BHT*0007*13", "BHT*0007*01")
                : change.equals("NO CODE") ? PROFESSIONAL.replace("HC:97530", "ER:97530")
                : PROFESSIONAL.replace("12:B:7", change);
        var entries = judged(text);

        assertThat(entries.get(entries.size() - 1).leftOut()).contains("segment ");
        assertThat(entries.get(entries.size() - 1).request()).isEmpty();
        assertThat(entries.get(entries.size() - 1).rejection()).isEmpty();
    }

    /** As miles of an ambulance are billed. */
    @ParameterizedTest
    @CsvSource({"10.2, true", ".5, true", "4.0, false"})
    void aPartOfAUnitLeavesTheOtherLines(String units, boolean isLeftOut) throws IOException {
        var claim = read(PROFESSIONAL.replace("97140:GP:59*60*UN*1", "97140:GP:59*60*UN*" + units)).get(0);

        assertThat(claim.faults()).isEmpty();
        assertThat(claim.request().path("lines")).hasSize(isLeftOut ? 2 : 3);
        assertThat(String.join("", claim.notes())).contains(isLeftOut ? "line 2 is of a part of a unit" : "");
    }

    @Test
    void severalDaysAndOtherMeasuresAreSaid() throws IOException {
        var claims = read(PROFESSIONAL.replace("20251110-20251110", "20251110-20251114")
                .replace("60*UN*4", "60*MJ*45"));

        assertThat(claims.get(1).notes()).anySatisfy(note -> assertThat(note).contains("line 1 is of several days"))
                .anySatisfy(note -> assertThat(note).contains("something else than units or visits"));
        assertThat(claims.get(1).request().at("/lines/0/date").asText()).isEqualTo("2025-11-10");
    }

    /** What another payer has of the claim is not this payer's. */
    @Test
    void anotherPayersMemberAndAuthorizationAreNotTaken() throws IOException {
        UnaryOperator<String> other = text -> text.replace("LX*1~SV1*HC:97530",
                "SBR*S*18*******MB~NM1*IL*1*DOE*JO****MI*M9999~REF*G1*B-1~LX*1~SV1*HC:97530")
                .replace("20251110-20251110~", "20251110-20251110~REF*G1*B-2**2U:99~").replace("SE*46*", "SE*50*");
        var claim = read(other.apply(PROFESSIONAL)).get(1);

        assertThat(claim.faults()).isEmpty();
        assertThat(claim.memberId()).isEqualTo("M0002");
        assertThat(claim.filing()).isEqualTo("HM");
        assertThat(claim.request().at("/lines/0/authorization").isMissingNode()).isTrue();
    }

    @Test
    void namesInWhateverCharacterSetBreakNothing() throws IOException {
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
            assertThat(read(PROFESSIONAL.replace("TESTCASE*ANNA", "M\u00dcLLER*\u00c4NNE"), charset))
                    .extracting(X12Entry::request).isEqualTo(read(PROFESSIONAL).stream()
                            .map(X12Entry::request).toList());
        }
        assertThat(X12Requests.isX12(("\ufeff\r\n" + PROFESSIONAL).getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(read("\ufeff" + PROFESSIONAL)).hasSize(2);
        assertThat(X12Requests.isX12("{\"id\": \"ISA\"}".getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    /** No name, birth date, diagnosis or member id is in what is told, whatever is wrong. */
    @Test
    void nothingPersonalIsTold() throws IOException {
        for (int cut = 200; cut < PROFESSIONAL.length(); cut += 7) {
            var spoilt = PROFESSIONAL.substring(0, cut) + "*" + PROFESSIONAL.substring(cut + 1);
            for (var entry : judged(spoilt)) {
                var told = entry.rejection().map(InvalidRequestException::getMessage).orElse("") + entry.leftOut()
                        + entry.notes();
                assertThat(told).doesNotContain("TESTCASE", "PARENT", "CHILD", "M0001", "M0002", "M5450", "M6281",
                        "1979", "2015-06", "20150605");
            }
        }
    }

    private static List<BatchEntry> judged(String text) throws IOException {
        var reader = new JsonRequestReader(BundledRequests.WORDS);
        var entries = new ArrayList<BatchEntry>();
        for (var claim : read(text)) {
            claim.request().withObject("/plan").put("lineOfBusiness", "COMMERCIAL");
            entries.add(claim.read(reader, PayerFacts.NONE));
        }
        return entries;
    }

    private static List<X12Entry> read(String text) throws IOException {
        return read(text, StandardCharsets.UTF_8);
    }

    private static List<X12Entry> read(String text, Charset charset) throws IOException {
        var read = new ArrayList<X12Entry>();
        try (var requests = X12Requests.of(new ByteArrayInputStream(text.getBytes(charset)))) {
            requests.forEachRemaining(read::add);
        }
        return read;
    }

    private static JsonNode tree(String json) throws IOException {
        return JSON.readTree(json.replace('\'', '"'));
    }

    private static String resource(String name) {
        try (InputStream in = X12RequestsTest.class.getResourceAsStream("/x12/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
