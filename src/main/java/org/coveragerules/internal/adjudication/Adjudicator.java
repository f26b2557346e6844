package org.coveragerules.internal.adjudication;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.coveragerules.CoverageRules;
import org.coveragerules.DecisionListener;
import org.coveragerules.Determination;
import org.coveragerules.FiredRule;
import org.coveragerules.Requirement;
import org.coveragerules.RulesException;
import org.coveragerules.RulesHealth;
import org.coveragerules.RulesListener;
import org.coveragerules.Trace;
import org.coveragerules.internal.adjudication.Reloads.Saves;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.engine.RuleCache;
import org.coveragerules.internal.facts.RuleText;
import org.coveragerules.internal.limit.Attempt;
import org.coveragerules.internal.limit.Workers;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.RuleFiles;
import org.coveragerules.internal.reading.JsonRequestReader;
import org.coveragerules.request.Request;

/**
 * The library's own {@link CoverageRules}: one {@link RulesState} at a time, which a reload replaces at once while calls
 * under way end on the one they began with; and what builds and the command line need beside judging.
 */
public final class Adjudicator implements CoverageRules {

    private final AtomicReference<RulesState> open;
    private final AtomicBoolean isClosed;
    private final DirectoryWatch<Reloads> watch;
    private final Duration limit;
    /** Who judges where there is a limit; null: whoever asks. */
    private final Workers workers;
    /** Null: nobody is told. */
    private final DecisionListener listener;

    private Adjudicator(RulesState open, Duration limit) {
        this(new AtomicReference<>(open), new AtomicBoolean(), null, limit, null);
    }

    private Adjudicator(RulesState open, Path directory, RuleFiles files, UnaryOperator<RuleFiles> reader,
            RulesListener listener) {
        this.open = new AtomicReference<>(open);
        this.isClosed = new AtomicBoolean();
        this.watch = new DirectoryWatch<>(directory, files, reader, new Reloads(this.open, listener));
        this.limit = null;
        this.workers = null;
        this.listener = null;
    }

    private Adjudicator(AtomicReference<RulesState> open, AtomicBoolean isClosed, DirectoryWatch<Reloads> watch,
            Duration limit, DecisionListener listener) {
        this.open = open;
        this.isClosed = isClosed;
        this.watch = watch;
        this.limit = limit;
        this.workers = limit == null ? null : Workers.asNeeded(limit);
        this.listener = listener;
    }

    /**
     * The same rules, with what a build or the command line needs beside judging.
     *
     * @throws IllegalArgumentException where they are not the library's own
     */
    public static Adjudicator of(CoverageRules rules) {
        if (rules instanceof Adjudicator own) {
            return own;
        }
        throw new IllegalArgumentException("the rules are a `" + rules.getClass().getName() + "`; give those that"
                + " `Opening` or `CoverageRules` opened");
    }

    /** Opens the rules in the jar; a policy version's rules are loaded when they are first asked. */
    public static Adjudicator bundled() {
        // The tables are read, and what a request looks like is found out, while the policies are read.
        var codes = CompletableFuture.supplyAsync(CodeTables::bundled);
        CompletableFuture.runAsync(JsonRequestReader::prepare);
        return new Adjudicator(RulesState.bundled(codes::join), null);
    }

    /** Opens the rules in the jar with the given code tables. */
    public static Adjudicator bundled(CodeTables codes) {
        return new Adjudicator(RulesState.bundled(() -> codes), null);
    }

    /**
     * Opens rule files with the given code tables.
     *
     * @throws RulesException naming everything that is wrong with the rules
     */
    public static Adjudicator from(RuleFiles files, CodeTables codes) {
        return from(files, codes, RuleCache.NONE);
    }

    /**
     * Opens rule files with the given code tables. A version that the cache has, compiled from the very same by this
     * very build of the library, is not compiled again, and loaded when it is first asked.
     *
     * @param cache compiled rules of earlier openings: as much code as the rules are
     * @throws RulesException naming everything that is wrong with the rules
     */
    public static Adjudicator from(RuleFiles files, CodeTables codes, RuleCache cache) {
        return new Adjudicator(RulesState.compiled(files, codes, cache), null);
    }

    /** Opens files of many policies, each version of which is read and compiled when it is first asked. */
    public static Adjudicator onDemand(RuleFiles files, CodeTables codes, RuleCache cache) {
        return new Adjudicator(RulesState.onDemand(files, codes, cache), null);
    }

    /**
     * Opens a directory of rules and opens it anew whenever a file of it is saved.
     *
     * @param files      the directory's files, read at once or on demand
     * @param reader     gives them as they are now, from those seen last
     * @param isOnDemand whether versions are compiled when they are first asked, or their policy was saved
     * @param listener   told of each change, by a thread of the library's own
     * @throws RulesException naming everything that is wrong with what is read at the beginning
     */
    public static Adjudicator watching(Path directory, RuleFiles files, UnaryOperator<RuleFiles> reader,
            CodeTables codes, RuleCache cache, boolean isOnDemand, RulesListener listener) {
        return new Adjudicator(isOnDemand ? RulesState.onDemand(files, codes, cache)
                : RulesState.compiled(files, codes, cache), directory, files, reader, listener);
    }

