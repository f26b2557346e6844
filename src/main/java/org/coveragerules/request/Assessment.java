package org.coveragerules.request;

/**
 * What a clinician made of the record; each part null where not assessed.
 *
 * @param conditionSupportsService MNR-12
 * @param progressMeetsCriteria    MNR-21
 * @param maximumBenefitReached    MNR-13
 * @param supportedVisits          visits of one discipline of this request that the record supports (MNR-14)
 */
public record Assessment(Boolean conditionSupportsService, Boolean progressMeetsCriteria,
        Boolean maximumBenefitReached, Integer supportedVisits) {

    static final Assessment UNKNOWN = new Assessment(null, null, null, null);
}
