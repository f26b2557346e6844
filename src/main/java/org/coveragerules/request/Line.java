package org.coveragerules.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One requested or billed service. A component that is null was not given, which means unknown.
 *
 * @param number                 its own within the request
 * @param code                   CPT or HCPCS code
 * @param modifiers              two characters each
 * @param authorization          of a claim: the number of the authorization it is under, which alone is used
 * @param discipline             PT or OT; absent: told from modifier, revenue code or code
 * @param categories             categories of services that a plan elects; absent or empty: told from the code
 * @param placeOfService         two digits; a hospital's own claim has none
 * @param revenueCode            of an institutional line, with or without its leading 0
 * @param date                   date of service, which picks every version and term
 * @param visits                 encounters asked for, at least 1; absent: 1
 * @param units                  units a visit, at least 1; absent: 1
 * @param levels                 spinal or other levels; null: not counted in levels
 * @param condition              diagnosis; absent: the request's
 * @param phase                  of a transplant service
 * @param indicationListed       whether the guidelines list the indication
 * @param meetsGuideline         whether a clinician found the guideline met
 * @param contingent             whether it is asked for only in case
 * @param changedDuringProcedure whether the code was changed by a finding in the procedure
 * @param partOfTrial            whether it is part of the request's clinical trial; null: it is
 * @param mostAccurate           whether it is the one of two exclusive codes that says best what is done
 * @param accurateCodes          the codes that say best what is done; empty: not told
 * @param procedureGroup         makes different codes similar
 * @param supportedUnits         units a visit that the record supports
 * @param supportedLevels        levels that the record supports
 * @param diagnoses              diagnoses beside the condition; empty: the request's
 */
public record Line(int number, String code, List<String> modifiers, String authorization, Discipline discipline, Set<String> categories,
        String placeOfService, String revenueCode, LocalDate date, int visits, int units, Integer levels,
        String condition, Phase phase, Boolean indicationListed, Boolean meetsGuideline, Boolean contingent,
        Boolean changedDuringProcedure, Boolean partOfTrial, Boolean mostAccurate, List<String> accurateCodes, String procedureGroup,
        Integer supportedUnits, Integer supportedLevels, List<String> diagnoses) {

    public Line {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(date, "date");
        modifiers = Copies.list(modifiers);
        categories = Copies.words(categories);
        accurateCodes = Copies.list(accurateCodes);
        condition = Condition.of(condition);
        diagnoses = Condition.all(diagnoses);
        if (visits < 1 || units < 1) {
            throw new IllegalArgumentException(
                    "line " + number + " asks for " + Math.min(visits, units) + " visits or units; give 1 or more");
        }
    }

    /** A line that names no other diagnosis than its condition. */
    public Line(int number, String code, List<String> modifiers, String authorization, Discipline discipline,
            Set<String> categories, String placeOfService, String revenueCode, LocalDate date, int visits, int units,
            Integer levels, String condition, Phase phase, Boolean indicationListed, Boolean meetsGuideline,
            Boolean contingent, Boolean changedDuringProcedure, Boolean partOfTrial, Boolean mostAccurate,
            List<String> accurateCodes, String procedureGroup, Integer supportedUnits, Integer supportedLevels) {
        this(number, code, modifiers, authorization, discipline, categories, placeOfService, revenueCode, date, visits,
                units, levels, condition, phase, indicationListed, meetsGuideline, contingent, changedDuringProcedure,
                partOfTrial, mostAccurate, accurateCodes, procedureGroup, supportedUnits, supportedLevels, null);
    }

    /** Number and code: the diagnosis stays out, since this text may end in a log. */
    @Override
    public String toString() {
        return "Line[" + number + " " + code + "]";
    }
}
