package org.coveragerules;

import java.util.List;
import java.util.function.UnaryOperator;
import org.coveragerules.request.Authorization;
import org.coveragerules.request.Clinical;
import org.coveragerules.request.Document;
import org.coveragerules.request.History;
import org.coveragerules.request.Line;
import org.coveragerules.request.Plan;
import org.coveragerules.request.PriorRequest;
import org.coveragerules.request.Request;
import org.coveragerules.request.SettingNeed;

/**
 * Copies of a request, each without one kind of thing that policies ask for. All have a record, if an empty one, and
 * await no other, since a policy waits for a record that is yet to come and does not say what it has to show.
 */
final class RequestWithout {

    private static final Clinical EMPTY = new Clinical(null, null, null, null, null);

    private final Request request;
    private final Clinical clinical;

    RequestWithout(Request request) {
        this.request = request;
        this.clinical = request.clinical() == null ? EMPTY : request.clinical();
    }

    /** As it is. */
    Request nothing() {
        return copy(request.plan(), request.lines(), clinical, request.history());
    }

    Request documents() {
        return with(new Clinical(null, clinical.treatmentPlan(), clinical.settingNeeds(), clinical.assessment(),
                clinical.otherProvidersInvolved(), clinical.observations(), clinical.treatments()));
    }

    Request settingNeeds() {
        return with(new Clinical(clinical.documents(), clinical.treatmentPlan(), null, clinical.assessment(),
                clinical.otherProvidersInvolved(), clinical.observations(), clinical.treatments()));
    }

    /** Without what a clinician, the plan or the provider answers where a rule asks. */
    Request answers() {
        var plan = request.plan();
        return copy(new Plan(plan.lineOfBusiness(), plan.funding(), plan.state(), plan.eligibleFrom(),
                        plan.eligibleTo(), plan.electedCategories(), null, plan.transplantNetworkOptIn(),
                        plan.areaAvailable(), plan.benefitLimits(), plan.provisions(), plan.mandates()),
                lines(line -> copy(line, line.placeOfService(), null, null)),
                new Clinical(clinical.documents().stream()
                                .map(one -> new Document(one.type(), one.date(), null, one.discrepancy(), null))
                                .toList(),
                        clinical.treatmentPlan(),
                        clinical.settingNeeds().stream()
                                .map(need -> new SettingNeed(need.need(), need.documented(), null)).toList(),
                        null, clinical.otherProvidersInvolved(), clinical.observations(), clinical.treatments()),
                history(request.history().authorizations(), request.history().requests().stream()
                        .map(one -> new PriorRequest(one.id(), one.providerId(), one.condition(), one.code(),
                                one.modifiers(), one.procedureGroup(), one.date(), one.units(), one.status(), null))
                        .toList()));
    }

    /** Without places of service, of lines and of authorizations. */
    Request places() {
        return copy(request.plan(),
                lines(line -> copy(line, null, line.indicationListed(), line.meetsGuideline())), clinical,
                history(request.history().authorizations() == null ? null : placeless(request.history()),
                        request.history().requests()));
    }

    private static List<Authorization> placeless(History history) {
        return history.authorizations().stream()
                .map(one -> new Authorization(one.id(), one.code(), one.discipline(), one.condition(), one.from(),
                        one.to(), one.visits(), one.visitsUsed(), null))
                .toList();
    }

    Request authorizations() {
        return copy(request.plan(), request.lines(), clinical, history(List.of(), request.history().requests()));
    }

    private Request with(Clinical changed) {
        return copy(request.plan(), request.lines(), changed, request.history());
    }

    private Request copy(Plan plan, List<Line> lines, Clinical changed, History history) {
        return new Request(request.id(), request.type(), request.urgency(), request.emergency(), request.received(),
                request.channel(), request.form(), request.typeOfBill(), null, request.member(), plan,
                request.provider(), request.condition(), lines, changed, history, request.trial(), request.diagnoses());
    }

    private List<Line> lines(UnaryOperator<Line> change) {
        return request.lines().stream().map(change).toList();
    }

    private static Line copy(Line line, String placeOfService, Boolean indicationListed, Boolean meetsGuideline) {
        return new Line(line.number(), line.code(), line.modifiers(), line.authorization(), line.discipline(),
                line.categories(), placeOfService, line.revenueCode(), line.date(), line.visits(), line.units(),
                line.levels(), line.condition(), line.phase(), indicationListed, meetsGuideline, line.contingent(),
                line.changedDuringProcedure(), line.partOfTrial(), line.mostAccurate(), line.accurateCodes(),
                line.procedureGroup(), line.supportedUnits(), line.supportedLevels(), line.diagnoses());
    }

    private History history(List<Authorization> authorizations, List<PriorRequest> requests) {
        return new History(request.history().visitsCompleted(), request.history().lastReview(), authorizations,
                requests, request.history().services());
    }
}
