package org.coveragerules.oracle;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.coveragerules.Effect;
import org.coveragerules.request.Exemption;
import org.coveragerules.request.Funding;
import org.coveragerules.request.Network;

/** Outpatient precertification: what needs it, what is exempt from it, and claims (PRE). */
final class PrecertificationOracle {

    private static final int FREE_VISITS = 5;

    private PrecertificationOracle() {
    }

    /** Tells whether an elected category asks for a review of the line. */
    static void scope(OracleCase one, OracleLine line) {
        line.chiropracticReview = elected(one, line, "CHIROPRACTIC") && chiropracticManaged(one, line);
        line.otherReview = otherElected(one, line);
        line.categoryReview = line.therapyReview || line.chiropracticReview || line.otherReview;
    }

    /** Whether chiropractic visits are beyond the first, with a provider and in an area of the network. */
    private static boolean chiropracticManaged(OracleCase one, OracleLine line) {
        return one.request.provider().network() == Network.ASH_CONTRACTED
                && !Boolean.FALSE.equals(one.plan.areaAvailable()) && line.visitsToDate() > FREE_VISITS;
    }

    /** Whether a category is elected that has no free visits. */
    private static boolean otherElected(OracleCase one, OracleLine line) {
        for (String category : line.categories) {
            boolean counted = category.equals("CHIROPRACTIC")
                    || category.equals("PHYSICAL_OCCUPATIONAL_THERAPY");
            if (!counted && one.plan.elects(category)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a category is one of the line's, told or given, and the plan elected it. */
    static boolean elected(OracleCase one, OracleLine line, String category) {
        return line.categories.contains(category) && one.plan.elects(category);
    }

    static void judge(OracleCase one, OracleLine line) {
        if (elected(one, line, "POTENTIAL_EIU")) {
            if (one.plan.benefitConfirmed() == null) {
                line.add(Sentence.BENEFIT_UNKNOWN, "plan.benefitConfirmed");
            } else if (!one.plan.benefitConfirmed()) {
                line.add(Sentence.NO_BENEFIT);
            }
        }
        if (elected(one, line, "TRANSPLANT")
                && Boolean.FALSE.equals(one.plan.transplantNetworkOptIn())) {
            line.add(Sentence.NO_NETWORK);
        }
        if (exceptionCommittee(one, line)) {
            line.add(Sentence.EXCEPTION_COMMITTEE);
        }
        if (one.claim) {
            claim(one, line);
        }
        if (line.therapy == null && elected(one, line, "PHYSICAL_OCCUPATIONAL_THERAPY")) {
            line.add(Sentence.DISCIPLINE_UNKNOWN, "lines.discipline");
        }
        if (line.therapy != null && !line.authorized() && !line.cmmReview && otherReview(one, line)) {
            line.add(Sentence.OTHER_CATEGORY);
        }
    }

    /** Whether a therapy line needs the review of another category; an unlisted code goes to the committee for it. */
    private static boolean otherReview(OracleCase one, OracleLine line) {
        for (String category : line.categories) {
            boolean asks = switch (category) {
                case "PHYSICAL_OCCUPATIONAL_THERAPY" -> false;
                case "CHIROPRACTIC" -> line.chiropracticReview;
                case "UNLISTED_PROCEDURES" -> elected(one, line, category) && betterCode(line);
                default -> elected(one, line, category);
            };
            if (asks) {
                return true;
            }
        }
        return false;
    }

    /** Whether an unlisted code, with none named that says better what is done, is for the exception committee. */
    static boolean exceptionCommittee(OracleCase one, OracleLine line) {
        return line.unlisted && !betterCode(line)
                && (elected(one, line, "UNLISTED_PROCEDURES") || line.categoryReview && !line.cmmReview);
    }

    static boolean betterCode(OracleLine line) {
        List<String> accurate = line.line.accurateCodes();
        return !accurate.isEmpty() && !accurate.contains(line.line.code());
    }

    private static void claim(OracleCase one, OracleLine line) {
        if (line.authorized()) {
            authorized(line);
        } else if (one.emergency || line.therapy != null) {
            return;
        } else if (line.chiropracticReview) {
            if (!one.has("CLINICAL_INFORMATION")) {
                line.add(Sentence.CHIROPRACTIC_RECORDS, "CLINICAL_INFORMATION");
            }
        } else if (line.otherReview) {
            line.add(line.authorizationUnknown ? Sentence.UNKNOWN_AUTHORIZATION : Sentence.UNAUTHORIZED);
        }
    }

    private static void authorized(OracleLine line) {
        boolean elsewhere = line.authorizedElsewhere();
        boolean asks = line.therapy != null && line.hospital && line.authorizationPlaceUnknown;
        line.placeMayHelp = asks && line.authorizationOfOffice;
        if (asks && !line.authorizationOfOffice) {
            line.add(Sentence.AUTHORIZED_PLACE_UNKNOWN, "history.authorizations.placeOfService");
        }
        int visits = Math.max(line.authorizedVisits, unreviewed(line));
        if (visits >= line.line.visits()) {
            line.add(Sentence.AUTHORIZED, Effect.APPROVE, elsewhere ? 15 : 5);
        } else {
            line.limit(Sentence.BEYOND_AUTHORIZATION, visits, elsewhere ? 14 : 5);
        }
    }

    /** Visits of the line that nobody would review: an authorization that is used up does not cut them off. */
    private static int unreviewed(OracleLine line) {
        if (!line.asksForReview()) {
            return line.line.visits();
        }
        boolean reviewedWhole = line.otherReview || line.chiropracticReview || line.cmmReview;
        return line.crossesFreeVisits() && !reviewedWhole ? line.freeVisits() : 0;
    }

    /** Exemptions hold only for a line that nothing asks to review. */
    static void exempt(OracleCase one, OracleLine line) {
        if (!anyElected(one, line)) {
            line.add(Sentence.NOT_ELECTED);
        }
        if (line.chiropractic && !chiropracticManaged(one, line)) {
            line.add(line.visitsToDate() > FREE_VISITS ? Sentence.UNMANAGED : Sentence.CHIROPRACTIC_FREE);
        }
        if (line.therapy != null && !line.hospital) {
            if (one.managedPlan && line.visitsToDate() <= AshOracle.FREE_VISITS) {
                line.add(Sentence.FREE_VISITS);
            }
            if (Boolean.FALSE.equals(one.plan.areaAvailable())) {
                line.add(Sentence.UNMANAGED);
            }
        }
    }

    /** An exempt provider's line is not reviewed, whatever asks for it; each law or letter is told. */
    static void goldCards(OracleCase one, OracleLine line) {
        Set<String> told = new HashSet<>();
        for (Exemption card : one.request.provider().exemptions()) {
            boolean state = card.jurisdiction() != null && !card.jurisdiction().equals("US");
            boolean binds = !state || card.jurisdiction().equals(one.plan.state())
                    && one.plan.funding() != Funding.SELF_FUNDED && !one.medicare;
            boolean named = card.codes().contains(line.line.code())
                    || card.category() != null && line.categories.contains(card.category());
            if (named && binds && OracleCase.within(line.date, card.from(), card.to())
                    && told.add(state + " " + Objects.requireNonNullElse(card.citation(), ""))) {
                line.add(Sentence.GOLD_CARD);
            }
        }
    }

    private static boolean anyElected(OracleCase one, OracleLine line) {
        for (String category : line.categories) {
            if (one.plan.elects(category)) {
                return true;
            }
        }
        return false;
    }
}
