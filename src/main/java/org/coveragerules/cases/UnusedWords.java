package org.coveragerules.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.drl.Asked;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.policy.RuleFiles;
import org.coveragerules.internal.vocabulary.WordKind;
import org.coveragerules.internal.yaml.YamlFile;

/** Which words, value sets and codes of them are there for nobody. */
final class UnusedWords {

    private static final String VOCABULARY = "vocabulary.yaml";
    /** Of the shared words those that only rules give a meaning; the others a request may bring unasked. */
    private static final List<String> OF_RULES = List.of("overrides", "marks", "reasons", "observations");

    private final PolicyLibrary library;
    private final RuleFiles files;
    private final Set<String> used = new HashSet<>();
    private final Map<PolicyVersion, VersionFile> versions = new HashMap<>();

    private UnusedWords(PolicyLibrary library, RuleFiles files) {
        this.library = library;
        this.files = files;
    }

    /** Of a directory, with all its cases. */
    static UnusedWords of(PolicyLibrary library, RuleFiles files, List<Case> cases) {
        var use = new UnusedWords(library, files);
        for (var policy : library.all()) {
            var version = VersionFile.of(policy, files);
            use.versions.put(policy, version);
            version.rules().forEach(rule -> use.used.addAll(RuleWording.words(rule)));
            use.used.addAll(policy.scope().categories());
            policy.statements().values().stream().filter(each -> each.group() != null)
                    .forEach(each -> use.used.add(each.group()));
        }
        library.vocabulary().reasons().values().forEach(reason -> {
            if (reason.override() != null) {
                use.used.add(reason.override());
            }
            // What the library itself says.
            if (reason.role() != null) {
                use.used.add(reason.name());
            }
        });
        library.vocabulary().words(WordKind.CATEGORY).keySet().stream().filter(library.definitions()::names)
                .forEach(use.used::add);
        cases.forEach(one -> {
            use.texts(one.request());
            use.texts(one.expect());
        });
        return use;
    }

    private void texts(JsonNode node) {
        if (node.isTextual()) {
            used.add(node.textValue());
        }
        node.forEach(this::texts);
    }

    /** Shared words that only rules give a meaning, and none does. */
    List<Problem> ofShared() {
        var problems = new ArrayList<Problem>();
        files.content(VOCABULARY).map(content -> YamlFile.read(files.place(VOCABULARY), content)).ifPresent(file -> {
            for (var section : OF_RULES) {
                var unused = unused(file.root().path(section));
                if (!unused.isEmpty()) {
                    problems.add(new Problem(file.name(), file.line(file.root().path(section)), "no rule and no case"
                            + " uses these `" + section + "`: " + String.join(", ", unused) + "; remove them, or write"
                            + " the rules that ask for them"));
                }
            }
        });
        return problems;
    }

    private Set<String> unused(JsonNode section) {
        var unused = new TreeSet<String>();
        section.fieldNames().forEachRemaining(unused::add);
        unused.removeAll(used);
        return unused;
    }

    /** What a version adds and nobody uses, and what is wrong with its value sets. */
    List<Problem> of(PolicyVersion policy) {
        var problems = new ArrayList<Problem>();
        var version = versions.get(policy);
        version.root().path("vocabulary").properties().forEach(section ->
                unused(section.getValue()).forEach(word -> problems.add(version.problem(section.getValue().path(word),
                        "`" + word + "` of `" + section.getKey() + "` is used by no rule and no case; remove it, or"
                                + " write the rule that asks for it"))));
        var asked = new HashSet<String>();
        version.rules().forEach(rule -> asked.addAll(Asked.of(rule).valueSets()));
        policy.valueSets().values().forEach(set -> {
            var at = version.root().path("valueSets").path(set.name());
            if (set.isEmpty()) {
                problems.add(version.problem(at, "the value set `" + set.name() + "` holds no code; add those it stands"
                        + " for, or remove it"));
            }
            set.overlapping().forEach(range -> problems.add(version.problem(at, "the value set `" + set.name()
                    + "` holds `" + range + "` twice" + (set.file() == null ? "" : " in `" + set.file() + "`")
                    + ", by itself and within or beside another of its codes or ranges; keep one")));
            if (!asked.contains(set.name()) && !set.name().equals(policy.scope().diagnoses())) {
                problems.add(version.problem(at, "the value set `" + set.name() + "` is declared and no rule asks for"
                        + " it; remove it, or write the rule"));
            }
        });
        return problems;
    }
}
