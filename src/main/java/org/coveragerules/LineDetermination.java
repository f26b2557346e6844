package org.coveragerules;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;

/**
 * What becomes of one line.
 *
 * @param number             the line's number in the request
 * @param outcome            never null
 * @param approvedVisits     0 where nothing is approved; null on NO_REVIEW_REQUIRED
 * @param approvedUnits      units a visit; null where nothing is approved
 * @param approvedLevels     null where nothing is approved or levels were not asked for
 * @param approvedFrom       first day of the approval; null where nothing is approved
 * @param approvedTo         last day; null where nothing is approved or the treatment plan's length is unknown
 * @param nextReview         when an approval is reviewed again; null where nothing says so
 * @param redirectedTo       who the line belongs to; null unless REDIRECTED
 * @param reviewOrganization who reviews it; null where no policy names anybody
 * @param guideline          the clinical guideline cited; null where there is none
 * @param reasons            every finding, by step of the ranking and statement
 * @param criteria           what came of the criteria that judged it, by policy; empty where none did, and not written
 */
public record LineDetermination(int number, Outcome outcome, Integer approvedVisits, Integer approvedUnits,
        Integer approvedLevels, LocalDate approvedFrom, LocalDate approvedTo, LocalDate nextReview,
        String redirectedTo, String reviewOrganization, String guideline, List<Reason> reasons,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<JudgedCriteria> criteria) {

    public LineDetermination {
        reasons = List.copyOf(reasons);
        criteria = criteria == null ? List.of() : List.copyOf(criteria);
    }

    /** The reasons the outcome rests on. */
    public List<Reason> decisiveReasons() {
        return reasons.stream().filter(Reason::decisive).toList();
    }
}
