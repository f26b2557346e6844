package org.coveragerules.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.coveragerules.Effect;
import org.coveragerules.Outcome;
import org.coveragerules.Population;
import org.coveragerules.request.Authorization;
import org.coveragerules.request.SettingNeed;

/** Site of care of therapy in the outpatient hospital (MM0600). */
final class Mm0600Oracle {

    private static final int REVIEW_MONTHS = 12;
    private static final int REVIEW_MONTHS_BEFORE = 24;
    private static final int ADULT_AGE = 18;
    private static final Set<String> EVALUATIONS = Set.of("97161", "97162", "97163", "97165", "97166", "97167");

    private Mm0600Oracle() {
    }

    static void scope(OracleCase one, OracleLine line) {
        line.inScope = one.managedPlan && line.therapy != null && line.hospital;
    }

    static void judge(OracleCase one, OracleLine line) {
        if (one.managedPlan && line.scopeUnknown()) {
            line.add(Sentence.PLACE_UNKNOWN, "lines.placeOfService");
        }
        if (!line.inScope || line.authorized() && line.authorizedForHospital) {
            return;
        }
        if (!one.has("CLINICAL_HISTORY")) {
            line.add(Sentence.HISTORY_MISSING, one.recordsPend ? Effect.PEND : Effect.DENY,
                    List.of("CLINICAL_HISTORY"));
        }
        if (!line.settingJudged) {
            line.add(Sentence.SETTING_UNPROVEN);
            return;
        }
        setting(one, line);
        if (!line.authorized()) {
            update(one, line);
            if (one.claim) {
                initialTreatment(one, line);
            }
        }
    }

    private static void setting(OracleCase one, OracleLine line) {
        boolean documented = false;
        boolean unknown = false;
        boolean need = false;
        boolean access = false;
        if (one.request.clinical() != null) {
            for (SettingNeed given : one.request.clinical().settingNeeds()) {
                if (!Boolean.TRUE.equals(given.documented())) {
                    continue;
                }
                documented = true;
                if (given.availableInLowerAcuitySetting() == null) {
                    unknown = true;
                } else if (!given.availableInLowerAcuitySetting()) {
                    boolean ofAccess = given.need().equals("SPECIALIZED_PERSONNEL")
                            || given.need().equals("GEOGRAPHIC_ACCESS");
                    access |= ofAccess;
                    need |= !ofAccess;
                }
            }
        }
        if (!documented) {
            // Without any record there is nothing yet to find it missing in.
            if (one.request.clinical() != null || !one.recordsPend) {
                line.add(Sentence.SETTING_UNDOCUMENTED);
            }
        } else if (need || access) {
            if (need) {
                line.add(Sentence.SETTING_JUSTIFIED);
            }
            if (access) {
                line.add(Sentence.ACCESS_JUSTIFIED);
            }
        } else if (unknown) {
            line.add(Sentence.SETTING_UNKNOWN, "clinical.settingNeeds.availableInLowerAcuitySetting");
        } else {
            line.add(Sentence.LOWER_ACUITY);
        }
    }

    private static void update(OracleCase one, OracleLine line) {
        LocalDate last = one.request.history().lastReview();
        if (last != null && line.date.isAfter(last.plusMonths(REVIEW_MONTHS))
                && !one.hasAfter("CLINICAL_INFORMATION", last)) {
            line.add(Sentence.UPDATE_MISSING, one.recordsPend ? Effect.PEND : Effect.DENY,
                    List.of("CLINICAL_INFORMATION"));
        }
    }

    /** Of initial treatment only an emergency and an evaluation go without an authorization. */
    private static void initialTreatment(OracleCase one, OracleLine line) {
        if (one.emergency || one.completed(line.therapy) > 0 || EVALUATIONS.contains(line.line.code())
                || !PrecertificationOracle.elected(one, line, "PHYSICAL_OCCUPATIONAL_THERAPY")) {
            return;
        }
        for (Authorization earlier : one.request.history().knownAuthorizations()) {
            boolean ofTheService = earlier.discipline() == line.therapy
                    || line.line.code().equals(earlier.code());
            boolean otherCondition = earlier.condition() != null && line.condition != null
                    && !earlier.condition().equals(line.condition);
            boolean longOver = earlier.to() != null && line.date.isAfter(earlier.to().plusMonths(REVIEW_MONTHS));
            if (ofTheService && earlier.from() != null && earlier.from().isBefore(line.date) && !otherCondition
                    && !longOver) {
                return;
            }
        }
        line.add(line.authorizationUnknown ? Sentence.INITIAL_UNKNOWN : Sentence.INITIAL_UNAUTHORIZED);
    }

    /** Tells of an approval within the first visits that rests on no finding on the service itself. */
    static void untested(OracleLine line) {
        if (!line.inScope || !line.settingJudged || line.authorized()
                || line.visitsToDate() > AshOracle.FREE_VISITS
                || line.outcome != Outcome.APPROVED && line.outcome != Outcome.PARTIALLY_APPROVED) {
            return;
        }
        for (OracleFinding finding : line.findings) {
            switch (finding.sentence) {
                case NECESSARY, UNSUPPORTED, MAXIMUM_REACHED, NO_PROGRESS, NO_VISIT, VISITS_LIMITED -> {
                    return;
                }
                default -> {
                }
            }
        }
        line.add(Sentence.NOT_TESTED);
    }

    /** When an approved line is reviewed again; null where the policy is silent. */
    static LocalDate nextReview(OracleLine line) {
        return line.inScope ? line.date.plusMonths(line.settingJudged ? REVIEW_MONTHS : REVIEW_MONTHS_BEFORE) : null;
    }

    /** Of the later version only; null where the birth date is unknown. */
    static Population population(OracleCase one, OracleLine line) {
        LocalDate birth = one.request.member().birthDate();
        return birth == null || !line.settingJudged ? null
                : line.date.isBefore(adultOn(birth)) ? Population.PEDIATRIC : Population.ADULT;
    }

    /** Who was born on a leap day comes of age on the day after February's last. */
    private static LocalDate adultOn(LocalDate birth) {
        LocalDate birthday = birth.plusYears(ADULT_AGE);
        return birthday.getDayOfMonth() == birth.getDayOfMonth() ? birthday : birthday.plusDays(1);
    }
}
