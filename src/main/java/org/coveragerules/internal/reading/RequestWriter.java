package org.coveragerules.internal.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.coveragerules.request.Assessment;
import org.coveragerules.request.Authorization;
import org.coveragerules.request.BenefitLimit;
import org.coveragerules.request.Clinical;
import org.coveragerules.request.Discipline;
import org.coveragerules.request.Document;
import org.coveragerules.request.History;
import org.coveragerules.request.Line;
import org.coveragerules.request.Mandate;
import org.coveragerules.request.Member;
import org.coveragerules.request.Observed;
import org.coveragerules.request.Plan;
import org.coveragerules.request.PriorRequest;
import org.coveragerules.request.PriorService;
import org.coveragerules.request.Provider;
import org.coveragerules.request.Provision;
import org.coveragerules.request.Request;
import org.coveragerules.request.SettingNeed;
import org.coveragerules.request.Treatment;
import org.coveragerules.request.TreatmentPlan;
import org.coveragerules.request.Trial;

/**
 * Writes requests as JSON: the same request gives the same bytes, and {@link JsonRequestReader} makes an equal request of
 * them. Written by hand beside {@link RequestShape}, its mirror, since it writes streams of millions.
 */
public final class RequestWriter {

    /** In ASCII every text that Java can hold comes back, half a surrogate pair included. */
    private static final JsonFactory JSON = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final int USUAL_SIZE = 2048;

    private final JsonFields out;

    private RequestWriter(JsonFields out) {
        this.out = out;
    }

