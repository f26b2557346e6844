package org.coveragerules.internal.adjudication;

import java.util.function.Supplier;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.coveragerules.RulesException;

/** A watched directory was saved: its rules serve from now on, or were refused. */
@Name("org.coveragerules.Reload")
@Label("Reload")
@Category("Coverage Rules")
@Description("A watched directory was saved: its rules serve from now on, or were refused")
@StackTrace(false)
final class ReloadEvent extends Event {

    @Label("Fingerprint")
    @Description("Null: refused, or no rules serve by it")
    private String fingerprint;

    @Label("Policies")
    @Description("Ids of those of which a file was changed; null: refused")
    private String policies;

    @Label("Problems")
    @Description("What is wrong with rules that were refused; 0: they serve")
    private int problems;

    @Label("First Problem")
    @Description("File and line of the first problem; null: none")
    private String firstProblem;

    static void of(Supplier<Events.Reload> reloading) {
        var event = new ReloadEvent();
        event.begin();
        try {
            var reload = reloading.get();
            if (reload != null && event.shouldCommit()) {
                event.fingerprint = reload.fingerprint();
                event.policies = String.join(", ", reload.policies());
                event.commit();
            }
        } catch (RulesException e) {
            if (event.shouldCommit()) {
                var first = e.problems().get(0);
                event.problems = e.problems().size();
                event.firstProblem = first.file() + (first.line() > 0 ? ":" + first.line() : "");
                event.commit();
            }
            throw e;
        }
    }
}
