package org.coveragerules.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.coveragerules.cases.CaseRun;
import org.coveragerules.cases.RuleCheck;
import org.coveragerules.internal.text.Visible;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The rule author's bench. */
@Command(name = "rules", mixinStandardHelpOptions = true, subcommands = {Rules.Check.class, RulesWatch.class,
        RulesNew.class, RulesSigning.Key.class, RulesSigning.Sign.class, RulesSigning.Verify.class},
        description = "Checks rules, follows them while they are edited, begins new ones, and signs them.")
final class Rules {

    /** How the result of a check is written. */
    enum Format {
        text, json
    }

    static void differing(CaseRun run, PrintWriter out) {
        out.println(Visible.of(run.ran().place() + ": " + run.ran().name()));
        run.differences().stream().flatMap(String::lines)
                .forEach(difference -> out.println("  " + Visible.of(difference)));
    }

    /** Checks a directory of rules. */
    @Command(name = "check", mixinStandardHelpOptions = true,
            description = "Opens a directory of rules, looks for what is wrong or not proved, and runs its cases.")
    static final class Check implements Callable<Integer> {

        @Mixin
        private CheckedRules checked;

        @Option(names = "--base", paramLabel = "DIR",
                description = "The rules as they were, to see which versions were edited. Default: the last commit.")
        private Path base;

        @Option(names = "--policy", paramLabel = "ID", description = "Look at this policy only; all cases are run.")
        private String policy;

        @Option(names = "--mutate",
                description = "Change each condition of each rule, one at a time, and see whether the cases notice.")
        private boolean mutate;

        @Option(names = "--format", defaultValue = "text", paramLabel = "text|json",
                description = "Default: ${DEFAULT-VALUE}.")
        private Format format;

        @Spec
        private CommandSpec command;

        @Override
        public Integer call() throws JsonProcessingException {
            var check = RuleCheck.of(checked.directory(), checked.codes(), Optional.ofNullable(base),
                    Optional.ofNullable(policy), mutate,
                    Optional.ofNullable(checked.timeLimit.get()), checked.cache.open());
            var out = command.commandLine().getOut();
            if (format == Format.json) {
                out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json(check)));
            } else {
                text(check, out);
            }
            out.flush();
            boolean opened = !check.coverage().isEmpty() || !check.differing().isEmpty();
            return check.isClean() ? Main.WELL : opened ? Main.REJECTED : Main.UNUSABLE;
        }

        private static void text(RuleCheck check, PrintWriter out) {
            check.problems().forEach(out::println);
            for (var run : check.differing()) {
                differing(run, out);
            }
            if (!check.isClean()) {
                out.println();
            }
            if (!check.coverage().isEmpty()) {
                out.printf("%-34s %8s %12s %22s%s%n", "version", "rules", "fired", "conditions proved",
                        check.mutations().isEmpty() ? "" : "   changes noticed");
            }
            for (int i = 0; i < check.coverage().size(); i++) {
                var coverage = check.coverage().get(i);
                out.printf(Locale.ROOT, "%-34s %8d %12d %22s%s%n", Visible.of(coverage.policy().name()),
                        coverage.rules().size(),
                        coverage.rules().stream().filter(rule -> rule.fired()).count(),
                        coverage.provedConditions() + " of " + coverage.conditions(),
                        check.mutations().isEmpty() ? "" : String.format(Locale.ROOT, "   %.1f %% of %d",
                                check.mutations().get(i).score(), check.mutations().get(i).tried()));
            }
            check.mutations().forEach(mutation -> mutation.survivors().forEach(survivor -> out.println(Visible.of(
                    survivor.file() + ":" + survivor.line() + ": no case notices that `" + survivor.before() + "` is "
                            + survivor.kind() + (survivor.after().isEmpty() ? "" : " to `" + survivor.after()
                            + "`")))));
            check.slow().forEach((version, reason) ->
                    out.println(Visible.of("judged by a session, several times slower: "
                    + version + " (" + reason + ")")));
            out.println(counted(check.problems().size(), "problem") + "; " + (check.cases() == 0 ? "no case was run"
                    : counted(check.cases(), "case") + ", " + check.differing().size() + " differ"));
        }

        private static String counted(int count, String what) {
            return count + " " + what + (count == 1 ? "" : "s");
        }

        private static ObjectNode json(RuleCheck check) {
            var root = new ObjectMapper().createObjectNode();
            root.put("clean", check.isClean());
            var problems = root.putArray("problems");
            check.problems().forEach(problem -> problems.addObject().put("file", problem.file())
                    .put("line", problem.line()).put("column", problem.column()).put("message", problem.message()));
            root.put("cases", check.cases());
            check.slow().forEach(root.putObject("judgedBySession")::put);
            var differing = root.putArray("differing");
            check.differing().forEach(run -> {
                var node = differing.addObject().put("case", run.ran().name()).put("place", run.ran().place());
                var differences = node.putArray("differences");
                run.differences().forEach(differences::add);
            });
            coverage(check, root.putArray("coverage"));
            mutations(check, root.putArray("mutations"));
            return root;
        }

        private static void coverage(RuleCheck check, ArrayNode coverage) {
            check.coverage().forEach(version -> {
                var node = coverage.addObject().put("policy", version.policy().id())
                        .put("version", version.policy().version()).put("conditions", version.conditions())
                        .put("proved", version.provedConditions());
                var rules = node.putArray("rules");
                version.rules().forEach(rule -> {
                    var ruleNode = rules.addObject().put("file", rule.rule().file()).put("line", rule.rule().line())
                            .put("rule", rule.rule().name()).put("statement", rule.rule().statement())
                            .put("fired", rule.fired());
                    var conditions = ruleNode.putArray("conditions");
                    rule.conditions().forEach(condition -> conditions.addObject().put("line", condition.line())
                            .put("condition", condition.text()).put("met", condition.met())
                            .put("notMet", condition.notMet()));
                });
            });
        }

        private static void mutations(RuleCheck check, ArrayNode mutations) {
            check.mutations().forEach(version -> {
                var node = mutations.addObject().put("policy", version.policy().id())
                        .put("version", version.policy().version()).put("tried", version.tried())
                        .put("score", version.score());
                var survivors = node.putArray("survivors");
                version.survivors().forEach(survivor -> survivors.addObject().put("file", survivor.file())
                        .put("line", survivor.line()).put("rule", survivor.rule()).put("kind", survivor.kind())
                        .put("before", survivor.before()).put("after", survivor.after()));
            });
        }
    }
}
