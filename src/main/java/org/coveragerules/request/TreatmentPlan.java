package org.coveragerules.request;

/**
 * The planned course of treatment.
 *
 * @param visits visits planned; null: not told
 * @param weeks  how long it runs; null: not told, and an approval has no last day
 */
public record TreatmentPlan(Integer visits, Integer weeks) {

    static final TreatmentPlan UNKNOWN = new TreatmentPlan(null, null);
}
