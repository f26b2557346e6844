package org.coveragerules.exchange.x12;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.coveragerules.exchange.PayerFacts;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.reading.JsonRequestReader;
import org.coveragerules.request.Request;

/** What X12 carries of a request comes back as it was, whatever the separators; and nothing comes of what was cut. */
class X12RoundTripTest {

    private enum Kind {
        PROFESSIONAL, INSTITUTIONAL, REVIEW
    }

    @Provide
    Arbitrary<Random> randoms() {
        return Arbitraries.longs().map(Random::new);
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadBack(@ForAll Kind kind, @ForAll Separators separators, @ForAll("randoms") Random random)
            throws IOException {
        var requests = requests(kind, random);

        var read = read(X12Writer.write(requests, separators));

        assertThat(read).allSatisfy(entry -> assertThat(entry.faults()).isEmpty());
        assertThat(read).hasSameSizeAs(requests);
        for (int i = 0; i < read.size(); i++) {
            assertThat(request(read.get(i))).usingRecursiveComparison()
                    .isEqualTo(BundledRequests.read(requests.get(i)));
        }
    }

    /** Of an input that ends anywhere, each request is one of the whole input, and the end is told. */
    @Property(tries = 60)
    void whatIsCutGivesNoRequest(@ForAll Kind kind, @ForAll Separators separators, @ForAll("randoms") Random random)
            throws IOException {
        var bytes = X12Writer.write(requests(kind, random), separators);
        var whole = read(bytes).stream().map(X12Entry::request).toList();
        int end = new String(bytes, StandardCharsets.UTF_8).stripTrailing().length();

        for (int cut = 0; cut < end; cut += 1 + random.nextInt(12)) {
            var read = read(Arrays.copyOf(bytes, cut));
            var last = read.get(read.size() - 1);
            assertThat(last.faults()).as("cut at %d", cut).hasSize(1);
            assertThat(last.faults().get(0).message()).contains("segment ");
            assertThat(read.subList(0, read.size() - 1)).as("cut at %d", cut).allSatisfy(entry -> {
                assertThat(entry.faults()).isEmpty();
                assertThat(entry.request()).isEqualTo(whole.get((int) entry.ordinal() - 1));
            });
        }
    }

    /** Whatever stands in an input, it is read or told, and every request is read or refused. */
    @Property(tries = 300)
    void whatIsSpoiltIsReadOrTold(@ForAll Kind kind, @ForAll Separators separators, @ForAll("randoms") Random random)
            throws IOException {
        var bytes = X12Writer.write(requests(kind, random), separators);
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? bytes[random.nextInt(bytes.length)]
                    : random.nextInt());
        }
        var reader = new JsonRequestReader(BundledRequests.WORDS);

        for (var entry : read(bytes)) {
            entry.request().withObject("/plan").put("lineOfBusiness", "COMMERCIAL");
            var judged = entry.read(reader, PayerFacts.NONE);
            assertThat(Stream.of(judged.request().isPresent(), judged.rejection().isPresent(),
                    judged.leftOut() != null).filter(each -> each)).hasSize(1);
        }
    }

    private static List<X12Entry> read(byte[] bytes) throws IOException {
        var read = new ArrayList<X12Entry>();
        try (var requests = X12Requests.of(new ByteArrayInputStream(bytes))) {
            requests.forEachRemaining(read::add);
        }
        return read;
    }

    private static Request request(X12Entry entry) {
        var known = entry.request().deepCopy();
        known.putObject("plan").put("lineOfBusiness", "COMMERCIAL");
        return BundledRequests.read(known);
    }

    private static List<ObjectNode> requests(Kind kind, Random random) {
        var requests = new ArrayList<ObjectNode>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            requests.add(request(kind, "R-" + i, random));
        }
        return requests;
    }

    private static ObjectNode request(Kind kind, String id, Random random) {
        var request = JsonNodeFactory.instance.objectNode();
        request.put("id", id).put("received", "2025-11-20");
        request.putObject("plan").put("lineOfBusiness", "COMMERCIAL");
        request.putObject("member").put("birthDate", day(random).minusYears(30).toString())
                .put("sex", random.nextBoolean() ? "FEMALE" : "MALE");
        request.putObject("provider").put("id", "12345678" + random.nextInt(10));
        boolean institutional = kind == Kind.INSTITUTIONAL;
        request.put("form", institutional ? "INSTITUTIONAL" : "PROFESSIONAL");
        var diagnoses = new ArrayList<>(List.of("M54.50", "M62.81", "F82", "G47.33", "R26.9"));
        Collections.shuffle(diagnoses, random);
        request.put("condition", diagnoses.get(0));
        if (kind == Kind.REVIEW) {
            request.put("type", random.nextBoolean() ? "PRECERTIFICATION" : "CONCURRENT");
            request.put("urgency", random.nextBoolean() ? "STANDARD" : "EXPEDITED");
            request.put("channel", "ONLINE").put("recordsAwaited", true);
            request.putObject("clinical").putObject("treatmentPlan").put("visits", 1 + random.nextInt(20))
                    .put("weeks", 1 + random.nextInt(12));
        } else {
            request.put("type", "CLAIM");
        }
        if (kind == Kind.PROFESSIONAL && random.nextBoolean()) {
            request.put("emergency", true);
        }
        if (institutional) {
            request.put("typeOfBill", "131");
            request.putArray("diagnoses").add(diagnoses.get(1)).add(diagnoses.get(2));
        }
        var lines = request.putArray("lines");
        for (int number = 1; number <= 1 + random.nextInt(4); number++) {
            line(lines.addObject().put("number", number), kind, request, diagnoses, random);
        }
        return request;
    }

    private static void line(ObjectNode line, Kind kind, ObjectNode request, List<String> diagnoses, Random random) {
        line.put("code", List.of("97110", "97140", "0275T", "G0283").get(random.nextInt(4)));
        line.put("date", day(random).toString()).put("units", 1 + random.nextInt(8));
        for (int i = random.nextInt(5); i > 0; i--) {
            line.withArray("modifiers").add(List.of("GP", "59", "CQ", "XU").get(random.nextInt(4)));
        }
        if (kind == Kind.INSTITUTIONAL) {
            line.put("revenueCode", "0420");
        } else {
            line.put("placeOfService", random.nextBoolean() ? "11" : "22");
            int own = random.nextInt(3);
            if (own > 0) {
                line.put("condition", diagnoses.get(own));
            }
            for (int i = random.nextInt(3); i > 0; i--) {
                line.withArray("diagnoses").add(diagnoses.get(own + i));
            }
        }
        if (kind == Kind.REVIEW) {
            line.put("visits", random.nextBoolean() ? request.at("/clinical/treatmentPlan/visits").asInt()
                    : 1 + random.nextInt(20));
        } else if (random.nextBoolean()) {
            line.put("authorization", "A-" + random.nextInt(100));
        }
    }

    private static LocalDate day(Random random) {
        return LocalDate.of(2025, 1, 1).plusDays(random.nextInt(600));
    }
}
