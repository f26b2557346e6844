package org.coveragerules.internal.announce;

import org.coveragerules.internal.policy.PolicyVersion;

/**
 * A version that is not in force yet on a day.
 *
 * @param policy the version, which has a first day
 * @param days   from the day to that one; at least 1
 */
public record Coming(PolicyVersion policy, long days) {
}
