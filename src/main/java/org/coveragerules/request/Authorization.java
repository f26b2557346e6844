package org.coveragerules.request;

import java.time.LocalDate;

/**
 * An authorization on file. Its window includes both ends; an absent end is open.
 *
 * @param id             null: not told
 * @param code           the code it is for; null: any code of its discipline
 * @param discipline     the discipline it is for; null: only its code counts
 * @param condition      the diagnosis it is for; null: any
 * @param from           first day
 * @param to             last day
 * @param visits         visits authorized; null: limited by its dates only
 * @param visitsUsed     visits already used; absent: 0
 * @param placeOfService the place it was given for; null: unknown
 */
public record Authorization(String id, String code, Discipline discipline, String condition, LocalDate from,
        LocalDate to, Integer visits, int visitsUsed, String placeOfService) {

    public Authorization {
        condition = Condition.of(condition);
    }

    /** The id alone: the diagnosis stays out, since this text may end in a log. */
    @Override
    public String toString() {
        return "Authorization[" + id + "]";
    }
}
