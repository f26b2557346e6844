package org.coveragerules.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.coding.CodeScope;
import org.coveragerules.request.Discipline;
import org.coveragerules.request.Overridable;
import org.coveragerules.yaml.YamlFile;
import org.coveragerules.yaml.YamlReader;

/** Reads {@code policy.yaml} and {@code definitions.yaml}. */
final class PolicyReader {

    private PolicyReader() {
    }

    static Policy policy(YamlFile file, String folderPolicy, String folderVersion, List<Problem> problems) {
        var head = head(file, folderPolicy, folderVersion, problems);
        var reader = new YamlReader(file, problems);
        var statements = statements(reader, file.root());
        var said = new Policy.Said(parameters(reader, file.root().path("parameters")), statements,
                CriteriaReader.read(reader, file.root(), statements.keySet()));
        return head.saying(() -> said);
    }

    /** What stands beside parameters, statements and criteria, without these. */
    static Policy head(YamlFile file, String folderPolicy, String folderVersion, List<Problem> problems) {
        var reader = new YamlReader(file, problems);
        var root = file.root();
        reader.fields(root, "policy", "version", "title", "effective", "until", "source", "after", "disciplines",
                "codes", "parameters", "statements", "criteria");
        var id = reader.text(root, "policy");
        var version = reader.text(root, "version");
        if (!id.isEmpty() && !id.equals(folderPolicy)) {
            reader.problem(root.path("policy"), "`policy` is `" + id + "` in the folder of `" + folderPolicy
                    + "`; write `" + folderPolicy + "`, or move the folder");
        }
        if (!version.isEmpty() && !version.equals(folderVersion)) {
            reader.problem(root.path("version"), "`version` is `" + version + "` in the folder `" + folderVersion
                    + "`; write `" + folderVersion + "`, or rename the folder");
        }
        var effective = reader.optionalDate(root, "effective");
        var until = reader.optionalDate(root, "until");
        if (effective != null && until != null && until.isBefore(effective)) {
            reader.problem(root.path("until"), "`until` (" + until + ") comes before `effective` (" + effective
                    + "); it is the last day in force");
        }
        Set<Discipline> disciplines = EnumSet.noneOf(Discipline.class);
        for (var name : reader.texts(root, "disciplines")) {
            var discipline = reader.constant(root.path("disciplines"), name, Discipline.class);
            if (discipline != null) {
                disciplines.add(discipline);
            }
        }
        return new Policy(folderPolicy, folderVersion, reader.text(root, "title"), effective, until,
                reader.text(root, "source"), reader.texts(root, "after"), disciplines, codes(reader, root), null);
    }

    /** The codes of a node; every code where it has none. */
    static CodeScope codes(YamlReader reader, JsonNode node) {
        var list = node.path("codes");
        var codes = reader.texts(node, "codes");
        boolean faulty = false;
        for (var item : list) {
            var fault = item.isValueNode() && !item.isNull() ? CodeScope.fault(item.asText())
                    : Optional.<String>empty();
            fault.ifPresent(text -> reader.problem(item, "`codes`: " + text));
            faulty |= fault.isPresent();
        }
        if (list.isArray() && list.isEmpty()) {
            reader.problem(list, "`codes` is empty; list the codes whose lines are judged, or remove"
                    + " `codes` where lines of every code are");
        }
        return faulty ? CodeScope.EVERY : CodeScope.of(codes);
    }

    static Definitions definitions(YamlFile file, List<Problem> problems) {
        var reader = new YamlReader(file, problems);
        var root = file.root();
        reader.fields(root, "outpatientHospital", "disciplines");
        var hospital = root.path("outpatientHospital");
        reader.fields(hospital, "placesOfService", "billTypes");
        var disciplines = root.path("disciplines");
        reader.fields(disciplines, "modifiers", "revenueCodes");
        return new Definitions(Set.copyOf(reader.texts(hospital, "placesOfService")),
                Set.copyOf(reader.texts(hospital, "billTypes")),
                disciplineOf(reader, disciplines.path("modifiers")),
                disciplineOf(reader, disciplines.path("revenueCodes")));
    }

    private static Map<String, Discipline> disciplineOf(YamlReader reader, JsonNode table) {
        var disciplines = new LinkedHashMap<String, Discipline>();
        table.properties().forEach(entry -> {
            var discipline = reader.constant(entry.getValue(), entry.getValue().asText(), Discipline.class);
            if (discipline != null) {
                disciplines.put(entry.getKey(), discipline);
            }
        });
        return disciplines;
    }

    private static Map<String, Object> parameters(YamlReader reader, JsonNode node) {
        var parameters = new LinkedHashMap<String, Object>();
        if (!node.isMissingNode() && !node.isNull() && !node.isObject()) {
            reader.problem(node, "`parameters` are not `name: value` pairs; write each on a line of its own");
        }
        node.properties().forEach(entry -> {
            var value = entry.getValue();
            if (value.isInt()) {
                parameters.put(entry.getKey(), value.intValue());
            } else if (value.isTextual()) {
                parameters.put(entry.getKey(), value.textValue());
            } else if (value.isArray()) {
                parameters.put(entry.getKey(), List.copyOf(reader.texts(node, entry.getKey())));
            } else {
                reader.problem(value, "parameter `" + entry.getKey()
                        + "` is neither a whole number, a text nor a list of texts; write one of these");
            }
        });
        return parameters;
    }

    private static Map<String, Statement> statements(YamlReader reader, JsonNode root) {
        var statements = new LinkedHashMap<String, Statement>();
        var list = root.path("statements");
        if (!list.isArray() || list.isEmpty()) {
            reader.problem(list.isMissingNode() ? root : list,
                    "`statements` is no list with at least one statement; list what this version says");
            return statements;
        }
        for (var node : list) {
            reader.fields(node, "id", "section", "says", "overriddenBy", "heldBy");
            var id = reader.text(node, "id");
            var group = reader.optionalText(node, "overriddenBy");
            var statement = new Statement(id, reader.text(node, "section"), reader.text(node, "says"),
                    group == null ? null : reader.constant(node.path("overriddenBy"), group, Overridable.class),
                    reader.optionalText(node, "heldBy"));
            if (statements.putIfAbsent(id, statement) != null) {
                reader.problem(node.path("id"), "statement `" + id + "` stands twice; keep one");
            }
        }
        return statements;
    }

    /** The parts of {@code <policy>/<version>/<file>}; null for a file at another depth. */
    static List<String> parts(String name) {
        var parts = new ArrayList<>(List.of(name.split("/")));
        return parts.size() == 3 ? parts : null;
    }
}
