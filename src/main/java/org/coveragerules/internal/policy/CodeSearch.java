package org.coveragerules.internal.policy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.coveragerules.internal.codes.CodeRow;
import org.coveragerules.internal.codes.CodeScopes;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.drl.DrlRule;
import org.coveragerules.internal.policy.CodeMention.Ground;
import org.coveragerules.internal.policy.CodeMention.Kind;
import org.coveragerules.request.Discipline;

/**
 * Finds by what a version speaks of a code. At first only the words of the versions' files are looked at; the rules of a
 * version are read when a code is asked for of which it may speak, and then once.
 */
final class CodeSearch {

    private final PolicyLibrary library;
    private final List<PolicyVersion> versions;
    private final CodeScopes scopes;
    private final Set<String> asking;
    /** Places of versions that are for every code. */
    private final BitSet everyCode = new BitSet();
    /** By a code that is not in its scope, or a word that asks for codes, the places of versions whose files have it. */
    private final Map<String, BitSet> byWord = new HashMap<>();
    /** The codes that versions' files have. */
    private final Set<String> named = ConcurrentHashMap.newKeySet();
    /** The places of versions by their names. */
    private final Map<String, Integer> placed = new HashMap<>();
    /** By a version's place, what its rules ask for; null until that is asked. */
    private final AtomicReferenceArray<CodesAsked> spoken;

    /** Looks at every version's files, on all cores. */
    CodeSearch(PolicyLibrary library) {
        this.library = library;
        versions = library.all();
        asking = CodesAsked.asking(library.vocabulary());
        scopes = new CodeScopes(versions.stream().map(PolicyVersion::codes).toList());
        spoken = new AtomicReferenceArray<>(versions.size());
        var words = versions.parallelStream().map(this::words).toList();
        for (int at = 0; at < versions.size(); at++) {
            int place = at;
            placed.put(versions.get(at).name(), place);
            everyCode.set(place, versions.get(at).codes().isEvery());
            words.get(at).forEach(word -> byWord.computeIfAbsent(word, none -> new BitSet()).set(place));
        }
    }

    private Set<String> words(PolicyVersion policy) {
        var words = new HashSet<String>();
        library.texts(policy).forEach(text -> {
            CodeTables.codesIn(text, code -> {
                named.add(code);
                if (policy.codes().isEvery() || !policy.codes().takes(code)) {
                    words.add(code);
                }
            });
            asking.stream().filter(text::contains).forEach(words::add);
        });
        return words;
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
        if (discipline != null) {
            CodesAsked.ASKING_DISCIPLINE.forEach(word -> add(places, word));
        }
        rows.forEach(row -> CodesAsked.asking(row.table()).forEach(word -> add(places, word)));
        places.and(everyCode);
        places.or(scoped);
        add(places, code);
        // Of many versions most of the time is the parser's.
        places.stream().parallel().filter(place -> spoken.get(place) == null).forEach(this::read);
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

    /** Every code that a version's files, its cases or a table names, of which a version speaks; of a range its ends. */
    SortedMap<String, List<CodeMention>> all(CodeTables codes) {
        var asked = new TreeSet<>(named);
        codes.ranges((first, last) -> asked.addAll(List.of(first, last)));
        versions.forEach(policy -> library.cases(policy).values().forEach(cases ->
                CodeTables.codesIn(new String(cases, StandardCharsets.UTF_8), asked::add)));
        var all = new TreeMap<String, List<CodeMention>>();
        for (var code : asked) {
            var mentions = of(code, codes);
            if (!mentions.isEmpty()) {
                all.put(code, mentions);
            }
        }
        return all;
    }

    /** The versions whose value sets hold a code that is of no service. */
    static List<CodeMention> ofDiagnosis(String code, List<PolicyVersion> versions) {
        var mentions = new ArrayList<CodeMention>();
        for (var policy : versions) {
            var grounds = policy.valueSets().values().stream()
                    .filter(set -> CodeSet.isHierarchy(set.system()) && set.codes().has(code))
                    .map(set -> new Ground(Kind.VALUE_SET, set.name(), "", null, null, List.of())).toList();
            if (!grounds.isEmpty()) {
                mentions.add(new CodeMention(policy.id(), policy.version(), policy.effective(), policy.until(),
                        grounds));
            }
        }
        return List.copyOf(mentions);
    }

    private void add(BitSet places, String word) {
        places.or(byWord.getOrDefault(word, new BitSet()));
    }

    private void read(int place) {
        read(versions.get(place), library.rules(versions.get(place)));
    }

    /** Knows a version by its rules. */
    void read(PolicyVersion policy, List<DrlRule> rules) {
        spoken.set(placed.get(policy.name()), CodesAsked.of(policy, rules, library.vocabulary()));
    }

    private static List<Ground> grounds(PolicyVersion policy, CodesAsked spoken, String code, Discipline discipline,
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

    private static void ground(List<Ground> grounds, PolicyVersion policy, CodesAsked spoken, CodeRow row) {
        boolean category = row.table().equals(CodeTables.CATEGORIES);
        var statements = category ? spoken.categories().get(row.says())
                : spoken.tables().get(row.table());
        if (statements != null && row.overlaps(policy.effective(), policy.until())) {
            grounds.add(new Ground(category ? Kind.CATEGORY : Kind.TABLE, category ? row.says() : row.table(),
                    category ? "" : row.says(), row.effective(), row.deletion(), statements));
        }
    }
}
