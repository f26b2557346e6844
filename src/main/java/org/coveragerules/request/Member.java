package org.coveragerules.request;

import java.time.LocalDate;

/**
 * The person the service is for.
 *
 * @param birthDate null: unknown
 * @param sex       null: unknown
 */
public record Member(LocalDate birthDate, Sex sex) {

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
