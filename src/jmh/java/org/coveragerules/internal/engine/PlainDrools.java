package org.coveragerules.internal.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.coveragerules.AppliedVersion;
import org.coveragerules.Determination;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.facts.Coding;
import org.coveragerules.internal.facts.Reasons;
import org.coveragerules.internal.facts.ServiceLine;
import org.coveragerules.internal.facts.ServiceLines;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.policy.RuleFiles;
import org.coveragerules.internal.ranking.Answer;
import org.coveragerules.request.Request;

/**
 * The project's rules asked as the first page of the Drools documentation does it: a container that all share, for each
 * request and version a new session, facts that are inserted, and findings that the rules insert and that are read out
 * of the session when all have fired. What goes before and comes after is the library's own code; that it keeps a list
 * of the findings as well is the one thing done twice, and costs nothing beside the rest.
 */
public final class PlainDrools {

    private final PolicyLibrary library;
    private final CodeTables codes;
    private final String fingerprint;
    private final RuleFiles files = RuleFiles.bundled();
    private final Map<String, PlainRules> opened = new ConcurrentHashMap<>();

    /** Opens the bundled rules, of which the library and the fingerprint are known already. */
    public PlainDrools(PolicyLibrary library, CodeTables codes, String fingerprint) {
        this.library = library;
        this.codes = codes.declaredBy(library.vocabulary());
        this.fingerprint = fingerprint;
    }

    /** Judges a request. */
    public Determination determine(Request request) {
        var lines = ServiceLines.of(request, library.definitions(), codes);
        var coding = new Coding(request, lines, codes, library.definitions().modifiers());
        var reasons = new Reasons(request, library.vocabulary(), null);
        var asked = new ArrayList<AppliedVersion>();
        var found = new ArrayList<Object>();
        for (var id : library.order()) {
            for (var policy : library.versions(id)) {
                var judged = lines.stream().filter(line -> judges(policy, line)).toList();
                if (!judged.isEmpty()) {
                    asked.add(new AppliedVersion(id, policy.version(), null));
                    found.addAll(rules(policy).ask(request, judged, coding, reasons));
                }
            }
        }
        if (found.isEmpty()) {
            throw new IllegalStateException("no rule inserted a finding for " + request);
        }
        asked.sort(Comparator.comparing(AppliedVersion::policy));
        return Answer.of(request, lines, reasons, asked, library.clocks(), fingerprint);
    }

    private static boolean judges(PolicyVersion policy, ServiceLine line) {
        return policy.inForce(line.date()) && policy.speaksOf(line.code(), line.discipline());
    }

    private PlainRules rules(PolicyVersion policy) {
        return opened.computeIfAbsent(policy.name(), name -> new PlainRules(RuleSources.of(policy, files,
                library.vocabulary())));
    }
}
