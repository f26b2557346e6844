package org.coveragerules.internal.adjudication;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.coveragerules.Determination;
import org.coveragerules.Reason;
import org.coveragerules.Requirement;
import org.coveragerules.Requirement.Kind;
import org.coveragerules.internal.codes.CodeTables;
import org.coveragerules.internal.reading.JsonRequestReader;
import org.coveragerules.internal.vocabulary.Step;
import org.coveragerules.internal.vocabulary.Vocabulary;
import org.coveragerules.internal.vocabulary.WordKind;
import org.coveragerules.request.Holder;
import org.coveragerules.request.Request;

/**
 * Finds out what the policies ask for a request. What they miss when it is taken away is what they ask for; what they
 * miss in the request as it is, it does not have. One kind of thing is taken away at a time, since what one answer is
 * decides what else is asked: the records for an exception, say, only where the guideline is not met.
 */
final class Requirements {

    private static final String AUTHORIZATIONS = "authorizations";

    private record Key(int line, String statement, String what) {
    }

    private final Vocabulary words;
    private final Map<Key, Requirement> found = new LinkedHashMap<>();

    private Requirements(Vocabulary words) {
        this.words = words;
    }

    static List<Requirement> of(Request request, JsonRequestReader reader, Vocabulary words,
            Function<Request, Determination> judge) {
        var requirements = new Requirements(words);
        requirements.collect(judge.apply(RequestCopies.whole(reader, request)), false, any -> true, reason -> true);
        for (var copy : RequestCopies.of(reader, request)) {
            // Without it the policies may ask for something else as well, which is not what this request is asked.
            requirements.collect(judge.apply(copy.request()), true, copy.told()::contains,
                    reason -> !copy.isOfLines() && (!copy.told().contains(AUTHORIZATIONS)
                            // Without authorizations they ask as well for all that the authorizations spare.
                            || words.reason(reason.code()).step() == Step.AUTHORIZATION));
        }
        return requirements.found.values().stream().sorted(Comparator.comparingInt(Requirement::line)
                .thenComparing(Requirement::kind).thenComparing(Requirement::what)
                .thenComparing(Requirement::statement)).toList();
    }

    /**
     * @param counts   whether what is missing counts by its name
     * @param remedies whether what only the remedy of a reason names counts
     */
    private void collect(Determination determination, boolean there, Predicate<String> counts,
            Predicate<Reason> remedies) {
        for (var line : determination.lines()) {
            for (var reason : line.reasons()) {
                var asked = new ArrayList<>(reason.missing().stream().filter(counts).toList());
                if (reason.missing().isEmpty() && words.reason(reason.code()).remedyAsks()
                        && remedies.test(reason)) {
                    asked.add(reason.remedy());
                }
                asked.forEach(what -> found.putIfAbsent(key(line.number(), reason, what),
                        new Requirement(line.number(), kind(what), what,
                                kind(what) == Kind.FIELD ? Holder.of(what) : Holder.PROVIDER, reason.statement(), reason.policy(),
                                reason.version(), reason.section(), reason.rule(), there,
                                there ? null : reason.remedy())));
            }
        }
    }

    /** Two statements that ask for something in the same words ask for one thing. */
    private Key key(int line, Reason reason, String what) {
        return new Key(line, kind(what) == Kind.OTHER ? "" : reason.statement(), what);
    }

    private Kind kind(String what) {
        return words.words(WordKind.DOCUMENT).containsKey(what) ? Kind.DOCUMENT
                : words.observations().containsKey(what) ? Kind.OBSERVATION
                : CodeTables.isCode(what) ? Kind.CODE : what.contains(" ") ? Kind.OTHER : Kind.FIELD;
    }
}
