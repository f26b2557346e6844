package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.coveragerules.CoverageRules;
import org.coveragerules.Determination;
import org.coveragerules.Effect;
import org.coveragerules.LineDetermination;
import org.coveragerules.Outcome;
import org.coveragerules.Requirement;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.reading.RecordMaker;
import org.coveragerules.internal.vocabulary.Step;
import org.coveragerules.request.Authorization;
import org.coveragerules.request.Holder;
import org.coveragerules.request.Line;
import org.coveragerules.request.Request;
import org.coveragerules.request.RequestType;

/**
 * What a clinician's screen shows of a draft order: the coverage-information extension of CRD 2.2.1, one for each order,
 * made from the determination of the claim that would ask for it and from what the policies ask to be sent with it.
 */
public final class CoverageInformation {

    private static final String URL =
            "http://hl7.org/fhir/us/davinci-crd/StructureDefinition/ext-coverage-information";
    private static final String REASONS = "http://hl7.org/fhir/us/davinci-crd/CodeSystem/temp";
    private static final String CONDITIONAL = "conditional";
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
     * order as its {@code id}, and with the {@code requestId}. There are none where no Coverage is named, which each is of.
     *
     * @param asked         without faults
     * @param determination null: nothing was judged
     * @param decided       when; null: on the day that the orders were written
     */
    public ObjectNode of(FhirRequest asked, Determination determination, OffsetDateTime decided) {
        var answer = JsonNodeFactory.instance.objectNode().put("requestId", asked.id());
        var list = answer.putArray("extension");
        if (asked.coverage().isEmpty()) {
            return answer;
        }
        var extensions = new TreeMap<Integer, ObjectNode>();
        var day = decided != null ? decided.toLocalDate().toString()
                : asked.request().map(request -> request.received().toString())
                        .orElseGet(() -> FhirDay.of(asked.claimNode(), "created").orElseThrow());
        asked.unjudged().stream().filter(item -> item.why() != UnjudgedItem.Why.CANCELLED).forEach(item ->
                extensions.put(item.sequence(), extension(asked, item.sequence(), day, writing -> writing.unjudged(item))));
        if (determination != null && asked.request().isPresent()) {
            var request = asked.request().get();
            var requirements = rules.requirements(request);
            var claimed = claimed(request);
            for (var line : request.lines()) {
                var missing = requirements.stream().filter(one -> one.line() == line.number() && !one.there()).toList();
                extensions.put(line.number(), extension(asked, line.number(), day, writing ->
                        new Judged(writing, request, rules.library()).write(line, determination, claimed, missing)));
            }
        }
        extensions.values().forEach(list::add);
        return answer;
    }

    /** What the claim for the orders would come to: an authorization answers it, and no request for review. */
    private Determination claimed(Request request) {
        return request.history().knownAuthorizations().isEmpty() || request.type() == RequestType.CLAIM ? null
                : rules.tried(RecordMaker.with(request, "type", RequestType.CLAIM));
    }

    private static ObjectNode extension(FhirRequest asked, int number, String day, Consumer<Writing> saying) {
        var extension = JsonNodeFactory.instance.objectNode().put("id", String.valueOf(number)).put("url", URL);
        var writing = new Writing(extension);
        writing.add("coverage").putObject("valueReference").put("reference", asked.coverage().orElseThrow());
        saying.accept(writing);
        writing.add("date").put("valueDate", day);
        writing.add("coverage-assertion-id").put("valueString", asked.id() + "-" + number);
        return extension;
    }

    /** One extension. */
    private record Writing(ObjectNode extension) {

        ObjectNode add(String name) {
            return Extensions.add(extension, name);
        }

        void code(String name, String code) {
            add(name).put("valueCode", code);
        }

        /** @param code the guide's; null: it has none for it */
        void reason(String text, String code) {
            add("reason").set("valueCodeableConcept",
                    (code == null ? JsonNodeFactory.instance.objectNode() : Coded.concept(REASONS, code)).put("text", text));
        }

        /** Nothing can be said before a person has looked at it. */
        void unjudged(UnjudgedItem item) {
            code("covered", CONDITIONAL);
            code("pa-needed", CONDITIONAL);
            code("info-needed", OTHER);
            reason("Not judged: " + item.why().says() + ".", null);
        }
    }

    /** The extension of an order that was judged. */
    private record Judged(Writing to, Request request, PolicyLibrary library) {

        void write(Line line, Determination determination, Determination claimed, List<Requirement> missing) {
            var ofClaim = claimed == null ? null : claimed.line(line.number());
            boolean isUnder = ofClaim != null && ofClaim.outcome() == Outcome.APPROVED && isAuthorized(ofClaim)
                    && authorization(line) != null;
            var decided = isUnder ? ofClaim : determination.line(line.number());
            boolean isExcluded = decided.outcome() == Outcome.DENIED && decided.decisiveReasons().stream()
                    .anyMatch(reason -> reason.effect() == Effect.DENY
                            && library.vocabulary().reason(reason.code()).isNotCovered());
            boolean isClear = decided.outcome() == Outcome.APPROVED || decided.outcome() == Outcome.NO_REVIEW_REQUIRED;
            to.code("covered", isExcluded ? "not-covered" : isClear ? "covered" : CONDITIONAL);
            if (!isExcluded && authorization(line, decided)) {
                documents(missing.stream().filter(one -> one.holder() == Holder.PROVIDER).toList());
            }
            if (!isExcluded && !isClear) {
                needed(decided).forEach(code -> to.code("info-needed", code));
            }
            to.add("billingCode").set("valueCoding", Coded.procedureCoding(line.code()));
            var said = new HashSet<String>();
            decided.decisiveReasons().forEach(reason -> {
                var text = reason.statement() + ": " + reason.message();
                if (said.add(text)) {
                    to.reason(text, library.vocabulary().reason(reason.code()).coverageReason());
                }
            });
        }

        /** Whether an authorization has still to be asked for. */
        private boolean authorization(Line line, LineDetermination decided) {
            var id = isAuthorized(decided) ? authorization(line) : null;
            if (id != null) {
                to.code("pa-needed", "satisfied");
                to.add("satisfied-pa-id").put("valueString", id);
                return false;
            }
            boolean isFree = decided.outcome() == Outcome.NO_REVIEW_REQUIRED;
            to.code("pa-needed", isFree ? "no-auth" : "auth-needed");
            return !isFree;
        }

        private boolean isAuthorized(LineDetermination decided) {
            return decided.decisiveReasons().stream().anyMatch(reason -> reason.effect() == Effect.APPROVE
                    && library.vocabulary().reason(reason.code()).step() == Step.AUTHORIZED);
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

        /**
         * What the authorization asks for. That it is for that is not said as its purpose: crd-ci-q4 of the guide, as
         * it is published, is true of no extension that has {@code withpa}.
         */
        private void documents(List<Requirement> needed) {
            var kinds = new TreeSet<String>();
            needed.forEach(one -> kinds.add(one.kind() == Requirement.Kind.FIELD
                    || one.kind() == Requirement.Kind.CODE ? "admin" : "clinical"));
            kinds.forEach(kind -> to.code("doc-needed", kind));
            library.all().stream().filter(policy -> !policy.criteria().isEmpty() && needed.stream()
                            .anyMatch(one -> one.policy().equals(policy.id()) && one.version().equals(policy.version())))
                    .map(Questionnaires::canonical).sorted()
                    .forEach(address -> to.add("questionnaire").put("valueCanonical", address));
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
