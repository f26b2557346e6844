package org.coveragerules;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.coveragerules.authoring.RulesListener;
import org.coveragerules.coding.CodeTables;
import org.coveragerules.determination.Determination;
import org.coveragerules.facts.RuleText;
import org.coveragerules.policy.PolicyLibrary;
import org.coveragerules.policy.Requirement;
import org.coveragerules.policy.RuleFiles;
import org.coveragerules.request.Request;

/**
 * Decides whether a health plan covers requested services, and says why. Open it once, share it, and call it from any
 * thread; close it when it is no longer needed.
 */
public final class CoverageRules implements AutoCloseable {

    private volatile OpenRules open;
    private final RuleWatch watch;

    private CoverageRules(OpenRules open) {
        this.open = open;
        this.watch = null;
    }

    private CoverageRules(OpenRules open, Path directory, RulesListener listener) {
        this.open = open;
        this.watch = new RuleWatch(directory, files -> replace(files, listener), listener);
    }

    /** Opens the rules in the jar; a policy version's rules are loaded when they are first asked. */
    public static CoverageRules bundled() {
        // The tables are read while the policies are.
        var codes = CompletableFuture.supplyAsync(CodeTables::bundled);
        return new CoverageRules(OpenRules.bundled(codes::join));
    }

    /** Opens the rules in the jar with the given code tables. */
    public static CoverageRules bundled(CodeTables codes) {
        return new CoverageRules(OpenRules.bundled(() -> codes));
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
        return new CoverageRules(OpenRules.onDemand(RuleFiles.onDemand(directory), codes));
    }

    /**
     * Opens rule files with the given code tables.
     *
     * @throws RulesException naming everything that is wrong with the rules
     */
    public static CoverageRules from(RuleFiles files, CodeTables codes) {
        return new CoverageRules(OpenRules.compiled(files, codes));
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
        return new CoverageRules(OpenRules.compiled(RuleFiles.in(directory), codes), directory, listener);
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
            return new CoverageRules(rules.recompiled(files));
        } finally {
            rules.leave();
        }
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
        return judge(request, versions, null);
    }

    /**
     * Judges a request and tells which rules fired.
     *
     * @param request  the request
     * @param versions version by policy id, as in {@link #determine(Request, Map)}
     * @throws IllegalArgumentException where there is no such policy or version
     * @throws DeterminationException   where a rule fails; nothing is determined then
     */
    public Trace trace(Request request, Map<String, String> versions) {
        var fired = new LinkedHashSet<RuleText>();
        return new Trace(judge(request, versions, fired), fired);
    }

    private Determination judge(Request request, Map<String, String> versions, Set<RuleText> fired) {
        var rules = enter();
        try {
            return rules.judge(request, versions, fired);
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
            return Requirements.of(request, copy -> rules.judge(copy, Map.of(), null));
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
        return open.fingerprint();
    }

    /** Every policy version. */
    public PolicyLibrary library() {
        return open.library();
    }

    /** The code tables. */
    public CodeTables codes() {
        return open.codes();
    }

    /** Engine sessions in use at this moment: none while no call is under way. */
    int openSessions() {
        return open.openSessions();
    }

    /** Closes the rules once the calls under way have ended; a later call is refused. */
    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
        open.leave();
    }

    private OpenRules enter() {
        for (var rules = open;; rules = open) {
            if (rules.enter()) {
                return rules;
            }
            if (rules == open) {
                throw new IllegalStateException("these rules are closed; open them again");
            }
        }
    }

    private void replace(RuleFiles files, RulesListener listener) {
        var before = open;
        var changed = before.recompiled(files);
        open = changed;
        before.leave();
        listener.reloaded(changed.fingerprint());
    }
}
