package org.coveragerules.internal.adjudication;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.coveragerules.RulesException;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.RulesListener;
import org.coveragerules.internal.policy.RuleFiles;

/** Puts saved rules in the place of those that serve, and knows what became of the saves. One thread at a time saves. */
final class Reloads implements DirectoryWatch.Taker {

    /**
     * What became of all saves until now.
     *
     * @param problems why the last one does not serve; empty: it does
     */
    record Saves(long taken, long refused, List<Problem> problems) {

        static final Saves NONE = new Saves(0, 0, List.of());
    }

    private final AtomicReference<RulesState> open;
    private final RulesListener listener;
    private volatile Saves saves = Saves.NONE;

    Reloads(AtomicReference<RulesState> open, RulesListener listener) {
        this.open = open;
        this.listener = listener;
    }

    Saves saves() {
        return saves;
    }

    /**
     * The fingerprint of the rules that serve then.
     *
     * @throws RulesException naming everything that is wrong with the files
     */
    @Override
    public String take(RuleFiles files, Set<String> policies) {
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
        var fingerprint = changed.fingerprint();
        saves = new Saves(saves.taken + 1, saves.refused, List.of());
        listener.reloaded(fingerprint, policies);
        return fingerprint;
    }

    @Override
    public void refuse(RulesException problems) {
        saves = new Saves(saves.taken, saves.refused + 1, problems.problems());
        listener.refused(problems);
    }

    @Override
    public void undone() {
        saves = new Saves(saves.taken, saves.refused, List.of());
    }
}
