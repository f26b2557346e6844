package org.coveragerules.request;

import java.time.LocalDate;
import java.util.List;

/**
 * An earlier request for one service.
 *
 * @param id             null: not told
 * @param providerId     null: unknown
 * @param condition      null: unknown
 * @param code           null: unknown
 * @param modifiers      two characters each
 * @param procedureGroup makes different codes similar; null: none
 * @param date           the date of service it asked for; null: unknown
 * @param units          at least 1; absent: 1
 * @param status         null: unknown
 * @param performed      whether the service was given; null: unknown
 */
public record PriorRequest(String id, String providerId, String condition, String code, List<String> modifiers,
        String procedureGroup, LocalDate date, int units, RequestStatus status, Boolean performed) {

    public PriorRequest {
        modifiers = Copies.list(modifiers);
        condition = Condition.of(condition);
    }

    /** The id alone: the diagnosis stays out, since this text may end in a log. */
    @Override
    public String toString() {
        return "PriorRequest[" + id + "]";
    }
}
