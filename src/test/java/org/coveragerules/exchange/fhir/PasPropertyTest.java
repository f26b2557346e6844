package org.coveragerules.exchange.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.coveragerules.Determination;
import org.coveragerules.Outcome;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.adjudication.PlausibleRequests;
import org.coveragerules.request.Request;

/** What holds for the bundle of any request, and for the answer to it. */
class PasPropertyTest {

    private static final int TRIES = 300;
    private static final Adjudicator RULES = Adjudicator.bundled();

    @Provide
    Arbitrary<Request> requests() {
        return Arbitraries.randomValue(PlausibleRequests::request);
    }

    @Property(tries = TRIES)
    void aRequestComesBackFromItsBundle(@ForAll("requests") Request request) {
        var carried = PasBundle.carried(request);
        var read = FhirRequests.of(RULES).read(PasBundle.of(carried));
        assertThat(read.faults()).isEmpty();
        assertThat(PasBundle.tree(read.request().orElseThrow())).isEqualTo(carried);
    }

    @Property(tries = TRIES)
    void nothingIsDeniedOrCutThatAClinicianHasStillToConfirm(@ForAll("requests") Request request) {
        var bundle = PasBundle.of(PasBundle.carried(request)).toString();
        // A later bundle is not waited for.
        var read = FhirRequests.of(RULES).read(PasBundle.json(bundle.replace("\"use\":", "\"related\":[{\"claim\":"
                + "{\"reference\":\"Claim/earlier\"},\"relationship\":{\"coding\":[{\"code\":\"prior\"}]}}],\"use\":")));
        var determination = RULES.determine(read.request().orElseThrow());
        var answer = FhirDeterminations.of(RULES).answer(read, determination, null);
        assertThat(answer).isEqualTo(FhirDeterminations.of(RULES).answer(read, determination, null));
        WrittenCodes.of(answer);
        var actions = actions(answer);
        assertThat(actions).hasSameSizeAs(determination.lines());
        determination.lines().forEach(line -> assertThat(actions.get(line.number()))
                .isEqualTo(expected(line.outcome(), determination)));
    }

    private static String expected(Outcome outcome, Determination determination) {
        return switch (outcome) {
            case APPROVED -> "A1";
            case PARTIALLY_APPROVED -> determination.isFinal() ? "A2" : "A4";
            case DENIED -> determination.isFinal() ? "A3" : "A4";
            case PENDED -> "A4";
            case REDIRECTED -> "CT";
            case NO_REVIEW_REQUIRED -> "NA";
        };
    }

    private static Map<Integer, String> actions(JsonNode answer) {
        var actions = new HashMap<Integer, String>();
        answer.path("entry").path(0).path("resource").path("item").forEach(item -> Coded.codings(Extensions.pas(
                Extensions.pas(item.path("adjudication").path(0), "extension-reviewAction"),
                "extension-reviewActionCode").path("valueCodeableConcept")).forEach(coding ->
                        actions.put(item.path("itemSequence").asInt(), coding.path("code").asText())));
        return actions;
    }

    /** Whatever is taken out of a bundle, changed or repeated, it is answered or refused, and nothing else. */
    @Property(tries = TRIES)
    void whateverIsChangedIsAnsweredOrRefused(@ForAll("requests") Request request, @ForAll Random random) {
        var bundle = PasBundle.of(PasBundle.carried(request));
        for (int change = 1 + random.nextInt(3); change > 0; change--) {
            change(bundle, random);
        }
        try {
            var read = FhirRequests.of(RULES).read(bundle);
            var determination = read.request().map(RULES::determine).orElse(null);
            assertThat(read.faults().isEmpty() || determination == null).isTrue();
            var answer = FhirDeterminations.of(RULES).answer(read, determination, null);
            WrittenCodes.of(answer);
            assertThat(answer.at("/entry/0/resource/outcome").asText())
                    .isEqualTo(read.faults().isEmpty() ? "complete" : "error");
            read.faults().forEach(fault -> assertThat(fault.message()).doesNotContain("TESTCASE"));
        } catch (FhirException refused) {
            assertThat(refused.faults()).isNotEmpty();
            assertThat(FhirDeterminations.outcome(refused).path("issue")).isNotEmpty();
        }
    }

    /** Likewise of draft orders, in a bundle or in the call of a hook. */
    @Property(tries = TRIES)
    void whateverIsChangedOfAnOrderIsToldOrRefused(@ForAll Random random) throws IOException {
        var orders = (ObjectNode) PasBundle.json(Files.readString(Path.of("docs/examples/fhir/order.json")));
        if (random.nextBoolean()) {
            var hook = PasBundle.JSON.createObjectNode().put("hook", "order-sign").put("hookInstance", "H-1");
            hook.putObject("context").set("draftOrders", orders);
            hook.putObject("prefetch").set("member", orders.at("/entry/1/resource"));
            ((ArrayNode) orders.path("entry")).remove(1);
            orders = hook;
        }
        for (int change = random.nextInt(4); change > 0; change--) {
            change(orders, random);
        }
        try {
            var read = FhirRequests.of(RULES).read(orders);
            var determination = read.request().map(RULES::determine).orElse(null);
            if (read.faults().isEmpty()) {
                var told = CoverageInformation.of(RULES).of(read, determination, null);
                assertThat(told.path("extension")).hasSize(read.coverage().isEmpty() ? 0
                        : (int) read.unjudged().stream().filter(each -> each.why() != UnjudgedItem.Why.CANCELLED).count()
                                + (determination == null ? 0 : determination.lines().size()));
            }
        } catch (FhirException refused) {
            assertThat(refused.faults()).isNotEmpty();
        }
    }

    /** Puts something else somewhere, or takes something away. */
    static void change(ObjectNode bundle, Random random) {
        var holders = new ArrayList<JsonNode>();
        collect(bundle, holders);
        var holder = holders.get(random.nextInt(holders.size()));
        JsonNode other = random.nextBoolean() ? holders.get(random.nextInt(holders.size())).deepCopy()
                : PasBundle.json(List.of("null", "7", "-1", "1e30", "\"\"", "\"2025-02-30\"", "[]", "{}", "true",
                        "\"#\"", "[[[]]]").get(random.nextInt(11)));
        if (holder instanceof ObjectNode object && !object.isEmpty()) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            var name = names.get(random.nextInt(names.size()));
            if (random.nextInt(3) == 0) {
                object.remove(name);
            } else {
                object.set(name, other);
            }
        } else if (holder instanceof ArrayNode array) {
            array.insert(random.nextInt(array.size() + 1), other);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> into) {
        if (node.isContainerNode()) {
            into.add(node);
            node.forEach(child -> collect(child, into));
        }
    }
}
