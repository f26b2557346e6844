package org.coveragerules.replay;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.coveragerules.AppliedVersion;
import org.coveragerules.Effect;
import org.coveragerules.LineDetermination;
import org.coveragerules.Outcome;
import org.coveragerules.Reason;

/**
 * What is counted while requests are judged. Its size depends on the rules and the dates, and not on how many requests
 * there are. Chunks are counted apart and added in their order, and a run that is interrupted writes it down as JSON.
 */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
final class Tally {

    private static final int OUTCOMES = Outcome.values().length;

    /** Requests. */
    long read;
    long judged;
    long rejected;
    long outside;
    long leftOut;
    long noted;
    /** Claims of interchanges of which no authorization is known, not even that there is none. */
    long withoutHistory;
    long compared;
    long differing;

    /** Lines in the window. */
    long lines;
    long linesCompared;
    long linesDiffering;
    long visitsGained;
    long visitsLost;
    long flagged;

    /** Lines by outcome, and compared lines by outcome before and after. */
    final long[] outcomes = new long[OUTCOMES];
    final long[][] matrix = new long[OUTCOMES][OUTCOMES];

    /** By the Monday with which the week begins. */
    final TreeMap<String, Week> weeks = new TreeMap<>();

    /** By policy and version. */
    final TreeMap<String, Version> versions = new TreeMap<>();

    /** The same by a key that is made sooner than their text. */
    private final transient Map<VersionKey, Version> versionsByKey = new HashMap<>();

    private record VersionKey(String policy, String version) {
    }

    private record StatementKey(String statement, String code, Effect effect) {
    }

    /** In the order in which they were first met; the number of a group is its place, from 0. */
    final Map<String, Changed> groups = new LinkedHashMap<>();

    /** Lines of a week, and those of them that were denied. */
    @JsonAutoDetect(fieldVisibility = Visibility.ANY)
    static final class Week {
        long lines;
        long denied;
        long deniedBefore;
    }

    /** Lines on which a version found something, and those of them that it denied. */
    @JsonAutoDetect(fieldVisibility = Visibility.ANY)
    static final class Version {
        String policy;
        String version;
        long lines;
        long denied;
        final TreeMap<String, Statement> statements = new TreeMap<>();
        private final transient Map<StatementKey, Statement> statementsByKey = new HashMap<>();
    }

    /** Lines with a reason of a statement, those that it decided, and those that it denied. */
    @JsonAutoDetect(fieldVisibility = Visibility.ANY)
    static final class Statement {
        String statement;
        String code;
        String effect;
        long lines;
        long decisive;
        long denied;
    }

    /** Lines that changed alike. */
    @JsonAutoDetect(fieldVisibility = Visibility.ANY)
    static final class Changed {
        int number;
        ChangeGroup group;
        long lines;
        long visits;
    }

    /** Counts a line as it was judged. */
    void line(LineDetermination line) {
        lines++;
        outcomes[line.outcome().ordinal()]++;
        var seen = new ArrayList<Object>(8);
        for (var reason : line.reasons()) {
            reason(line, reason, seen);
        }
    }

    /**
     * Counts what versions that are not asked any more said of a line before, so that they stand beside those that are.
     *
     * @param asked the versions asked now
     */
    void lineBefore(LineDetermination line, List<AppliedVersion> asked) {
        var seen = new ArrayList<Object>(8);
        for (var reason : line.reasons()) {
            if (asked.stream().noneMatch(each -> each.policy().equals(reason.policy())
                    && each.version().equals(reason.version()))) {
                reason(line, reason, seen);
            }
        }
    }

    private void reason(LineDetermination line, Reason reason, List<Object> seen) {
        boolean denies = isDenial(line, reason);
        var version = version(reason.policy(), reason.version());
        if (reason.effect() != Effect.NOTE && !seen.contains(version)) {
            seen.add(version);
            version.lines++;
            version.denied += isDeniedBy(line, reason.policy(), reason.version()) ? 1 : 0;
        }
        var statement = statement(version, reason);
        if (!seen.contains(statement)) {
            seen.add(statement);
            statement.lines++;
            statement.decisive += reason.decisive() ? 1 : 0;
            statement.denied += denies ? 1 : 0;
        }
    }

    private Version version(String policy, String name) {
        return versionsByKey.computeIfAbsent(new VersionKey(policy, name), key ->
                versions.computeIfAbsent(policy + " " + name, text -> {
                    var version = new Version();
                    version.policy = policy;
                    version.version = name;
                    return version;
                }));
    }

