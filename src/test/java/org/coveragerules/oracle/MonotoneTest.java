package org.coveragerules.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.StreamSupport;
import org.coveragerules.Determination;
import org.coveragerules.InvalidRequestException;
import org.coveragerules.LineDetermination;
import org.coveragerules.Outcome;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.reading.RequestWriter;
import org.coveragerules.request.Request;
import org.coveragerules.request.RequestType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever asks for more, says less or has more on file is not judged the better, or the worse, for it. */
class MonotoneTest {

    private static final long SEED = Long.getLong("monotone.seed", 20260804);
    private static final int SOME = 600;
    private static final int MANY = 40_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Adjudicator rules;

    /** How often a property had something to say; where it never had, it would prove nothing. */
    private int told;

    @BeforeAll
    static void open() {
        rules = Adjudicator.bundled(CodeTables.from(Path.of("src/test/resources/codes/cases")));
    }

    @AfterAll
    static void close() {
        rules.close();
    }

    @Test
    void moreVisitsOfADeniedLine() {
        forEach(SOME, this::moreVisits);
    }

    @Test
    @Tag("long")
    void moreVisitsOfManyDeniedLines() {
        forEach(MANY, this::moreVisits);
    }

    @Test
    void anAbsentFact() {
        forEach(SOME, this::absentFact);
    }

    @Test
    @Tag("long")
    void manyAbsentFacts() {
        forEach(MANY, this::absentFact);
    }

    @Test
    void oneMoreAuthorization() {
        forEach(SOME, this::moreAuthorizations);
    }

    @Test
    @Tag("long")
    void oneMoreAuthorizationOfMany() {
        forEach(MANY, this::moreAuthorizations);
    }

    @Test
    void oneMoreDocument() {
        forEach(SOME, this::moreDocuments);
    }

    @Test
    @Tag("long")
    void oneMoreDocumentOfMany() {
        forEach(MANY, this::moreDocuments);
    }

    private void forEach(int requests, BiConsumer<Request, Random> property) {
        var random = new Random(SEED);
        for (int i = 0; i < requests; i++) {
            var request = OracleRequests.request(random);
            if (isReadable(request)) {
                property.accept(request, random);
            }
        }
        assertThat(told).as("how often the property had something to say").isGreaterThan(requests / 50);
    }

    /** The random draws ranges that end before they begin, too. */
    private static boolean isReadable(Request request) {
        try {
            BundledRequests.read(RequestWriter.bytes(request));
            return true;
        } catch (InvalidRequestException refused) {
            return false;
        }
    }

    /** More visits asked for never raise what is approved of a line that is denied. Without exception. */
    private void moreVisits(Request request, Random random) {
        var before = rules.determine(request);
        var tree = tree(request);
        for (var denied : before.lines()) {
            if (denied.outcome() == Outcome.DENIED) {
                var more = tree.deepCopy();
                var line = line(more, denied.number());
                line.put("visits", line.get("visits").intValue() + 1 + random.nextInt(9));
                assertThat(visits(judged(more).line(denied.number()), 0)).as(shown(more)).isZero();
                told++;
            }
        }
    }

    /**
     * An absent fact never gets more than some value of it: of what a statement pends for, and of the authorizations.
     * Without exception.
     */
    private void absentFact(Request request, Random random) {
        var facts = facts(tree(request));
        if (facts.isEmpty()) {
            return;
        }
        var fact = facts.get(random.nextInt(facts.size()));
        var absent = tree(request);
        ((ObjectNode) absent.at(fact.object)).remove(fact.field);
        var without = judged(absent);
        var with = new ArrayList<Determination>();
        for (var value : fact.values) {
            var given = tree(request);
            ((ObjectNode) given.at(fact.object)).set(fact.field, value);
            with.add(judged(given));
        }
        for (var line : without.lines()) {
            int asked = asked(absent, line.number());
            int most = with.stream().mapToInt(one -> visits(one.line(line.number()), asked)).max().orElseThrow();
            assertThat(visits(line, asked)).as("%s of %s%non %s", fact.field, fact.object, shown(absent))
                    .isLessThanOrEqualTo(most);
        }
        told++;
    }

    private record Fact(String object, String field, List<JsonNode> values) {
    }

