package org.coveragerules.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.VersionDifference;
import org.coveragerules.replay.DecisionChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two versions of a policy. */
@Command(name = "diff", mixinStandardHelpOptions = true,
        description = "Compares two versions of a policy, and what they make of requests. Exit status 1: they differ.")
final class PoliciesDiff implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "ID", description = "The policy.")
    private String id;

    @Parameters(index = "1", paramLabel = "V1", description = "The version to compare from.")
    private String from;

    @Parameters(index = "2", paramLabel = "V2", description = "The version to compare to.")
    private String to;

    @Option(names = "--requests", paramLabel = "FILE",
            description = "Requests to judge by both versions, whatever their dates; - is standard input.")
    private String requests;

    @Mixin
    private TimeLimit timeLimit;

    @Mixin
    private Sources sources;

    @Mixin
    private Printing printing;

    @Spec
    private CommandSpec command;

    /** @param outcomes null: no requests were given */
    private record Compared(@JsonUnwrapped VersionDifference difference,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<DecisionChange> outcomes) {
    }

    @Override
    public Integer call() throws IOException {
        var library = sources.library();
        Policies.version(library, id, from);
        Policies.version(library, id, to);
        var difference = library.difference(id, from, to);
        var changes = new ArrayList<DecisionChange>();
        boolean well = requests == null || judge(changes);
        printing.print(new Compared(difference, requests == null ? null : changes), page -> {
            heading(page, library);
            PolicyDifferenceText.write(page, 0, difference);
            if (requests != null) {
                outcomes(page, changes);
            }
        });
        return well && difference.isEmpty() && changes.isEmpty() ? Main.WELL : Main.REJECTED;
    }

    private boolean judge(List<DecisionChange> changes) throws IOException {
        RequestFile.checkReadable(requests);
        try (var rules = timeLimit.of(sources.open())) {
            return RequestFile.forEach(rules.requests(), requests, command.commandLine().getErr(),
                    request -> changes.addAll(DecisionChange.between(rules.determine(request, Map.of(id, from)),
                            rules.determine(request, Map.of(id, to)))));
        }
    }

    private void heading(TextPage page, PolicyLibrary library) {
        var before = library.version(id, from);
        var after = library.version(id, to);
        page.line(0, id + ": from " + from + " (in force " + before.days()
                + ") to " + to + " (in force " + after.days() + ")");
    }

    private void outcomes(TextPage page, List<DecisionChange> changes) {
        page.line(0, "");
        page.line(0, "Outcomes of " + requests);
        if (changes.isEmpty()) {
            page.line(2, "No line comes out differently.");
            return;
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("request", "line", "by " + from, "by " + to));
        changes.forEach(change -> rows.add(List.of(change.request(), String.valueOf(change.line()),
                words(change.before()), words(change.after()))));
        page.table(2, rows);
    }

    private static String words(DecisionChange.Decision decision) {
        return decision.outcome() + (decision.approvedVisits() == null || decision.approvedVisits() == 0 ? ""
                : " " + decision.approvedVisits() + (decision.approvedVisits() == 1 ? " visit" : " visits"))
                + (decision.decisive().isEmpty() ? "" : " (" + String.join(", ", decision.decisive()) + ")");
    }
}