    private static Statement statement(Version version, Reason reason) {
        var key = new StatementKey(reason.statement(), reason.code(), reason.effect());
        return version.statementsByKey.computeIfAbsent(key, missing -> version.statements.computeIfAbsent(
                reason.statement() + " " + reason.code() + " " + reason.effect(), text -> {
                    var statement = new Statement();
                    statement.statement = reason.statement();
                    statement.code = reason.code();
                    statement.effect = reason.effect().name();
                    return statement;
                }));
    }

    /** Counts a line of the week of its date. */
    void week(LocalDate date, boolean denied, boolean deniedBefore) {
        var week = week(date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toString());
        week.lines++;
        week.denied += denied ? 1 : 0;
        week.deniedBefore += deniedBefore ? 1 : 0;
    }

    private Week week(String monday) {
        return weeks.computeIfAbsent(monday, key -> new Week());
    }

    /** Counts a line that is compared. */
    void compared(LineOutcome before, LineOutcome after, int visitsAsked) {
        linesCompared++;
        if (before.outcome() != null) {
            matrix[before.outcome().ordinal()][after.outcome().ordinal()]++;
            int gained = after.visitsLet(visitsAsked) - before.visitsLet(visitsAsked);
            visitsGained += Math.max(0, gained);
            visitsLost += Math.max(0, -gained);
        }
    }

    /**
     * Counts a line that changed.
     *
     * @return the number of its group
     */
    int changed(ChangeGroup group, long visits) {
        return add(group, 1, visits);
    }

    private int add(ChangeGroup group, long changedLines, long visits) {
        var changed = groups.computeIfAbsent(group.toString(), key -> new Changed());
        if (changed.group == null) {
            changed.group = group;
            changed.number = groups.size() - 1;
        }
        changed.lines += changedLines;
        changed.visits += visits;
        return changed.number;
    }

    /**
     * Adds what was counted of the next chunk.
     *
     * @return the number that each group of the chunk has here
     */
    int[] add(Tally next) {
        read += next.read;
        judged += next.judged;
        rejected += next.rejected;
        outside += next.outside;
        leftOut += next.leftOut;
        noted += next.noted;
        withoutHistory += next.withoutHistory;
        compared += next.compared;
        differing += next.differing;
        lines += next.lines;
        linesCompared += next.linesCompared;
        linesDiffering += next.linesDiffering;
        visitsGained += next.visitsGained;
        visitsLost += next.visitsLost;
        flagged += next.flagged;
        for (int from = 0; from < OUTCOMES; from++) {
            outcomes[from] += next.outcomes[from];
            for (int to = 0; to < OUTCOMES; to++) {
                matrix[from][to] += next.matrix[from][to];
            }
        }
        next.weeks.forEach((monday, other) -> {
            var week = week(monday);
            week.lines += other.lines;
            week.denied += other.denied;
            week.deniedBefore += other.deniedBefore;
        });
        next.versions.values().forEach(this::add);
        // One that was written down and read back has them in another order.
        return next.groups.values().stream().sorted(Comparator.comparingInt(other -> other.number))
                .mapToInt(other -> add(other.group, other.lines, other.visits)).toArray();
    }

    private void add(Version other) {
        var version = version(other.policy, other.version);
        version.lines += other.lines;
        version.denied += other.denied;
        other.statements.forEach((key, more) -> {
            var statement = version.statements.computeIfAbsent(key, missing -> new Statement());
            statement.statement = more.statement;
            statement.code = more.code;
            statement.effect = more.effect;
            statement.lines += more.lines;
            statement.decisive += more.decisive;
            statement.denied += more.denied;
        });
    }

    /** Whether a line is denied by a decisive reason of a policy; of any where it is null. */
    static boolean isDeniedBy(LineDetermination line, String policy) {
        return line.outcome() == Outcome.DENIED && line.reasons().stream().anyMatch(reason ->
                isDenial(line, reason) && (policy == null || policy.equals(reason.policy())));
    }

    private static boolean isDeniedBy(LineDetermination line, String policy, String version) {
        return line.outcome() == Outcome.DENIED && line.reasons().stream().anyMatch(reason -> isDenial(line, reason)
                && policy.equals(reason.policy()) && version.equals(reason.version()));
    }

    private static boolean isDenial(LineDetermination line, Reason reason) {
        return line.outcome() == Outcome.DENIED && reason.decisive() && reason.effect() == Effect.DENY;
    }
}