    /** One line of JSON, without a line end. */
    public static byte[] bytes(Request request) {
        var bytes = new ByteArrayOutputStream(USUAL_SIZE);
        try (var json = JSON.createGenerator(bytes)) {
            var fields = new JsonFields(json);
            fields.object(request, new RequestWriter(fields)::request);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private void request(Request it) throws IOException {
        out.text("id", it.id());
        out.name("type", it.type());
        out.name("urgency", it.urgency());
        out.flag("emergency", it.emergency());
        out.date("received", it.received());
        out.name("channel", it.channel());
        out.name("form", it.form());
        out.text("typeOfBill", it.typeOfBill());
        out.flag("recordsAwaited", it.recordsAwaited());
        // An absent member, provider or history is equal to one without a field.
        out.object("member", it.member().equals(Member.UNKNOWN) ? null : it.member(), this::member);
        out.object("plan", it.plan(), this::plan);
        out.object("provider", it.provider().equals(Provider.UNKNOWN) ? null : it.provider(), this::provider);
        out.text("condition", it.condition());
        out.objects("lines", it.lines(), this::line);
        out.object("clinical", it.clinical(), this::clinical);
        out.object("history", it.history().equals(History.NONE) ? null : it.history(), this::history);
        out.object("trial", it.trial(), this::trial);
        out.texts("diagnoses", it.diagnoses());
    }

    private void member(Member it) throws IOException {
        out.date("birthDate", it.birthDate());
        out.name("sex", it.sex());
    }

    private void plan(Plan it) throws IOException {
        out.name("lineOfBusiness", it.lineOfBusiness());
        out.name("funding", it.funding());
        out.text("state", it.state());
        out.date("eligibleFrom", it.eligibleFrom());
        out.date("eligibleTo", it.eligibleTo());
        // Absent is all of them, empty is none.
        if (it.electedCategories() != null) {
            out.allTexts("electedCategories", it.electedCategories());
        }
        out.flag("benefitConfirmed", it.benefitConfirmed());
        out.flag("transplantNetworkOptIn", it.transplantNetworkOptIn());
        out.flag("areaAvailable", it.areaAvailable());
        out.objects("benefitLimits", it.benefitLimits(), this::benefitLimit);
        out.objects("provisions", it.provisions(), this::provision);
        out.objects("mandates", it.mandates(), this::mandate);
    }

    private void benefitLimit(BenefitLimit it) throws IOException {
        if (it.disciplines().size() == 1) {
            out.name("discipline", it.disciplines().iterator().next());
        } else {
            out.names("disciplines", it.disciplines());
        }
        out.count("visits", it.visits());
        out.count("used", it.used());
        out.date("from", it.from());
        out.date("to", it.to());
    }

    private void provision(Provision it) throws IOException {
        out.name("effect", it.effect());
        out.texts("codes", it.codes());
        out.text("category", it.category());
        out.texts("overrides", it.overrides());
        out.flag("trial", it.trial());
        out.date("from", it.from());
        out.date("to", it.to());
        out.text("citation", it.citation());
    }

    private void mandate(Mandate it) throws IOException {
        out.name("effect", it.effect());
        out.text("jurisdiction", it.jurisdiction());
        out.texts("codes", it.codes());
        out.text("category", it.category());
        out.texts("overrides", it.overrides());
        out.flag("trial", it.trial());
        out.date("from", it.from());
        out.date("to", it.to());
        out.text("citation", it.citation());
    }

    private void provider(Provider it) throws IOException {
        out.text("id", it.id());
        out.name("network", it.network());
    }

    private void line(Line it) throws IOException {
        out.count("number", it.number());
        out.text("code", it.code());
        out.texts("modifiers", it.modifiers());
        out.text("authorization", it.authorization());
        out.name("discipline", it.discipline());
        out.texts("categories", it.categories());
        out.text("placeOfService", it.placeOfService());
        out.text("revenueCode", it.revenueCode());
        out.date("date", it.date());
        out.count("visits", it.visits());
        out.count("units", it.units());
        out.count("levels", it.levels());
        out.text("condition", it.condition());
        out.name("phase", it.phase());
        out.flag("indicationListed", it.indicationListed());
        out.flag("meetsGuideline", it.meetsGuideline());
        out.flag("contingent", it.contingent());
        out.flag("changedDuringProcedure", it.changedDuringProcedure());
        out.flag("partOfTrial", it.partOfTrial());
        out.flag("mostAccurate", it.mostAccurate());
        out.texts("accurateCodes", it.accurateCodes());
        out.text("procedureGroup", it.procedureGroup());
        out.count("supportedUnits", it.supportedUnits());
        out.count("supportedLevels", it.supportedLevels());
        out.texts("diagnoses", it.diagnoses());
    }

    private void clinical(Clinical it) throws IOException {
        // With no field at all it would be absent.
        out.allObjects("documents", it.documents(), this::document);
        out.object("treatmentPlan", it.treatmentPlan(), this::treatmentPlan);
        out.objects("settingNeeds", it.settingNeeds(), this::settingNeed);
        out.object("assessment", it.assessment(), this::assessment);
        out.flag("otherProvidersInvolved", it.otherProvidersInvolved());
        out.objects("observations", it.observations(), this::observed);
        out.objects("treatments", it.treatments(), this::treatment);
    }

    private void document(Document it) throws IOException {
        out.text("type", it.type());
        out.date("date", it.date());
        out.flag("independentInterpretation", it.independentInterpretation());
        out.flag("discrepancy", it.discrepancy());
        out.flag("reconciled", it.reconciled());
    }

    /** Its number is in the unit of the word, and so has none. */
    private void observed(Observed it) throws IOException {
        out.text("name", it.name());
        out.number("value", it.number());
        out.text("unit", it.unit());
        out.flag("value", it.flag());
        out.text("value", it.choice());
        out.date("value", it.day());
        out.text("value", it.code());
        out.date("date", it.date());
    }

    private void treatment(Treatment it) throws IOException {
        out.text("kind", it.kind());
        out.date("from", it.from());
        out.date("to", it.to());
        out.count("sessions", it.sessions());
        out.name("result", it.result());
    }

    private void priorService(PriorService it) throws IOException {
        out.text("code", it.code());
        out.date("date", it.date());
        out.count("units", it.units());
    }

    private void treatmentPlan(TreatmentPlan it) throws IOException {
        out.count("visits", it.visits());
        out.count("weeks", it.weeks());
    }

    private void settingNeed(SettingNeed it) throws IOException {
        out.text("need", it.need());
        out.flag("documented", it.documented());
        out.flag("availableInLowerAcuitySetting", it.availableInLowerAcuitySetting());
    }

    private void assessment(Assessment it) throws IOException {
        out.flag("conditionSupportsService", it.conditionSupportsService());
        out.flag("progressMeetsCriteria", it.progressMeetsCriteria());
        out.flag("maximumBenefitReached", it.maximumBenefitReached());
        out.count("supportedVisits", it.supportedVisits());
    }

    private void history(History it) throws IOException {
        out.object("visitsCompleted", it.visitsCompleted().isEmpty() ? null : it.visitsCompleted(),
                this::visitsCompleted);
        out.date("lastReview", it.lastReview());
        // Absent is unknown, empty is none.
        if (it.authorizations() != null) {
            out.allObjects("authorizations", it.authorizations(), this::authorization);
        }
        out.objects("requests", it.requests(), this::priorRequest);
        if (it.services() != null) {
            out.allObjects("services", it.services(), this::priorService);
        }
    }

    private void visitsCompleted(Map<Discipline, Integer> it) throws IOException {
        for (var entry : it.entrySet()) {
            out.count(entry.getKey().name(), entry.getValue());
        }
    }

    private void authorization(Authorization it) throws IOException {
        out.text("id", it.id());
        out.text("code", it.code());
        out.name("discipline", it.discipline());
        out.text("condition", it.condition());
        out.date("from", it.from());
        out.date("to", it.to());
        out.count("visits", it.visits());
        out.count("visitsUsed", it.visitsUsed());
        out.text("placeOfService", it.placeOfService());
    }

    private void priorRequest(PriorRequest it) throws IOException {
        out.text("id", it.id());
        out.text("providerId", it.providerId());
        out.text("condition", it.condition());
        out.text("code", it.code());
        out.texts("modifiers", it.modifiers());
        out.text("procedureGroup", it.procedureGroup());
        out.date("date", it.date());
        out.count("units", it.units());
        out.name("status", it.status());
        out.flag("performed", it.performed());
    }

    private void trial(Trial it) throws IOException {
        out.flag("cmsApproved", it.cmsApproved());
        out.flag("coverageWithEvidenceDevelopment", it.coverageWithEvidenceDevelopment());
    }
}
