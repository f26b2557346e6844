package org.coveragerules;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.coveragerules.authoring.RulesListener;
import org.coveragerules.coding.CodeTables;
import org.coveragerules.determination.Determination;
import org.coveragerules.engine.RuleCache;
import org.coveragerules.facts.RuleText;
import org.coveragerules.limit.Attempt;
import org.coveragerules.limit.Workers;
import org.coveragerules.policy.PolicyLibrary;
import org.coveragerules.policy.Requirement;
import org.coveragerules.policy.RuleFiles;
import org.coveragerules.request.Request;
import org.coveragerules.request.RequestReader;

/**
 * Decides whether a health plan covers requested services, and says why. Open it once, share it, and call it from any
 * thread; close it when it is no longer needed.
 */
public final class CoverageRules implements AutoCloseable {

    private final AtomicReference<OpenRules> open;
    private final AtomicBoolean isClosed;
    private final RuleWatch watch;
    private final Duration limit;
    /** Who judges where there is a limit; null: whoever asks. */
    private final Workers workers;

    private CoverageRules(OpenRules open, Duration limit) {
        this(new AtomicReference<>(open), new AtomicBoolean(), null, limit);
    }

    private CoverageRules(OpenRules open, Path directory, RuleFiles files, UnaryOperator<RuleFiles> reader,
            RulesListener listener) {
        this.open = new AtomicReference<>(open);
        this.isClosed = new AtomicBoolean();
        this.watch = new RuleWatch(directory, files, reader,
                (saved, policies) -> replace(saved, policies, listener), listener);
        this.limit = null;
        this.workers = null;
    }

    private CoverageRules(AtomicReference<OpenRules> open, AtomicBoolean isClosed, RuleWatch watch, Duration limit) {
        this.open = open;
        this.isClosed = isClosed;
        this.watch = watch;
        this.limit = limit;
        this.workers = limit == null ? null : Workers.asNeeded(limit);
    }

    /** Opens the rules in the jar; a policy version's rules are loaded when they are first asked. */
    public static CoverageRules bundled() {
        // The tables are read while the policies are.
        var codes = CompletableFuture.supplyAsync(CodeTables::bundled);
        return new CoverageRules(OpenRules.bundled(codes::join), null);
    }

    /** Opens the rules in the jar with the given code tables. */
    public static CoverageRules bundled(CodeTables codes) {
        return new CoverageRules(OpenRules.bundled(() -> codes), null);
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
        return from(RuleFiles.in(directory), codes);
    }

    /**
     * Opens a directory of rules only if it and the code tables are exactly those of a fingerprint, such as one that
     * was written down when the rules were released. No line of any other directory is compiled or run.
     *
     * @param fingerprint as {@link #fingerprint()} and every determination give it
     * @throws RulesException saying which fingerprint was found, or naming everything that is wrong with the rules
     */
    public static CoverageRules from(Path directory, CodeTables codes, String fingerprint) {
        var files = RuleFiles.in(directory);
        var found = files.fingerprint(codes.digest());
        if (!found.equals(fingerprint)) {
            throw new RulesException(directory.toString(), "is not the directory that was expected: with these code"
                    + " tables its fingerprint is `" + found + "`, and `" + fingerprint + "` was expected; nothing of"
                    + " it was compiled. Bring back the files, or the version of the library, of that fingerprint, or"
                    + " have these reviewed and expect theirs");
        }
        return from(files, codes);
    }

    /**
     * Opens a directory of many policies: what tells when and of which lines each version is asked is read now, and
     * the rest of it is read and compiled when it is first asked. A mistake in it shows itself then, as a
     * {@link RulesException} that names the version, and nothing is determined; {@link #from(Path)} and the command
     * {@code rules check} find all mistakes before.
     *
     * <p>The directory has to stay as it is while the rules are open. A file that has changed is refused, likewise by a
     * {@link RulesException}, and never served beside the others: open the directory again. Rules are code: what they
     * say in Java, this process does.
     *
     * @throws RulesException naming everything that is wrong with what is read now
     */
    public static CoverageRules onDemand(Path directory) {
        return onDemand(directory, CodeTables.bundled());
    }

    /**
     * Opens a directory of many policies, as {@link #onDemand(Path)} does, with the given code tables.
     *
     * @throws RulesException naming everything that is wrong with what is read now
     */
    public static CoverageRules onDemand(Path directory, CodeTables codes) {
        return new CoverageRules(OpenRules.onDemand(RuleFiles.onDemand(directory), codes, RuleCache.NONE), null);
    }

    /**
     * Opens rule files with the given code tables.
     *
     * @throws RulesException naming everything that is wrong with the rules
     */
    public static CoverageRules from(RuleFiles files, CodeTables codes) {
        return from(files, codes, RuleCache.NONE);
    }

    /**
     * Opens rule files with the given code tables. A version that the cache has, compiled from the very same by this
     * very build of the library, is not compiled again, and loaded when it is first asked.
     *
     * @param cache compiled rules of earlier openings: as much code as the rules are
     * @throws RulesException naming everything that is wrong with the rules
     */
    public static CoverageRules from(RuleFiles files, CodeTables codes, RuleCache cache) {
        return new CoverageRules(OpenRules.compiled(files, codes, cache), null);
    }

    /**
     * Opens a directory of rules and opens it anew whenever a file of it is saved. The new rules are built aside and
     * take the place of the old ones at once; calls under way end on those they began with. Rules that cannot be opened
     * leave the old ones serving.
     *
     * @param listener told of each change, by a thread of the library's own
     * @throws RulesException naming everything that is wrong with the rules at the beginning
     */
    public static CoverageRules watching(Path directory, RulesListener listener) {
        return watching(directory, CodeTables.bundled(), listener);
    }

