package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes a response one as DTR 2.2.0 has it, with every extension that it and SDC know. */
final class DtrResponse {

    private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";
    private static final String DTR = "http://hl7.org/fhir/us/davinci-dtr/StructureDefinition/";
    private static final String USES = "http://hl7.org/fhir/us/davinci-crd/CodeSystem/coverage-information-codes";

    private DtrResponse() {
    }

    static ObjectNode of(ObjectNode plain) {
        var response = plain.deepCopy();
        response.putObject("subject").put("reference", "Patient/member");
        response.put("authored", "2025-11-04T09:00:00-06:00").putObject("author").put("reference", "Practitioner/one");
        Extensions.add(response, DTR + "qr-coverage").putObject("valueReference").put("reference", "Coverage/coverage");
        Extensions.add(response, DTR + "qr-context").putObject("valueReference").put("reference", "ServiceRequest/order");
        Extensions.add(response, DTR + "intendedUse").set("valueCodeableConcept", Coded.concept(USES, "withpa"));
        var signature = Extensions.add(response, CORE + "questionnaireresponse-signature").putObject("valueSignature")
                .put("when", "2025-11-04T09:00:00-06:00");
        signature.putArray("type").addObject().put("system", "urn:iso-astm:E1762-95:2013").put("code", "1.2.840.10065.1.12.1.1");
        signature.putObject("who").put("reference", "Practitioner/one");
        var information = Extensions.add(response,
                "http://hl7.org/fhir/us/davinci-crd/StructureDefinition/ext-coverage-information");
        Extensions.add(information, "coverage").putObject("valueReference").put("reference", "Coverage/coverage");
        Extensions.add(information, "covered").put("valueCode", "covered");
        Extensions.add(information, "pa-needed").put("valueCode", "auth-needed");
        Extensions.add(information, "date").put("valueDate", "2025-11-04");
        Extensions.add(information, "coverage-assertion-id").put("valueString", "O-1-1");
        Extensions.add(response.putObject("_questionnaire"), CORE + "display").put("valueString", "The title");
        items(response);
        return response;
    }

    private static void items(JsonNode of) {
        of.path("item").forEach(item -> {
            ((ObjectNode) item).put("text", "As it was asked");
            item.path("answer").forEach(answer -> {
                var origin = Extensions.add((ObjectNode) answer, DTR + "information-origin");
                boolean isTyped = item.path("linkId").asText().length() % 2 == 0;
                Extensions.add(origin, "source").put("valueCode", isTyped ? "manual" : "auto-server");
                if (isTyped) {
                    Extensions.add(Extensions.add(origin, "author"), "practitioner").putObject("valueReference")
                            .put("reference", "Practitioner/one");
                }
                Extensions.add((ObjectNode) answer, DTR + "containedReference").put("valueBoolean", false);
                items(answer);
            });
            items(item);
        });
    }
}
