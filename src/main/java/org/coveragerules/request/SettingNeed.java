package org.coveragerules.request;

/** A reason given for the outpatient hospital. */
public record SettingNeed(
        @Field(says = "The reason.", required = true, words = "NEED")
        String need,
        @Field(says = "Whether the record documents it; absent: it does not count.")
        Boolean documented,
        @Field(says = "Whether a freestanding setting could meet it.")
        Boolean availableInLowerAcuitySetting) {
}
