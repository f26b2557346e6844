package org.coveragerules.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.coveragerules.coding.CodeFileKind;
import org.coveragerules.coding.CodeRow;
import org.coveragerules.coding.CodeScopes;
import org.coveragerules.coding.CodeTables;
import org.coveragerules.policy.CodeMention.Ground;
import org.coveragerules.policy.CodeMention.Kind;
import org.coveragerules.request.Discipline;
import org.coveragerules.vocabulary.WordKind;

/**
 * Finds by what a version speaks of a code. What each version's rules ask of the code tables, and which codes they and
 * its parameters name, is read once, so that a search looks at those versions only that speak of the code.
 */
final class CodeSearch {

    private final List<Policy> versions;
    private final List<Spoken> spoken = new ArrayList<>();
    private final CodeScopes scopes;
    /** Places of versions that are for every code. */
    private final BitSet everyCode = new BitSet();
    /** Places of versions that may speak of a code, by what they ask. */
    private final Map<Discipline, BitSet> byDiscipline = new EnumMap<>(Discipline.class);
    private final Map<String, BitSet> byCategory = new HashMap<>();
    private final Map<CodeFileKind, BitSet> byTable = new EnumMap<>(CodeFileKind.class);
    private final Map<String, BitSet> byName = new HashMap<>();

    /** Reads every version's rules, on all cores. */
    CodeSearch(PolicyLibrary library) {
        versions = library.all();
        scopes = new CodeScopes(versions.stream().map(Policy::codes).toList());
        var categories = library.vocabulary().words(WordKind.CATEGORY).keySet();
        spoken.addAll(versions.parallelStream()
                .map(policy -> Spoken.of(policy, library.rules(policy), categories)).toList());
        for (int at = 0; at < spoken.size(); at++) {
            int place = at;
            everyCode.set(place, versions.get(at).codes().isEvery());
            var each = spoken.get(at);
            versions.get(at).disciplines().forEach(one -> mark(byDiscipline, one, place));
            each.disciplines().keySet().forEach(one -> mark(byDiscipline, one, place));
            each.categories().keySet().forEach(one -> mark(byCategory, one, place));
            each.tables().keySet().forEach(one -> mark(byTable, one, place));
            each.names().keySet().forEach(one -> mark(byName, one, place));
        }
    }

    private static <K> void mark(Map<K, BitSet> places, K key, int place) {
        places.computeIfAbsent(key, none -> new BitSet()).set(place);
    }

    List<CodeMention> of(String code, CodeTables codes) {
        if (!CodeTables.isCode(code)) {
            return List.of();
        }
        var discipline = codes.discipline(code);
        var rows = codes.rows(code);
        var scoped = new BitSet();
        scopes.of(code, scoped::set);
        var places = new BitSet();
        add(places, discipline == null ? null : byDiscipline.get(discipline));
        rows.forEach(row -> add(places, row.table() == CodeFileKind.CATEGORIES
                ? byCategory.get(row.says()) : byTable.get(row.table())));
        var judging = (BitSet) everyCode.clone();
        judging.or(scoped);
        places.and(judging);
        places.or(scoped);
        add(places, byName.get(code));
        var mentions = new ArrayList<CodeMention>();
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
            var policy = versions.get(place);
            var grounds = grounds(policy, spoken.get(place), code, discipline, rows);
            if (!grounds.isEmpty()) {
                mentions.add(new CodeMention(policy.id(), policy.version(), policy.effective(), policy.until(),
                        grounds));
            }
        }
        return List.copyOf(mentions);
    }

    private static void add(BitSet places, BitSet more) {
        if (more != null) {
            places.or(more);
        }
    }

    private static List<Ground> grounds(Policy policy, Spoken spoken, String code, Discipline discipline,
            List<CodeRow> rows) {
        var grounds = new ArrayList<Ground>();
        // A version that judges no line of the code may still name it, as one that another code needs beside it.
        if (policy.codes().takes(code)) {
            policy.codes().entry(code).ifPresent(entry -> grounds.add(
                    new Ground(Kind.SCOPE, entry, "", null, null, List.of())));
            if (discipline != null && policy.disciplines().contains(discipline)) {
                grounds.add(new Ground(Kind.DISCIPLINE, discipline.name(), "", null, null, List.of()));
            } else if (discipline != null && spoken.disciplines().containsKey(discipline)) {
                grounds.add(new Ground(Kind.DISCIPLINE, discipline.name(), "", null, null,
                        spoken.disciplines().get(discipline)));
            }
            for (var row : rows) {
                ground(grounds, policy, spoken, row);
            }
        }
        grounds.addAll(spoken.names().getOrDefault(code, List.of()));
        return grounds;
    }

    private static void ground(List<Ground> grounds, Policy policy, Spoken spoken, CodeRow row) {
        boolean category = row.table() == CodeFileKind.CATEGORIES;
        var statements = category ? spoken.categories().get(row.says())
                : spoken.tables().get(row.table());
        if (statements != null && row.overlaps(policy.effective(), policy.until())) {
            grounds.add(new Ground(category ? Kind.CATEGORY : Kind.TABLE, category ? row.says() : row.table().name(),
                    category ? "" : row.says(), row.effective(), row.deletion(), statements));
        }
    }
}
