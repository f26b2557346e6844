package org.coveragerules.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.coveragerules.Determination;
import org.coveragerules.LineDetermination;
import org.coveragerules.Reason;

/** In what two determinations of one request differ; rule names and messages are not compared. */
final class Disagreement {

    private final List<String> found = new ArrayList<>();

    private Disagreement() {
    }

    /** A line for each difference, the oracle's side second; empty where the two agree. */
    static List<String> between(Determination rules, Determination oracle) {
        Disagreement disagreement = new Disagreement();
        disagreement.compare(rules, oracle);
        return disagreement.found;
    }

    private void compare(Determination rules, Determination oracle) {
        compare("outcome", rules.outcome(), oracle.outcome());
        compare("final", rules.isFinal(), oracle.isFinal());
        compare("clinicianReview", rules.clinicianReview(), oracle.clinicianReview());
        compare("due", rules.due(), oracle.due());
        compare("dueAt", rules.dueAt(), oracle.dueAt());
        compare("processingOrganization", rules.processingOrganization(), oracle.processingOrganization());
        compare("policies", rules.policies(), oracle.policies());
        compare("recipients", rules.notice().recipients(), oracle.notice().recipients());
        compare("options", rules.notice().options(), oracle.notice().options());
        compare("phone", rules.notice().phone(), oracle.notice().phone());
        compare("lines", rules.lines().size(), oracle.lines().size());
        for (int i = 0; i < Math.min(rules.lines().size(), oracle.lines().size()); i++) {
            compare(rules.lines().get(i), oracle.lines().get(i));
        }
    }

    private void compare(LineDetermination rules, LineDetermination oracle) {
        String line = "line " + rules.number() + " ";
        compare(line + "number", rules.number(), oracle.number());
        compare(line + "outcome", rules.outcome(), oracle.outcome());
        compare(line + "decisive", decisive(rules), decisive(oracle));
        compare(line + "approvedVisits", rules.approvedVisits(), oracle.approvedVisits());
        compare(line + "approvedUnits", rules.approvedUnits(), oracle.approvedUnits());
        compare(line + "approvedLevels", rules.approvedLevels(), oracle.approvedLevels());
        compare(line + "approvedFrom", rules.approvedFrom(), oracle.approvedFrom());
        compare(line + "approvedTo", rules.approvedTo(), oracle.approvedTo());
        compare(line + "nextReview", rules.nextReview(), oracle.nextReview());
        compare(line + "redirectedTo", rules.redirectedTo(), oracle.redirectedTo());
        compare(line + "reviewOrganization", rules.reviewOrganization(), oracle.reviewOrganization());
        compare(line + "guideline", rules.guideline(), oracle.guideline());
        if (!alike(rules.reasons(), oracle.reasons())) {
            compare(line + "reasons", reasons(rules), reasons(oracle));
        }
    }

    private void compare(String what, Object rules, Object oracle) {
        if (!Objects.equals(rules, oracle)) {
            found.add(what + ": the rules say " + rules + ", the oracle " + oracle);
        }
    }

    /** The statements that a line's outcome rests on. */
    static TreeSet<String> decisive(LineDetermination line) {
        TreeSet<String> statements = new TreeSet<>();
        for (Reason reason : line.reasons()) {
            if (reason.decisive()) {
                statements.add(reason.statement());
            }
        }
        return statements;
    }

    /** Whether they are the same in the same order, which is quick to see; else they may still be the same as sets. */
    private static boolean alike(List<Reason> rules, List<Reason> oracle) {
        boolean alike = rules.size() == oracle.size();
        for (int i = 0; alike && i < rules.size(); i++) {
            Reason one = rules.get(i);
            Reason other = oracle.get(i);
            alike = one.code().equals(other.code()) && one.effect() == other.effect()
                    && one.decisive() == other.decisive() && one.statement().equals(other.statement())
                    && one.version().equals(other.version()) && one.section().equals(other.section())
                    && one.population() == other.population() && documents(one).equals(documents(other));
        }
        return alike;
    }

    private static TreeSet<String> reasons(LineDetermination line) {
        TreeSet<String> reasons = new TreeSet<>();
        for (Reason reason : line.reasons()) {
            reasons.add(reason.statement() + " " + reason.code() + " " + reason.effect() + " of " + reason.version()
                    + ", " + reason.section() + (reason.population() == null ? "" : " " + reason.population())
                    + (documents(reason).isEmpty() ? "" : " missing " + reason.missing())
                    + (reason.decisive() ? " decisive" : ""));
        }
        return reasons;
    }

    /** The documents that are missing; of missing fields each side has its own names. */
    private static List<String> documents(Reason reason) {
        return reason.code().equals("INCOMPLETE_RECORDS") ? reason.missing() : List.of();
    }
}
