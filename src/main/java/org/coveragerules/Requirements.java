package org.coveragerules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.coveragerules.coding.CodeTables;
import org.coveragerules.determination.Determination;
import org.coveragerules.determination.Reason;
import org.coveragerules.policy.Requirement;
import org.coveragerules.policy.Requirement.Kind;
import org.coveragerules.request.Request;
import org.coveragerules.vocabulary.Vocabulary;
import org.coveragerules.vocabulary.WordKind;

/**
 * Finds out what the policies ask for a request. What they miss when it is taken away is what they ask for; what they
 * miss in the request as it is, it does not have. One kind of thing is taken away at a time, since what one answer is
 * decides what else is asked: the records for an exception, say, only where the guideline is not met.
 */
final class Requirements {

    /** The step of the ranking at which an authorization is asked for. */
    private static final int AUTHORIZATION_STEP = 9;

    private static final String PLACE = "placeOfService";

    private record Key(int line, String statement, String what) {
    }

    private final Map<Key, Requirement> found = new LinkedHashMap<>();

    private final Vocabulary words;

    private Requirements(Vocabulary words) {
        this.words = words;
    }

    static List<Requirement> of(Request request, Vocabulary words, Function<Request, Determination> judge) {
        var less = new RequestWithout(request);
        var requirements = new Requirements(words);
        requirements.collect(judge.apply(less.nothing()), false, (reason, what) -> true);
        requirements.collect(judge.apply(less.documents()), true, (reason, what) -> true);
        requirements.collect(judge.apply(less.settingNeeds()), true, (reason, what) -> true);
        requirements.collect(judge.apply(less.answers()), true, (reason, what) -> true);
        // Without a place of service the policies take a line for another: they ask for the place, and else too little.
        requirements.collect(judge.apply(less.places()), true, (reason, what) -> what.equals(PLACE));
        // Without authorizations they ask for all that the authorizations spare; unknown ones they have asked for.
        if (request.history().authorizations() != null) {
            requirements.collect(judge.apply(less.authorizations()), true, (reason, what) -> reason.missing().isEmpty()
                    && requirements.words.reason(reason.code()).step() == AUTHORIZATION_STEP);
        }
        return requirements.found.values().stream().sorted(Comparator.comparingInt(Requirement::line)
                .thenComparing(Requirement::kind).thenComparing(Requirement::what)
                .thenComparing(Requirement::statement)).toList();
    }

    private void collect(Determination determination, boolean there, BiPredicate<Reason, String> counts) {
        for (var line : determination.lines()) {
            for (var reason : line.reasons()) {
                var asked = new ArrayList<>(reason.missing());
                if (asked.isEmpty() && words.reason(reason.code()).remedyAsks()) {
                    asked.add(reason.remedy());
                }
                asked.stream().filter(what -> counts.test(reason, what)).forEach(what -> found.putIfAbsent(
                        key(line.number(), reason, what),
                        new Requirement(line.number(), kind(what), what, reason.statement(), reason.policy(),
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
                : CodeTables.isCode(what) ? Kind.CODE : what.contains(" ") ? Kind.OTHER : Kind.FIELD;
    }
}
