package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.stream.Stream;
import org.coveragerules.CriterionResult;
import org.coveragerules.LineDetermination;
import org.coveragerules.exchange.ReviewCodes;

/**
 * What becomes of an item.
 *
 * @param line     what was decided of it; null: it was not judged
 * @param unjudged why it was not judged; null: it was
 * @param action   how the answer says it
 */
record ItemAnswer(LineDetermination line, UnjudgedItem unjudged, ReviewCodes action) {

    private static final String ADJUDICATION = "http://terminology.hl7.org/CodeSystem/adjudication";
    private static final String TRACE_NUMBER = Coded.PAS + "extension-itemTraceNumber";
    private static final int DAY = 10;

    static ItemAnswer of(UnjudgedItem item) {
        return new ItemAnswer(null, item, item.why().action());
    }

    static ItemAnswer of(LineDetermination line, ReviewCodes action) {
        return new ItemAnswer(line, null, action);
    }

    boolean isCertified() {
        return action.equals(ReviewCodes.APPROVED) || action.equals(ReviewCodes.APPROVED_IN_PART);
    }

    /** @param amount how much was asked for */
    ObjectNode written(JsonNode asked, JsonNode amount, String requestId, String decided, Notes notes) {
        var item = JsonNodeFactory.instance.objectNode();
        Extensions.all(asked, TRACE_NUMBER).flatMap(each -> Coded.identifier(each.path("valueIdentifier")).stream())
                .forEach(each -> Extensions.add(item, TRACE_NUMBER).set("valueIdentifier", each));
        if (isCertified()) {
            certified(item, amount, decided);
        }
        item.put("itemSequence", asked.path("sequence").intValue());
        notes(item, notes);
        var adjudication = item.putArray("adjudication").addObject();
        var review = Extensions.add(adjudication, Coded.PAS + "extension-reviewAction");
        if (isCertified()) {
            Extensions.add(review, "number").put("valueString", requestId + "-" + line.number());
        }
        if (action.reason() != null) {
            Extensions.add(review, "reasonCode").set("valueCodeableConcept",
                    Coded.concept(Coded.DECISION_REASON, action.reason()));
        }
        Extensions.add(review, Coded.PAS + "extension-reviewActionCode").set("valueCodeableConcept",
                Coded.concept(Coded.X12 + "306", action.action()));
        adjudication.set("category", Coded.concept(ADJUDICATION, "submitted"));
        return item;
    }

    private void certified(ObjectNode item, JsonNode asked, String decided) {
        Extensions.add(item, Coded.PAS + "extension-itemPreAuthIssueDate").put("valueDate", decided.substring(0, DAY));
        if (line.approvedFrom() != null) {
            var period = Extensions.add(item, Coded.PAS + "extension-itemPreAuthPeriod").putObject("valuePeriod")
                    .put("start", line.approvedFrom().toString());
            if (line.approvedTo() != null) {
                period.put("end", line.approvedTo().toString());
            }
        }
        // In the unit in which it was asked for, by the name that the request has for it.
        var named = Coded.unitOfAmount(asked);
        boolean inUnits = named.equals(Coded.UNITS) || named.equals(Coded.UNITS_OF_CLAIMS);
        var amount = inUnits ? line.approvedUnits() : line.approvedVisits();
        if (amount != null) {
            var unit = inUnits ? named : Coded.VISITS;
            Extensions.add(Extensions.add(item, Coded.PAS + "extension-itemAuthorizedDetail"), "quantity")
                    .putObject("valueQuantity").put("value", amount).put("unit", unit).put("system", Coded.X12 + "673")
                    .put("code", unit);
        }
    }

    /** The decisive reasons, what would change them, and what came of the criteria behind them. */
    private void notes(ObjectNode item, Notes notes) {
        var numbers = JsonNodeFactory.instance.arrayNode();
        texts().distinct().forEach(text -> numbers.add(notes.number(text)));
        if (!numbers.isEmpty()) {
            item.set("noteNumber", numbers);
        }
    }

    private Stream<String> texts() {
        if (unjudged != null) {
            return Stream.of("Not judged: " + unjudged.why().says() + ".");
        }
        var reasons = line.decisiveReasons().stream().flatMap(reason -> Stream.of(reason.message(),
                        reason.remedy() == null ? null : "What would change it: " + reason.remedy(),
                        reason.nextStep() == null ? null : "Next step: " + reason.nextStep())
                .filter(Objects::nonNull).map(text -> reason.statement() + ": " + text));
        var criteria = line.criteria().stream().flatMap(judged -> judged.tree().decisive().stream()
                .map(leaf -> leaf.statement() + ": the criterion is " + says(leaf.result())
                        + (leaf.found() == null ? "" : ": " + leaf.found())));
        return Stream.concat(reasons, criteria);
    }

    private static String says(CriterionResult result) {
        return switch (result) {
            case MET -> "met";
            case NOT_MET -> "not met";
            case UNKNOWN -> "not known to be met";
        };
    }
}
