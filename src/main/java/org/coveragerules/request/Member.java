package org.coveragerules.request;

import java.time.LocalDate;

/**
 * The person the service is for.
 *
 * @param birthDate null: unknown
 */
public record Member(LocalDate birthDate) {

    static final Member UNKNOWN = new Member(null);

    /** Holds nothing personal, so that it may end in a log. */
    @Override
    public String toString() {
        return "Member[]";
    }
}
