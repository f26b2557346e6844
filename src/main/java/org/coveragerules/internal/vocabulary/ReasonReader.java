package org.coveragerules.internal.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.coveragerules.internal.yaml.YamlReader;

/** Reads one entry of {@code reasons}. */
final class ReasonReader {

    private static final String DOCUMENTS = "documents";

    private final YamlReader reader;
    private final String name;
    private final JsonNode it;

    ReasonReader(YamlReader reader, String name, JsonNode it) {
        this.reader = reader;
        this.name = name;
        this.it = it;
    }

    ReasonCode read() {
        reader.fields(it, "says", "step", "clinical", "everyVisit", "asksForReview", "waivesReview", "leavesBenefit",
                "remedyAsks", "notCovered", "override", "role", "group", "carc", "rarc", "remittance",
                "reviewDecision", "reviewReason", "coverageReason");
        var step = it.path("step");
        if (!step.isInt() || step.intValue() < 1 || step.intValue() > Step.NOTE) {
            reader.problem(step.isMissingNode() ? it : step, "reason `" + name + "` names no step of the ranking;"
                    + " write `step:` with a number from 1 to " + Step.NOTE);
        }
        var role = reader.optionalText(it, "role");
        return new ReasonCode(name, reader.text(it, "says"), step.asInt(), reader.flag(it, "clinical"),
                reader.flag(it, "everyVisit"), reader.flag(it, "asksForReview"), reader.flag(it, "waivesReview"),
                reader.flag(it, "leavesBenefit"),
                reader.flag(it, "remedyAsks"), reader.flag(it, "notCovered"),
                reader.optionalText(it, "override"),
                role == null ? null : reader.constant(it.path("role"), role, Role.class), remittances(),
                code(it, "reviewDecision", X12Codes.ACTION), code(it, "reviewReason", X12Codes.DECISION),
                code(it, "coverageReason", X12Codes.COVERAGE));
    }

    /** The exceptions first, and then what holds where none of them does. */
    private List<Remittance> remittances() {
        var remittances = new ArrayList<Remittance>();
        var exceptions = it.path("remittance");
        if (!exceptions.isMissingNode() && !exceptions.isArray()) {
            reader.problem(exceptions, "`remittance` of `" + name + "` is no list; write it as `[ { statement: ID,"
                    + " carc: \"50\" } ]`");
        }
        for (var each : exceptions.isArray() ? exceptions : List.<JsonNode>of()) {
            reader.fields(each, "statement", "missing", "group", "carc", "rarc");
            var missing = reader.optionalText(each, "missing");
            if (missing != null && !missing.equals(DOCUMENTS)) {
                reader.problem(each.path("missing"), "`missing` is `" + missing + "`; write `" + DOCUMENTS + "`");
            }
            if (!each.has("statement") && missing == null) {
                reader.problem(each, "`remittance` of `" + name + "` says of nothing when it holds; write a"
                        + " `statement`, or `missing: " + DOCUMENTS + "`");
            }
            remittances.add(remittance(each, reader.optionalText(each, "statement"), missing != null));
        }
        remittances.add(remittance(it, null, false));
        return remittances;
    }

    private Remittance remittance(JsonNode at, String statement, boolean documents) {
        var carc = code(at, "carc", X12Codes.CARC);
        var rarc = code(at, "rarc", X12Codes.RARC);
        var group = code(at, "group", X12Codes.GROUP);
        if (!at.has("carc") && (at.has("rarc") || at.has("group"))) {
            reader.problem(at, "`" + name + "` has a remark or a group without a reason for an adjustment; write"
                    + " `carc` too");
        }
        return new Remittance(statement, documents, group, carc, rarc);
    }

    private String code(JsonNode at, String field, X12Codes list) {
        var code = reader.optionalText(at, field);
        if (code != null && !list.has(code)) {
            reader.problem(at.path(field), "`" + field + "` of `" + name + "` is `" + code + "`, which is no "
                    + list.title() + "; write one that is, in quotes where it is a number");
            return null;
        }
        return code;
    }
}
