package org.coveragerules.internal.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.coveragerules.DeterminationException;
import org.coveragerules.RulesException;
import org.coveragerules.internal.facts.Coding;
import org.coveragerules.internal.facts.Reasons;
import org.coveragerules.internal.facts.RequestFacts;
import org.coveragerules.internal.facts.ServiceLine;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.policy.RuleFiles;

/** Asks the rules of policy versions about lines of a request. Thread-safe. */
public final class Engine implements AutoCloseable {

    /** Lists, in the jar, the model class of each bundled version: policy, version, class. */
    static final String MODELS = "/rules/models.txt";

    /** There, stands before what only a session does in place of a class. */
    static final String SESSION_ONLY = "!";

    private final Function<PolicyVersion, RuleBase> open;
    private final Map<String, RuleBase> opened = new ConcurrentHashMap<>();
    /** The same by the version itself, which is found without looking at what it says. Replaced, never changed. */
    private volatile Map<PolicyVersion, RuleBase> known = new IdentityHashMap<>();

    private final boolean isPrebuilt;

    private Engine(Function<PolicyVersion, RuleBase> open, boolean isPrebuilt) {
        this.open = open;
        this.isPrebuilt = isPrebuilt;
    }

    /**
     * Compiles the rule files of every version that no earlier engine and no cache has compiled; of an earlier engine it
     * shares those that say the same, and either is closed on its own. What the cache has is loaded when it is first
     * asked.
     *
     * @param earlier null: there is none
     * @throws RulesException naming every problem of every version
     */
    public static Engine compiled(PolicyLibrary library, RuleFiles files, Engine earlier, RuleCache cache) {
        // It keeps nothing of where its rules came from: each engine would hold all that were before it.
        var later = new ConcurrentHashMap<String, Supplier<RuleBase>>();
        var engine = new Engine(policy -> later.get(policy.name()).get(), false);
        var problems = new ConcurrentSkipListMap<String, RulesException>();
        // Most of the time is the compiler's, which keeps to one core.
        library.all().parallelStream().forEach(policy -> {
            try {
                var sources = RuleSources.of(policy, files, library.vocabulary());
                var base = earlier == null ? null : earlier.opened.get(policy.name());
                if (base != null && base.isOf(sources)) {
                    engine.opened.put(policy.name(), base.shared());
                } else if (cache.has(library.digest(policy))) {
                    later.put(policy.name(), () -> compiled(sources, library, cache));
                } else {
                    engine.opened.put(policy.name(), compiled(sources, library, cache));
                }
            } catch (RulesException e) {
                problems.put(policy.name(), e);
            }
        });
        if (!problems.isEmpty()) {
            engine.close();
            throw new RulesException(library.all().stream().filter(policy -> problems.containsKey(policy.name()))
                    .flatMap(policy -> problems.get(policy.name()).problems().stream()).toList());
        }
        return engine;
    }

    /**
     * Compiles a version's rule files, or takes them from a cache, when it is first asked; versions that are open in an
     * earlier engine and say the same are shared with it, and either is closed on its own. What is wrong with a version
     * shows itself when it is asked, as a {@link RulesException}.
     *
     * @param before  the policies of the earlier engine
     * @param earlier null: there is none
     */
    public static Engine onDemand(PolicyLibrary library, RuleFiles files, PolicyLibrary before, Engine earlier,
            RuleCache cache) {
        // A mistake stays one: it is told again without looking for its place again.
        Map<String, RulesException> refused = new ConcurrentHashMap<>();
        var engine = new Engine(policy -> {
            var sources = RuleSources.of(policy, files, library.vocabulary());
            // Where they can't be read that is no mistake of the rules.
            policy.statements();
            var known = refused.get(policy.name());
            if (known != null) {
                throw new RulesException(known.problems());
            }
            try {
                return compiled(sources, library, cache);
            } catch (RulesException e) {
                refused.put(policy.name(), e);
                throw e;
            }
        }, false);
        for (var policy : earlier == null ? List.<PolicyVersion>of() : library.all()) {
            var base = earlier.opened.get(policy.name());
            if (base != null && (library.isUnchanged(policy, before)
                    || base.isOf(RuleSources.of(policy, files, library.vocabulary())))) {
                engine.opened.put(policy.name(), base.shared());
            }
        }
        return engine;
    }

