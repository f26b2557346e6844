package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.coveragerules.CoverageRules;
import org.coveragerules.Determination;
import org.coveragerules.internal.adjudication.Adjudicator;

/**
 * Writes determinations as the bundles with which PAS 2.2.1 answers. docs/exchange.md has what becomes of each outcome. The
 * same bundle, determination and time give the same answer. For any thread.
 */
public final class FhirDeterminations {

    private final Adjudicator rules;

    private FhirDeterminations(Adjudicator rules) {
        this.rules = rules;
    }

    /** Those that some rules made, whose vocabulary says how each reason is called. */
    public static FhirDeterminations of(CoverageRules rules) {
        return new FhirDeterminations(Adjudicator.of(rules));
    }

    /**
     * The answer to a bundle.
     *
     * @param asked         what it asks
     * @param determination of its request; null where it has none: every item is answered for itself, or the bundle has
     *                      faults
     * @param decided       when; null: when the claim says that it was made
     */
    public ObjectNode answer(FhirRequest asked, Determination determination, OffsetDateTime decided) {
        return new ResponseWriting(asked, rules.library().vocabulary(), time(asked, decided))
                .bundle(determination, asked.faults());
    }

    /** The answer to a bundle on whose request a rule failed: nothing is decided, and it may be sent again. */
    public ObjectNode failed(FhirRequest asked, OffsetDateTime decided) {
        return new ResponseWriting(asked, rules.library().vocabulary(), time(asked, decided)).bundle(null,
                List.of(new FhirFault("Claim", "judged by a rule that failed", "it again once the rules are mended",
                        FhirFault.UNABLE)));
    }

    /** What answers a text or a tree that is no bundle. */
    public static ObjectNode outcome(FhirException refused) {
        var outcome = JsonNodeFactory.instance.objectNode().put("resourceType", "OperationOutcome");
        var issues = outcome.putArray("issue");
        refused.faults().forEach(fault -> {
            var issue = issues.addObject().put("severity", "error").put("code", "invalid");
            issue.putObject("details").put("text", fault.message());
            issue.putArray("expression").add(fault.path());
        });
        return outcome;
    }

    /** An instant of FHIR. Who gives no time is answered as of when the claim was made, so that the answer is the same. */
    private static String time(FhirRequest asked, OffsetDateTime decided) {
        var time = decided != null ? decided : asked.created() != null ? asked.created()
                : FhirDay.of(asked.claimNode(), "created").flatMap(FhirDay::parsed)
                        .map(day -> OffsetDateTime.of(day, LocalTime.MIN, ZoneOffset.UTC))
                        .orElse(OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC));
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.withNano(0));
    }
}
