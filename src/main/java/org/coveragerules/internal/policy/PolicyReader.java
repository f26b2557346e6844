package org.coveragerules.internal.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.codes.Modifiers;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.internal.vocabulary.WordKind;
import org.coveragerules.internal.yaml.Nearest;
import org.coveragerules.internal.yaml.YamlFile;
import org.coveragerules.internal.yaml.YamlReader;
import org.coveragerules.request.Discipline;

/** Reads {@code policy.yaml} and {@code definitions.yaml}. */
final class PolicyReader {

    private PolicyReader() {
    }

    /** @param beside gives the text of another file of the version's folder */
    static PolicyVersion policy(YamlFile file, String folderPolicy, String folderVersion, Function<String,
            Optional<byte[]>> beside,
            List<Problem> problems) {
        var head = head(file, folderPolicy, folderVersion, problems);
        var reader = new YamlReader(file, problems);
        var set = head.scope().diagnoses();
        var sets = file.root().path("valueSets");
        if (set != null && !sets.has(set)) {
            var known = new ArrayList<String>();
            sets.fieldNames().forEachRemaining(known::add);
            reader.problem(file.root().path("appliesTo").path("diagnoses"), "`" + set + "` is no value set of this"
                    + " version" + Nearest.hint(set, known) + "; add it to `valueSets`");
        }
        var statements = statements(reader, file.root());
        var said = new PolicyVersion.Said(parameters(reader, file.root().path("parameters")), statements,
                CriteriaReader.read(reader, file.root(), statements.keySet()),
                ValueSetReader.read(reader, file.root().path("valueSets"), beside));
        return head.saying(() -> said);
    }

    /** What stands beside parameters, statements and criteria, without these. */
    static PolicyVersion head(YamlFile file, String folderPolicy, String folderVersion, List<Problem> problems) {
        var reader = new YamlReader(file, problems);
        var root = file.root();
        reader.fields(root, "policy", "version", "title", "effective", "until", "published", "source", "after",
                "disciplines", "codes", "appliesTo", "authority", "supersedes", "vocabulary", "valueSets", "criteria", "parameters",
                "statements");
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
        return new PolicyVersion(folderPolicy, folderVersion, reader.text(root, "title"), effective, until,
                reader.optionalDate(root, "published"), reader.text(root, "source"), reader.texts(root, "after"),
                ScopeReader.scope(reader, root), reader.optionalText(root, "authority"),
                reader.texts(root, "supersedes"), null);
    }

    static Definitions definitions(YamlFile file, List<Problem> problems) {
        var reader = new YamlReader(file, problems);
        var root = file.root();
        reader.fields(root, "outpatientHospital", "disciplines", "categories", "modifiers", "holidays");
        var hospital = root.path("outpatientHospital");
        reader.fields(hospital, "placesOfService", "billTypes");
        var disciplines = root.path("disciplines");
        reader.fields(disciplines, "modifiers", "revenueCodes");
        var categories = root.path("categories");
        reader.fields(categories, "disciplines", "unlisted");
        return new Definitions(Set.copyOf(reader.texts(hospital, "placesOfService")),
                Set.copyOf(reader.texts(hospital, "billTypes")),
                disciplineOf(reader, disciplines.path("modifiers")),
                disciplineOf(reader, disciplines.path("revenueCodes")),
                categoryOf(reader, categories.path("disciplines")), reader.text(categories, "unlisted"),
                modifiers(reader, root.path("modifiers")), holidays(reader, root));
    }

    /** Where none are named, Saturdays and Sundays alone are no business days. */
    private static List<String> holidays(YamlReader reader, JsonNode root) {
        var holidays = reader.texts(root, "holidays");
        for (var holiday : holidays) {
            try {
                LocalDate.parse(holiday);
            } catch (DateTimeException notOfTheCalendar) {
                reader.problem(root.path("holidays"), "`holidays` names `" + holiday + "`, which is no day; write each"
                        + " as `2026-12-25`");
            }
        }
        return holidays;
    }

    /** Where none are named, none says anything. */
    private static Modifiers modifiers(YamlReader reader, JsonNode modifiers) {
        if (!modifiers.isMissingNode()) {
            reader.fields(modifiers, "onEitherLine", "onColumnTwo", "anatomic", "everySide");
        }
        return new Modifiers(Set.copyOf(reader.texts(modifiers, "onEitherLine")),
                Set.copyOf(reader.texts(modifiers, "onColumnTwo")), Set.copyOf(reader.texts(modifiers, "anatomic")),
                Set.copyOf(reader.texts(modifiers, "everySide")));
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

    private static Map<Discipline, String> categoryOf(YamlReader reader, JsonNode table) {
        var categories = new LinkedHashMap<Discipline, String>();
        table.properties().forEach(entry -> {
            var discipline = reader.constant(entry.getValue(), entry.getKey(), Discipline.class);
            if (discipline != null) {
                categories.put(discipline, reader.text(table, entry.getKey()));
            }
        });
        for (var discipline : Discipline.values()) {
            if (!categories.containsKey(discipline)) {
                reader.problem(table, "`categories` names none for the discipline `" + discipline + "`; add it");
            }
        }
        return categories;
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
            } else if (value.isBigDecimal()) {
                parameters.put(entry.getKey(), value.decimalValue());
            } else if (value.isTextual()) {
                parameters.put(entry.getKey(), value.textValue());
            } else if (value.isArray()) {
                parameters.put(entry.getKey(), List.copyOf(reader.texts(node, entry.getKey())));
            } else {
                reader.problem(value, "parameter `" + entry.getKey()
                        + "` is neither a number, a text nor a list of texts; write one of these");
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
                    group,
                    reader.optionalText(node, "heldBy"));
            if (statements.putIfAbsent(id, statement) != null) {
                reader.problem(node.path("id"), "statement `" + id + "` stands twice; keep one");
            }
        }
        return statements;
    }

    /** Has every word that a version's file names be one of the vocabulary. */
    static void checkWords(YamlFile file, Vocabulary vocabulary, List<Problem> problems) {
        var reader = new YamlReader(file, problems);
        var categories = vocabulary.words(WordKind.CATEGORY).keySet();
        for (var category : file.root().path("appliesTo").path("categories")) {
            if (!categories.contains(category.asText())) {
                reader.problem(category, "`" + category.asText() + "` is no category"
                        + Nearest.hint(category.asText(), categories) + "; allowed are " + categories);
            }
        }
        var groups = vocabulary.words(WordKind.OVERRIDE).keySet();
        for (var statement : file.root().path("statements")) {
            var group = statement.path("overriddenBy");
            if (group.isTextual() && !groups.contains(group.textValue())) {
                reader.problem(group, "`" + group.textValue() + "` is no overridable group"
                        + Nearest.hint(group.textValue(), groups) + "; allowed are " + groups);
            }
        }
    }

    /** The parts of {@code <policy>/<version>/<file>}; null for a file at another depth. */
    static List<String> parts(String name) {
        var parts = new ArrayList<>(List.of(name.split("/")));
        return parts.size() == 3 ? parts : null;
    }
}
