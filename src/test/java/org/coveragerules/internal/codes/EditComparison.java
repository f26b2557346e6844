package org.coveragerules.internal.codes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.coveragerules.LineDetermination;
import org.coveragerules.Reason;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.adjudication.BundledRequests;
import org.coveragerules.request.Request;

/** Asks the rules and the reference, and keeps the requests on which they differ, by the kind of difference. */
final class EditComparison {

    private final Adjudicator rules;
    private final EditReference reference;
    private final Map<String, String> versions;
    private final Map<String, List<Request>> differing = new TreeMap<>();

    /**
     * A comparison without requests.
     *
     * @param versions named to the rules; none where those in force are asked
     */
    EditComparison(Adjudicator rules, EditReference reference, Map<String, String> versions) {
        this.rules = rules;
        this.reference = reference;
        this.versions = versions;
    }

    /** Compares one request more, and gives the answer of the reference. */
    List<LineAnswer> compare(Request request) {
        var expected = expected(request);
        var difference = difference(expected, found(request, expected));
        if (!difference.isEmpty()) {
            differing.computeIfAbsent(difference, any -> new ArrayList<>()).add(request);
        }
        return expected;
    }

    /** For each kind of difference how often it was, the smallest request that shows it, and both answers. */
    List<String> differences() {
        return differing.entrySet().stream().map(entry -> {
            var kind = entry.getKey();
            var smallest = RequestJson.smallest(entry.getValue().get(0),
                    request -> difference(expected(request), found(request, expected(request))).equals(kind));
            var request = BundledRequests.read(smallest);
            var expected = expected(request);
            return "%n%d times, as in%n%s%nreference %s%nrules     %s%n".formatted(entry.getValue().size(), smallest,
                    expected, found(request, expected));
        }).toList();
    }

    private List<LineAnswer> expected(Request request) {
        return reference.judge(request, !versions.isEmpty());
    }

    /** What the rules say of the lines, as far as the reference speaks of them. */
    private List<LineAnswer> found(Request request, List<LineAnswer> expected) {
        var determination = rules.determine(request, versions);
        return expected.stream().map(line -> line.asFarAsIn(answer(determination.line(line.number())))).toList();
    }

    private static LineAnswer answer(LineDetermination line) {
        var findings = line.reasons().stream().filter(reason -> EditReference.STATEMENTS.contains(reason.statement()))
                .map(reason -> reason.statement() + " " + reason.code() + " " + reason.effect())
                .collect(Collectors.toCollection(TreeSet::new));
        var decisive = line.decisiveReasons().stream().map(Reason::statement)
                .collect(Collectors.toCollection(TreeSet::new));
        return new LineAnswer(line.number(), findings, line.outcome(), line.approvedUnits(), line.approvedVisits(),
                decisive);
    }

    /** The kinds of differences on all lines; empty where there is none. */
    private static String difference(List<LineAnswer> expected, List<LineAnswer> found) {
        return IntStream.range(0, expected.size()).filter(i -> !expected.get(i).equals(found.get(i)))
                .mapToObj(i -> expected.get(i).difference(found.get(i))).distinct().sorted()
                .collect(Collectors.joining("; "));
    }
}