    private static List<Fact> facts(ObjectNode request) {
        var flags = List.<JsonNode>of(JSON.getNodeFactory().booleanNode(true),
                JSON.getNodeFactory().booleanNode(false));
        var places = List.<JsonNode>of(JSON.getNodeFactory().textNode("11"), JSON.getNodeFactory().textNode("22"));
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < request.path("lines").size(); i++) {
            for (var field : List.of("indicationListed", "meetsGuideline")) {
                facts.add(new Fact("/lines/" + i, field, flags));
            }
            if (request.path("form").asText().equals("PROFESSIONAL")) {
                facts.add(new Fact("/lines/" + i, "placeOfService", places));
            }
        }
        facts.add(new Fact("/plan", "benefitConfirmed", flags));
        if (request.at("/clinical/assessment").isObject()) {
            facts.add(new Fact("/clinical/assessment", "conditionSupportsService", flags));
        }
        for (int i = 0; i < request.at("/clinical/settingNeeds").size(); i++) {
            facts.add(new Fact("/clinical/settingNeeds/" + i, "availableInLowerAcuitySetting", flags));
        }
        for (int i = 0; i < request.at("/clinical/documents").size(); i++) {
            facts.add(new Fact("/clinical/documents/" + i, "independentInterpretation", flags));
        }
        for (int i = 0; i < request.at("/history/requests").size(); i++) {
            facts.add(new Fact("/history/requests/" + i, "performed", flags));
        }
        if (request.path("type").asText().equals("CLAIM") && request.at("/history/authorizations").isArray()) {
            facts.add(new Fact("/history", "authorizations",
                    List.of(JSON.createArrayNode(), request.at("/history/authorizations"))));
        }
        return facts;
    }

    /**
     * One more authorization never makes a claim worse. Four exceptions are the policies' own: one without a place may
     * turn a hospital line that has no other into a question (PRE-10); one that is over or used up shows that treatment went on, of which
     * a review asks for progress notes (MNR-16); a claim under an authorization is held to what a benefit has left,
     * which visits that need no review are not (INS-7); and visits beyond the first authorization of a line wait for a
     * further review, where the records alone may have approved them (PRE-10).
     */
    private void moreAuthorizations(Request request, Random random) {
        if (request.type() != RequestType.CLAIM || request.history().authorizations() == null) {
            return;
        }
        var before = rules.determine(request);
        var tree = tree(request);
        var more = tree.deepCopy();
        var line = request.lines().get(random.nextInt(request.lines().size()));
        var added = more.withObject("/history").withArray("authorizations").addObject().put("id", "A-NEW")
                .put("to", line.date().plusDays(random.nextInt(3)).toString());
        boolean isPlaced = random.nextInt(4) > 0;
        if (isPlaced) {
            added.put("placeOfService", random.nextBoolean() ? "11" : "22");
        }
        if (random.nextBoolean()) {
            added.put("code", line.code());
        } else {
            added.put("discipline", random.nextBoolean() ? "PT" : "OT");
        }
        if (random.nextInt(3) > 0) {
            added.put("visits", 1 + random.nextInt(8));
        }
        var after = judged(more);
        for (var one : before.lines()) {
            var other = after.line(one.number());
            int asked = asked(tree, one.number());
            boolean excepted = has(other, "BENEFIT_MAXIMUM")
                    || has(other, "INCOMPLETE_RECORDS") && !has(one, "INCOMPLETE_RECORDS")
                    || !has(one, "AUTHORIZED") && other.outcome() == Outcome.PARTIALLY_APPROVED
                    || !isPlaced && !has(one, "AUTHORIZED") && has(other, "SCOPE_UNKNOWN");
            if (!excepted) {
                assertThat(visits(other, asked)).as(shown(more)).isGreaterThanOrEqualTo(visits(one, asked));
                assertThat(one.outcome() == Outcome.PENDED && other.outcome() == Outcome.DENIED).as(shown(more))
                        .isFalse();
                told++;
            }
        }
    }

    /**
     * One more document never turns an approval into a denial. The exception is advanced imaging, which brings questions
     * of its own reading (CMM-PA-3).
     */
    private void moreDocuments(Request request, Random random) {
        if (request.clinical() == null) {
            return;
        }
        var before = rules.determine(request);
        var more = tree(request);
        var type = BundledRequests.DOCUMENTS[random.nextInt(BundledRequests.DOCUMENTS.length)];
        if (type.equals("ADVANCED_IMAGING")) {
            return;
        }
        more.withObject("/clinical").withArray("documents").addObject().put("type", type)
                .put("date", request.lines().get(0).date().minusDays(random.nextInt(100)).toString());
        var after = judged(more);
        for (var line : before.lines()) {
            int asked = asked(more, line.number());
            assertThat(visits(after.line(line.number()), asked)).as("%s%non %s", type, shown(more))
                    .isGreaterThanOrEqualTo(visits(line, asked));
        }
        told++;
    }

    /** How many visits a line gets, as far as they are decided. */
    private static int visits(LineDetermination line, int asked) {
        return line.outcome() == Outcome.NO_REVIEW_REQUIRED ? asked : line.approvedVisits();
    }

    private static boolean has(LineDetermination line, String code) {
        return line.reasons().stream().anyMatch(reason -> reason.code().equals(code));
    }

    private static int asked(ObjectNode request, int number) {
        return line(request, number).get("visits").intValue();
    }

    private static ObjectNode line(ObjectNode request, int number) {
        return (ObjectNode) StreamSupport.stream(request.get("lines").spliterator(), false)
                .filter(line -> line.get("number").intValue() == number).findFirst().orElseThrow();
    }

    private static Determination judged(ObjectNode request) {
        return rules.determine(BundledRequests.read(request));
    }

    private static ObjectNode tree(Request request) {
        try {
            return (ObjectNode) JSON.readTree(RequestWriter.bytes(request));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String shown(ObjectNode request) {
        return request.toString();
    }
}
