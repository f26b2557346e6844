package org.coveragerules.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.coveragerules.RulesException;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.text.TreePath;
import org.coveragerules.internal.yaml.YamlFile;
import org.coveragerules.internal.yaml.YamlReader;

/** Reads the cases of a YAML file. */
public final class CaseFile {

    private static final Set<String> NO_CASES = Set.of("policy.yaml", "definitions.yaml", "vocabulary.yaml");

    private final YamlFile file;
    private final List<Problem> problems = new ArrayList<>();
    private final YamlReader reader;
    private final Map<String, Case> cases = new LinkedHashMap<>();

    private CaseFile(YamlFile file) {
        this.file = file;
        this.reader = new YamlReader(file, problems);
    }

    /** The case files at and below a path, in order: whatever is YAML there but what rules have beside their cases. */
    public static List<Path> in(Path path) throws IOException {
        try (var files = Files.walk(path)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
                    .filter(file -> !NO_CASES.contains(file.getFileName().toString())).sorted().toList();
        }
    }

    /**
     * Reads a file.
     *
     * @throws RulesException naming every fault found in it
     */
    public static List<Case> read(Path path) {
        try {
            return read(path.toString(), Files.readAllBytes(path));
        } catch (IOException e) {
            throw new RulesException(path.toString(), "can't be read (" + e.getClass().getSimpleName()
                    + "); check that it is there and may be read");
        }
    }

    /**
     * Reads the contents of files.
     *
     * @param files by their names for messages
     * @throws RulesException naming every fault of the first that has any
     */
    public static List<Case> readAll(Map<String, byte[]> files) {
        return files.entrySet().stream().flatMap(file -> read(file.getKey(), file.getValue()).stream()).toList();
    }

    /**
     * Reads the content of a file.
     *
     * @param name for messages
     * @throws RulesException naming every fault found in it
     */
    public static List<Case> read(String name, byte[] content) {
        var cases = new CaseFile(YamlFile.read(name, content));
        cases.read();
        if (!cases.problems.isEmpty()) {
            throw new RulesException(cases.problems);
        }
        return List.copyOf(cases.cases.values());
    }

    private void read() {
        if (!file.root().isArray()) {
            reader.problem(file.root(), "is no list of cases; begin each with `- case:` and a sentence");
            return;
        }
        file.root().forEach(this::read);
    }

    private void read(JsonNode node) {
        reader.fields(node, "case", "covers", "versions", "request", "like", "change", "expect", "remedies");
        var name = reader.text(node, "case");
        var request = request(node);
        if (request == null || name.isEmpty()) {
            return;
        }
        if (!node.path("expect").isObject() || node.path("expect").isEmpty()) {
            reader.problem(node, "case `" + name + "` has no `expect`; say what its determination has to be");
            return;
        }
        for (var line : node.path("expect").path("lines")) {
            if (!line.path("number").isInt()) {
                reader.problem(line, "case `" + name + "` expects something of a line without `number`; give it");
            }
        }
        var versions = new LinkedHashMap<String, String>();
        node.path("versions").properties().forEach(entry -> versions.put(entry.getKey(), entry.getValue().asText()));
        var remedies = new LinkedHashMap<String, JsonNode>();
        node.path("remedies").properties().forEach(entry -> remedies.put(entry.getKey(),
                changed(request, entry.getValue())));
        var read = new Case(name, file.name() + ":" + file.line(node), reader.texts(node, "covers"), versions,
                request, node.path("expect"), remedies);
        if (cases.putIfAbsent(name, read) != null) {
            reader.problem(node.path("case"), "case `" + name + "` stands twice; give each a name of its own");
        }
    }

    private JsonNode request(JsonNode node) {
        var like = reader.optionalText(node, "like");
        if ((like == null) == node.path("request").isMissingNode()) {
            reader.problem(node, "has " + (like == null ? "neither `request` nor `like`" : "both `request` and `like`")
                    + "; give one of them");
            return null;
        }
        if (like == null) {
            return node.has("change") ? changed(node.path("request"), node.path("change")) : node.path("request");
        }
        if (!cases.containsKey(like)) {
            reader.problem(node.path("like"), "no case `" + like + "` stands above in this file; name one that does");
            return null;
        }
        return changed(cases.get(like).request(), node.path("change"));
    }

    private JsonNode changed(JsonNode request, JsonNode change) {
        var copy = request.deepCopy();
        change.properties().forEach(entry -> {
            try {
                TreePath.change(copy, entry.getKey(), entry.getValue());
            } catch (IllegalArgumentException e) {
                reader.problem(entry.getValue(), e.getMessage());
            }
        });
        return copy;
    }
}
