package org.coveragerules.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.coveragerules.Outcome;

/** What a run found, in the order in which it is read: as JSON for programs, and as the data of the page. */
record Report(String title, String kind, ReplayPlan.Side before, ReplayPlan.Side after,
        Window selection, Counts counts, List<Outcomes> outcomes, List<Cell> matrix, List<WeekOf> weeks,
        List<VersionOf> policies, List<GroupOf> groups, Listed cases, Listed flagged, Listed rejects,
        Collection<JsonNode> texts, @JsonInclude(JsonInclude.Include.NON_EMPTY) Collection<JsonNode> checklists) {

    /** A page with more cases is slow to open and nobody reads it; the rows have all. */
    static final int MOST_CASES = 20_000;

    static final int MOST_FLAGGED = 5_000;

    static final int MOST_REJECTS = 1_000;

    private static final Outcome[] ALL = Outcome.values();

    record Window(LocalDate from, LocalDate to, List<String> types, String policy) {
    }

    record Counts(long read, long judged, long rejected, long leftOut, long outside, long compared, long differing,
            long lines, long linesCompared, long linesDiffering, long visitsGained, long visitsLost) {
    }

    record Outcomes(Outcome outcome, Long before, long after) {
    }

    record Cell(Outcome from, Outcome to, long lines) {
    }

    record WeekOf(String week, long lines, long denied, Long deniedBefore) {
    }

    record VersionOf(String policy, String version, long lines, long denied, Collection<Tally.Statement> statements) {
    }

    record GroupOf(int number, Outcome from, Outcome to, List<ChangeGroup.Ref> gone, List<ChangeGroup.Ref> come,
            long lines,
            long visits) {
    }

    record Listed(long total, long shown, Collection<JsonNode> list) {
    }

    static Report of(RequestReplay run) throws IOException {
        var tally = run.tally();
        var plan = run.plan();
        var selection = plan.selection();
        boolean compared = tally.compared > 0;
        var texts = new LinkedHashMap<JsonNode, Integer>();
        var checklists = new LinkedHashMap<JsonNode, Integer>();
        var groups = groups(tally);
        var cases = new ArrayList<JsonNode>();
        var places = places(run);
        for (int i = 0; i < groups.size() && cases.size() < MOST_CASES; i++) {
            int number = i + 1;
            for (long place : places.get(groups.get(i).number)) {
                if (cases.size() < MOST_CASES) {
                    cases.add(changed(run.place().changed.line(place), number, texts, checklists));
                }
            }
        }
        var flagged = first(run.place().flagged, MOST_FLAGGED, line -> flagged(line, texts));
        var rejects = first(run.place().rejected, MOST_REJECTS, Report::reject);
        return new Report(plan.title(), plan.kind(), compared ? plan.before() : null, plan.after(),
                new Window(selection.from(), selection.to(),
                        selection.types().stream().map(Enum::name).sorted().toList(), selection.policy()),
                new Counts(tally.read, tally.judged, tally.rejected, tally.leftOut, tally.outside, tally.compared,
                        tally.differing, tally.lines, tally.linesCompared, tally.linesDiffering, tally.visitsGained, tally.visitsLost),
                outcomes(tally, compared), matrix(tally),
                tally.weeks.entrySet().stream().map(week -> new WeekOf(week.getKey(), week.getValue().lines,
                        week.getValue().denied, compared ? week.getValue().deniedBefore : null)).toList(),
                tally.versions.values().stream().map(version -> new VersionOf(version.policy, version.version,
                        version.lines, version.denied, ranked(version.statements.values()))).toList(),
                numbered(groups), new Listed(changedLines(tally), cases.size(), cases),
                new Listed(tally.flagged, flagged.size(), flagged),
                new Listed(tally.rejected + tally.leftOut, rejects.size(), rejects),
                texts.keySet(), checklists.keySet());
    }

    /** The groups in the order in which they are told: changed outcomes first, then those with the most lines. */
    static List<Tally.Changed> groups(Tally tally) {
        return tally.groups.values().stream()
                .sorted(Comparator.comparing((Tally.Changed changed) -> !changed.group.isOutcomeChanged())
                        .thenComparing(changed -> -changed.lines).thenComparing(changed -> changed.number))
                .toList();
    }

    /** Where the lines of each group stand in what the run kept, in the order of the input. */
    static List<long[]> places(RequestReplay run) throws IOException {
        var places = new ArrayList<LongStream.Builder>();
        run.tally().groups.forEach((key, group) -> places.add(LongStream.builder()));
        run.place().changed.forEach((line, place) ->
                places.get(Integer.parseInt(line.substring(0, line.indexOf('\t')))).add(place));
        return places.stream().map(builder -> builder.build().toArray()).toList();
    }

    static JsonNode parsed(String line) {
        try {
            return Json.parsed(line.substring(line.indexOf('\t') + 1));
        } catch (IOException e) {
            throw new UncheckedIOException("what was found can't be read back", e);
        }
    }

    static long changedLines(Tally tally) {
        return tally.groups.values().stream().mapToLong(group -> group.lines).sum();
    }

    private static List<GroupOf> numbered(List<Tally.Changed> groups) {
        var numbered = new ArrayList<GroupOf>();
        for (var changed : groups) {
            var group = changed.group;
            numbered.add(new GroupOf(numbered.size() + 1, group.from(), group.to(), group.gone(), group.come(),
                    changed.lines, changed.visits));
        }
        return numbered;
    }

    private static List<Outcomes> outcomes(Tally tally, boolean compared) {
        return Arrays.stream(ALL).map(outcome -> new Outcomes(outcome,
                compared ? Arrays.stream(tally.matrix[outcome.ordinal()]).sum() : null,
                tally.outcomes[outcome.ordinal()])).toList();
    }

    private static List<Cell> matrix(Tally tally) {
        return Arrays.stream(ALL).flatMap(from -> Arrays.stream(ALL)
                        .map(to -> new Cell(from, to, tally.matrix[from.ordinal()][to.ordinal()])))
                .filter(cell -> cell.lines() > 0).toList();
    }

    static List<Tally.Statement> ranked(Collection<Tally.Statement> statements) {
        return statements.stream().sorted(Comparator.comparing((Tally.Statement statement) -> -statement.denied)
                .thenComparing(statement -> -statement.decisive).thenComparing(statement -> -statement.lines)
                .thenComparing(statement -> statement.statement)).toList();
    }

    private static List<JsonNode> first(SpillFile spill, int most, Function<String, JsonNode> node)
            throws IOException {
        var first = new ArrayList<JsonNode>();
        spill.forEach((line, place) -> {
            if (first.size() < most) {
                first.add(node.apply(line));
            }
        });
        return first;
    }

    private static JsonNode changed(String line, int group, Map<JsonNode, Integer> texts,
            Map<JsonNode, Integer> checklists) {
        var node = (ObjectNode) parsed(line);
        node.put("group", group);
        for (var side : List.of(node.path("before"), node.path("after"))) {
            shorten(side, "reasons", texts);
            shorten(side, "criteria", checklists);
        }
        return node;
    }

    private static JsonNode flagged(String line, Map<JsonNode, Integer> texts) {
        var node = (ObjectNode) parsed(line);
        shorten(node.path("after"), "reasons", texts);
        node.set("outcome", node.path("after").path("outcome"));
        node.set("reasons", node.path("after").path("reasons"));
        node.remove(List.of("before", "after", "differences"));
        return node;
    }

    private static JsonNode reject(String line) {
        var node = parsed(line);
        var told = JsonNodeFactory.instance.objectNode();
        told.put("place", node.path("file").asText() + ":" + node.path("line").asText());
        told.put("reason", node.path("reason").asText());
        return told;
    }

    /** Puts numbers in the place of what a field lists, each of which then stands once among the texts. */
    private static void shorten(JsonNode side, String field, Map<JsonNode, Integer> texts) {
        if (side instanceof ObjectNode object && object.has(field)) {
            var numbers = JsonNodeFactory.instance.arrayNode();
            for (var listed : object.path(field)) {
                numbers.add(texts.computeIfAbsent(listed, text -> texts.size()));
            }
            object.set(field, numbers);
        }
    }
}
