package org.coveragerules.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.coveragerules.RulesException.Problem;
import org.coveragerules.internal.drl.Asked;
import org.coveragerules.internal.drl.Asked.Bound;
import org.coveragerules.internal.drl.Asked.Kind;
import org.coveragerules.internal.drl.DrlRule;
import org.coveragerules.internal.policy.PolicyLibrary;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.policy.RuleFiles;

/** Looks for places of texts that are left open for some request, which no determination survives. */
final class UnfilledPlaces {

    private static final String AGE = "age";

    private final Set<String> observations;
    private final List<Problem> problems = new ArrayList<>();

    private UnfilledPlaces(Set<String> observations) {
        this.observations = observations;
    }

    static List<Problem> problems(PolicyVersion policy, PolicyLibrary library, RuleFiles files) {
        var places = new UnfilledPlaces(library.vocabulary().observations().keySet());
        VersionFile.of(policy, files).rules().forEach(places::rule);
        return places.problems;
    }

    private void rule(DrlRule rule) {
        var asked = Asked.of(rule);
        var known = new HashSet<>(RuleWording.given(rule));
        asked.facts(Kind.OBSERVATION).forEach(fact -> known.add(fact.name()));
        if (!asked.facts(Kind.AGE).isEmpty()) {
            known.add(AGE);
        }
        boolean isOfLeaf = rule.meetsCriterion();
        for (var text : List.of("message", "otherwise", "remedy")) {
            for (var place : RuleWording.places(rule, text)) {
                boolean isOfRequest = place.equals(AGE) || observations.contains(place);
                if (isOfRequest && !known.contains(place)) {
                    problem(rule, text, place, "which the rule does not ask for, so that it may be unknown; ask for it,"
                            + " or leave the place out");
                } else if (isOfRequest && isOfLeaf && text.equals("remedy")
                        && !RuleWording.given(rule).contains(place)) {
                    problem(rule, text, place, "and a remedy is also told where that is unknown; leave the place out");
                } else if (place.equals("least") && !RuleWording.given(rule).contains(place)) {
                    bound(rule, text, place, asked.bounds().stream().filter(Bound::isLeast).toList());
                } else if (place.equals("most") && !RuleWording.given(rule).contains(place)) {
                    bound(rule, text, place, asked.bounds().stream().filter(Bound::isMost).toList());
                }
            }
        }
    }

    private void bound(DrlRule rule, String text, String place, List<Bound> bounds) {
        if (bounds.size() != 1 || !rule.meetsCriterion()) {
            problem(rule, text, place, (bounds.isEmpty() ? "and no condition compares an observation or the age with"
                    + " such a bound" : bounds.size() > 1 ? "and several conditions have such a bound"
                            : "which only a rule that meets a criterion has") + "; name the parameter, as in"
                    + " `{leastPackYears}`");
        }
    }

    private void problem(DrlRule rule, String text, String place, String message) {
        var annotation = rule.annotation(text).orElseThrow();
        problems.add(rule.in().problem(rule.place(annotation, "{" + place + "}"), "`@" + text + "` of rule `"
                + rule.name() + "` has the place `{" + place + "}`, " + message));
    }
}
