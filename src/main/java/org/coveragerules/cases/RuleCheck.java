package org.coveragerules.cases;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.coveragerules.Determination;
import org.coveragerules.RulesException;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.engine.RuleCache;
import org.coveragerules.internal.policy.RuleFiles;

/**
 * What checking a directory of rules found.
 *
 * @param problems  everything that is wrong or not proved, in the order of policies
 * @param cases     how many cases were run; none where the rules or cases cannot be opened
 * @param differing cases whose determination is not as expected
 * @param coverage  what the cases reach, by version; empty where the rules or cases cannot be opened, or a case takes
 *                  too long
 * @param mutations what became of changed conditions, by version; empty unless asked for
 * @param slow      versions that a session of Drools judges, which is no mistake and takes several times as long, each
 *                  with what makes it so, and where
 */
public record RuleCheck(List<Problem> problems, int cases, List<CaseRun> differing, List<Coverage> coverage,
        List<Mutation> mutations, SortedMap<String, String> slow) {

    /** Whether nothing was found. */
    public boolean isClean() {
        return problems.isEmpty() && differing.isEmpty();
    }

    /**
     * Checks a directory of rules: opens it, looks at what is written, runs the cases and finds out what they prove.
     *
     * @param directory the rules
     * @param codes     code tables the cases rest on
     * @param base      a directory with the rules as they were; empty: the last commit
     * @param only      id of the one policy to look at; empty: all. All cases are run in either case
     * @param mutate    whether to change each condition as well and see if the cases notice
     * @param limit     how long the determination of a case may take; empty: as long as it does. The
     *                  check ends with the first that takes longer
     * @param cache     compiled rules of earlier openings; or {@link RuleCache#NONE}
     */
    public static RuleCheck of(Path directory, CodeTables codes, Optional<Path> base, Optional<String> only,
            boolean mutate, Optional<Duration> limit, RuleCache cache) {
        var problems = new ArrayList<Problem>();
        var cases = new ArrayList<Case>();
        try {
            var files = RuleFiles.in(directory);
            files.contents().forEach((name, content) -> {
                if (RuleFiles.isCases(name)) {
                    try {
                        cases.addAll(CaseFile.read(files.place(name), content));
                    } catch (RulesException e) {
                        problems.addAll(e.problems());
                    }
                }
            });
            try (var rules = Adjudicator.from(files, codes, cache)) {
                var limited = limit.map(rules::within).orElse(rules);
                return problems.isEmpty() ? check(directory, files, rules, limited, cases, base, only, mutate)
                        : unusable(problems);
            }
        } catch (RulesException e) {
            problems.addAll(e.problems());
            return unusable(problems);
        }
    }

    private static RuleCheck unusable(List<Problem> problems) {
        return new RuleCheck(problems, 0, List.of(), List.of(), List.of(), new TreeMap<>());
    }

    private static RuleCheck check(Path directory, RuleFiles files, Adjudicator rules, Adjudicator limited,
            List<Case> cases, Optional<Path> base, Optional<String> only, boolean mutate) {
        var problems = new ArrayList<>(OriginalRules.edited(directory, files, base));
        rules.library().all().stream().filter(policy -> only.isEmpty() || only.get().equals(policy.id()))
                .forEach(policy -> problems.addAll(Lint.endless(new Instrumented(policy, files))));
        var differing = new ArrayList<CaseRun>();
        var determined = new ArrayList<Determination>();
        int run = 0;
        for (var one : cases) {
            var ran = CaseRun.of(one, limited);
            ran.determination().ifPresent(determined::add);
            run++;
            if (!ran.differences().isEmpty()) {
                differing.add(ran);
            }
            if (ran.tookTooLong()) {
                // The rule may still run and take the time of all that comes; nothing more is worth to be waited for.
                return new RuleCheck(List.copyOf(problems), run, List.copyOf(differing), List.of(), List.of(),
                        rules.bySessions());
            }
        }
        var coverage = new ArrayList<Coverage>();
        var mutations = new ArrayList<Mutation>();
        lint(files, rules, cases, only, determined, problems, coverage);
        if (mutate && differing.isEmpty()) {
            coverage.forEach(each -> mutations.add(Mutation.of(each.policy(), files, rules, cases)));
        }
        return new RuleCheck(List.copyOf(problems), run, List.copyOf(differing), List.copyOf(coverage),
                List.copyOf(mutations), rules.bySessions());
    }

    private static void lint(RuleFiles files, Adjudicator rules, List<Case> cases, Optional<String> only,
            List<Determination> determined, List<Problem> problems, List<Coverage> coverage) {
        var use = UnusedWords.of(rules.library(), files, cases);
        if (only.isEmpty()) {
            problems.addAll(use.ofShared());
        }
        for (var policy : rules.library().all()) {
            if (only.isPresent() && !only.get().equals(policy.id())) {
                continue;
            }
            problems.addAll(Lint.ofRules(policy, files, new Instrumented(policy, files)));
            problems.addAll(use.of(policy));
            problems.addAll(UnfilledPlaces.problems(policy, rules.library(), files));
            problems.addAll(Lint.ofBoundary(policy, files, cases));
            problems.addAll(LeafProof.problems(policy, files, determined));
            var covered = Coverage.of(policy, files, rules, cases);
            problems.addAll(Lint.ofCoverage(covered));
            coverage.add(covered);
        }
    }
}
