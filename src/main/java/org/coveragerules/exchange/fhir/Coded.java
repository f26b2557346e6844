package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Codes of the systems that prior authorizations use: in an element that is a concept, and made into one. */
final class Coded {

    static final String CPT = "http://www.ama-assn.org/go/cpt";
    static final String HCPCS = "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets";
    static final String ICD = "http://hl7.org/fhir/sid/icd-10-cm";
    static final String PLACE_OF_SERVICE =
            "https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set";
    static final String LOINC = "http://loinc.org";
    private static final String SNOMED = "http://snomed.info/sct";
    static final String NPI = "http://hl7.org/fhir/sid/us-npi";
    static final String X12 = "https://codesystem.x12.org/005010/";
    static final String DECISION_REASON = "https://codesystem.x12.org/external/886";
    private static final String UCUM = "http://unitsofmeasure.org";
    static final String PAS = "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/";

    /** Digits behind a number's point, or noughts before it; a sum of more than that is slow, or none. */
    private static final int MOST_PLACES = 100;

    private static final Set<String> PROCEDURES = Set.of(CPT, HCPCS, "urn:oid:2.16.840.1.113883.6.12",
            "urn:oid:2.16.840.1.113883.6.14", "urn:oid:2.16.840.1.113883.6.285",
            "http://terminology.hl7.org/CodeSystem/HCPCS",
            // Claims of Blue Button, and the reference client of CRD.
            "https://bluebutton.cms.gov/resources/codesystem/hcpcs");
    private static final Set<String> DIAGNOSES = Set.of(ICD, "urn:oid:2.16.840.1.113883.6.90",
            "http://www.cms.gov/Medicare/Coding/ICD10");

    /** How the vocabulary of the rules writes the systems in front of its codes. */
    private static final Map<String, String> SHORT = Map.of(LOINC, "LOINC", SNOMED, "SNOMED", ICD, "ICD",
            "http://terminology.hl7.org/CodeSystem/v3-ActCode", "ActCode", "https://nahdo.org/sopt", "SOPT",
            X12 + "1032", "X12-1032");

    /** Of a quantity of X12 673. */
    static final String VISITS = "VS";
    static final String UNITS = "FL";
    /** A unit of X12 355, which requests write for it as well; X12 673 has the code for something else. */
    static final String UNITS_OF_CLAIMS = "UN";

    private Coded() {
    }

    /** The codes of an element that is a concept, a coding or a list of either. */
    static Stream<JsonNode> codings(JsonNode element) {
        if (element.isArray()) {
            return children(element).flatMap(Coded::codings);
        }
        return element.has("coding") ? children(element.path("coding"))
                : element.has("code") && !element.path("code").isObject() ? Stream.of(element) : Stream.empty();
    }

    /** What a list holds, or else the one thing that stands in its place. */
    static Stream<JsonNode> children(JsonNode list) {
        return list.isArray() ? StreamSupport.stream(list.spliterator(), false)
                : list.isMissingNode() || list.isNull() ? Stream.empty() : Stream.of(list);
    }

    /** Where one of several codes is of one of some systems. */
    private static Optional<String> of(Set<String> systems, JsonNode element) {
        return codings(element).filter(coding -> systems.contains(system(coding))).map(coding -> text(coding, "code"))
                .filter(code -> !code.isEmpty()).findFirst();
    }

    /** A code of CPT or HCPCS; either stands under the system of the other as well. */
    static Optional<String> procedure(JsonNode element) {
        return of(PROCEDURES, element);
    }

    static Optional<String> diagnosis(JsonNode element) {
        return of(DIAGNOSES, element);
    }

    /** A code of X12's own list of a number. */
    static Optional<String> x12(JsonNode element, String list) {
        return of(Set.of(X12 + list), element);
    }

    /** A code of a system. */
    static Optional<String> of(String system, JsonNode element) {
        return of(Set.of(system), element);
    }

    /** The codes of an element as the vocabulary of the rules writes them, such as {@code LOINC 12345-6}. */
    static Stream<String> asWords(JsonNode element) {
        return codings(element).map(coding -> SHORT.getOrDefault(system(coding), system(coding)) + " "
                + text(coding, "code"));
    }

    /** A system is the same by either protocol. */
    private static String system(JsonNode coding) {
        var system = text(coding, "system");
        if (isKnown(system) || !system.startsWith("http")) {
            return system;
        }
        var other = system.startsWith("https:") ? "http:" + system.substring("https:".length())
                : "https:" + system.substring(Math.min(system.length(), "http:".length()));
        return isKnown(other) ? other : system;
    }

    private static boolean isKnown(String system) {
        return PROCEDURES.contains(system) || DIAGNOSES.contains(system) || SHORT.containsKey(system)
                || system.equals(PLACE_OF_SERVICE) || system.equals(NPI) || system.startsWith(X12);
    }

    static String text(JsonNode element, String field) {
        var value = element.path(field);
        return value.isTextual() ? value.textValue().strip() : "";
    }

    /** The unit of a quantity, by its code or else by its name; empty where it has none. */
    static String unit(JsonNode quantity) {
        var code = text(quantity, "code");
        return code.isEmpty() ? text(quantity, "unit") : code;
    }

    /** The unit of an amount that is asked for. The examples of PAS count visits by UCUM, which has no code for them. */
    static String unitOfAmount(JsonNode quantity) {
        boolean isCounted = text(quantity, "system").equals(UCUM) && text(quantity, "code").matches("1|\\{visits?}");
        boolean isOfVisits = text(quantity, "code").startsWith("{") || text(quantity, "unit").matches("(?i)visits?");
        return isCounted && isOfVisits ? VISITS : unit(quantity);
    }

    /** An identifier that is whole, by its system and value alone. */
    static Optional<ObjectNode> identifier(JsonNode given) {
        return text(given, "system").isEmpty() || text(given, "value").isEmpty() ? Optional.empty()
                : Optional.of(JsonNodeFactory.instance.objectNode().put("system", text(given, "system"))
                        .put("value", text(given, "value")));
    }

    /** A procedure under its own system: what begins with a letter is of HCPCS. */
    static ObjectNode procedureCoding(String code) {
        return JsonNodeFactory.instance.objectNode().put("system", Character.isDigit(code.charAt(0)) ? CPT : HCPCS)
                .put("code", code);
    }

    /** A code as the vocabulary writes it, such as {@code LOINC 12345-6}, where it is of what questions are called by. */
    static Optional<ObjectNode> ofQuestion(String word) {
        return Stream.of(LOINC, SNOMED).filter(system -> word.startsWith(SHORT.get(system) + " ")).findFirst()
                .map(system -> JsonNodeFactory.instance.objectNode().put("system", system)
                        .put("code", word.substring(SHORT.get(system).length() + 1)));
    }

    /** A concept of one code. */
    static ObjectNode concept(String system, String code) {
        var concept = JsonNodeFactory.instance.objectNode();
        concept.putArray("coding").addObject().put("system", system).put("code", code);
        return concept;
    }

    /** A number that can be counted with; empty of what is none, is infinite, or has an exponent that no amount has. */
    static Optional<BigDecimal> number(JsonNode node) {
        if (!node.isNumber() || node.isFloatingPointNumber() && !node.isBigDecimal()
                && !Double.isFinite(node.doubleValue())) {
            return Optional.empty();
        }
        return Optional.of(node.decimalValue()).filter(number -> Math.abs((long) number.scale()) <= MOST_PLACES);
    }
}
