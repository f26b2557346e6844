package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.coveragerules.Determination;
import org.coveragerules.LineDetermination;
import org.coveragerules.exchange.ReviewCodes;
import org.coveragerules.internal.vocabulary.Vocabulary;

/** Writes the bundle that answers one request. */
final class ResponseWriting {

    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private static final String CLAIM_TYPE = "http://terminology.hl7.org/CodeSystem/claim-type";
    /** Please correct and resubmit, of X12 889. */
    private static final String CORRECT = "C";

    private final FhirRequest asked;
    private final Vocabulary words;
    private final String decided;
    private final Notes notes = new Notes();
    private final ObjectNode bundle = JsonNodeFactory.instance.objectNode();
    private final ObjectNode response = JsonNodeFactory.instance.objectNode();

    /** @param decided an instant of FHIR */
    ResponseWriting(FhirRequest asked, Vocabulary words, String decided) {
        this.asked = asked;
        this.words = words;
        this.decided = decided;
    }

    /**
     * The bundle.
     *
     * @param determination null: nothing was judged
     * @param faults        nothing is answered but these, where there are any
     */
    ObjectNode bundle(Determination determination, List<FhirFault> faults) {
        bundle.put("resourceType", "Bundle");
        bundle.putObject("meta").putArray("profile").add(Coded.PAS + "profile-pas-response-bundle");
        bundle.set("identifier", identifier());
        bundle.put("type", "collection").put("timestamp", decided);
        bundle.putArray("entry").addObject().put("fullUrl", url("ClaimResponse")).set("resource", response);
        head(faults.isEmpty() ? "complete" : "error");
        if (faults.isEmpty()) {
            items(determination);
        } else {
            response.put("disposition", "Nothing is decided: what the request says cannot be read.");
            faults(faults);
        }
        return bundle;
    }

    /** A name of a resource of the answer that is the same each time. */
    String url(String part) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes((asked.id() + "\n" + Coded.text(asked.claimNode(), "id") + "\n"
                + decided + "\n" + part).getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode identifier() {
        return Coded.identifier(asked.bundle().node().path("identifier")).orElseGet(() ->
                JsonNodeFactory.instance.objectNode().put("system", "urn:ietf:rfc:3986").put("value", url("Bundle")));
    }

    private void head(String outcome) {
        var claim = asked.claimNode();
        response.put("resourceType", "ClaimResponse").put("id", url("ClaimResponse").substring("urn:uuid:".length()));
        response.putObject("meta").putArray("profile").add(Coded.PAS + "profile-claimresponse");
        // A program judged; where a clinician has to, nothing is denied yet.
        Extensions.add(Extensions.add(response, Coded.PAS + "extension-claimResponseReviewer"), "wasHumanReviewedFlag")
                .put("valueBoolean", false);
        Coded.children(claim.path("identifier")).flatMap(each -> Coded.identifier(each).stream()).findFirst()
                .ifPresent(each -> response.putArray("identifier").add(each));
        var type = Coded.codings(claim.path("type")).map(coding -> Coded.text(coding, "code"))
                .filter(code -> List.of("institutional", "professional", "oral").contains(code)).findFirst();
        response.put("status", "active").set("type", Coded.concept(CLAIM_TYPE, type.orElse("professional")));
        response.put("use", "preauthorization");
        response.set("patient", reference("patient"));
        response.put("created", decided);
        response.set("insurer", reference("insurer"));
        response.set("requestor", reference("provider"));
        response.set("request", own(asked.claim()));
        response.put("outcome", outcome);
    }

    private static ObjectNode own(FhirBundle.Resource claim) {
        var id = Coded.text(claim.node(), "id");
        return id.isEmpty() && claim.fullUrl().isEmpty() ? absent() : JsonNodeFactory.instance.objectNode()
                .put("reference", id.isEmpty() ? claim.fullUrl() : "Claim/" + id);
    }

    /** Who is meant, as the claim refers to them. */
    ObjectNode reference(String field) {
        var given = Coded.text(asked.claimNode().path(field), "reference");
        if (!given.isEmpty() && !given.startsWith("#")) {
            return JsonNodeFactory.instance.objectNode().put("reference", given);
        }
        return Coded.identifier(asked.claimNode().path(field).path("identifier"))
                .map(logical -> JsonNodeFactory.instance.objectNode().<ObjectNode>set("identifier", logical))
                .orElseGet(ResponseWriting::absent);
    }

    private static ObjectNode absent() {
        var reference = JsonNodeFactory.instance.objectNode();
        Extensions.add(reference, ABSENT).put("valueCode", "unknown");
        return reference;
    }

    private void faults(List<FhirFault> faults) {
        var errors = response.putArray("error");
        faults.forEach(fault -> {
            var error = errors.addObject();
            Extensions.add(error, Coded.PAS + "extension-errorPath").put("valueString", fault.path());
            Extensions.add(error, Coded.PAS + "extension-errorFollowupAction")
                    .set("valueCodeableConcept", Coded.concept(Coded.X12 + "889", CORRECT));
            error.set("code", Coded.concept(Coded.X12 + "901", fault.code()).put("text", fault.message()));
        });
    }

    private void items(Determination determination) {
        var actions = new TreeMap<Integer, ItemAnswer>();
        asked.unjudged().forEach(item -> actions.put(item.sequence(), ItemAnswer.of(item)));
        if (determination != null) {
            determination.lines().forEach(line -> actions.put(line.number(),
                    ItemAnswer.of(line, ReviewCodes.of(line, determination, words))));
        }
        response.put("disposition", Disposition.of(determination, asked.unjudged()));
        var certified = actions.values().stream().filter(ItemAnswer::isCertified).map(ItemAnswer::line).toList();
        if (!certified.isEmpty()) {
            response.put("preAuthRef", asked.id());
            period(certified);
        }
        var list = response.putArray("item");
        asked.claimNode().path("item").forEach(item -> {
            var answer = actions.get(item.path("sequence").asInt());
            var amount = ItemReading.amount(item, asked.bundle(), asked.claim());
            list.add(answer.written(item, amount, asked.id(), decided, notes));
        });
        asked.unread().forEach(notes::number);
        notes.write(response);
        new MissingInformation(this, words).write(determination, response, (ArrayNode) bundle.path("entry"));
    }

    private void period(List<LineDetermination> certified) {
        var period = response.putObject("preAuthPeriod");
        put(period, "start", certified, LineDetermination::approvedFrom, true);
        put(period, "end", certified, LineDetermination::approvedTo, false);
        if (period.isEmpty()) {
            response.remove("preAuthPeriod");
        }
    }

    /** The first or the last day of all; none where one is open. */
    private static void put(ObjectNode period, String field, List<LineDetermination> lines,
            Function<LineDetermination, LocalDate> day, boolean first) {
        if (lines.stream().map(day).allMatch(Objects::nonNull)) {
            var days = lines.stream().map(day).sorted().toList();
            period.put(field, days.get(first ? 0 : days.size() - 1).toString());
        }
    }
}
