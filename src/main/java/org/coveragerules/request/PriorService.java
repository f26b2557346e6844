package org.coveragerules.request;

import java.time.LocalDate;
import java.util.Objects;

/** A service that the member has had. */
public record PriorService(
        @Field(says = "The code.", required = true, form = TextForm.PROCEDURE_CODE)
        String code,
        @Field(says = "Its day; one on or after the date of a line does not count for it.",
                required = true, personal = true)
        LocalDate date,
        @Field(says = "Absent: 1.", least = 1)
        int units) {

    public PriorService {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(date, "date");
    }

    /** The code alone, since this text may end in a log. */
    @Override
    public String toString() {
        return "PriorService[" + code + "]";
    }
}
