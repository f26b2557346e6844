package org.coveragerules.generate;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.coveragerules.request.BenefitLimit;
import org.coveragerules.request.Discipline;
import org.coveragerules.request.Funding;
import org.coveragerules.request.Line;
import org.coveragerules.request.LineOfBusiness;
import org.coveragerules.request.Mandate;
import org.coveragerules.request.Plan;
import org.coveragerules.request.Provision;
import org.coveragerules.request.TermEffect;

/** The plans of members. */
final class Plans {

    private static final Mix<LineOfBusiness> LINES_OF_BUSINESS = Mix.of(866, LineOfBusiness.COMMERCIAL)
            .and(84, LineOfBusiness.INDIVIDUAL_FAMILY).and(28, LineOfBusiness.MEDICARE_ADVANTAGE)
            .and(16, LineOfBusiness.MEDICAID).and(6, LineOfBusiness.MEDICARE);
    private static final Mix<Funding> FUNDING_OF_GROUPS = Mix.of(58, Funding.SELF_FUNDED)
            .and(38, Funding.FULLY_INSURED).and(4, null);
    private static final List<String> STATES = List.of("TX", "FL", "CA", "TN", "AZ", "CO", "CT", "GA", "IL", "MN", "MO",
            "NC", "NJ", "NY", "OH", "PA", "VA", "WA", "WI");
    private static final Mix<Set<String>> ELECTIONS = Mix.<Set<String>>of(66, null)
            .and(15, words("COCHLEAR_IMPLANTS", "DIAGNOSTIC_RADIOLOGY", "DURABLE_MEDICAL_EQUIPMENT",
                    "ERECTILE_DYSFUNCTION", "GASTRIC_BYPASS", "HOME_INFUSION_THERAPY", "INJECTABLE_MEDICATIONS",
                    "ORAL_PHARYNX_PROCEDURES", "ORTHOTICS_AND_PROSTHETICS", "OUTPATIENT_PROCEDURES",
                    "PHYSICAL_OCCUPATIONAL_THERAPY", "POTENTIAL_EIU", "SLEEP_MANAGEMENT", "SPINAL_PROCEDURES",
                    "THERAPEUTIC_RADIOLOGY", "TRANSPLANT", "UNLISTED_PROCEDURES"))
            .and(9, words("DIAGNOSTIC_RADIOLOGY", "INJECTABLE_MEDICATIONS", "OUTPATIENT_PROCEDURES",
                    "PHYSICAL_OCCUPATIONAL_THERAPY", "POTENTIAL_EIU", "SPINAL_PROCEDURES"))
            .and(5, words("DIAGNOSTIC_RADIOLOGY", "DURABLE_MEDICAL_EQUIPMENT", "SLEEP_MANAGEMENT",
                    "SPINAL_PROCEDURES", "THERAPEUTIC_RADIOLOGY", "TRANSPLANT"))
            .and(4, words("CHIROPRACTIC", "PHYSICAL_OCCUPATIONAL_THERAPY", "SPEECH_THERAPY", "TRANSPLANT"))
            .and(1, words());
    private static final Mix<Integer> VISIT_LIMITS = Mix.of(30, 20).and(35, 30).and(35, 60);
    private static final Mix<TermEffect> PROVISIONS = Mix.of(50, TermEffect.EXCLUDED).and(35, TermEffect.COVERED)
            .and(15, TermEffect.INVESTIGATIONAL);
    private static final Mix<TermEffect> MANDATES = Mix.of(85, TermEffect.COVERED).and(15, TermEffect.EXCLUDED);
    private static final Mix<Set<String>> OVERRIDES = Mix.<Set<String>>of(60, null)
            .and(15, words("EIU")).and(25, words("EIU", "SETTING", "NECESSITY"));

    private final Occasion occasion;
    private final Draws draws;
    private final List<Line> lines;

    private Plans(Occasion occasion, List<Line> lines) {
        this.occasion = occasion;
        this.draws = occasion.draws();
        this.lines = lines;
    }

    static Plan draw(Occasion occasion, List<Line> lines, boolean ofTrial) {
        return new Plans(occasion, lines).plan(ofTrial);
    }

    /** In this order, which is that of the request. */
    private static Set<String> words(String... words) {
        return new LinkedHashSet<>(List.of(words));
    }

    private Plan plan(boolean ofTrial) {
        var lineOfBusiness = LINES_OF_BUSINESS.draw(draws);
        var funding = lineOfBusiness == LineOfBusiness.COMMERCIAL ? FUNDING_OF_GROUPS.draw(draws)
                : Funding.FULLY_INSURED;
        var state = draws.any(STATES);
        boolean lapsed = draws.happens(10);
        var from = LocalDate.of(occasion.date().getYear() - draws.between(lapsed ? 1 : 0, 4), 1, 1);
        var to = lapsed ? occasion.date().minusDays(draws.between(1, 90))
                : draws.happens(120) ? LocalDate.of(occasion.date().getYear(), 12, 31) : null;
        return new Plan(lineOfBusiness, funding, draws.happens(15) ? null : state, from, to, ELECTIONS.draw(draws),
                draws.known(620, 120), draws.known(500, 150), draws.known(830, 40), limits(), provisions(ofTrial),
                mandates(state));
    }

    private List<BenefitLimit> limits() {
        var discipline = occasion.service().discipline();
        if (discipline == null || draws.happens(450)) {
            return List.of();
        }
        int visits = VISIT_LIMITS.draw(draws);
        int used = draws.happens(15) ? visits : occasion.completed() + (draws.happens(150) ? draws.between(1, 8) : 0);
        boolean shared = Set.of(Discipline.PT, Discipline.OT).contains(discipline) && draws.happens(300);
        boolean ofTheYear = draws.happens(600);
        return List.of(new BenefitLimit(shared ? EnumSet.of(Discipline.PT, Discipline.OT) : EnumSet.of(discipline),
                visits, Math.min(visits, used), ofTheYear ? firstDay() : null,
                ofTheYear ? firstDay().plusYears(1).minusDays(1) : null));
    }

    private List<Provision> provisions(boolean ofTrial) {
        if (ofTrial && draws.happens(600)) {
            return List.of(new Provision(TermEffect.COVERED, null, null, null, true, null, null, citation()));
        }
        if (!draws.happens(22)) {
            return List.of();
        }
        boolean byCode = isByCode();
        return List.of(new Provision(PROVISIONS.draw(draws), byCode ? firstCode() : null,
                byCode ? null : occasion.service().category(), OVERRIDES.draw(draws), false, firstDay(), null,
                citation()));
    }

    private List<Mandate> mandates(String state) {
        if (!draws.happens(18)) {
            return List.of();
        }
        boolean byCode = isByCode();
        return List.of(new Mandate(MANDATES.draw(draws), draws.happens(150) ? "US" : state,
                byCode ? firstCode() : null, byCode ? null : occasion.service().category(), OVERRIDES.draw(draws),
                false, firstDay(), null, "law " + draws.between(100, 999) + "." + draws.between(1, 99)));
    }

    private boolean isByCode() {
        return occasion.service().category() == null || draws.happens(500);
    }

    private List<String> firstCode() {
        return List.of(lines.get(0).code());
    }

    private LocalDate firstDay() {
        return LocalDate.of(occasion.date().getYear(), 1, 1);
    }

    private String citation() {
        return "plan document, page " + draws.between(4, 90);
    }
}
