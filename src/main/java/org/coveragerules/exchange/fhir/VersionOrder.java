package org.coveragerules.exchange.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;

/** How it is told which of two versions is the later one, which SDC asks of every questionnaire that has a version. */
enum VersionOrder {

    INTEGER("0|[1-9]\\d{0,8}"), DATE("\\d{4}-\\d{2}-\\d{2}"),
    /** It can't be told by the versions: they are in force one after the other. */
    NONE(".*");

    private static final String EXTENSION =
            "http://hl7.org/fhir/5.0/StructureDefinition/extension-Questionnaire.versionAlgorithm[x]";
    private static final String SYSTEM = "http://hl7.org/fhir/version-algorithm";

    private final Pattern form;

    VersionOrder(String form) {
        this.form = Pattern.compile(form, Pattern.DOTALL);
    }

    /** The first that fits all versions of a policy. */
    static VersionOrder of(List<String> versions) {
        for (var order : values()) {
            if (versions.stream().allMatch(version -> order.form.matcher(version).matches())) {
                return order;
            }
        }
        return NONE;
    }

    void write(ObjectNode questionnaire) {
        var extension = Extensions.add(questionnaire, EXTENSION);
        switch (this) {
            case INTEGER -> extension.putObject("valueCoding").put("system", SYSTEM).put("code", "integer");
            case DATE -> extension.putObject("valueCoding").put("system", SYSTEM).put("code", "date");
            // An expression of FHIRPath that compares two versions; zero says that it does not know.
            case NONE -> extension.put("valueString", "0");
        }
    }
}
