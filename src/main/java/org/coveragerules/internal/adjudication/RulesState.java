package org.coveragerules.internal.adjudication;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.coveragerules.AppliedVersion;
import org.coveragerules.Determination;
import org.coveragerules.DeterminationException;
import org.coveragerules.RulesException;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.RulesHealth;
import org.coveragerules.internal.adjudication.Reloads.Saves;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.engine.Engine;
import org.coveragerules.internal.engine.RuleCache;
import org.coveragerules.internal.facts.Coding;
import org.coveragerules.internal.facts.Reasons;
import org.coveragerules.internal.facts.RequestFacts;
import org.coveragerules.internal.facts.RuleText;
import org.coveragerules.internal.facts.ServiceLine;
import org.coveragerules.internal.facts.ServiceLines;
import org.coveragerules.internal.limit.Attempt;
import org.coveragerules.internal.limit.RunningDetermination;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.policy.RuleFiles;
import org.coveragerules.internal.ranking.Answer;
import org.coveragerules.internal.reading.JsonRequestReader;
import org.coveragerules.request.Request;

/** One state of rules and tables, immutable. It is closed when its owner and the last call under way have left it. */
final class RulesState {

    private static final Comparator<PolicyVersion> REPORTED = Comparator.comparing(PolicyVersion::id)
            .thenComparing(PolicyVersion::effective, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final PolicyLibrary library;
    private final JsonRequestReader requests;
    private final Engine engine;
    private final CodeTables codes;
    private final Fingerprint fingerprint;
    private final boolean onDemand;
    private final RuleCache cache;
    private final AtomicInteger users = new AtomicInteger(1);

    private RulesState(PolicyLibrary library, Engine engine, CodeTables codes, Fingerprint fingerprint,
            boolean onDemand, RuleCache cache) {
        this.library = library;
        this.requests = new JsonRequestReader(library.vocabulary());
        this.engine = engine;
        this.codes = codes;
        this.fingerprint = fingerprint;
        this.onDemand = onDemand;
        this.cache = cache;
    }

    static RulesState bundled(Supplier<CodeTables> codes) {
        var files = RuleFiles.bundled();
        var library = PolicyLibrary.of(files);
        var tables = codes.get().declaredBy(library.vocabulary());
        return new RulesState(library, Engine.bundled(library, files), tables, Fingerprint.of(files, tables), false,
                RuleCache.NONE);
    }

    static RulesState compiled(RuleFiles files, CodeTables codes, RuleCache cache) {
        return compiled(files, codes, null, cache);
    }

    static RulesState onDemand(RuleFiles files, CodeTables codes, RuleCache cache) {
        var library = PolicyLibrary.onDemand(files);
        var tables = codes.declaredBy(library.vocabulary());
        return new RulesState(library, Engine.onDemand(library, files, null, null, cache), tables,
                Fingerprint.aside(files, tables), true, cache);
    }

    /**
     * Nothing is compiled before it is known that the tables say what the rules declare of them.
     *
     * @param earlier whose rules are not compiled again where they are the same; null: there is none
     */
    private static RulesState compiled(RuleFiles files, CodeTables codes, Engine earlier, RuleCache cache) {
        var library = PolicyLibrary.of(files);
        var tables = codes.declaredBy(library.vocabulary());
        return new RulesState(library, Engine.compiled(library, files, earlier, cache), tables,
                Fingerprint.of(files, tables), false, cache);
    }

    /** Other rules with the same tables; what they say alike is not compiled again. */
    RulesState recompiled(RuleFiles files) {
        return recompiled(files, cache);
    }

    /** The same for a trial: nothing of it is kept for later. */
    RulesState tried(RuleFiles files) {
        return recompiled(files, cache.reading());
    }

    private RulesState recompiled(RuleFiles files, RuleCache keeping) {
        if (!onDemand) {
            return compiled(files, codes, engine, keeping);
        }
        var changed = PolicyLibrary.onDemand(files, library);
        var tables = codes.declaredBy(changed.vocabulary());
        return new RulesState(changed, Engine.onDemand(changed, files, library, engine, keeping), tables,
                Fingerprint.aside(files, tables), true, keeping);
    }

    /**
     * Opens, of rules on demand, all versions of some policies that are not open.
     *
     * @throws RulesException naming everything that is wrong with them
     */
    void open(Set<String> policies) {
        if (!onDemand) {
            return;
        }
        var problems = new ArrayList<Problem>();
        library.all().stream().filter(policy -> policies.contains(policy.id())).forEach(policy -> {
            try {
                engine.open(List.of(policy));
            } catch (RulesException e) {
                problems.addAll(e.problems());
            }
        });
        if (!problems.isEmpty()) {
            throw new RulesException(problems);
        }
    }

    PolicyLibrary library() {
        return library;
    }

    JsonRequestReader requests() {
        return requests;
    }

    CodeTables codes() {
        return codes;
    }

    String fingerprint() {
        return fingerprint.get();
    }

    /** Null: it is not made yet, or can't be. */
    String fingerprintIfMade() {
        return fingerprint.ifMade();
    }

    RulesHealth health(boolean isOpen, LocalDate on, Saves saves) {
        var inForce = library.all().stream().filter(policy -> policy.inForce(on)).map(policy -> new RulesHealth.Version(
                policy.id(), policy.version(), policy.effective(), policy.until())).toList();
        var problems = new ArrayList<>(saves.problems());
        problems.addAll(fingerprint.problems());
        return new RulesHealth(isOpen, fingerprintIfMade(), on, inForce, engine.loaded(), saves.taken(),
                saves.refused(), problems);
    }

    int openSessions() {
        return engine.openSessions();
    }

    SortedMap<String, String> bySessions() {
        return engine.bySessions();
    }

    /** Keeps it open for one more user; false where it is closed already. */
    boolean enter() {
        return users.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
    }

    /** Ends what {@link #enter} or the making began. */
    void leave() {
        if (users.decrementAndGet() == 0) {
            engine.close();
        }
    }

    /**
     * Judges a request.
     *
     * @param versions   version by policy id, in place of those in force
     * @param fired      takes every rule that fires; null: nobody asks
     * @param bySessions whether to judge by sessions of Drools, whatever the rules say
     */
    Determination judge(Request request, Map<String, String> versions, Set<RuleText> fired, boolean bySessions) {
        JsonRequestReader.check(request, library.vocabulary());
        var named = named(versions);
        var lines = ServiceLines.of(request, library.definitions(), codes);
        var coding = new Coding(request, lines, codes, library.definitions().modifiers());
        var reasons = new Reasons(request, library.vocabulary(), fired);
        var asked = new ArrayList<PolicyVersion>();
        var routes = Routes.of(request, lines, library.index(), named);
        var facts = new RequestFacts(request, lines, routes.judgedByAuthority());
        for (int at = 0; at < routes.size(); at = routes.next(at)) {
            asked.add(routes.policy(at));
        }
        // What takes its time once, and waits for files, is no part of a determination.
        engine.open(asked);
        var fingerprint = fingerprint();
        var asking = new Asking(request.id(), reasons);
        return asking.judge(() -> {
            for (int at = 0; at < routes.size(); at = routes.next(at)) {
                asking.policy = routes.policy(at);
                if (bySessions) {
                    engine.askSessions(routes.policy(at), facts, routes.lines(at), coding, reasons);
                } else {
                    engine.ask(routes.policy(at), facts, routes.lines(at), coding, reasons);
                }
            }
            asking.policy = null;
            return answer(request, lines, reasons, report(asked, named.keySet()), fingerprint);
        });
    }

    private Determination answer(Request request, List<ServiceLine> lines, Reasons reasons,
            List<AppliedVersion> asked, String fingerprint) {
        try {
            return Answer.of(request, lines, reasons, asked, library.clocks(), fingerprint);
        } catch (IllegalStateException e) {
            throw new DeterminationException(request.id(), e.getMessage());
        } catch (RuntimeException e) {
            throw new DeterminationException(request.id(), "what they found can't be put together ("
                    + e.getClass().getName() + "); report it to their keeper");
        }
    }

    /** A request that is judged, and the policy whose rules are asked about it. */
    private final class Asking implements RunningDetermination {

        private final String requestId;
        private final Reasons reasons;
        private volatile PolicyVersion policy;

        Asking(String requestId, Reasons reasons) {
            this.requestId = requestId;
            this.reasons = reasons;
        }

        Determination judge(Supplier<Determination> work) {
            var attempt = Attempt.running();
            return attempt == null ? work.get() : attempt.judge(this, work);
        }

        @Override
        public DeterminationException overrun(Duration limit, Thread thread) {
            var asked = policy;
            return asked == null ? new DeterminationException(requestId, "", "", limit, thread.getStackTrace())
                    : engine.overrun(asked, requestId, reasons, limit, thread);
        }
    }

    private Map<String, PolicyVersion> named(Map<String, String> versions) {
        if (versions.isEmpty()) {
            return Map.of();
        }
        var named = new LinkedHashMap<String, PolicyVersion>();
        versions.forEach((id, name) -> named.put(id, library.version(id, name)));
        return named;
    }

    private static List<AppliedVersion> report(List<PolicyVersion> asked, Set<String> named) {
        var sorted = new ArrayList<>(asked);
        sorted.sort(REPORTED);
        var versions = new ArrayList<AppliedVersion>(sorted.size());
        for (var policy : sorted) {
            versions.add(new AppliedVersion(policy.id(), policy.version(), named.contains(policy.id()) ? true : null));
        }
        return versions;
    }
}
