package org.coveragerules.request;

import java.time.LocalDate;

/** An authorization on file. Its window includes both ends; an absent end is open. */
public record Authorization(
        @Field(says = "Its name on file.")
        String id,
        @Field(says = "The code it is for; absent: any code of its discipline.", form = TextForm.PROCEDURE_CODE)
        String code,
        @Field(says = "The discipline it is for; absent: only its code counts.")
        Discipline discipline,
        @Field(says = "The diagnosis it is for; absent: any.", form = TextForm.DIAGNOSIS)
        String condition,
        @Field(says = "First day.")
        LocalDate from,
        @Field(says = "Last day.")
        LocalDate to,
        @Field(says = "Visits authorized; absent: limited by its dates only.")
        Integer visits,
        @Field(says = "Visits already used.")
        int visitsUsed,
        @Field(says = "The place it was given for, two digits.", form = TextForm.PLACE_OF_SERVICE)
        String placeOfService) {

    public Authorization {
        condition = Condition.of(condition);
    }

    /** The id alone: the diagnosis stays out, since this text may end in a log. */
    @Override
    public String toString() {
        return "Authorization[" + id + "]";
    }
}
