package org.coveragerules.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.coveragerules.CoverageRules;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.text.Digests;

/**
 * What a run judges, and what it holds that against.
 *
 * @param title       of the report
 * @param kind        {@code REPLAY} or {@code IMPACT}
 * @param before      what the requests are compared with
 * @param after       what they are judged by
 * @param inputs      files of requests or records, and of cases, which end in {@code .yaml} or {@code .yml}
 * @param rules       what cases are run by; left open
 * @param judge       says what becomes of a request
 * @param selection   which requests are judged and which of their lines counted
 * @param rows        whether a row is kept for each line
 * @param fingerprint names everything else that the answers depend on
 */
public record ReplayPlan(String title, String kind, Side before, Side after, List<Input> inputs, Adjudicator rules,
        RequestJudge judge, Selection selection, boolean rows, String fingerprint) {

    /** As much of a digest as names a directory. */
    private static final int KEY_LENGTH = 16;

    /**
     * One side of the comparison, for a heading.
     *
     * @param label       what it is called beside the other
     * @param name        what it is
     * @param fingerprint names rules and tables; null where there are many or none
     */
    public record Side(String label, String name, String fingerprint) {
    }

    /**
     * What requests come to, held against what they came to once: cases against what they expect, records against
     * what they hold, and with a baseline every request against that.
     *
     * @param baseline what {@code determine} printed once; null for none
     * @throws UnusableRecordException where the baseline is none
     */
    public static ReplayPlan replay(List<Input> inputs, CoverageRules rules, Path baseline, Selection selection,
            boolean rows) throws IOException {
        var earlier = baseline == null ? Optional.<Baseline>empty() : Optional.of(Baseline.of(baseline));
        return new ReplayPlan("Replay of " + name(inputs), "REPLAY",
                new Side("Earlier", baseline == null ? "as expected or recorded" : baseline.toString(), null),
                new Side("Now", "as judged now", rules.fingerprint()), inputs, Adjudicator.of(rules),
                new EarlierJudge(Adjudicator.of(rules), earlier),
                selection, rows, rules.fingerprint() + (baseline == null ? "" : identity(baseline)));
    }

    /** What requests come to, held against nothing. */
    public static ReplayPlan determine(List<Input> inputs, CoverageRules rules, Selection selection, boolean rows) {
        var judged = Adjudicator.of(rules);
        return new ReplayPlan("Determinations of " + name(inputs), "REPLAY",
                new Side("Earlier", "nothing", null), new Side("Now", "as judged now", rules.fingerprint()), inputs, judged,
                new PlainJudge(judged), selection, rows, rules.fingerprint());
    }

    /**
     * What requests come to by one version of a policy and by another.
     *
     * @throws IllegalArgumentException where there is no such policy or version
     */
    public static ReplayPlan impact(List<Input> inputs, CoverageRules rules, String policy, String from, String to,
            boolean rows) {
        return new ReplayPlan("Impact of " + policy + ": " + from + " to " + to, "IMPACT",
                new Side("Before", policy + " " + from, rules.fingerprint()),
                new Side("After", policy + " " + to, rules.fingerprint()), inputs, Adjudicator.of(rules),
                ImpactJudge.ofVersions(Adjudicator.of(rules), policy, from, to),
                new Selection(null, null, Set.of(), policy), rows, rules.fingerprint());
    }

    /** What requests come to by some rules and by others, whose names are for headings. */
    public static ReplayPlan impact(List<Input> inputs, CoverageRules before, String nameBefore, CoverageRules after,
            String nameAfter, boolean rows) {
        return new ReplayPlan("Impact of " + nameAfter + " against " + nameBefore, "IMPACT",
                new Side("Before", nameBefore, before.fingerprint()),
                new Side("After", nameAfter, after.fingerprint()), inputs,
                Adjudicator.of(after), ImpactJudge.ofRules(Adjudicator.of(before), Adjudicator.of(after)),
                Selection.ALL, rows, before.fingerprint() + after.fingerprint());
    }

    private static String name(List<Input> inputs) {
        return inputs.size() == 1 ? inputs.get(0).name() : inputs.size() + " files";
    }

    /** Names the run: another run has another directory. */
    String key() throws IOException {
        var text = new StringBuilder(title + "\n" + fingerprint + "\n" + selection + "\n" + rows + "\n");
        for (var each : inputs) {
            text.append(each.isStandardInput() ? "-" + ProcessHandle.current().pid() : identity(each.path()))
                    .append('\n').append(each.facts().digest());
        }
        return Digests.hex(text.toString()).substring(0, KEY_LENGTH);
    }

    /** Names a file as it is now, to tell whether it was changed. */
    private static String identity(Path file) throws IOException {
        return file.toAbsolutePath().normalize() + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
    }
}
