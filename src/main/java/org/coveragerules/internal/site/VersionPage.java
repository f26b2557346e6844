package org.coveragerules.internal.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.coveragerules.cases.Case;
import org.coveragerules.cases.CaseFile;
import org.coveragerules.internal.drl.DrlRule;
import org.coveragerules.internal.pages.Place;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.policy.Statement;
import org.coveragerules.internal.questions.LookedFor;
import org.coveragerules.request.Holder;

/**
 * What the page of a version says, as the document that a payer publishes.
 *
 * @param made       what the site is made of
 * @param frame      around it
 * @param policy     the version
 * @param asked      what its rules ask for
 * @param sections   its statements by section, as they first come
 * @param examples   its cases
 */
record VersionPage(Made made, Frame frame, PolicyVersion policy, List<LookedFor> asked,
        Map<String, List<Statement>> sections, List<Example> examples) {

    private static final int MOST_LINKS = 12;

    /**
     * A case, in short.
     *
     * @param name     a sentence
     * @param lines    the codes of its lines, with their dates
     * @param outcome  what it comes to; empty: it is about something else
     * @param decisive statements that decide, as far as the case says
     */
    record Example(String name, String lines, String outcome, List<String> decisive) {

        static Example of(Case one) {
            var lines = new TreeSet<String>();
            one.request().path("lines").forEach(line -> lines.add(line.path("code").asText() + " on "
                    + line.path("date").asText()));
            var outcomes = new TreeSet<String>();
            var decisive = new TreeSet<String>();
            for (var line : one.expect().path("lines")) {
                add(line.path("outcome").asText(), outcomes);
                line.path("decisive").forEach(statement -> decisive.add(statement.asText()));
            }
            if (outcomes.isEmpty()) {
                add(one.expect().path("outcome").asText(), outcomes);
            }
            return new Example(one.name(), String.join(", ", lines), String.join(", ", outcomes),
                    List.copyOf(decisive));
        }

        private static void add(String outcome, TreeSet<String> outcomes) {
            if (!outcome.isEmpty()) {
                outcomes.add(Words.ofName(outcome));
            }
        }
    }

    static VersionPage of(Made made, PolicyVersion policy, List<DrlRule> rules) {
        var sections = new LinkedHashMap<String, List<Statement>>();
        policy.statements().values().forEach(statement ->
                sections.computeIfAbsent(statement.section(), none -> new ArrayList<>()).add(statement));
        var examples = CaseFile.readAll(made.library().cases(policy)).stream().map(Example::of).toList();
        return new VersionPage(made, made.frame(policy.title() + ", version " + policy.version(), Place.version(policy),
                policy.id()),
                policy, LookedFor.of(rules, made.library().vocabulary()), sections, examples);
    }

    /** What a statement's rules ask for, in words. */
    Map<String, List<String>> askedByStatement() {
        var found = new HashMap<String, List<String>>();
        asked.forEach(each -> each.statements().forEach(statement ->
                found.computeIfAbsent(statement, none -> new ArrayList<>()).add(each.says())));
        return found;
    }

    /** Who has it, the provider first, and what. */
    Map<Holder, List<LookedFor>> askedByHolder() {
        return asked.stream().sorted(Comparator.comparing(LookedFor::isDocument).reversed().thenComparing(LookedFor::says))
                .collect(Collectors.groupingBy(LookedFor::holder, TreeMap::new, Collectors.toList()));
    }

    /** Whether each code leads to its page; of many it would be a list of links and no text. */
    boolean linksCodes() {
        return policy.codes().written().size() <= MOST_LINKS;
    }

    /** The versions of the policy, the earliest first. */
    List<PolicyVersion> versions() {
        return made.library().versions(policy.id());
    }
}
