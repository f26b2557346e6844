package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeSet;
import org.coveragerules.CoverageRules;
import org.coveragerules.Determination;
import org.coveragerules.Effect;
import org.coveragerules.LineDetermination;
import org.coveragerules.Outcome;
import org.coveragerules.Requirement;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.vocabulary.Step;
import org.coveragerules.request.Authorization;
import org.coveragerules.request.Holder;
import org.coveragerules.request.Line;
import org.coveragerules.request.Request;

/**
 * What a clinician's screen shows of a draft order: the coverage-information extension of CRD 2.2.1, one for each order,
 * made from the determination of the claim that would ask for it and from what the policies ask to be sent with it.
 */
public final class CoverageInformation {

    private static final String URL =
            "http://hl7.org/fhir/us/davinci-crd/StructureDefinition/ext-coverage-information";
    private static final String OTHER = "OTH";

    private final Adjudicator rules;

    private CoverageInformation(Adjudicator rules) {
        this.rules = rules;
    }

    /** What some rules say of orders. */
    public static CoverageInformation of(CoverageRules rules) {
        return new CoverageInformation(Adjudicator.of(rules));
    }

    /**
     * An object with the extensions of a bundle of orders or of a claim, {@code extension}, each with the number of its
     * order as its {@code id}, and with the {@code requestId}.
     *
     * @param asked         without faults
     * @param determination null: nothing was judged
     */
    public ObjectNode of(FhirRequest asked, Determination determination) {
        var answer = JsonNodeFactory.instance.objectNode().put("requestId", asked.id());
        var list = answer.putArray("extension");
        if (determination == null || asked.request().isEmpty()) {
            return answer;
        }
        var request = asked.request().get();
        var requirements = rules.requirements(request);
        var library = rules.library();
        for (var line : request.lines()) {
            var extension = list.addObject().put("id", String.valueOf(line.number())).put("url", URL);
            new Writing(asked, request, determination, library, extension).write(line, requirements.stream()
                    .filter(one -> one.line() == line.number() && !one.there()).toList());
        }
        return answer;
    }

    /** One extension. */
    private record Writing(FhirRequest asked, Request request, Determination determination,
            PolicyLibrary library, ObjectNode extension) {

        void write(Line line, List<Requirement> missing) {
            var decided = determination.line(line.number());
            boolean isExcluded = decided.outcome() == Outcome.DENIED && decided.decisiveReasons().stream()
                    .anyMatch(reason -> reason.effect() == Effect.DENY
                            && library.vocabulary().reason(reason.code()).isNotCovered());
            boolean isClear = decided.outcome() == Outcome.APPROVED || decided.outcome() == Outcome.NO_REVIEW_REQUIRED;
            add("coverage").set("valueReference", coverage());
            add("covered").put("valueCode", isExcluded ? "not-covered" : isClear ? "covered" : "conditional");
            if (!isExcluded) {
                authorization(line, decided);
            }
            var needed = missing.stream().filter(one -> one.holder() == Holder.PROVIDER).toList();
            documents(needed, isExcluded);
            if (!isExcluded && !isClear) {
                needed(decided).forEach(code -> add("info-needed").put("valueCode", code));
            }
            add("billingCode").set("valueCoding", Coded.procedureCoding(line.code()));
            decided.decisiveReasons().stream().map(reason -> reason.statement() + ": " + reason.message()).distinct()
                    .forEach(text -> add("reason").putObject("valueCodeableConcept").put("text", text));
            add("date").put("valueDate", request.received().toString());
            add("coverage-assertion-id").put("valueString", determination.requestId() + "-" + line.number());
        }

        private ObjectNode add(String name) {
            return Extensions.add(extension, name);
        }

        private JsonNode coverage() {
            var given = Coded.text(Coded.children(asked.claimNode().path("insurance")).findFirst()
                    .map(each -> each.path("coverage")).orElse(JsonNodeFactory.instance.objectNode()), "reference");
            return JsonNodeFactory.instance.objectNode().put("reference", given);
        }

        private void authorization(Line line, LineDetermination decided) {
            var on = decided.decisiveReasons().stream()
                    .anyMatch(reason -> reason.effect() == Effect.APPROVE
                            && library.vocabulary().reason(reason.code()).step() == Step.AUTHORIZED);
            var id = on ? authorization(line) : null;
            add("pa-needed").put("valueCode", id != null ? "satisfied"
                    : decided.outcome() == Outcome.NO_REVIEW_REQUIRED ? "no-auth" : "auth-needed");
            if (id != null) {
                add("satisfied-pa-id").put("valueString", id);
            }
        }

        /** The authorization that a line is under, as far as one alone may be it; else null. */
        private String authorization(Line line) {
            if (line.authorization() != null || request.history() == null
                    || request.history().authorizations() == null) {
                return line.authorization();
            }
            var ids = request.history().authorizations().stream().filter(each -> covers(each, line))
                    .map(Authorization::id).distinct().toList();
            return ids.size() == 1 ? ids.get(0) : null;
        }

        private static boolean covers(Authorization authorization, Line line) {
            return (authorization.from() == null || !line.date().isBefore(authorization.from()))
                    && (authorization.to() == null || !line.date().isAfter(authorization.to()))
                    && (authorization.code() == null || authorization.code().equals(line.code()));
        }

        private void documents(List<Requirement> needed, boolean isExcluded) {
            if (needed.isEmpty() || isExcluded) {
                return;
            }
            var kinds = new TreeSet<String>();
            needed.forEach(one -> kinds.add(one.kind() == Requirement.Kind.FIELD
                    || one.kind() == Requirement.Kind.CODE ? "admin" : "clinical"));
            kinds.forEach(kind -> add("doc-needed").put("valueCode", kind));
            add("doc-purpose").put("valueCode", "withpa");
            library.all().stream().filter(policy -> !policy.criteria().isEmpty() && needed.stream()
                            .anyMatch(one -> one.policy().equals(policy.id()) && one.version().equals(policy.version())))
                    .map(Questionnaires::canonical).sorted()
                    .forEach(address -> add("questionnaire").put("valueCanonical", address));
        }

        /** What has to be known before more can be said, as far as the guide has a word for it. */
        private static TreeSet<String> needed(LineDetermination decided) {
            var codes = new TreeSet<String>();
            decided.decisiveReasons().stream().flatMap(reason -> reason.missing().stream()).forEach(name ->
                    codes.add(switch (name) {
                        case "placeOfService" -> "location";
                        case "network" -> "performer";
                        default -> OTHER;
                    }));
            return codes.isEmpty() ? new TreeSet<>(List.of(OTHER)) : codes;
        }
    }
}