    /**
     * Opens a directory of rules, as {@link #watching(Path, RulesListener)} does, with the given code tables.
     *
     * @throws RulesException naming everything that is wrong with the rules at the beginning
     */
    public static CoverageRules watching(Path directory, CodeTables codes, RulesListener listener) {
        var files = RuleFiles.in(directory);
        return new CoverageRules(OpenRules.compiled(files, codes, RuleCache.NONE), directory, files,
                last -> RuleFiles.in(directory), listener);
    }

    /**
     * Opens a directory of many policies, as {@link #onDemand(Path, CodeTables)} does, and follows it, as
     * {@link #watching(Path, CodeTables, RulesListener)} does: of a policy of which a file is saved all versions are
     * compiled at once, so that their mistakes are told to the listener and leave the old rules serving; the others are
     * compiled when they are first asked.
     *
     * @param cache    compiled rules of earlier openings; or {@link RuleCache#NONE}
     * @param listener told of each change, by a thread of the library's own
     * @throws RulesException naming everything that is wrong with what is read at the beginning
     */
    public static CoverageRules watchingOnDemand(Path directory, CodeTables codes, RuleCache cache,
            RulesListener listener) {
        var files = RuleFiles.onDemand(directory);
        return new CoverageRules(OpenRules.onDemand(files, codes, cache), directory, files, last -> last.found(directory),
                listener);
    }

    /**
     * Opens changed rule files with the same code tables. What they say alike is shared and not compiled again; either
     * library is closed on its own. Of rules on demand the others are compiled when they are first asked.
     *
     * @throws RulesException naming everything that is wrong with the rules
     */
    public CoverageRules with(RuleFiles files) {
        var rules = enter();
        try {
            return new CoverageRules(rules.tried(files), limit);
        } finally {
            rules.leave();
        }
    }

    /**
     * These rules with a limit: a determination that takes longer is told as a {@link DeterminationException} that names
     * the rule that runs. Java cannot stop that rule; the thread it runs in is one of the library's own, and is left to
     * itself. Without a limit, whoever asks also judges, and no thread is made; with one, each determination is handed
     * to another thread. Either closes both.
     */
    public CoverageRules within(Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("the limit is " + limit + "; give more than nothing");
        }
        return new CoverageRules(open, isClosed, watch, limit);
    }

    /**
     * Judges a request by the policy versions in force on its lines' dates of service.
     *
     * @throws DeterminationException where a rule fails or takes too long; nothing is determined then
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
     * @throws DeterminationException   where a rule fails or takes too long; nothing is determined then
     */
    public Determination determine(Request request, Map<String, String> versions) {
        return judge(request, versions, null, false);
    }

    /**
     * Judges a request and tells which rules fired.
     *
     * @param request  the request
     * @param versions version by policy id, as in {@link #determine(Request, Map)}
     * @throws IllegalArgumentException where there is no such policy or version
     * @throws DeterminationException   where a rule fails or takes too long; nothing is determined then
     */
    public Trace trace(Request request, Map<String, String> versions) {
        var fired = new LinkedHashSet<RuleText>();
        return new Trace(judge(request, versions, fired, false), fired);
    }

    /** Judges as {@link #trace} does, by sessions of Drools alone: what the library's own evaluation is held against. */
    Trace traceBySessions(Request request, Map<String, String> versions) {
        var fired = new LinkedHashSet<RuleText>();
        return new Trace(judge(request, versions, fired, true), fired);
    }

    /**
     * The open versions, by policy and version, that are judged by a session of Drools, which takes several times as
     * long: their rules say what the library's own evaluation does not know. Each with what that is, and where.
     */
    public SortedMap<String, String> bySessions() {
        return open.get().bySessions();
    }

    private Determination judge(Request request, Map<String, String> versions, Set<RuleText> fired,
            boolean bySessions) {
        var rules = enter();
        try {
            return limited(rules, () -> rules.judge(request, versions, fired, bySessions));
        } finally {
            rules.leave();
        }
    }

    /**
     * Everything the policies in force ask to be sent with a request, by line, and whether the request has it:
     * documents, fields, codes, and what else has to be shown. Asked before the request is sent, it tells what would be
     * missing.
     *
     * @throws DeterminationException where a rule fails
     */
    public List<Requirement> requirements(Request request) {
        var rules = enter();
        try {
            return Requirements.of(request, rules.requests(), rules.library().vocabulary(),
                    copy -> limited(rules, () -> rules.judge(copy, Map.of(), null, false)));
        } finally {
            rules.leave();
        }
    }

    /**
     * Names the exact rules, code tables and judging of the library: the same fingerprint gives the same answers. For
     * rules that were opened on demand every file is read once, by a thread of its own; who asks before that is done
     * waits.
     *
     * @throws RulesException where the rules were opened on demand, and a file has changed since
     */
    public String fingerprint() {
        return open.get().fingerprint();
    }

    /** Reads requests in the words of these rules. */
    public RequestReader requests() {
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
    int openSessions() {
        return open.get().openSessions();
    }

    /** Closes the rules once the calls under way have ended; a later call is refused. */
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
    private Determination limited(OpenRules rules, Supplier<Determination> judgment) {
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

    private OpenRules enter() {
        for (var rules = open.get();; rules = open.get()) {
            if (rules.enter()) {
                return rules;
            }
            if (rules == open.get()) {
                throw new IllegalStateException("these rules are closed; open them again");
            }
        }
    }

    private void replace(RuleFiles files, Set<String> policies, RulesListener listener) {
        var before = open.get();
        var changed = before.recompiled(files);
        try {
            changed.open(policies);
        } catch (RulesException e) {
            changed.leave();
            throw e;
        }
        open.set(changed);
        before.leave();
        listener.reloaded(changed.fingerprint(), policies);
    }
}
