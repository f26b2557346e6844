package org.coveragerules.request;

/**
 * A limit of the plan on the visits of one discipline (INS-7).
 *
 * @param discipline never null
 * @param visits     visits the plan covers in all
 * @param used       visits already used; absent: 0
 */
public record BenefitLimit(Discipline discipline, int visits, int used) {
}
