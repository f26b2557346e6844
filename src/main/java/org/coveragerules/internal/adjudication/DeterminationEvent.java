package org.coveragerules.internal.adjudication;

import java.util.function.Supplier;
import java.util.stream.Collectors;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.coveragerules.Determination;
import org.coveragerules.DeterminationException;
import org.coveragerules.request.Request;

/** A request was determined, or nothing was. It tells ids, outcomes and versions, and nothing of a person's health. */
@Name("org.coveragerules.Determination")
@Label("Determination")
@Category("Coverage Rules")
@Description("A request was determined, or nothing was")
@StackTrace(false)
final class DeterminationEvent extends Event {

    @Label("Request")
    @Description("Id of the request")
    private String request;

    @Label("Lines")
    private int lines;

    @Label("Outcome")
    @Description("Over all lines; null: nothing was determined")
    private String outcome;

    @Label("Outcomes of the Lines")
    @Description("By number of the line; null: nothing was determined")
    private String lineOutcomes;

    @Label("Versions")
    @Description("Policy and version of those that were asked; null: nothing was determined")
    private String versions;

    @Label("Fingerprint")
    @Description("Of the rules that answered; null: nothing was determined")
    private String fingerprint;

    @Label("Failure")
    @Description("Class of what was thrown in place of an answer; null: nothing was")
    private String failure;

    @Label("Rule")
    @Description("Name of the rule that failed or took too long; null: none did, or it is not known")
    private String rule;

    static Determination of(Request request, Supplier<Determination> judging) {
        var event = new DeterminationEvent();
        event.begin();
        try {
            var determination = judging.get();
            if (event.shouldCommit()) {
                event.tell(request, determination);
            }
            return determination;
        } catch (RuntimeException e) {
            if (event.shouldCommit()) {
                event.tell(request, e);
            }
            throw e;
        }
    }

    private void tell(Request asked, Determination determination) {
        request = asked.id();
        lines = determination.lines().size();
        outcome = determination.outcome().name();
        lineOutcomes = determination.lines().stream().map(line -> line.number() + " " + line.outcome())
                .collect(Collectors.joining(", "));
        versions = determination.policies().stream().map(version -> version.policy() + " " + version.version())
                .collect(Collectors.joining(", "));
        fingerprint = determination.rulesFingerprint();
        commit();
    }

    private void tell(Request asked, RuntimeException thrown) {
        request = asked.id();
        lines = asked.lines() == null ? 0 : asked.lines().size();
        failure = thrown.getClass().getName();
        rule = thrown instanceof DeterminationException failed && !failed.rule().isEmpty() ? failed.rule() : null;
        commit();
    }
}
