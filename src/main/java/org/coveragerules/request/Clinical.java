package org.coveragerules.request;

import java.util.Arrays;
import java.util.List;

/**
 * The clinical record that came with the request. One without anything in it is a record all the same, and says that
 * there are no documents; in JSON, where it holds not even an empty list, it is absent.
 */
public record Clinical(
        @Field(says = "What the record holds.", orUnknown = true)
        List<Document> documents,
        @Field(says = "The planned course, which dates an approval; not the document.")
        TreatmentPlan treatmentPlan,
        @Field(says = "Reasons for the hospital.")
        List<SettingNeed> settingNeeds,
        @Field(says = "What a clinician found.", holder = Holder.REVIEWER)
        Assessment assessment,
        @Field(says = "Whether others treat the condition too.")
        Boolean otherProvidersInvolved,
        @Field(says = "What was observed of the member. No two of one name and date differ.")
        List<Observed> observations,
        @Field(says = "What was tried before.")
        List<Treatment> treatments) {

    public Clinical {
        documents = Copies.list(documents);
        treatmentPlan = treatmentPlan != null && treatmentPlan.saysNothing() ? null : treatmentPlan;
        assessment = assessment != null && assessment.saysNothing() ? null : assessment;
        settingNeeds = Copies.list(settingNeeds);
        observations = Copies.list(observations);
        treatments = Copies.list(treatments);
    }

    // By hand: rules ask whether there is a record at all, and what Java links for a record's own takes a start longer.
    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Clinical held && parts().equals(held.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    private List<Object> parts() {
        return Arrays.asList(documents, treatmentPlan, settingNeeds, assessment, otherProvidersInvolved, observations,
                treatments);
    }

    /** Holds nothing clinical, so that it may end in a log. */
    @Override
    public String toString() {
        return "Clinical[]";
    }
}
