package org.coveragerules.internal.facts;

/**
 * That a version of somebody's policy judges a line; there is one for each version that names an authority.
 *
 * @param line      the line
 * @param policyId  the policy's id
 * @param authority whose policy it is
 */
public record Judging(ServiceLine line, String policyId, String authority) {
}
