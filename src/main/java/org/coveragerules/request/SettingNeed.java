package org.coveragerules.request;

/**
 * A reason given for the outpatient hospital.
 *
 * @param need                           never null
 * @param documented                     whether the record documents it; null: unknown, and it does not count
 * @param availableInLowerAcuitySetting whether a freestanding setting could meet it; null: unknown
 */
public record SettingNeed(String need, Boolean documented, Boolean availableInLowerAcuitySetting) {
}
