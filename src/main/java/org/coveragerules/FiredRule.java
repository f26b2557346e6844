package org.coveragerules;

/**
 * A rule that fired.
 *
 * @param policy    id of the policy
 * @param version   the version asked
 * @param section   section of the policy
 * @param rule      the rule's name
 * @param statement id of the statement it carries
 */
public record FiredRule(String policy, String version, String section, String rule, String statement) {
}
