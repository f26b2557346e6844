package org.coveragerules.request;

/** What a clinician made of the record; each part null where not assessed. */
public record Assessment(
        @Field(says = "Whether the condition supports the service.")
        Boolean conditionSupportsService,
        @Field(says = "Whether treatment plan and progress meet the criteria.")
        Boolean progressMeetsCriteria,
        @Field(says = "Whether the patient has reached the most benefit.")
        Boolean maximumBenefitReached,
        @Field(says = "Visits of one discipline of this request that the record supports.")
        Integer supportedVisits) {

    boolean saysNothing() {
        return conditionSupportsService == null && progressMeetsCriteria == null && maximumBenefitReached == null
                && supportedVisits == null;
    }
}
