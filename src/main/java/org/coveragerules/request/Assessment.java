package org.coveragerules.request;

/**
 * What a clinician made of the record; each part null where not assessed.
 *
 * @param conditionSupportsService whether the condition supports the service
 * @param progressMeetsCriteria    whether treatment plan and progress meet the clinical criteria
 * @param maximumBenefitReached    whether the patient has got the most out of treatment
 * @param supportedVisits          visits of one discipline of this request that the record supports
 */
public record Assessment(Boolean conditionSupportsService, Boolean progressMeetsCriteria,
        Boolean maximumBenefitReached, Integer supportedVisits) {

    static final Assessment UNKNOWN = new Assessment(null, null, null, null);
}
