package org.coveragerules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.coveragerules.coding.CodeTables;
import org.coveragerules.determination.Answer;
import org.coveragerules.determination.Determination;
import org.coveragerules.determination.PolicyVersion;
import org.coveragerules.engine.Engine;
import org.coveragerules.facts.Coding;
import org.coveragerules.facts.Reasons;
import org.coveragerules.facts.ServiceLine;
import org.coveragerules.facts.ServiceLines;
import org.coveragerules.policy.Policy;
import org.coveragerules.policy.PolicyLibrary;
import org.coveragerules.policy.RuleFiles;
import org.coveragerules.request.Request;

/**
 * Decides whether a health plan covers requested services, and says why. Open it once, share it, and call it from any
 * thread; close it when no call is under way.
 */
public final class CoverageRules implements AutoCloseable {

    private final PolicyLibrary library;
    private final Engine engine;
    private final CodeTables codes;
    private final String fingerprint;

    private CoverageRules(RuleFiles files, PolicyLibrary library, Engine engine, CodeTables codes) {
        this.library = library;
        this.engine = engine;
        this.codes = codes;
        this.fingerprint = files.fingerprint(codes.digest());
    }

    /** Opens the rules in the jar; a policy version's rules are loaded when they are first asked. */
    public static CoverageRules bundled() {
        return bundled(CodeTables.bundled());
    }

    /** Opens the rules in the jar with the given code tables. */
    public static CoverageRules bundled(CodeTables codes) {
        var files = RuleFiles.bundled();
        return new CoverageRules(files, PolicyLibrary.of(files), Engine.bundled(), codes);
    }

    /**
     * Opens a directory of rules and compiles all of them. Rules are code: what they say in Java, this process does.
     *
     * @throws RulesException naming everything that is wrong with the rules
     */
    public static CoverageRules from(Path directory) {
        return from(directory, CodeTables.bundled());
    }

    /**
     * Opens a directory of rules with the given code tables.
     *
     * @throws RulesException naming everything that is wrong with the rules
     */
    public static CoverageRules from(Path directory, CodeTables codes) {
        var files = RuleFiles.in(directory);
        var library = PolicyLibrary.of(files);
        return new CoverageRules(files, library, Engine.compiled(library, files), codes);
    }

    /**
     * Judges a request by the policy versions in force on its lines' dates of service.
     *
     * @throws DeterminationException where a rule fails; nothing is determined then
     */
    public Determination determine(Request request) {
        return determine(request, Map.of());
    }

    /**
     * Judges a request by policy versions named instead of those in force. The determination marks them as named.
     *
     * @param request  the request
     * @param versions version by policy id; a policy not among them is asked in its version in force
     * @throws IllegalArgumentException where there is no such policy or version
     * @throws DeterminationException   where a rule fails; nothing is determined then
     */
    public Determination determine(Request request, Map<String, String> versions) {
        var named = named(versions);
        var lines = ServiceLines.of(request, library.definitions(), codes);
        var coding = new Coding(request, lines, codes);
        var reasons = new Reasons(request);
        var asked = new ArrayList<Policy>();
        for (var id : library.order()) {
            for (var policy : library.versions(id)) {
                var judged = lines.stream().filter(line -> judges(policy, line, named.get(id))).toList();
                if (!judged.isEmpty()) {
                    asked.add(policy);
                    engine.ask(policy, request, judged, coding, reasons);
                }
            }
        }
        return Answer.of(request, lines, reasons, report(asked, named.keySet()), fingerprint);
    }

    /** Names the exact rules and code tables: the same fingerprint gives the same answers. */
    public String fingerprint() {
        return fingerprint;
    }

    /** Every policy version. */
    public PolicyLibrary library() {
        return library;
    }

    /** Engine sessions in use at this moment: none while no call is under way. */
    int openSessions() {
        return engine.openSessions();
    }

    @Override
    public void close() {
        engine.close();
    }

    /** Whether a version judges a line: it is in force on the line's date, or named, and speaks of such lines. */
    private static boolean judges(Policy policy, ServiceLine line, Policy named) {
        return (named == null ? policy.inForce(line.date()) : policy == named)
                && (policy.disciplines().isEmpty() || policy.disciplines().contains(line.discipline()));
    }

    private Map<String, Policy> named(Map<String, String> versions) {
        var named = new LinkedHashMap<String, Policy>();
        versions.forEach((id, name) -> {
            var known = library.versions(id);
            if (known.isEmpty()) {
                throw new IllegalArgumentException("there is no policy `" + id + "`; there are "
                        + library.order().stream().sorted().toList());
            }
            named.put(id, known.stream().filter(policy -> policy.version().equals(name)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("policy `" + id + "` has no version `" + name
                            + "`; it has " + known.stream().map(Policy::version).toList())));
        });
        return named;
    }

    private static List<PolicyVersion> report(List<Policy> asked, Set<String> named) {
        return asked.stream()
                .sorted(Comparator.comparing(Policy::id)
                        .thenComparing(Policy::effective, Comparator.nullsFirst(Comparator.naturalOrder())))
                .map(policy -> new PolicyVersion(policy.id(), policy.version(),
                        named.contains(policy.id()) ? true : null))
                .toList();
    }
}
