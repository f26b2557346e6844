package org.coveragerules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.coveragerules.coding.CodeTables;
import org.coveragerules.determination.Determination;
import org.coveragerules.determination.Reason;
import org.coveragerules.determination.ReasonCode;
import org.coveragerules.policy.Requirement;
import org.coveragerules.policy.Requirement.Kind;
import org.coveragerules.request.DocumentType;
import org.coveragerules.request.Request;

/**
 * Finds out what the policies ask for a request. What they miss when it is taken away is what they ask for; what they
 * miss in the request as it is, it does not have. One kind of thing is taken away at a time, since what one answer is
 * decides what else is asked: the records for an exception, say, only where the guideline is not met.
 */
final class Requirements {

    /** Adverse reasons that ask for something and name it in their remedy alone. */
    private static final Set<ReasonCode> ASK_BY_REMEDY = EnumSet.of(ReasonCode.SETTING_NOT_DOCUMENTED,
            ReasonCode.LOWER_ACUITY_SETTING_SUFFICIENT, ReasonCode.PRIOR_AUTHORIZATION_ABSENT,
            ReasonCode.NETWORK_NOT_OPTED_IN);

    private static final String PLACE = "placeOfService";

    private record Key(int line, String statement, String what) {
    }

    private final Map<Key, Requirement> found = new LinkedHashMap<>();

    private Requirements() {
    }

    static List<Requirement> of(Request request, Function<Request, Determination> judge) {
        var less = new RequestWithout(request);
        var requirements = new Requirements();
        requirements.collect(judge.apply(less.nothing()), false, (reason, what) -> true);
        requirements.collect(judge.apply(less.documents()), true, (reason, what) -> true);
        requirements.collect(judge.apply(less.settingNeeds()), true, (reason, what) -> true);
        requirements.collect(judge.apply(less.answers()), true, (reason, what) -> true);
        // Without a place of service the policies take a line for another: they ask for the place, and else too little.
        requirements.collect(judge.apply(less.places()), true, (reason, what) -> what.equals(PLACE));
        // Without authorizations they ask for all that the authorizations spare; unknown ones they have asked for.
        if (request.history().authorizations() != null) {
            requirements.collect(judge.apply(less.authorizations()), true,
                    (reason, what) -> reason.code() == ReasonCode.PRIOR_AUTHORIZATION_ABSENT);
        }
        return requirements.found.values().stream().sorted(Comparator.comparingInt(Requirement::line)
                .thenComparing(Requirement::kind).thenComparing(Requirement::what)
                .thenComparing(Requirement::statement)).toList();
    }

    private void collect(Determination determination, boolean there, BiPredicate<Reason, String> counts) {
        for (var line : determination.lines()) {
            for (var reason : line.reasons()) {
                var asked = new ArrayList<>(reason.missing());
                if (asked.isEmpty() && ASK_BY_REMEDY.contains(reason.code())) {
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
    private static Key key(int line, Reason reason, String what) {
        return new Key(line, kind(what) == Kind.OTHER ? "" : reason.statement(), what);
    }

    private static Kind kind(String what) {
        return Arrays.stream(DocumentType.values()).anyMatch(type -> type.name().equals(what)) ? Kind.DOCUMENT
                : CodeTables.isCode(what) ? Kind.CODE : what.contains(" ") ? Kind.OTHER : Kind.FIELD;
    }
}
