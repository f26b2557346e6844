package org.coveragerules;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * A clock that runs for a review request: by when a law, or the plan itself, has it decided.
 *
 * @param jurisdiction {@code US} or the two letters of a state; null for the plan's own clock
 * @param citation     the law, or the policy's version and statement
 * @param due          last day to decide; of a clock of hours the day of {@code dueAt}
 * @param dueAt        of a clock of hours the moment by which to decide, in the offset of the receipt, or in UTC where
 *                     a date alone was given; null of a clock of days
 */
public record DecisionClock(String jurisdiction, String citation, LocalDate due, OffsetDateTime dueAt) {
}
