package org.coveragerules.request;

import java.time.LocalDate;

/** The person the service is for. */
public record Member(
        @Field(says = "Decides whether a reason concerns an adult or a child.", personal = true)
        LocalDate birthDate,
        @Field(says = "UNKNOWN is as absent.", personal = true, orUnknown = true)
        Sex sex) {

    public static final Member UNKNOWN = new Member(null, null);

    /** A member of whom no more than the birth date is known. */
    public Member(LocalDate birthDate) {
        this(birthDate, null);
    }

    /** Holds nothing personal, so that it may end in a log. */
    @Override
    public String toString() {
        return "Member[]";
    }
}
