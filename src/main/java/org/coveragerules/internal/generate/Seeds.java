package org.coveragerules.internal.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.coveragerules.RulesException;
import org.coveragerules.cases.CaseFile;
import org.coveragerules.internal.policy.CodeSet;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.RuleFiles;
import org.coveragerules.internal.policy.ValueSet;
import org.coveragerules.internal.reading.JsonRequestReader;
import org.coveragerules.internal.reading.Notation;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.internal.vocabulary.WordKind;
import org.coveragerules.request.Request;

/** What requests are made from: the cases of a rules directory, its vocabulary and its value sets. */
public final class Seeds {

    private final List<Request> requests;
    private final List<String> documents;
    private final Vocabulary words;
    /** By code those that stand beside it in value sets. */
    private final Map<String, List<String>> alike;

    private Seeds(List<Request> requests, Vocabulary words, Map<String, List<String>> alike) {
        this.requests = List.copyOf(requests);
        this.documents = List.copyOf(words.words(WordKind.DOCUMENT).keySet());
        this.words = words;
        this.alike = Map.copyOf(alike);
    }

    /**
     * Those of a rules directory.
     *
     * @throws RulesException where it has no case, or one that can't be read
     */
    public static Seeds of(RuleFiles files) {
        var library = PolicyLibrary.onDemand(files);
        var reader = new JsonRequestReader(library.vocabulary());
        var requests = new ArrayList<Request>();
        for (var name : files.names()) {
            if (RuleFiles.isCases(name)) {
                CaseFile.read(files.place(name), files.content(name).orElseThrow())
                        .forEach(one -> requests.add(reader.read(one.request(), Notation.YAML)));
            }
        }
        if (requests.isEmpty()) {
            throw new RulesException(files.root(), "has no case, and requests are made from those; write a `"
                    + RuleFiles.CASES + "` beside a `policy.yaml`");
        }
        return new Seeds(requests, library.vocabulary(), alike(library));
    }

    private static Map<String, List<String>> alike(PolicyLibrary library) {
        var beside = new TreeMap<String, SortedSet<String>>();
        for (var policy : library.all()) {
            for (var set : policy.valueSets().values()) {
                var codes = codes(set);
                codes.forEach(code -> beside.computeIfAbsent(code, none -> new TreeSet<>()).addAll(codes));
            }
        }
        var alike = new TreeMap<String, List<String>>();
        beside.forEach((code, codes) -> alike.put(code, List.copyOf(codes)));
        return alike;
    }

    private static List<String> codes(ValueSet set) {
        return set.ranges().stream().filter(range -> range.first().equals(range.last())).map(CodeSet.Range::first)
                .toList();
    }

    List<Request> requests() {
        return requests;
    }

    /** Every type of document. */
    List<String> documents() {
        return documents;
    }

    Vocabulary words() {
        return words;
    }

    /** Codes that a value set has beside one, itself among them. */
    List<String> alike(String code) {
        return alike.getOrDefault(code, List.of(code));
    }
}
