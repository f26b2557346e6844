package org.coveragerules.internal.adjudication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.coveragerules.Determination;
import org.coveragerules.DeterminationWriter;
import org.coveragerules.Outcome;
import org.coveragerules.internal.reading.RecordMaker;
import org.coveragerules.internal.reading.Schema;
import org.coveragerules.request.Clinical;
import org.coveragerules.request.History;
import org.coveragerules.request.Network;
import org.coveragerules.request.Plan;
import org.coveragerules.request.Provider;
import org.coveragerules.request.Request;

/** What holds for the determination of any request. */
class DeterminationPropertyTest {

    private static final int TRIES = 600;

    private static final Schema SCHEMA = Schema.named("determination");

    private static Adjudicator rules;

    @BeforeContainer
    static void open() {
        rules = Adjudicator.bundled();
    }

    @AfterContainer
    static void close() {
        rules.close();
    }

    @Provide
    Arbitrary<Request> requests() {
        return Arbitraries.randomValue(PlausibleRequests::request);
    }

    @Property(tries = TRIES)
    void theSameRequestGetsTheSameBytes(@ForAll("requests") Request request) {
        assertThat(bytes(request)).isEqualTo(bytes(request));
    }

    @Property(tries = TRIES)
    void theOrderOfWhatIsListedChangesNothing(@ForAll("requests") Request request, @ForAll Random random) {
        assertThat(bytes(shuffled(request, random))).isEqualTo(bytes(request));
    }

    @Property(tries = TRIES)
    void theNetworkChangesNoClinicalFinding(@ForAll("requests") Request request, @ForAll Network network) {
        assertThat(clinical(rules.determine(withNetwork(request, network))))
                .isEqualTo(clinical(rules.determine(request)));
    }

    @Property(tries = TRIES)
    void everyReasonNamesAStatementOfTheVersionInForceOnItsLinesDate(@ForAll("requests") Request request) {
        var determination = rules.determine(request);
        for (var line : determination.lines()) {
            var date = request.lines().stream().filter(one -> one.number() == line.number()).findFirst().orElseThrow()
                    .date();
            for (var reason : line.reasons()) {
                var version = rules.library().versions(reason.policy()).stream()
                        .filter(each -> each.inForce(date)).findFirst().orElseThrow();
                assertThat(reason.version()).isEqualTo(version.version());
                assertThat(version.statements()).containsKey(reason.statement());
                assertThat(reason.section()).isEqualTo(version.statements().get(reason.statement()).section());
                assertThat(reason.message()).isNotBlank();
                assertThat(reason.remedy() != null).isEqualTo(reason.effect().isAdverse());
            }
        }
    }

    @Property(tries = TRIES)
    void everyLineHasDecisiveReasonsAndOutcomesThatAgree(@ForAll("requests") Request request) {
        var determination = rules.determine(request);
        assertThat(determination.lines()).allSatisfy(line -> {
            assertThat(line.decisiveReasons()).isNotEmpty();
            if (line.outcome() == Outcome.NO_REVIEW_REQUIRED) {
                assertThat(line.approvedVisits()).isNull();
            } else {
                assertThat(line.approvedVisits()).isNotNegative();
            }
        });
        assertThat(determination.isFinal()).isEqualTo(!determination.clinicianReview()
                && determination.outcome() != Outcome.PENDED);
    }

    @Property(tries = TRIES / 4)
    void aDeterminationIsValidByItsSchema(@ForAll("requests") Request request) {
        JsonNode tree = DeterminationWriter.tree(rules.determine(request));
        assertThat(SCHEMA.complaints(tree)).isEmpty();
    }

    private static byte[] bytes(Request request) {
        return DeterminationWriter.bytes(rules.determine(request));
    }

    private static Set<String> clinical(Determination determination) {
        return determination.lines().stream().flatMap(line -> line.reasons().stream()
                .filter(reason -> BundledRequests.WORDS.reason(reason.code()).isClinical())
                // A line that nobody manages has none of this: it waits for a clinician, which tells of no fact.
                .filter(reason -> !reason.statement().equals("PRE-2"))
                .map(reason -> line.number() + " " + reason.statement() + " " + reason.code() + " " + reason.effect()
                        + " " + reason.message()))
                .collect(Collectors.toSet());
    }

    private static Request withNetwork(Request request, Network network) {
        return RecordMaker.of(Request.class, "id", request.id(), "type", request.type(),
                "urgency", request.urgency(), "emergency", request.emergency(), "received", request.received(),
                "channel", request.channel(), "form", request.form(), "typeOfBill", request.typeOfBill(),
                "recordsAwaited", request.recordsAwaited(), "member", request.member(), "plan", request.plan(),
                "provider", new Provider(request.provider().id(), network, null), "condition", request.condition(),
                "lines", request.lines(), "clinical", request.clinical(), "history", request.history(),
                "trial", request.trial());
    }

    private static Request shuffled(Request request, Random random) {
        var plan = request.plan();
        var clinical = request.clinical();
        var history = request.history();
        return RecordMaker.of(Request.class, "id", request.id(), "type", request.type(),
                "urgency", request.urgency(), "emergency", request.emergency(), "received", request.received(),
                "channel", request.channel(), "form", request.form(), "typeOfBill", request.typeOfBill(),
                "recordsAwaited", request.recordsAwaited(), "member", request.member(),
                "plan", RecordMaker.of(Plan.class, "lineOfBusiness", plan.lineOfBusiness(), "funding", plan.funding(),
        "state", plan.state(), "eligibleFrom", plan.eligibleFrom(), "eligibleTo", plan.eligibleTo(),
        "electedCategories", plan.electedCategories(), "benefitConfirmed", plan.benefitConfirmed(),
        "transplantNetworkOptIn", plan.transplantNetworkOptIn(), "areaAvailable", plan.areaAvailable(),
        "benefitLimits", shuffled(plan.benefitLimits(), random), "provisions", shuffled(plan.provisions(), random),
        "mandates", shuffled(plan.mandates(), random)), "provider", request.provider(),
                "condition", request.condition(), "lines", shuffled(request.lines(), random),
                "clinical", clinical == null ? null : RecordMaker.of(Clinical.class, "documents",
                shuffled(clinical.documents(), random),
        "treatmentPlan", clinical.treatmentPlan(), "settingNeeds", shuffled(clinical.settingNeeds(), random),
        "assessment", clinical.assessment(), "otherProvidersInvolved", clinical.otherProvidersInvolved()),
                "history", RecordMaker.of(History.class, "visitsCompleted", history.visitsCompleted(), "lastReview",
                history.lastReview(),
        "authorizations", history.authorizations() == null ? null : shuffled(history.authorizations(), random),
        "requests", shuffled(history.requests(), random)), "trial", request.trial());
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        var copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }
}
