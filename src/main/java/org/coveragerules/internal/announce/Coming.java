package org.coveragerules.internal.announce;

import java.time.LocalDate;

/**
 * A version that is not in force yet on a day.
 *
 * @param policy    the policy's id
 * @param version   the version's name
 * @param title     for people
 * @param effective its first day in force
 * @param days      from the day to that one; at least 1
 * @param published when it was published; null: not known
 */
public record Coming(String policy, String version, String title, LocalDate effective, long days,
        LocalDate published) {
}
