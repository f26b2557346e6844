package org.coveragerules.request;

import java.util.List;

/**
 * The clinical record that came with the request. One without anything in it is a record all the same, and says that
 * there are no documents; in JSON, where it holds not even an empty list, it is absent.
 *
 * @param documents              what the record holds
 * @param treatmentPlan          the planned course, which dates an approval; not the document; null: not given
 * @param settingNeeds           reasons for the hospital
 * @param assessment             what a clinician found; null: not assessed
 * @param otherProvidersInvolved whether others treat the condition too; null: unknown
 * @param observations           what was observed; no two of one name and date that differ
 * @param treatments             what was tried before
 */
public record Clinical(List<Document> documents, TreatmentPlan treatmentPlan, List<SettingNeed> settingNeeds,
        Assessment assessment, Boolean otherProvidersInvolved, List<Observed> observations,
        List<Treatment> treatments) {

    public Clinical {
        documents = Copies.list(documents);
        treatmentPlan = TreatmentPlan.UNKNOWN.equals(treatmentPlan) ? null : treatmentPlan;
        assessment = Assessment.UNKNOWN.equals(assessment) ? null : assessment;
        settingNeeds = Copies.list(settingNeeds);
        observations = Copies.list(observations);
        treatments = Copies.list(treatments);
    }

    /** A record without observations and treatments. */
    public Clinical(List<Document> documents, TreatmentPlan treatmentPlan, List<SettingNeed> settingNeeds,
            Assessment assessment, Boolean otherProvidersInvolved) {
        this(documents, treatmentPlan, settingNeeds, assessment, otherProvidersInvolved, null, null);
    }

    /** Holds nothing clinical, so that it may end in a log. */
    @Override
    public String toString() {
        return "Clinical[]";
    }
}