    private static RuleBase compiled(RuleSources sources, PolicyLibrary library, RuleCache cache) {
        var digest = library.digest(sources.policy());
        var known = cache.get(digest);
        if (known.isPresent()) {
            return RuleBase.of(sources, known.get());
        }
        var compiled = RuleCompiler.compile(sources);
        var base = RuleBase.of(sources, compiled);
        cache.put(digest, compiled);
        return base;
    }

    /** Takes the rules that the build compiled; a version is opened when it is first asked. */
    public static Engine bundled(PolicyLibrary library, RuleFiles files) {
        try (var stream = Engine.class.getResourceAsStream(MODELS)) {
            Map<String, List<String>> models = new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .map(line -> line.split("\t"))
                    .collect(Collectors.groupingBy(parts -> parts[0] + " " + parts[1],
                            Collectors.mapping(parts -> parts[2], Collectors.toList())));
            return new Engine(policy -> RuleBase.prebuilt(RuleSources.of(policy, files, library.vocabulary()),
                    prebuilt(models.get(policy.name()))), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Compiled prebuilt(List<String> told) {
        return new Compiled(new TreeMap<>(), told.stream().filter(each -> !each.startsWith(SESSION_ONLY)).toList(),
                told.stream().filter(each -> each.startsWith(SESSION_ONLY)).findFirst()
                        .map(each -> each.substring(SESSION_ONLY.length())).orElse(null));
    }

    /** Opens versions that are not open yet; those that the build compiled, several at once. */
    public void open(List<PolicyVersion> policies) {
        for (int i = 0; i < policies.size(); i++) {
            var policy = policies.get(i);
            if (!known.containsKey(policy)) {
                (isPrebuilt ? policies.parallelStream() : policies.stream()).forEach(this::ruleBase);
                return;
            }
        }
    }

    /**
     * Asks one version about those lines of a request that it judges.
     *
     * @param policy  the version
     * @param request the request, its lines and what there is to say of them
     * @param lines   the lines the version judges
     * @param coding  what the code tables say of the request's lines
     * @param reasons takes what the rules find, and knows what the policies asked before have said of the lines
     * @throws org.coveragerules.DeterminationException where a rule fails
     */
    public void ask(PolicyVersion policy, RequestFacts request, List<ServiceLine> lines, Coding coding,
            Reasons reasons) {
        ruleBase(policy).ask(request, lines, coding, reasons);
    }

    /** Asks as {@link #ask} does, by sessions of Drools, which every other way of judging is held against. */
    public void askSessions(PolicyVersion policy, RequestFacts request, List<ServiceLine> lines, Coding coding,
            Reasons reasons) {
        ruleBase(policy).askSession(request, lines, coding, reasons);
    }

    /** The open versions whose rules only a session judges, by name, and what of them makes it so and where. */
    public SortedMap<String, String> bySessions() {
        var told = new TreeMap<String, String>();
        opened.forEach((name, base) -> base.bySession().ifPresent(reason -> told.put(name, reason)));
        return told;
    }

    /**
     * What is told of a request on which the rules of a version take too long; asked by another thread, while they do.
     *
     * @param thread the one that asks them
     */
    public DeterminationException overrun(PolicyVersion policy, String requestId, Reasons reasons, Duration limit,
            Thread thread) {
        return ruleBase(policy).overrun(requestId, reasons, limit, thread);
    }

    /** How many versions are open. */
    public int loaded() {
        return opened.size();
    }

    /** Sessions in use at this moment, over all versions. */
    public int openSessions() {
        return opened.values().stream().mapToInt(RuleBase::openSessions).sum();
    }

    @Override
    public void close() {
        opened.values().forEach(RuleBase::close);
        opened.clear();
    }

    private RuleBase ruleBase(PolicyVersion policy) {
        var base = known.get(policy);
        return base == null ? open(policy) : base;
    }

    private RuleBase open(PolicyVersion policy) {
        var base = opened.computeIfAbsent(policy.name(), name -> open.apply(policy));
        synchronized (this) {
            var more = new IdentityHashMap<>(known);
            more.put(policy, base);
            known = more;
        }
        return base;
    }
}
