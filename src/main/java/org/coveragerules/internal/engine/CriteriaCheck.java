package org.coveragerules.internal.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.codes.CodeScope;
import org.coveragerules.internal.drl.DrlFile;
import org.coveragerules.internal.drl.DrlRule;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.yaml.Nearest;
import org.coveragerules.internal.yaml.YamlFile;

/** Looks whether the criteria of a version and its rules belong together, and whether it decides what it supersedes. */
final class CriteriaCheck {

    private final RuleSources sources;
    private final PolicyVersion policy;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> leaves = new TreeSet<>();
    /** Statements that a rule meets. */
    private final Set<String> met = new HashSet<>();
    private boolean pendsWhatIsLeft;
    /** The version's own file with its lines; null until a problem shows in it. */
    private YamlFile file;

    private CriteriaCheck(RuleSources sources) {
        this.sources = sources;
        this.policy = sources.policy();
        policy.criteria().forEach(criteria -> leaves.addAll(criteria.tree().statements()));
    }

    /** What is wrong with a version's criteria and the rules for them. */
    static List<Problem> problems(RuleSources sources, Collection<DrlFile> files) {
        var check = new CriteriaCheck(sources);
        check.all(files);
        return check.problems;
    }

    private void all(Collection<DrlFile> files) {
        files.forEach(read -> read.rules().forEach(this::rule));
        codes();
        // One that can't be read has no rules, and that is told by itself.
        if (files.stream().allMatch(read -> read.problems().isEmpty())) {
            leavesWithoutRule();
            superseding();
        }
    }

    private void rule(DrlRule rule) {
        rule.calls("reasons").forEach(call -> {
            pendsWhatIsLeft |= call.name().name().equals("pendUnlessDecided");
            if (call.name().name().equals("met")) {
                met.add(rule.statement());
                if (!rule.statement().isEmpty() && !leaves.contains(rule.statement())) {
                    problems.add(rule.problem(call.span().start(), "meets `" + rule.statement() + "`, which is no leaf"
                            + " of `criteria` in `policy.yaml`" + Nearest.hint(rule.statement(), leaves)
                            + "; put the statement there, or let the rule find something of its own"));
                }
            }
        });
    }

    private void leavesWithoutRule() {
        for (var leaf : leaves) {
            if (!met.contains(leaf)) {
                problem(leaf(file().root().path("criteria"), leaf), "`" + leaf + "` is a criterion, and no rule meets"
                        + " it; write a rule with `@statement(\"" + leaf + "\")` whose right-hand side is"
                        + " `reasons.met($line);`");
            }
        }
    }

    /** Codes that the version does not judge, so that no line of them ever comes to its criteria. */
    private void codes() {
        for (int at = 0; at < policy.criteria().size(); at++) {
            for (var code : policy.criteria().get(at).codes().beyond(policy.codes())) {
                var codes = file().root().path("criteria").path(at).path("codes");
                problem(Stream.iterate(0, i -> i + 1).limit(codes.size()).map(codes::get)
                        .filter(each -> each.asText().equals(code)).findFirst().orElse(codes),
                        "criteria of `" + policy.criteria().get(at).statement() + "` are for `" + code
                                + "`, of which this version judges no line; add it to `codes` of the version, or remove"
                                + " it here");
            }
        }
    }

    /** What supersedes another policy takes its place, and leaves no line undecided. */
    private void superseding() {
        if (policy.supersedes().isEmpty() || pendsWhatIsLeft) {
            return;
        }
        var all = policy.criteria();
        boolean decides = all.stream().anyMatch(criteria -> criteria.codes().isEvery());
        var undecided = policy.codes().written();
        if (!decides && !policy.codes().isEvery()) {
            undecided = policy.codes().beyond(CodeScope.of(all.stream()
                    .flatMap(criteria -> criteria.codes().written().stream()).toList()));
            decides = !all.isEmpty() && undecided.isEmpty();
        }
        if (!decides) {
            problem(file().root().path("supersedes"), "`" + policy.name() + "` supersedes "
                    + String.join(", ", policy.supersedes()) + " and may leave a line "
                    + (undecided.isEmpty() ? "" : "of " + String.join(", ", undecided) + " ")
                    + "undecided; write criteria for all codes that it judges, or a rule whose right-hand side is"
                    + " `reasons.pendUnlessDecided($line, ...);`");
        }
    }

    /** The first place where a leaf stands; the list of the criteria where none is found. */
    private static JsonNode leaf(JsonNode criteria, String statement) {
        var found = find(criteria, statement);
        return found == null ? criteria : found;
    }

    private static JsonNode find(JsonNode node, String statement) {
        if (node.isValueNode()) {
            return node.asText().equals(statement) ? node : null;
        }
        for (var entry : node.isObject() ? node.properties().stream()
                .filter(field -> !Set.of("statement", "codes", "atLeast").contains(field.getKey()))
                .map(Map.Entry::getValue).toList() : (Iterable<JsonNode>) node) {
            var found = find(entry, statement);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private YamlFile file() {
        if (file == null) {
            var name = policy.id() + "/" + policy.version() + "/policy.yaml";
            file = YamlFile.read(sources.files().place(name), sources.files().content(name).orElseThrow());
        }
        return file;
    }

    private void problem(JsonNode at, String message) {
        problems.add(new Problem(file().name(), file().line(at), message));
    }
}
