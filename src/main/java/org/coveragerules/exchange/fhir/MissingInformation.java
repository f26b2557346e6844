package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.coveragerules.Determination;
import org.coveragerules.Outcome;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.internal.vocabulary.WordKind;
import org.coveragerules.request.Holder;

/**
 * Asks the provider for what is missing of pended lines: a request for each thing of each line. What the payer or a
 * reviewer has to say is never asked of a provider; the notes tell of it.
 */
final class MissingInformation {

    /** Support data for verification, of X12 755. */
    private static final String SUPPORT_DATA = "77";
    private static final String LOINC = "LOINC ";

    private final ResponseWriting writing;
    private final Vocabulary words;

    MissingInformation(ResponseWriting writing, Vocabulary words) {
        this.writing = writing;
        this.words = words;
    }

    /** @param determination null: nothing is missing */
    void write(Determination determination, ObjectNode response, ArrayNode entries) {
        if (determination == null) {
            return;
        }
        var references = JsonNodeFactory.instance.arrayNode();
        determination.lines().stream().filter(line -> line.outcome() == Outcome.PENDED)
                .forEach(line -> line.decisiveReasons().stream().flatMap(reason -> reason.missing().stream())
                        .filter(name -> Holder.of(name) == Holder.PROVIDER).distinct().sorted().forEach(name -> {
                            var url = writing.url("CommunicationRequest " + line.number() + " " + name);
                            references.addObject().put("reference", url);
                            entries.addObject().put("fullUrl", url).set("resource", asking(line.number(), name, url,
                                    determination));
                        }));
        if (!references.isEmpty()) {
            response.set("communicationRequest", references);
        }
    }

    private ObjectNode asking(int line, String name, String url, Determination determination) {
        var asking = JsonNodeFactory.instance.objectNode().put("resourceType", "CommunicationRequest")
                .put("id", url.substring("urn:uuid:".length()));
        asking.putObject("meta").putArray("profile").add(Coded.PAS + "profile-communicationrequest");
        Extensions.add(asking, Coded.PAS + "extension-serviceLineNumber").put("valuePositiveInt", line);
        asking.putArray("identifier").addObject().put("system", "urn:ietf:rfc:3986").put("value", url);
        asking.put("status", "active").putArray("category").add(Coded.concept(Coded.X12 + "755", SUPPORT_DATA));
        asking.set("subject", writing.reference("patient"));
        asking.putArray("payload").addObject().put("contentString", content(name));
        if (determination.dueAt() != null) {
            asking.putObject("occurrencePeriod").put("end",
                    DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(determination.dueAt()));
        } else if (determination.due() != null) {
            asking.putObject("occurrencePeriod").put("end", determination.due().toString());
        }
        asking.set("requester", writing.reference("insurer"));
        asking.putArray("recipient").add(writing.reference("provider"));
        asking.set("sender", writing.reference("provider"));
        asking.putArray("reasonCode").addObject().put("text", words.says(name));
        return asking;
    }

    /** The LOINC code of a document or observation; else what it is called. */
    private String content(String name) {
        var document = words.words(WordKind.DOCUMENT).get(name);
        var observed = words.observations().get(name);
        var codes = document != null ? document.codes() : observed != null ? observed.codes() : List.<String>of();
        return codes.stream().filter(code -> code.startsWith(LOINC)).map(code -> code.substring(LOINC.length()))
                .findFirst().orElse(words.says(name));
    }
}
