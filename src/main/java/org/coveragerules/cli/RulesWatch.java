package org.coveragerules.cli;

import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.coveragerules.RulesException;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.RulesListener;
import org.coveragerules.cases.Case;
import org.coveragerules.cases.CaseFile;
import org.coveragerules.cases.CaseRun;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.policy.RuleFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Follows a directory of rules and runs the cases when a file is saved: first those of what was saved. */
@Command(name = "watch", mixinStandardHelpOptions = true,
        description = "Follows a directory of rules: on each save opens what was saved, runs its cases, says which"
                + " differ, and then does the same with all others, until the next save. Versions that neither were"
                + " saved nor are asked by a case are not looked at: `rules check` does that. Ends with Ctrl-C.")
final class RulesWatch implements Callable<Integer> {

    /** As many policies are named; of more, how many they are. */
    private static final int FEW = 5;

    @Mixin
    private CheckedRules checked;

    @Spec
    private CommandSpec command;

    /** A save: the policies that it changed and the moment, or why it was refused. */
    private record Save(Set<String> policies, long since, RulesException refused) {
    }

    /** What was saved and not looked at yet. */
    private final BlockingQueue<Save> saves = new LinkedBlockingQueue<>();

    @Override
    public Integer call() throws InterruptedException {
        long begin = System.nanoTime();
        try (var watched = Adjudicator.watching(checked.directory(), RuleFiles.onDemand(checked.directory()),
                last -> last.found(checked.directory()), checked.codes(),
                checked.cache.open(), true, new RulesListener() {
            @Override
            public void reloaded(String fingerprint, Set<String> policies) {
                saves.add(new Save(policies, System.nanoTime(), null));
            }

            @Override
            public void refused(RulesException problems) {
                saves.add(new Save(Set.of(), System.nanoTime(), problems));
            }
        })) {
            var rules = checked.timeLimit.of(watched);
            run(rules, policy -> true, "", begin);
            while (true) {
                follow(rules, saves.take());
            }
        }
    }

    private void follow(Adjudicator rules, Save save) {
        if (save.refused != null) {
            var out = out();
            out.println(save.refused.getMessage());
            out.println("The rules before this save go on serving.");
            out.flush();
            return;
        }
        if (run(rules, policy -> save.policies.contains(policy.id()), " of " + String.join(", ", named(save)),
                save.since)) {
            run(rules, policy -> !save.policies.contains(policy.id()), " of the others", save.since);
        }
    }

    private static Set<String> named(Save save) {
        return save.policies.size() > FEW ? Set.of(save.policies.size() + " policies") : new TreeSet<>(save.policies);
    }

    /** Runs the cases of some policies; false where a save came before the last of them. */
    private boolean run(Adjudicator rules, Predicate<PolicyVersion> which, String whose, long begin) {
        var out = out();
        int run = 0;
        int differing = 0;
        // Every case of a version that can't be opened tells why.
        var problems = new LinkedHashSet<Problem>();
        for (var policy : rules.library().all().stream().filter(which).toList()) {
            for (var each : cases(rules.library(), policy, problems)) {
                if (!saves.isEmpty()) {
                    return false;
                }
                run++;
                differing += differs(each, rules, problems) ? 1 : 0;
            }
        }
        problems.forEach(out::println);
        out.printf(Locale.ROOT, "%d cases%s, %d differ (%d ms)%n", run, whose, differing,
                (System.nanoTime() - begin) / 1_000_000);
        out.flush();
        return true;
    }

    private static List<Case> cases(PolicyLibrary library, PolicyVersion policy, Set<Problem> problems) {
        try {
            return CaseFile.readAll(library.cases(policy));
        } catch (RulesException e) {
            problems.addAll(e.problems());
            return List.of();
        }
    }

    private boolean differs(Case one, Adjudicator rules, Set<Problem> problems) {
        try {
            var run = CaseRun.of(one, rules);
            if (!run.differences().isEmpty()) {
                Rules.differing(run, out());
            }
            return !run.differences().isEmpty();
        } catch (RulesException e) {
            problems.addAll(e.problems());
            return true;
        }
    }

    private PrintWriter out() {
        return command.commandLine().getOut();
    }
}