    /**
     * Opens changed rule files with the same code tables. What they say alike is shared and not compiled again; either
     * library is closed on its own. Of rules on demand the others are compiled when they are first asked.
     *
     * @throws RulesException naming everything that is wrong with the rules
     */
    public Adjudicator with(RuleFiles files) {
        return using(rules -> new Adjudicator(rules.tried(files), limit));
    }

    @Override
    public Adjudicator within(Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("the limit is " + limit + "; give more than nothing");
        }
        return new Adjudicator(open, isClosed, watch, limit, listener);
    }

    @Override
    public Adjudicator telling(DecisionListener told) {
        return new Adjudicator(open, isClosed, watch, limit, listener == null ? told : new Listeners(listener, told));
    }

    @Override
    public Determination determine(Request request, Map<String, String> versions) {
        return judge(request, versions, null, false);
    }

    /** Judges what nobody has asked for, to see what it would come to: neither a listener nor a recorder is told. */
    public Determination tried(Request request) {
        return using(rules -> limited(rules, () -> rules.judge(request, Map.of(), null, false)));
    }

    @Override
    public Trace trace(Request request, Map<String, String> versions) {
        var fired = new LinkedHashSet<RuleText>();
        return new Trace(judge(request, versions, fired, false), told(fired));
    }

    /** Judges as {@link #trace} does, by sessions of Drools alone: what the library's own evaluation is held against. */
    public Trace traceBySessions(Request request, Map<String, String> versions) {
        var fired = new LinkedHashSet<RuleText>();
        return new Trace(judge(request, versions, fired, true), told(fired));
    }

    @Override
    public SortedMap<String, String> bySessions() {
        return open.get().bySessions();
    }

    private static Set<FiredRule> told(Set<RuleText> fired) {
        var told = new LinkedHashSet<FiredRule>();
        fired.forEach(rule -> told.add(new FiredRule(rule.policy(), rule.version(), rule.section(), rule.rule(),
                rule.statement())));
        return told;
    }

    private Determination judge(Request request, Map<String, String> versions, Set<RuleText> fired,
            boolean bySessions) {
        return using(rules -> Events.determination(request, () -> Listeners.told(listener, request,
                () -> limited(rules, () -> rules.judge(request, versions, fired, bySessions)))));
    }

    @Override
    public List<Requirement> requirements(Request request) {
        return using(rules -> Requirements.of(request, rules.requests(), rules.library().vocabulary(),
                copy -> limited(rules, () -> rules.judge(copy, Map.of(), null, false))));
    }

    @Override
    public String fingerprint() {
        return open.get().fingerprint();
    }

    /** Waits for nothing; null: of rules on demand it is not made yet, or can't be. */
    String fingerprintIfMade() {
        return open.get().fingerprintIfMade();
    }

    @Override
    public RulesHealth health(LocalDate on) {
        return open.get().health(!isClosed.get(), on, watch == null ? Saves.NONE : watch.taker().saves());
    }

    @Override
    public JsonRequestReader requests() {
        return open.get().requests();
    }

    /** Every policy version. */
    public PolicyLibrary library() {
        return open.get().library();
    }

    /** The code tables. */
    public CodeTables codes() {
        return open.get().codes();
    }

    /** Engine sessions in use at this moment: none while no call is under way. */
    public int openSessions() {
        return open.get().openSessions();
    }

    @Override
    public void close() {
        if (workers != null) {
            workers.close();
        }
        if (isClosed.getAndSet(true)) {
            return;
        }
        if (watch != null) {
            watch.close();
        }
        open.get().leave();
    }

    /** By whoever asks, where there is no limit, or whoever asks can be given up. */
    private Determination limited(RulesState rules, Supplier<Determination> judgment) {
        return workers == null || Attempt.running() != null ? judgment.get() : workers.begin(() -> {
            // A thread that is given up keeps its rules open, since the engine waits for it before it closes them.
            rules.enter();
            try {
                return judgment.get();
            } finally {
                rules.leave();
            }
        }).result();
    }

    /** What rules say that stay open meanwhile. */
    private <T> T using(Function<RulesState, T> asked) {
        var rules = enter();
        try {
            return asked.apply(rules);
        } finally {
            rules.leave();
        }
    }

    private RulesState enter() {
        for (var rules = open.get();; rules = open.get()) {
            if (rules.enter()) {
                return rules;
            }
            if (rules == open.get()) {
                throw new IllegalStateException("these rules are closed; open them again");
            }
        }
    }
}
