package org.coveragerules.internal.adjudication;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.coveragerules.RulesException;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.policy.RuleFiles;

/**
 * The fingerprint of rules and tables. Made aside, a thread of its own reads every file for it once the rules are
 * open, and who asks before that is done waits: no determination goes out without it, and every file that one rests on
 * has to be what the fingerprint was made of.
 */
final class Fingerprint {

    private final FutureTask<String> made;

    private Fingerprint(RuleFiles files, CodeTables codes) {
        this.made = new FutureTask<>(() -> files.fingerprint(codes.digest()));
    }

    static Fingerprint of(RuleFiles files, CodeTables codes) {
        var fingerprint = new Fingerprint(files, codes);
        fingerprint.made.run();
        return fingerprint;
    }

    static Fingerprint aside(RuleFiles files, CodeTables codes) {
        var fingerprint = new Fingerprint(files, codes);
        var thread = new Thread(fingerprint.made, "coverage-rules-fingerprint");
        thread.setDaemon(true);
        thread.start();
        return fingerprint;
    }

    /** Waits for nothing; null: it is not made yet, or can't be. */
    String ifMade() {
        return made.isDone() && problems().isEmpty() ? get() : null;
    }

    /** Why it can't be made; empty: it can, or is not made yet. */
    List<Problem> problems() {
        if (!made.isDone()) {
            return List.of();
        }
        try {
            get();
            return List.of();
        } catch (RulesException e) {
            return e.problems();
        }
    }

    /** @throws RulesException where a file has changed since the rules were opened */
    String get() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return made.get();
                } catch (InterruptedException e) {
                    // It is soon done, and a determination is not left halfway.
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw e.getCause() instanceof RulesException refused ? new RulesException(refused.problems())
                            : new IllegalStateException("the rules have no fingerprint", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
