package org.coveragerules.request;

/** The planned course of treatment. */
public record TreatmentPlan(
        @Field(says = "Visits planned.")
        Integer visits,
        @Field(says = "How long it runs; absent: an approval has no last day.")
        Integer weeks) {

    boolean saysNothing() {
        return visits == null && weeks == null;
    }
}
