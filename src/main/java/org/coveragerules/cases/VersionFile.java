package org.coveragerules.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.drl.DrlFile;
import org.coveragerules.internal.drl.DrlRule;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.policy.RuleFiles;
import org.coveragerules.internal.yaml.YamlFile;

/** The {@code policy.yaml} of a version, to point at what it says, and its rules. */
final class VersionFile {

    private static final Set<String> NO_LEAVES = Set.of("statement", "codes", "atLeast");

    private final YamlFile file;
    private final List<DrlRule> rules;

    private VersionFile(YamlFile file, List<DrlRule> rules) {
        this.file = file;
        this.rules = rules;
    }

    static VersionFile of(PolicyVersion policy, RuleFiles files) {
        var folder = policy.id() + "/" + policy.version() + "/";
        var name = folder + "policy.yaml";
        return new VersionFile(YamlFile.read(files.place(name), files.content(name).orElseThrow()),
                files.rules(policy).entrySet().stream().flatMap(text -> DrlFile
                        .read(files.place(folder + text.getKey()), text.getValue()).rules().stream()).toList());
    }

    JsonNode root() {
        return file.root();
    }

    List<DrlRule> rules() {
        return rules;
    }

    Problem problem(JsonNode at, String message) {
        return new Problem(file.name(), file.line(at), message);
    }

    /** The first place where a leaf stands among the criteria. */
    JsonNode leaf(String statement) {
        var found = find(file.root().path("criteria"), statement);
        return found == null ? file.root().path("criteria") : found;
    }

    private static JsonNode find(JsonNode node, String statement) {
        if (node.isValueNode()) {
            return node.asText().equals(statement) ? node : null;
        }
        Iterable<JsonNode> within = node.isObject() ? node.properties().stream()
                .filter(field -> !NO_LEAVES.contains(field.getKey())).map(Map.Entry::getValue).toList() : node;
        for (var each : within) {
            var found = find(each, statement);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
