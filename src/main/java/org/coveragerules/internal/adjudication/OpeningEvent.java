package org.coveragerules.internal.adjudication;

import java.nio.file.Path;
import java.util.function.Supplier;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.coveragerules.Opening;
import org.coveragerules.RulesException;
import org.coveragerules.internal.policy.PolicyVersion;

/** Rules were opened, or refused. */
@Name("org.coveragerules.Opening")
@Label("Opening")
@Category("Coverage Rules")
@Description("Rules were opened, or refused")
@StackTrace(false)
final class OpeningEvent extends Event {

    @Label("Directory")
    @Description("Null: the rules in the jar")
    private String directory;

    @Label("On Demand")
    @Description("Whether versions are compiled when they are first asked")
    private boolean onDemand;

    @Label("Fingerprint")
    @Description("Null: refused, or not made yet, as of rules on demand")
    private String fingerprint;

    @Label("Policies")
    private int policies;

    @Label("Versions")
    @Description("Of all policies, in force or not")
    private int versions;

    @Label("Failure")
    @Description("Class of what was thrown in place of rules; null: nothing was")
    private String failure;

    @Label("Problems")
    @Description("What is wrong with rules that were refused; 0: nothing")
    private int problems;

    static Adjudicator of(Opening asked, Supplier<Adjudicator> opening) {
        var event = new OpeningEvent();
        event.begin();
        try {
            var rules = opening.get();
            if (event.shouldCommit()) {
                var all = rules.library().all();
                event.policies = (int) all.stream().map(PolicyVersion::id).distinct().count();
                event.versions = all.size();
                event.fingerprint = rules.fingerprintIfMade();
                event.commit(asked);
            }
            return rules;
        } catch (RuntimeException e) {
            if (event.shouldCommit()) {
                event.failure = e.getClass().getName();
                event.problems = e instanceof RulesException refused ? refused.problems().size() : 0;
                event.commit(asked);
            }
            throw e;
        }
    }

    private void commit(Opening asked) {
        directory = asked.directory().map(Path::toString).orElse(null);
        onDemand = asked.isOnDemand();
        commit();
    }
}
