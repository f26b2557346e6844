package org.coveragerules.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.coveragerules.CoverageRules;
import org.coveragerules.Determination;
import org.coveragerules.DeterminationException;
import org.coveragerules.DeterminationWriter;
import org.coveragerules.InvalidRequestException;
import org.coveragerules.internal.adjudication.Adjudicator;
import org.coveragerules.internal.policy.PolicyVersion;
import org.coveragerules.internal.reading.Notation;
import org.coveragerules.internal.text.Visible;

/**
 * A case that was run.
 *
 * @param ran           the case
 * @param determination what its request got; empty where it could not be judged
 * @param differences   what is not as expected, each as it may be printed for a person
 * @param tookTooLong   whether it could not be judged in the time that there was
 */
public record CaseRun(Case ran, Optional<Determination> determination, List<String> differences, boolean tookTooLong) {

    /**
     * Runs a case.
     *
     * @param rules those that the library opened
     */
    public static CaseRun of(Case ran, CoverageRules rules) {
        return of(ran, Adjudicator.of(rules));
    }

    private static CaseRun of(Case ran, Adjudicator rules) {
        var differences = new ArrayList<String>();
        Determination determination = null;
        boolean tookTooLong = false;
        try {
            determination = judge(ran, ran.request(), rules, differences);
            if (determination != null) {
                compare(ran, determination, rules, differences);
            }
        } catch (DeterminationException e) {
            differences.add(e.getMessage());
            tookTooLong = e.tookTooLong();
        }
        differences.addAll(0, unknownStatements(ran, determination, rules));
        return new CaseRun(ran, Optional.ofNullable(determination), List.copyOf(differences), tookTooLong);
    }

    private static void compare(Case ran, Determination determination, Adjudicator rules,
            List<String> differences) {
        Comparison.differences(ran.expect(), DeterminationWriter.tree(determination))
                .forEach(difference -> differences.add(Visible.of(difference)));
        ran.remedies().forEach((statement, remedied) -> differences.addAll(
                remedy(ran, statement, remedied, determination, rules)));
    }

    /** A remedy has to take the reason away that it is for. */
    private static List<String> remedy(Case ran, String statement, JsonNode remedied, Determination determination,
            Adjudicator rules) {
        var differences = new ArrayList<String>();
        long before = adverse(determination, statement);
        if (before == 0) {
            return List.of(Visible.of("remedies: there is no adverse reason of " + statement + " to remedy"));
        }
        var after = judge(ran, remedied, rules, differences);
        if (after != null && adverse(after, statement) >= before) {
            differences.add(Visible.of("remedies: the adverse reason of " + statement + " stays"));
        }
        return differences;
    }

    /** A statement that no version has can be neither proved nor found. */
    private static List<String> unknownStatements(Case ran, Determination determination, Adjudicator rules) {
        var named = new TreeSet<>(ran.covers());
        named.addAll(ran.remedies().keySet());
        for (var line : ran.expect().path("lines")) {
            line.path("decisive").forEach(statement -> named.add(statement.asText()));
            line.path("reported").forEach(statement -> named.add(statement.asText()));
        }
        // Those that judged mostly have them; of many policies on demand each that is asked is read.
        var asked = determination == null ? Stream.<PolicyVersion>of() : determination.policies().stream()
                .map(judged -> rules.library().version(judged.policy(), judged.version()));
        Stream.concat(asked, rules.library().all().stream()).takeWhile(policy -> !named.isEmpty())
                .forEach(policy -> named.removeAll(policy.statements().keySet()));
        return named.stream().map(statement -> Visible.of("`" + statement
                + "` is a statement of no policy; mend its id")).toList();
    }

    private static long adverse(Determination determination, String statement) {
        return determination.lines().stream().flatMap(line -> line.reasons().stream())
                .filter(reason -> reason.statement().equals(statement) && reason.effect().isAdverse()).count();
    }

    private static Determination judge(Case ran, JsonNode request, Adjudicator rules, List<String> differences) {
        try {
            return rules.determine(rules.requests().read(request, Notation.YAML), ran.versions());
        } catch (InvalidRequestException e) {
            differences.add(e.getMessage());
            return null;
        } catch (IllegalArgumentException e) {
            differences.add(Visible.of(e.getMessage()));
            return null;
        }
    }
}
