package org.coveragerules.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.request.Line;
import org.coveragerules.request.LineOfBusiness;
import org.coveragerules.request.Plan;
import org.coveragerules.request.Request;
import org.coveragerules.request.RequestType;

class RequestWriterTest {

    private static final Schema SCHEMA = Schema.named("request");

    @Provide
    Arbitrary<Request> requests() {
        return Arbitraries.randomValue(RandomRequests::request);
    }

    @Property(tries = 1000)
    void whatIsWrittenIsReadBackAndHasNothingEmptyButWhereThatSaysSomething(@ForAll("requests") Request request) throws Exception {
        byte[] json = RequestWriter.bytes(request);

        assertThat(BundledRequests.read(json)).isEqualTo(request);
        assertThat(SCHEMA.complaints(Schema.JSON.readTree(json))).isEmpty();
        assertThat(new String(json, StandardCharsets.US_ASCII)).doesNotContain("null", "\n")
                .doesNotContainPattern("\"(?!electedCategories|authorizations|services|documents)\\w+\":\\[]");
    }

    @Example
    void electingNothingIsNotElectingAll() {
        assertThat(written("R", Set.of())).contains("\"electedCategories\":[]");
        assertThat(written("R", null)).doesNotContain("electedCategories");
    }

    @Example
    void anyTextComesBack() {
        String id = "\u0000\ud800 \ufffe\u00fc\ud83d\ude00\"\\";
        assertThat(BundledRequests.read(written(id, null)).id()).isEqualTo(id);
    }

    @Example
    void aRequestThatSaysLittleIsShort() {
        assertThat(written("R", null)).isEqualTo("{\"id\":\"R\",\"type\":\"CLAIM\",\"urgency\":\"STANDARD\","
                + "\"received\":\"2026-01-02\",\"form\":\"PROFESSIONAL\",\"plan\":{\"lineOfBusiness\":\"COMMERCIAL\"},"
                + "\"lines\":[{\"number\":1,\"code\":\"97110\",\"date\":\"2026-01-02\",\"visits\":1,\"units\":2}]}");
    }

    private static String written(String id, Set<String> elected) {
        var date = LocalDate.parse("2026-01-02");
        var plan = RecordMaker.of(Plan.class, "lineOfBusiness", LineOfBusiness.COMMERCIAL,
                "electedCategories", elected);
        var line = RecordMaker.of(Line.class, "number", 1, "code", "97110", "date", date, "visits", 1, "units", 2);
        return new String(RequestWriter.bytes(RecordMaker.of(Request.class, "id", id, "type", RequestType.CLAIM,
                "received", date, "plan", plan, "lines", List.of(line))), StandardCharsets.UTF_8);
    }
}
