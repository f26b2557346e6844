package org.coveragerules.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.coveragerules.CriterionResult;
import org.coveragerules.Determination;
import org.coveragerules.Requirement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what the policies will ask for before requests are sent. */
@Command(name = "requirements", mixinStandardHelpOptions = true,
        description = "Says every document and field that the policies will ask for, and whether each request has it.")
final class PoliciesRequirements implements Callable<Integer> {

    @Parameters(paramLabel = "FILE",
            description = "A request, a JSON array of requests, or one request a line (NDJSON); - is standard input.")
    private String file;

    @Mixin
    private TimeLimit timeLimit;

    @Mixin
    private Sources sources;

    @Mixin
    private Printing printing;

    @Spec
    private CommandSpec command;

    /** @param ways for the criteria that are unknown, the answers by which each could be met, the fewest first */
    private record Asked(String requestId, List<Requirement> requirements, List<Answers> ways) {
    }

    /** @param answers each a list of what is missing and would have to speak for it */
    private record Answers(int line, String policy, String version, String statement, List<List<String>> answers) {
    }

    private static List<Answers> answers(Determination determination) {
        return determination.lines().stream().flatMap(line -> line.criteria().stream()
                .filter(criteria -> criteria.result() == CriterionResult.UNKNOWN)
                .map(criteria -> new Answers(line.number(), criteria.policy(), criteria.version(),
                        criteria.statement(), criteria.tree().ways().stream()
                                .map(way -> way.stream().flatMap(leaf -> leaf.missing().stream()).distinct().toList())
                                .distinct().toList()))).toList();
    }

    @Override
    public Integer call() throws IOException {
        RequestFile.checkReadable(file);
        try (var rules = timeLimit.of(sources.open())) {
            boolean well = RequestFile.forEach(rules.requests(), file, command.commandLine().getErr(), request -> {
                var asked = new Asked(request.id(), rules.requirements(request),
                        answers(rules.determine(request)));
                printing.print(asked, page -> write(page, asked));
            });
            return well ? Main.WELL : Main.REJECTED;
        }
    }

    private static void write(TextPage page, Asked asked) {
        long missing = asked.requirements.stream().filter(one -> !one.there()).count();
        page.line(0, asked.requestId + ": " + (asked.requirements.isEmpty() ? "nothing is asked for"
                : asked.requirements.size() + " asked for, " + missing + " missing"));
        if (!asked.requirements.isEmpty()) {
            var rows = new ArrayList<List<String>>();
            rows.add(List.of("line", "there", "who has it", "asked by", "what"));
            asked.requirements.forEach(one -> rows.add(List.of(String.valueOf(one.line()), one.there() ? "yes" : "NO",
                    one.holder().name().toLowerCase(Locale.ROOT),
                    one.statement() + " (" + one.policy() + " " + one.version() + ")", what(one))));
            page.table(2, rows);
        }
        for (var one : asked.ways) {
            page.line(2, "line " + one.line + ", " + one.statement + " (" + one.policy + " " + one.version + "): "
                    + (one.answers.isEmpty() ? "no answer would do" : "the answers that would do, the fewest first"));
            one.answers.forEach(way -> page.line(4, String.join(", ", way)));
        }
        page.line(0, "");
    }

    /** What to do about it too, where that is more than to send it. */
    private static String what(Requirement one) {
        return one.what() + (one.there() || one.what().equals(one.remedy()) ? "" : ". " + one.remedy());
    }
}
